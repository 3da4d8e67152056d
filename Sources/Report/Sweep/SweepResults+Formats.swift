import Experiment
import Inference

extension SweepResults {
  /// The sweep as long, tidy CSV, with a column per path: a row per point, strategy and measure, then
  /// one per pair in the deciding measure; or, when raw, a row per run and measure.
  ///
  /// Written in pieces, so that memory does not grow with the number of runs.
  public func writeCSV(raw: Bool, to emit: (String) throws -> Void) throws {
    let leading = ["scenario", "world", "strategy"] + provenance.settings.map(\.path) + paths
    if raw {
      try emit(CSV.line(leading + ["replication", "metric", "unit", "value"]))
      for point in rows.indices { try writeRuns(of: point, to: emit) }
      return
    }
    try emit(
      CSV.line(leading + ["metric", "unit", "n", "mean", "sd", "lower", "upper", "winner"]))
    for row in rows {
      var text = ""
      for (strategy, estimates) in zip(reading.strategies, row.estimates) {
        for (measure, estimate) in zip(reading.measures, estimates) {
          text += line(row, strategy, measure, estimate, winner: "")
        }
      }
      for pair in row.comparisons {
        text += line(
          row, "\(reading.strategies[pair.a]) minus \(reading.strategies[pair.b])", measure,
          pair.paired.difference, winner: word(pair.settled(confidence: reading.confidence)))
      }
      try emit(text)
    }
  }

  private func fixed(_ settings: [StoreOrigin.Value], _ strategy: String) -> [String] {
    [provenance.sources[0].file, provenance.world ?? "", strategy]
      + provenance.settings.map(\.value) + settings.map(\.text)
  }

  private func line(
    _ row: SweepRow, _ strategy: String, _ measure: Measure, _ estimate: Estimate, winner: String
  ) -> String {
    CSV.line(
      fixed(row.settings, strategy) + [
        measure.name, measure.unit, String(estimate.n), CSV.number(estimate.mean),
        CSV.number(estimate.standardDeviation), CSV.number(estimate.lower),
        CSV.number(estimate.upper), winner,
      ])
  }

  private func writeRuns(of point: Int, to emit: (String) throws -> Void) throws {
    let named = reading.measures.map { CSV.fields([$0.name, $0.unit]) }
    try reading.runs(at: point) { strategy, replication, values in
      let fixed = CSV.fields(
        fixed(reading.points[point].settings, reading.strategies[strategy]))
      var text = ""
      for (name, value) in zip(named, values) {
        text += "\(fixed),\(replication),\(name),\(CSV.number(value))\n"
      }
      try emit(text)
    }
  }

  /// The sweep as JSON; keys and their order are stable.
  public func json() -> String {
    var members = provenance.members(
      confidence: reading.confidence, procedure: procedure)
    members += [
      ("strategies", .array(reading.strategies.map { .string($0) })),
      ("metric", .string(measure.name)), ("unit", .string(measure.unit)),
      ("margin", .optional(reading.margin)),
      ("paths", .array(paths.map { .string($0) })),
      ("verdict", .string(verdict)),
      ("missing", .integer(missing)),
      ("warnings", .array(warnings.map { .string($0.text) })),
      ("sensitivities", .array(analysis.sensitivities.map(json))),
      ("fits", .array(analysis.fits.map(json))),
      ("points", .array(rows.map(json))),
    ]
    return JSON.object(members).text
  }

  private func json(_ row: SweepRow) -> JSON {
    .object([
      ("settings", .object(row.settings.map { ($0.path, .string($0.text)) })),
      ("verdict", reading.strategies.count > 1 ? .string(word(row.verdict)) : .null),
      (
        "strategies",
        .object(
          zip(reading.strategies, row.estimates).map { strategy, estimates in
            (
              strategy,
              .object(zip(reading.measures, estimates).map { ($0.name, json($1, unit: $0.unit)) })
            )
          })
      ),
      (
        "pairs",
        .array(
          row.comparisons.map { pair in
            .object([
              ("a", .string(reading.strategies[pair.a])),
              ("b", .string(reading.strategies[pair.b])),
              ("n", .integer(pair.n)), ("difference", .number(pair.difference)),
              ("lower", .optional(pair.interval?.lowerBound)),
              ("upper", .optional(pair.interval?.upperBound)),
              ("p_holm", .optional(pair.pHolm)),
              ("verdict", .string(word(pair.settled(confidence: reading.confidence)))),
            ])
          })
      ),
    ])
  }

  private func json(_ estimate: Estimate, unit: String) -> JSON {
    .object([
      ("mean", .number(estimate.mean)), ("lower", .optional(estimate.lower)),
      ("upper", .optional(estimate.upper)), ("sd", .optional(estimate.standardDeviation)),
      ("n", .integer(estimate.n)), ("unit", .string(unit)),
    ])
  }
}
