import Experiment
import Inference

extension Results {
  /// The results as long, tidy CSV: one row per case and metric, or, when raw, one row per
  /// replication too.
  ///
  /// Columns: `scenario,world,strategy`, one per `--set` path, then `replication,metric,unit,value`
  /// (raw) or `metric,unit,n,mean,sd,lower,upper`. Marginal values, where they were asked for, are
  /// metrics such as `marginal.B.unit.net_profit`. Summaries end with a row per comparison, whose
  /// strategy reads `a minus b`: no strategy can have that name. Undefined values are empty.
  public func csv(raw: Bool = false) -> String {
    var text = ""
    writeCSV(raw: raw) { text += $0 }
    return text
  }

  /// The same in pieces, so that memory does not grow with the number of replications.
  /// - Parameters:
  ///   - raw: whether there is a row per replication.
  ///   - sections: `[.profit]` or `[.course]` for that section's own rows instead.
  ///   - emit: takes the next piece; what it throws ends the writing.
  public func writeCSV<Failure: Error>(
    raw: Bool = false, sections: [Section] = [], to emit: (String) throws(Failure) -> Void
  ) throws(Failure) {
    if sections == [.profit] { return try emit(profitCSV()) }
    if sections == [.course] { return try emit(courseCSV()) }
    let leading = leadingColumns
    if raw {
      try writeRawRows(leading, to: emit)
    } else {
      try emit(summaryRows(leading))
    }
  }

  /// Names of the columns that say what a row is about.
  var leadingColumns: [String] {
    ["scenario", "world", "strategy"] + provenance.settings.map { $0.path }
  }

  func fixedFields(strategy: String, source: String?) -> [String] {
    [source ?? provenance.sources[0].file, provenance.world ?? "", strategy]
      + provenance.settings.map { $0.value }
  }

  private func writeRawRows<Failure: Error>(
    _ leading: [String], to emit: (String) throws(Failure) -> Void
  ) throws(Failure) {
    try emit(CSV.line(leading + ["replication", "metric", "unit", "value"]))
    for result in outcome.cases {
      let width = result.measures.count
      // What is the same in every replication is quoted once.
      let fixed = CSV.fields(fixedFields(strategy: result.name, source: result.source))
      let named = result.measures.map { CSV.fields([$0.name, $0.unit]) }
      for replication in 0..<result.replications {
        var rows = ""
        for place in 0..<width {
          let value = CSV.number(result.values[replication * width + place])
          rows += "\(fixed),\(replication),\(named[place]),\(value)\n"
        }
        try emit(rows)
      }
    }
  }

  func summaryRows(_ leading: [String]) -> String {
    var text = CSV.line(leading + ["metric", "unit", "n", "mean", "sd", "lower", "upper"])
    for index in cases {
      let result = outcome.cases[index]
      let fixed = fixedFields(strategy: result.name, source: result.source)
      for (measure, summary) in zip(result.measures, summaries[index]) {
        text += CSV.line(
          fixed + [
            measure.name, measure.unit, String(summary.n), CSV.number(summary.mean),
            CSV.number(summary.standardDeviation), CSV.number(summary.interval?.lowerBound),
            CSV.number(summary.interval?.upperBound),
          ])
      }
      for row in marginalRows(in: index) { text += CSV.line(fixed + row) }
    }
    for pair in outcome.comparisons {
      let fixed = fixedFields(
        strategy: "\(name(pair.a)) minus \(name(pair.b))", source: outcome.cases[pair.a].source)
      text += CSV.line(
        fixed + [
          pair.measure.name, pair.measure.unit, String(pair.n), CSV.number(pair.difference),
          CSV.number(pair.paired.difference.standardDeviation),
          CSV.number(pair.interval?.lowerBound),
          CSV.number(pair.interval?.upperBound),
        ])
    }
    return text
  }

  /// Metric, unit and statistics of each marginal value.
  private func marginalRows(in index: Int) -> [[String]] {
    guard let marginal = marginal(in: index) else { return [] }
    func row(_ name: String, _ unit: String, _ estimate: Estimate) -> [String] {
      [
        "marginal.\(name)", unit, String(estimate.n), CSV.number(estimate.mean),
        CSV.number(estimate.standardDeviation), CSV.number(estimate.lower),
        CSV.number(estimate.upper),
      ]
    }
    return marginal.values.flatMap { value -> [[String]] in
      let name = "\(value.resource).\(value.kind.rawValue)"
      var rows = [
        row(
          "\(name).net_profit", measure("money.net_profit")?.unit ?? "", value.netProfit.difference),
        row(
          "\(name).output_rate", measure("flow.output_rate")?.unit ?? "", value.output.difference),
      ]
      if let elasticities = value.elasticities {
        rows.append(
          row(
            "\(name).elasticity", "",
            Estimate(of: elasticities, confidence: marginal.confidence)))
      }
      return rows
    }
  }
}
