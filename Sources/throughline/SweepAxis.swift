import ArgumentParser
import Experiment

/// A parameter of a sweep and its values: `plant.resources.B.units=1..4`.
///
/// Values are separated by commas. Each is a value as `--set` takes it, or a range: `1..10` (whole
/// numbers), `0.5..2 by 0.25`, `10 min..40 min x 4` (so many, equally far apart) or
/// `log 1..100 x 5` (by equal factors). Commas inside brackets, braces and quotes belong to a value.
struct SweepAxis: Equatable {
  /// Path as for `--set`.
  var path: String
  /// Values as for `--set`, in order.
  var values: [String]
  /// The one range that was given, for designs that draw from it.
  var range: PhaseRange?
  /// Whether it was asked to go by equal factors.
  var isLogarithmic = false

  /// Most values of an axis.
  private static let most = 100_000

  init(_ text: String) throws {
    guard let sign = text.firstIndex(of: "="), sign != text.startIndex else {
      throw ValidationError("--set wants PATH=VALUES; found '\(text)'")
    }
    path = String(text[..<sign])
    values = []
    let items = Self.items(text[text.index(after: sign)...])
    for item in items {
      guard item.contains("..") else {
        values.append(item)
        continue
      }
      let found = try SweepRange(item, path: path)
      if items.count == 1 { (range, isLogarithmic) = (found.range, found.isLogarithmic) }
      values += try found.values(atMost: Self.most, orAny: items.count == 1)
    }
  }

  /// What stands between commas that are not inside brackets, braces or quotes.
  private static func items(_ text: Substring) -> [String] {
    var items: [String] = []
    var item = ""
    var depth = 0
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if "\"'".contains(character) {
        quote = character
      } else if "[{(".contains(character) {
        depth += 1
      } else if "]})".contains(character) {
        depth -= 1
      } else if character == ",", depth == 0 {
        items.append(trimmed(item))
        item = ""
        continue
      }
      item.append(character)
    }
    return items + [trimmed(item)]
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}

/// A range of values, and which of them are meant.
private struct SweepRange {
  var range: PhaseRange
  var isLogarithmic: Bool
  var step: Double?
  var count: Int?

  init(_ text: String, path: String) throws {
    var words = text.split(separator: " ").map(String.init)
    isLogarithmic = words.first == "log"
    if isLogarithmic { words.removeFirst() }
    if words.count > 2, let place = words.firstIndex(of: "by"), place + 1 < words.count {
      // The unit of the step is that of the range.
      guard let step = Double(words[place + 1]), step > 0, !isLogarithmic else {
        throw Self.wrong(path, text)
      }
      self.step = step
      words.removeSubrange(place...)
    } else if words.count > 2, words[words.count - 2] == "x" {
      guard let count = Int(words[words.count - 1]), count >= 2 else {
        throw Self.wrong(path, text)
      }
      self.count = count
      words.removeLast(2)
    }
    range = try PhaseRange("\(path)=\(words.joined(separator: " "))", option: "--set")
    guard !isLogarithmic || range.values.lowerBound > 0 else {
      throw ValidationError("equal factors need values above zero; found '\(text)'")
    }
  }

  private static func wrong(_ path: String, _ text: String) -> ValidationError {
    ValidationError(
      "--set \(path) wants a range such as '1..10', '0.5..2 by 0.25', '10 min..40 min x 4' or"
        + " 'log 1..100 x 5'; found '\(text)'")
  }

  /// The values as text.
  /// - Parameter orAny: whether a range without steps may do without values, for designs that draw.
  func values(atMost most: Int, orAny: Bool) throws -> [String] {
    let (low, high) = (range.values.lowerBound, range.values.upperBound)
    if let count {
      guard count <= most else { throw tooMany(most) }
      let axis = PhaseAxis(
        path: range.path, range: range.values, unit: range.unit, grid: count, refine: 0,
        isLogarithmic: isLogarithmic)
      return axis.values.indices.map(axis.text)
    }
    let step = self.step ?? 1
    guard self.step != nil || (low == low.rounded() && high == high.rounded() && !isLogarithmic)
    else {
      if orAny { return [] }
      throw Self.wrong(range.path, range.text)
    }
    // What falls short of the end by rounding alone belongs to it.
    let count = ((high - low) / step * (1 + 1e-12)).rounded(.down)
    guard count < Double(most) else { throw tooMany(most) }
    let tail = range.unit.isEmpty ? "" : " \(range.unit)"
    return (0...Int(count)).map { FocusMoves.plain(low + Double($0) * step) + tail }
  }

  private func tooMany(_ most: Int) -> ValidationError {
    ValidationError("--set \(range.path) has more than \(most) values")
  }
}
