import Company
import Probability

/// Reads `setup` of a resource: what a change from one setup family to another takes.
struct SetupReader {
  let values: Values
  let families: Families

  private var random: RandomReader { RandomReader(values: values) }

  /// The setup; `nil` for none.
  func read(_ node: Node, _ noun: String, at place: Place) -> Setup? {
    let fields = Fields(node, "the setup of \(noun)", values, at: place)
    let time = fields["time"].map { random.read($0, .duration) ?? .constant(0) }
    if let node = fields["chance"] {
      let chance = values.share(node, in: Bounds(least: 0, most: 1))
      if time == nil { missingTime(fields) }
      guard let chance, chance > 0 else { return nil }
      return Setup(time ?? .constant(0), need: .chance(chance))
    }
    guard let from = fields.fields("from") else {
      if time == nil { missingTime(fields) }
      return time.map { Setup($0) }
    }
    return Setup(time ?? .constant(0), pairs: pairs(from))
  }

  private func missingTime(_ fields: Fields) {
    _ = fields.required("time", hint: "write for example 'time: 10 min'")
  }

  private func pairs(_ from: Fields) -> [Setup.Pair] {
    var pairs: [Setup.Pair] = []
    for row in from.entries {
      guard let start = family(row) else { continue }
      let to = Fields(row.value, "changes from '\(row.key)'", values, at: row.keyPlace)
      for cell in to.entries {
        guard let end = family(cell), let time = random.read(cell.value, .duration) else {
          continue
        }
        // A matrix may well show its diagonal.
        if start != end {
          pairs.append(Setup.Pair(from: start, to: end, time: time))
        } else if time.mean > 0 {
          values.findings.error(
            "a unit that stays with '\(cell.key)' does not change over", at: cell.value.place,
            found: cell.value.text, allowed: ["0"], hint: "leave it out")
        }
      }
    }
    return pairs
  }

  private func family(_ entry: Mapping.Entry) -> Int? {
    guard entry.value.origin != .failed else { return nil }
    if let number = families[entry.key] { return number }
    values.unknown("setup family", entry.key, at: entry.keyPlace, Names(families.list))
    return nil
  }
}
