import ArgumentParser

/// A parameter of a scenario and a range of its values: `plant.resources.mill.setup=0 min..40 min`.
struct PhaseRange: Equatable {
  /// Path as for `--set`.
  var path: String
  /// Ends of the range, in the unit.
  var values: ClosedRange<Double>
  /// What stands behind the numbers: `min`, `per week`, `%`, or nothing.
  var unit: String

  /// Reads a range.
  /// - Parameter option: the option it stands behind, for messages.
  init(_ text: String, option: String) throws {
    func wrong(_ why: String) -> ValidationError {
      ValidationError(
        "\(option) \(why); write for example \(option) 'plant.resources.B.setup=0 min..40 min'")
    }
    guard let sign = text.firstIndex(of: "="), sign != text.startIndex else {
      throw wrong("wants PATH=FROM..TO; found '\(text)'")
    }
    path = String(text[..<sign])
    let ends = text[text.index(after: sign)...]
    guard let dots = ends.firstRange(of: "..") else {
      throw wrong("wants two ends with '..' between; found '\(ends)'")
    }
    guard let from = Self.end(ends[..<dots.lowerBound]), let to = Self.end(ends[dots.upperBound...])
    else { throw wrong("wants numbers, with units, at both ends; found '\(ends)'") }
    // `0..40 min` has one unit, for both.
    guard from.unit == to.unit || from.unit.isEmpty else {
      throw wrong("wants both ends in one unit; found '\(from.unit)' and '\(to.unit)'")
    }
    guard from.number < to.number else {
      throw wrong("wants the smaller end first; found '\(ends)'")
    }
    guard path.split(separator: ".").first != "worlds" else {
      throw wrong("cannot change 'worlds': one of them is laid over the scenario already")
    }
    values = from.number...to.number
    unit = to.unit
  }

  /// A number and what stands behind it.
  private static func end(_ text: Substring) -> (number: Double, unit: String)? {
    let words = text.drop { $0 == " " }
    let digits = words.prefix { "0123456789.-".contains($0) }
    guard let first = digits.first, let last = digits.last, first != ".", last != ".",
      let number = Double(digits), number.isFinite
    else { return nil }
    var unit = words[digits.endIndex...].drop { $0 == " " }
    while unit.last == " " { unit.removeLast() }
    return (number, String(unit))
  }

  /// The range as it is given.
  var text: String {
    let tail = unit.isEmpty ? "" : " \(unit)"
    return "\(path)=\(plain(values.lowerBound))\(tail)..\(plain(values.upperBound))\(tail)"
  }

  private func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
  }
}
