import Experiment
import Inference

/// Three or more cases against the best of them.
extension Results {
  /// Each case against the best of the others.
  var againstBest: [Document.Block] {
    guard let best = outcome.best else { return [] }
    let quantity = Quantity(best.measure)
    let unit = quantity.unit.isEmpty ? "" : " [\(quantity.unit)]"
    let table = Table(
      [
        .words("strategy"), .numbers("mean\(unit)"),
        .numbers("ahead of the best other\(unit)"), .words("standing"),
      ],
      rows: cases.map { index in
        let system = best.comparison.systems[index]
        let ahead = quantity.value(system.advantage, beside: system.interval)
        return [
          name(index), quantity.mean(summary(best.measure.name, in: index)),
          "\(ahead) (\(quantity.range(system.interval)))", standing(system.standing),
        ]
      })
    let level = Digits.significant(100 * best.confidence, 4)
    return [.paragraph("Each against the best of the others:")] + table.fitted() + [
      .paragraph(
        "Multiple comparison with the best (Hsu's, with a paired t for each pair, Bonferroni): all"
          + " intervals hold together at \(level) %.")
    ] + [.paragraph(possible(best))]
  }

  /// Who may be the best, in a sentence.
  private func possible(_ best: BestOfMany) -> String {
    let names = best.possible.map(name)
    let level = Digits.significant(100 * best.confidence, 4)
    let text =
      names.count == cases.count
      ? "Any of them may be the best"
      : names.count == 1
        ? "The best in \(Wording.name(of: best.measure)) is \(names[0])"
        : "The best in \(Wording.name(of: best.measure)) is \(names.dropLast().joined(separator: ", "))"
          + " or \(names[names.count - 1])"
    return "\(text) (subset selection, \(level) %)."
  }

  private func standing(_ standing: ComparisonWithBest.Standing) -> String {
    switch standing {
    case .best: "the best"
    case .notBest: "not the best"
    case .open: "open"
    }
  }

  /// The same for programs; `null` with fewer than three cases.
  var bestJSON: JSON {
    guard let best = outcome.best else { return .null }
    return .object([
      ("metric", .string(best.measure.name)), ("confidence", .number(best.confidence)),
      ("possible_best", .array(best.possible.map { .string(name($0)) })),
      (
        "against_best",
        .object(
          best.comparison.systems.enumerated().map { index, system in
            (
              name(index),
              .object([
                ("advantage", .number(system.advantage)),
                ("lower", .number(system.interval.lowerBound)),
                ("upper", .number(system.interval.upperBound)),
                ("standing", .string(standing(system.standing))),
              ])
            )
          })
      ),
    ])
  }
}
