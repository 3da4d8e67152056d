import Company
import Experiment

extension Results {
  /// Section: what management reviews found and did in the first replication, and in how many
  /// replications each step was taken; absent where none was held.
  func reviewsSection() -> Document {
    var document = Document()
    for index in cases {
      guard let reviews = outcome.cases[index].reviews else { continue }
      document.add(.heading(cases.count > 1 ? "Reviews, \(name(index))" : "Reviews"))
      document.add(.table(logTable(reviews.log)))
      document.add(
        .paragraph(
          "What reviews did in the first replication, from the company's books; occupied is the share of"
            + " its staffed time that the most occupied resource was busy, in setup or down. In brackets:"
            + " what management estimates that a unit adds, and the time in which that pays its price."
        ))
      document.add(.table(stepsTable(reviews)))
    }
    return document
  }

  /// The reporting period, as units of rates name it.
  private var period: String {
    let words = measure("money.net_profit")?.unit.split(separator: " ") ?? []
    return words.last.map(String.init) ?? "period"
  }

  private func logTable(_ log: [ReviewEntry]) -> Table {
    Table(
      [.numbers(period), .words("constraint"), .numbers("occupied [%]"), .words("done")],
      rows: log.flatMap { entry -> [[String]] in
        let steps = entry.steps.isEmpty ? [""] : entry.steps.map(text)
        return steps.enumerated().map { place, step in
          place == 0
            ? [
              Digits.fixed(entry.time, decimals: 1), entry.constraint ?? "the market",
              Digits.fixed(entry.occupied * 100, decimals: 1), step,
            ] : ["", "", "", step]
        }
      })
  }

  private func text(_ step: ReviewEntry.Step) -> String {
    let text = "\(step.kind.rawValue): \(step.text)"
    guard let gain = step.gain, let payback = step.payback else { return text }
    guard payback.isFinite else { return "\(text) (it would add nothing)" }
    return "\(text) (\(Digits.significant(gain, 3)) per \(period),"
      + " \(Digits.significant(payback, 2)) \(period)s)"
  }

  private func stepsTable(_ reviews: ReviewTotals) -> Table {
    Table(
      [.words("step"), .numbers("replications that took it [%]")],
      rows: zip(ReviewEntry.Kind.allCases, reviews.taken).map { kind, count in
        [
          kind.rawValue,
          Digits.fixed(
            100 * Double(count) / Double(max(reviews.replications, 1)), decimals: 0),
        ]
      })
  }

  /// The reviews of a case as JSON.
  func json(of reviews: ReviewTotals) -> JSON {
    .object([
      (
        "log",
        .array(
          reviews.log.map { entry in
            .object([
              ("time", .number(entry.time)), ("constraint", .optional(entry.constraint)),
              ("occupied", .number(entry.occupied)),
              ("steps", .array(entry.steps.map(json))),
            ])
          })
      ),
      (
        "taken",
        .object(
          zip(ReviewEntry.Kind.allCases, reviews.taken).map { kind, count in
            (kind.rawValue, .integer(count))
          })
      ),
    ])
  }

  private func json(of step: ReviewEntry.Step) -> JSON {
    .object([
      ("step", .string(step.kind.rawValue)), ("text", .string(step.text)),
      ("gain", .optional(step.gain)), ("payback", .optional(step.payback)),
    ])
  }
}
