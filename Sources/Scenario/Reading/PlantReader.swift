import Company
import Probability

/// Reads `plant`: the resources.
struct PlantReader {
  private let values: Values
  private let entries: [Mapping.Entry]

  init(fields: Fields) {
    values = fields.values
    guard let node = fields.required("resources", hint: "write 'resources: { A: {} }'") else {
      entries = []
      return
    }
    entries = Fields(node, "resources", values, at: fields.place).entries
    if entries.isEmpty, node.mapping != nil, node.origin != .failed {
      values.findings.error("a plant needs at least one resource", at: node.place)
    }
    if entries.count > Limits.parts {
      values.findings.error(
        "the plant has more than \(Limits.parts) resources", at: node.place)
    }
  }

  /// The names, which routes need before the resources can be read.
  var names: Names { Names(entries.map(\.key)) }

  /// Indices of the resources that move pieces in rounds.
  var inRounds: Set<Int> {
    Set(entries.indices.filter { entries[$0].value.mapping?["rounds"]?.isNull == false })
  }

  /// The resources, in the order of the file.
  func resources(_ families: Families) -> [Resource] {
    entries.map { resource($0, families) }
  }

  private func resource(_ entry: Mapping.Entry, _ families: Families) -> Resource {
    let noun = "resource '\(entry.key)'"
    let fields = Fields(entry.value, noun, values, at: entry.keyPlace)
    let failures = FailureReader(values: values)
    let rounds = fields.fields("rounds", "the rounds of \(noun)")
    if rounds != nil { checkRounds(fields) }
    return Resource(
      name: entry.key, units: fields.count("units", in: Limits.units, default: 1),
      buffer: buffer(fields, inRounds: rounds != nil),
      setup: fields["setup"].flatMap {
        SetupReader(values: values, families: families).read($0, noun, at: entry.keyPlace)
      },
      cost: fields.moneyRate("cost"),
      speed: fields["speed"].flatMap {
        values.share($0, in: Bounds(least: 0, most: 1000, aboveLeast: true))
      } ?? 1,
      shifts: ShiftReader(values: values).shifts(fields),
      failures: failures.failures(fields.fields("failures")),
      rounds: rounds.flatMap(failures.rounds),
      more: fields.fields("more", "more of \(noun)").map(expansion))
  }

  private func expansion(_ fields: Fields) -> Expansion {
    Expansion(
      price: fields.money("price"), cost: fields.moneyRate("cost"),
      leadTime: fields.duration("lead_time") ?? 0,
      atMost: fields.count("at_most", in: Limits.units, default: 1))
  }

  /// What has no meaning where pieces move in rounds.
  private func checkRounds(_ fields: Fields) {
    for key in ["units", "speed", "setup", "shifts", "failures", "more"] {
      guard let node = fields[key], key != "units" || node.text != "1" else { continue }
      values.findings.error(
        "'\(key)' means nothing for \(fields.noun), which moves pieces in rounds", at: node.place,
        hint: "leave it out; 'pieces' says how many can move")
    }
  }

  private func buffer(_ fields: Fields, inRounds: Bool) -> Int? {
    guard let node = fields["buffer"], node.text != "unlimited" else { return nil }
    guard let text = node.text, let first = text.utf8.first,
      Number.isDigit(first) || first == UInt8(ascii: "-")
    else {
      values.expected(
        "'unlimited' or a number of places", node,
        hint: node.text.flatMap { Suggestion.hint(for: $0, among: ["unlimited"]) })
      return nil
    }
    // Pieces that wait for a round have no other place than the queue.
    return values.count(node, in: (inRounds ? 1 : 0)...Limits.jobs.upperBound)
  }
}
