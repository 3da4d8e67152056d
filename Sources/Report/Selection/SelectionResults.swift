import Experiment
import Inference

/// A search for the best of several systems, with all that a report says around it.
public struct SelectionResults: Sendable {
  /// What produced it.
  public var provenance: Provenance
  /// What was found.
  public var selection: Selection
  /// How it was looked for.
  public var terms: Terms

  /// How it was looked for.
  public struct Terms: Sendable, Hashable {
    /// The procedure.
    public var method: SelectionMethod
    /// Least difference that matters, in the measure's unit.
    public var margin: Double
    /// Probability of a correct selection that was asked for.
    public var confidence: Double
    /// Replications of each in the first stage.
    public var first: Int

    /// Creates terms.
    public init(method: SelectionMethod, margin: Double, confidence: Double, first: Int) {
      self.method = method
      self.margin = margin
      self.confidence = confidence
      self.first = first
    }
  }

  /// Creates results.
  public init(provenance: Provenance, selection: Selection, terms: Terms) {
    self.provenance = provenance
    self.selection = selection
    self.terms = terms
  }

  private var quantity: Quantity { Quantity(selection.measure) }
  private var level: String { Digits.significant(terms.confidence * 100, 4) + " %" }
  private var amount: String {
    quantity.withUnit(
      Digits.significant(quantity.shown(terms.margin)), isDifference: true)
  }
  private var total: Int { selection.spent.reduce(0, +) }

  /// What the numbers rest on.
  var procedure: String {
    let name =
      switch terms.method {
      case .kn: "Kim & Nelson's sequential procedure, common random numbers"
      case .rinott: "Rinott's two-stage procedure, independent random numbers"
      case .ocba: "optimal computing budget allocation, independent random numbers"
      }
    return "\(name), \(terms.first) replications of each to begin with"
  }

  /// What the procedure promises, in words.
  var guarantee: String {
    guard terms.method.hasGuarantee else {
      return "This was exploration: nothing is promised. The procedures kn and rinott promise."
    }
    return "Where the best of them is ahead of every other one by \(amount) or more, it is the one"
      + " selected with a probability of at least \(level). Differences below that do not matter,"
      + " by your own margin."
  }

  /// The answer.
  var verdict: String {
    let name = Wording.name(of: selection.measure)
    let count = "\(Wording.count(total, "replication"))"
    switch selection.end {
    case .selected(let system):
      let estimate = quantity.withUnit(quantity.cell(selection.estimates[system]))
      let word = terms.method.hasGuarantee ? "is selected" : "looks best"
      return "\(selection.names[system]) \(word): \(name) \(estimate), found with \(count)."
    case .budget:
      return "The budget is too small to decide: \(survivors) may still be the best after \(count)."
    case .hopeless:
      return "The differences vary too much for a margin of \(amount): more than a thousand million"
        + " replications would be needed. Take a larger margin."
    case .interrupted:
      return "Stopped after \(count): \(survivors) may still be the best."
    }
  }

  private var survivors: String {
    selection.survivors.count > 6
      ? "\(selection.survivors.count) of \(selection.names.count)"
      : Wording.list(selection.survivors.map { selection.names[$0] })
  }

  // MARK: Texts

  /// The selection for the screen.
  public func table() -> String { Screen.text(document()) }
  /// The selection for a document.
  public func markdown() -> String { Markdown.text(document()) }

  private func document() -> Document {
    var document = provenance.header(basis: "\(procedure), \(level)")
    document.add(.verdict(verdict))
    document.add(alternatives.fitted())
    document.add(.paragraph(guarantee + " Intervals of means hold each by itself."))
    return document
  }

  /// The alternatives from the best mean down.
  private var ranked: [Int] {
    let sign = selection.measure.orientation == .smallerIsBetter ? -1.0 : 1.0
    return selection.names.indices.sorted { a, b in
      let (x, y) = (selection.estimates[a].mean, selection.estimates[b].mean)
      guard x.isFinite, y.isFinite, x != y else { return a < b }
      return sign * x > sign * y
    }
  }

  private var alternatives: Table {
    let unit = quantity.unit.isEmpty ? "" : " [\(quantity.unit)]"
    return Table(
      [
        .words("alternative"), .numbers(Wording.name(of: selection.measure) + unit),
        .numbers("replications"), .words("standing"),
      ],
      rows: ranked.map { system in
        [
          selection.names[system], quantity.cell(selection.estimates[system]),
          String(selection.spent[system]), standing(system),
        ]
      })
  }

  private func standing(_ system: Int) -> String {
    if selection.selected == system {
      return terms.method.hasGuarantee ? "selected" : "looks best"
    }
    if let stage = selection.droppedAt[system] { return "dropped after \(stage)" }
    return selection.survivors.contains(system) && selection.selected == nil ? "open" : ""
  }

  /// The selection as CSV: a row per alternative.
  public func csv() -> String {
    let fixed =
      [provenance.sources[0].file, provenance.world ?? ""] + provenance.settings.map(\.value)
    var text = CSV.line(
      ["scenario", "world"] + provenance.settings.map(\.path) + [
        "alternative", "metric", "unit", "n", "mean", "sd", "lower", "upper", "replications",
        "dropped_after", "selected",
      ])
    for system in selection.names.indices {
      let estimate = selection.estimates[system]
      text += CSV.line(
        fixed + [
          selection.names[system], selection.measure.name, selection.measure.unit,
          String(estimate.n), CSV.number(estimate.mean), CSV.number(estimate.standardDeviation),
          CSV.number(estimate.lower), CSV.number(estimate.upper),
          String(selection.spent[system]), selection.droppedAt[system].map(String.init) ?? "",
          selection.selected == system ? "1" : "0",
        ])
    }
    return text
  }

  /// The selection as JSON; keys and their order are stable.
  public func json() -> String {
    var members = provenance.members(confidence: terms.confidence, procedure: procedure)
    members += [
      ("method", .string(terms.method.rawValue)),
      ("metric", .string(selection.measure.name)), ("unit", .string(selection.measure.unit)),
      ("margin", .number(terms.margin)), ("first", .integer(terms.first)),
      ("replications", .integer(total)),
      ("selected", .optional(selection.selected.map { selection.names[$0] })),
      ("survivors", .array(selection.survivors.map { .string(selection.names[$0]) })),
      ("verdict", .string(verdict)), ("guarantee", .string(guarantee)),
      (
        "alternatives",
        .object(
          selection.names.indices.map { system in
            let estimate = selection.estimates[system]
            return (
              selection.names[system],
              .object([
                ("mean", .number(estimate.mean)), ("lower", .optional(estimate.lower)),
                ("upper", .optional(estimate.upper)),
                ("sd", .optional(estimate.standardDeviation)), ("n", .integer(estimate.n)),
                ("replications", .integer(selection.spent[system])),
                ("dropped_after", .optional(selection.droppedAt[system])),
              ])
            )
          })
      ),
    ]
    return JSON.object(members).text
  }
}
