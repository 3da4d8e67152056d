import Experiment

extension Provenance {
  /// The head of a report on one scenario: what produced it, the command that repeats it, and the
  /// title.
  /// - Parameter basis: what the numbers rest on, if there are any.
  func header(basis: String?) -> Document {
    var facts = ["throughline \(engineVersion)", "seed \(seed)", "scenario \(sources[0].hash)"]
    if let world { facts.append("world \(world)") }
    let lines = [facts.joined(separator: ", ")] + (basis.map { [$0] } ?? [])
    return Document(blocks: [
      .lines(lines), .command(reproduce),
      .title(sources[0].title),
    ])
  }

  /// The first members of a JSON result on one scenario.
  /// - Parameter confidence: level of its intervals; `nil` where it has none.
  func members(confidence: Double?, procedure: String) -> [(String, JSON)] {
    var members: [(String, JSON)] = [
      ("throughline", .string(engineVersion)), ("command", .string(command)),
      ("reproduce", .string(reproduce)), ("seed", .unsigned(seed)),
    ]
    if let confidence { members.append(("confidence", .number(confidence))) }
    return members + [
      ("procedure", .string(procedure)),
      (
        "scenario",
        .object([
          ("file", .string(sources[0].file)), ("title", .string(sources[0].title)),
          ("hash", .string(sources[0].hash)),
        ])
      ),
      ("world", .optional(world)),
      ("settings", .object(settings.map { ($0.path, .string($0.value)) })),
    ]
  }
}
