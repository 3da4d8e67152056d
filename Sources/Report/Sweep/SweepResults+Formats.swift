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
  /// - Parameter raw: whether each metric also lists its value in every replication, `null` for those
  ///   that are missing.
  /// - Throws: what reading the store throws, when raw.
  public func json(raw: Bool = false) throws -> String {
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
      (
        "points",
        .array(try rows.indices.map { json(rows[$0], runs: raw ? try runs(of: $0) : nil) })
      ),
    ]
    return JSON.object(members).text
  }

  /// Values by strategy, measure and replication.
  private func runs(of point: Int) throws -> [[[JSON]]] {
    let none = [JSON](repeating: .null, count: reading.replications)
    var values = reading.strategies.map { _ in reading.measures.map { _ in none } }
    try reading.runs(at: point) { strategy, replication, found in
      for (place, value) in found.enumerated() {
        values[strategy][place][replication] = .number(value)
      }
    }
    return values
  }

  private func json(_ row: SweepRow, runs: [[[JSON]]]?) -> JSON {
    .object([
      ("settings", .object(row.settings.map { ($0.path, .string($0.text)) })),
      ("verdict", reading.strategies.count > 1 ? .string(word(row.verdict)) : .null),
      (
        "strategies",
        .object(
          reading.strategies.enumerated().map { place, strategy in
            (
              strategy,
              .object(
                reading.measures.enumerated().map { index, measure in
                  (
                    measure.name,
                    json(
                      row.estimates[place][index], unit: measure.unit,
                      values: runs?[place][index])
                  )
                })
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

  private func json(_ estimate: Estimate, unit: String, values: [JSON]?) -> JSON {
    .object(
      [
        ("mean", .number(estimate.mean)), ("lower", .optional(estimate.lower)),
        ("upper", .optional(estimate.upper)), ("sd", .optional(estimate.standardDeviation)),
        ("n", .integer(estimate.n)), ("unit", .string(unit)),
      ] + (values.map { [("values", .array($0))] } ?? []))
  }
}
