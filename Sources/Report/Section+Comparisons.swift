import Experiment
import Inference

extension Results {
  /// Section: every pair in every measure.
  func comparisonsSection() -> Document {
    guard !outcome.comparisons.isEmpty else { return Document() }
    var document = Document()
    document.add(.heading("Comparisons"))
    var told: Set<String> = []
    for measure in outcome.comparisons.map({ $0.measure }) where told.insert(measure.name).inserted
    {
      let unit = Quantity(measure).unit
      document.add(
        .paragraph(
          Wording.sentence(Wording.name(of: measure)) + (unit.isEmpty ? "" : " [\(unit)]")
            + ", \(measure.orientation.rawValue):"))
      document.add(table(of: outcome.comparisons(of: measure.name)).fitted())
    }
    document.add(.paragraph(comparisonNote))
    document.add(againstBest)
    return document
  }

  /// For the first screen: the best case against each other, in the deciding measure.
  func comparisonsWithBest(limit: Int) -> Document {
    guard cases.count > 2, let metric = outcome.decidingMetric, let best = leader(of: metric) else {
      return Document()
    }
    let pairs = outcome.comparisons(of: metric).filter { $0.a == best || $0.b == best }
      .sorted { (abs($0.difference), $0.a, $0.b) < (abs($1.difference), $1.a, $1.b) }
    var document = Document()
    document.add(.heading("\(name(best)) against the nearest others"))
    document.add(table(of: Array(pairs.prefix(limit))).fitted())
    return document
  }

  private func table(of pairs: [Comparison]) -> Table {
    Table(
      [
        .words("a"), .words("b"), .numbers("a - b"), .numbers("interval"), .numbers("p (Holm)"),
        .numbers("P(a)"), .numbers("var"), .words("verdict"),
      ],
      rows: pairs.map { pair in
        let quantity = Quantity(pair.measure)
        return [
          name(pair.a), name(pair.b), quantity.value(pair.difference, beside: pair.interval),
          pair.interval.map(quantity.range) ?? Digits.missing,
          pair.pHolm.map(Results.probability) ?? Digits.missing,
          pair.probabilityABetter.map { Digits.fixed($0, decimals: 2) } ?? Digits.missing,
          pair.paired.varianceRatio.map { Digits.significant($0, 2) } ?? Digits.missing,
          pair.verdict.rawValue,
        ]
      })
  }

  /// A p-value with two digits, or `<0.001`.
  private static func probability(_ p: Double) -> String {
    p < 0.001 ? "<0.001" : Digits.fixed(p, decimals: p < 0.1 ? 3 : 2)
  }

  private var comparisonNote: String {
    "Paired t under common random numbers; intervals hold together at \(comparisonConfidenceText)"
      + " (Bonferroni, \(Wording.count(outcome.comparisons.count, "comparison"))). P(a): share of"
      + " replications in which a is better. var: variance of the difference over that of"
      + " independent runs; below 1, common random numbers helped."
  }
}
