import Experiment
import Inference

extension Results {
  /// The results as long, tidy CSV: one row per case and metric, or, when raw, one row per
  /// replication too.
  ///
  /// Columns: `scenario,world,strategy`, one per `--set` path, then `replication,metric,unit,value`
  /// (raw) or `metric,unit,n,mean,sd,lower,upper`. Summaries end with a row per comparison, whose
  /// strategy reads `a minus b`: no strategy can have that name. Undefined values are empty.
  public func csv(raw: Bool = false) -> String {
    let leading = ["scenario", "world", "strategy"] + provenance.settings.map { $0.path }
    return raw ? rawRows(leading) : summaryRows(leading)
  }

  private func fixedFields(strategy: String, source: String?) -> [String] {
    [source ?? provenance.sources[0].file, provenance.world ?? "", strategy]
      + provenance.settings.map { $0.value }
  }

  private func rawRows(_ leading: [String]) -> String {
    var text = CSV.line(leading + ["replication", "metric", "unit", "value"])
    for result in outcome.cases {
      let fixed = fixedFields(strategy: result.name, source: result.source)
      let width = result.measures.count
      for replication in 0..<result.replications {
        for (place, measure) in result.measures.enumerated() {
          let value = result.values[replication * width + place]
          text += CSV.line(
            fixed + [String(replication), measure.name, measure.unit, CSV.number(value)])
        }
      }
    }
    return text
  }

  private func summaryRows(_ leading: [String]) -> String {
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
}
