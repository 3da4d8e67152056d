import Experiment
import Inference

/// Claims and what was found of them: a page for people, or rows for programs.
public struct ClaimsReport: Sendable {
  /// The claims, in the order of the files.
  public var entries: [ClaimEntry]
  /// The command that repeats all of it.
  public var reproduce: String

  /// Creates a report.
  public init(entries: [ClaimEntry], reproduce: String) {
    self.entries = entries
    self.reproduce = reproduce
  }

  /// Text for a terminal.
  public func table() -> String {
    Screen.text(
      document(
        .list(
          entries.map {
            "\($0.text) (\($0.source)): \($0.answerText), \(measured($0)). \($0.borderText)"
          })))
  }

  /// A page in Markdown, with all claims in one table.
  public func markdown() -> String { Markdown.text(document(.table(overview))) }

  /// What was measured of a claim, in a few words.
  private func measured(_ entry: ClaimEntry) -> String {
    "\(Wording.name(of: entry.finding.measure)) \(entry.effectText)"
  }

  /// The page as blocks, with an overview of its own.
  private func document(_ overview: Document.Block) -> Document {
    var document = Document()
    document.add(.title("Claims, and the worlds they were tried in"))
    document.add(
      .paragraph(
        "Each claim is put to the test in a stated world: a scenario in which the strategies differ"
          + " in decisions only, and nothing of what is claimed is put in. The answer is about that"
          + " world. Where a border is given, one value of the world was varied to find where the"
          + " claim stops holding. Intervals of effects hold for each claim by itself; all that is"
          + " said along one border holds together. Made by throughline \(engineVersion):"))
    document.add(.command(reproduce))
    document.add(overview)
    for entry in entries { document.add(self.document(of: entry)) }
    return document
  }

  private var overview: Table {
    Table(
      [
        .words("claim"), .words("source"), .words("in this world"), .words("measured"),
        .words("border"),
      ],
      rows: entries.map { entry in
        [
          entry.text, entry.source, entry.answerText,
          measured(entry), entry.borderText,
        ]
      })
  }

  private func document(of entry: ClaimEntry) -> Document {
    var document = Document()
    let source = entry.provenance.sources[0]
    document.add(.heading(entry.text))
    document.add(
      .paragraph(
        "Source: \(entry.source). Claimed here: \(entry.expectationText)."
          + " Scenario: \(source.file)."))
    document.add(.verdict(entry.verdict))
    let world = [source.question, source.lookFor].compactMap { $0 }.joined(separator: " ")
    document.add(.paragraph("The world: \(source.title). \(world)"))
    document.add(measures(of: entry).fitted())
    if entry.border != nil {
      document.add(.paragraph("Along \(entry.borderText)."))
    }
    document.add(.command(entry.provenance.reproduce))
    return document
  }

  private func measures(of entry: ClaimEntry) -> Table {
    let names = [entry.finding.measure.name] + entry.also
    let cases = entry.finding.cases
    var headings: [Table.Heading] =
      [.words("measure"), .words("unit")] + cases.map { .numbers($0.name) }
    if cases.count == 2 { headings.append(.numbers("difference")) }
    return Table(
      headings,
      rows: names.compactMap { name -> [String]? in
        guard let measure = cases[0].measure(name) else { return nil }
        let quantity = Quantity(measure)
        var row = [Wording.name(of: measure), quantity.unit]
        row += cases.indices.map { quantity.cell(entry.own(name, of: $0)) }
        if cases.count == 2 {
          let pair = ClaimFinding.compare(
            cases, metric: name, confidence: entry.finding.confidence)
          row.append(quantity.cell(pair?.paired.difference))
        }
        return row
      })
  }

  // MARK: Formats for programs

  /// A row per claim.
  public func csv() -> String {
    CSV.line([
      "scenario", "claim", "source", "first", "second", "metric", "unit", "expectation", "answer",
      "effect", "lower", "upper", "n", "border",
    ])
      + entries.map { entry in
        let (value, interval, count) = effect(of: entry)
        return CSV.line([
          entry.provenance.sources[0].file, entry.text, entry.source, entry.first,
          entry.second ?? "", entry.finding.measure.name, entry.finding.measure.unit,
          entry.expectationText, entry.finding.answer.rawValue, CSV.number(value),
          CSV.number(interval?.lowerBound), CSV.number(interval?.upperBound), String(count),
          entry.borderText,
        ])
      }.joined()
  }

  /// An object per claim.
  public func json() -> String {
    JSON.object([
      ("throughline", .string(engineVersion)), ("command", .string("claims")),
      ("reproduce", .string(reproduce)), ("claims", .array(entries.map(json))),
    ]).text
  }

  private func json(of entry: ClaimEntry) -> JSON {
    let (value, interval, count) = effect(of: entry)
    let source = entry.provenance.sources[0]
    var members: [(String, JSON)] = [
      ("claim", .string(entry.text)), ("source", .string(entry.source)),
      ("scenario", .string(source.file)), ("hash", .string(source.hash)),
      ("first", .string(entry.first)), ("second", .optional(entry.second)),
      ("metric", .string(entry.finding.measure.name)),
      ("unit", .string(entry.finding.measure.unit)),
      ("expectation", .string(entry.expectationText)),
      ("answer", .string(entry.finding.answer.rawValue)),
      ("is_relative", .bool(isRelative(entry))), ("effect", .number(value)),
      ("lower", .optional(interval?.lowerBound)), ("upper", .optional(interval?.upperBound)),
      ("n", .integer(count)), ("confidence", .number(entry.finding.confidence)),
      ("reproduce", .string(entry.provenance.reproduce)),
    ]
    if let border = entry.border {
      members.append(
        (
          "border",
          .object([
            ("path", .string(border.axis.path)), ("unit", .string(border.axis.unit)),
            (
              "stretches",
              .array(
                entry.stretches.map { stretch in
                  .object([
                    ("holds", stretch.holds.map { .bool($0) } ?? .null),
                    ("from", .number(border.axis.values[stretch.places.lowerBound])),
                    ("to", .number(border.axis.values[stretch.places.upperBound])),
                  ])
                })
            ),
          ])
        ))
    }
    return .object(members)
  }

  private func isRelative(_ entry: ClaimEntry) -> Bool {
    if case .between = entry.finding.expectation { return entry.finding.change != nil }
    return false
  }

  /// The effect as a number: a relative change, a difference, or the measure itself.
  private func effect(of entry: ClaimEntry) -> (Double, ClosedRange<Double>?, Int) {
    if isRelative(entry), let change = entry.finding.change {
      return (
        change.ratio - 1,
        change.interval.map { ($0.lowerBound - 1)...($0.upperBound - 1) }, change.n
      )
    }
    if let pair = entry.finding.comparison { return (pair.difference, pair.interval, pair.n) }
    let own = entry.own(entry.finding.measure.name, of: 0)
    return (own?.mean ?? .nan, own?.interval, own?.n ?? 0)
  }
}
