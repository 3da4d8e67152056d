import Company
import Probability

/// Reads `failures` of a resource: what makes its units fail.
struct FailureReader {
  let values: Values

  /// The causes, in the order of the file.
  func failures(_ fields: Fields?) -> [Failure] {
    (fields?.entries ?? []).map(failure)
  }

  private func failure(_ entry: Mapping.Entry) -> Failure {
    let fields = Fields(
      entry.value, "the cause of failures '\(entry.key)'", values, at: entry.keyPlace,
      hint: "write for example 'breakdown: { uptime: 20 h, repair: 4 h }'")
    let random = RandomReader(values: values)
    let uptime = fields.required("uptime", hint: "write for example 'uptime: 20 h'").flatMap {
      node -> Distribution? in
      guard let law = random.read(node, .duration, in: .positive) else { return nil }
      if law.mean <= 0 {
        values.findings.error("the time to failure is always 0", at: node.place)
      }
      return law
    }
    let repair = fields.required("repair", hint: "write for example 'repair: 4 h'").flatMap {
      random.read($0, .duration)
    }
    let clock = fields["by"].flatMap {
      values.word($0, "clock of failures", of: ["time", "operation"])
    }
    return Failure(
      name: entry.key, clock: clock == "operation" ? .operation : .time,
      uptime: uptime ?? .constant(Bounds.endless), repair: repair ?? .constant(0))
  }

  /// The capacity per period that takes the place of units and times; `nil` after a finding.
  func rounds(_ fields: Fields) -> Rounds? {
    let every = fields.required("every", hint: "write for example 'every: 1 h'").flatMap {
      values.duration($0, in: .positive)
    }
    let pieces = fields.required(
      "pieces", hint: "write for example 'pieces: { discrete: { values: [1, 2, 3, 4, 5, 6] } }'"
    ).flatMap { RandomReader(values: values).read($0, .count) }
    let moves = fields["moves"].flatMap {
      values.word($0, "order of moves", of: ["sequential", "simultaneous"])
    }
    guard let every, let pieces else { return nil }
    return Rounds(
      every: every, pieces: pieces, moves: moves == "simultaneous" ? .simultaneous : .sequential)
  }
}
