import Experiment

extension Results {
  /// Text for a terminal: one screen, or the sections asked for.
  /// - Parameters:
  ///   - sections: sections to show instead of the first screen; empty for that screen.
  ///   - all: whether every section follows the first screen.
  public func table(sections: [Section] = [], all: Bool = false) -> String {
    Screen.text(document(sections: sections, all: all))
  }

  /// The same as Markdown.
  public func markdown(sections: [Section] = [], all: Bool = false) -> String {
    Markdown.text(document(sections: sections, all: all))
  }

  /// The report as blocks.
  func document(sections: [Section], all: Bool) -> Document {
    var document = header(all: all)
    if sections.isEmpty || all { document.add(firstScreen(all: all)) }
    for section in all ? Section.allCases : sections {
      let part = self.document(of: section)
      if part.blocks.isEmpty, !all {
        document.add(
          .paragraph("Section \(section.rawValue): nothing to show. \(lack(of: section))"))
      }
      document.add(part)
    }
    document.add(warningsList(limit: all ? .max : 3))
    if sections.isEmpty, !all, outcome.stop.replications > 0 {
      let more = Section.allCases.filter { !self.document(of: $0).blocks.isEmpty }
      document.add(
        .paragraph("More: --all, or --section " + more.map { $0.rawValue }.joined(separator: "|")))
    }
    return document
  }

  /// Why a section has nothing to show.
  private func lack(of section: Section) -> String {
    guard section == .why, cases.count > 1, let metric = outcome.decidingMetric,
      let measure = measure(metric)
    else { return section.needs }
    return "Nobody is surely ahead in \(Wording.name(of: measure)), so there is no lead to explain."
  }

  /// What produced the result, and the question.
  func header(all: Bool) -> Document {
    var document = Document()
    let several = provenance.sources.count > 1
    var facts = ["throughline \(engineVersion)", "seed \(provenance.seed)"]
    facts += distinctSources.map {
      "scenario " + (several ? "\($0.file) \($0.hash)" : $0.hash)
    }
    if let world = provenance.world { facts.append("world \(world)") }
    document.add(
      .lines(
        [facts.joined(separator: ", "), outcome.procedure]
          + (countingText(all: all).map { [$0] } ?? []))
    )
    document.add(.command(provenance.reproduce))
    if outcome.stop.isInterrupted {
      document.add(
        .verdict(
          "PARTIAL RESULT: interrupted after"
            + " \(Wording.count(outcome.stop.replications, "complete replication"))."))
    }
    var told: Set<[String?]> = []
    for source in distinctSources
    where told.insert([source.title, source.question, source.lookFor]).inserted {
      document.add(.title(source.title))
      if let question = source.question { document.add(.paragraph(question)) }
      // Often many lines: not on a first screen.
      if all, let lookFor = source.lookFor { document.add(.paragraph("Look for: \(lookFor)")) }
    }
    return document
  }

  /// What of a run counts, where a reader might expect something else.
  private func countingText(all: Bool) -> String? {
    switch provenance.counting {
    case nil, .steadyState: return nil
    case .terminating(let warmup, let unit, let reasons):
      let start =
        warmup > 0
        ? "after a stated warm-up of \(Digits.significant(warmup)) \(unit)" : "from the start"
      return "terminating: everything counts \(start)"
        + (all ? "; " + Wording.list(reasons) : "")
    }
  }

  /// The files, each once even if it takes part twice.
  private var distinctSources: [Provenance.Source] {
    var seen: Set<Provenance.Source> = []
    return provenance.sources.filter { seen.insert($0).inserted }
  }

  private func firstScreen(all: Bool) -> Document {
    // What keeps the screen at 40 lines however many strategies there are.
    let limit = all ? Int.max : (cases.count > 5 ? 4 : 5)
    var document = Document()
    for sentence in verdict().prefix(limit) { document.add(.verdict(sentence)) }
    if let note = pairingNote { document.add(.paragraph(note)) }
    if let reason = reason() { document.add(.paragraph(reason)) }
    guard outcome.stop.replications > 0 else { return document }
    document.add(keyNumbers(limit: limit))
    document.add(comparisonsWithBest(limit: all ? .max : 4))
    document.add(constraintEvidence(limit: limit))
    if !all { document.add(marginalSection()) }
    let items = advice()
    if !items.isEmpty {
      document.add(.heading("What to try next"))
      document.add(.list(items))
    }
    return document
  }

  func warningsList(limit: Int) -> Document {
    let warnings = allWarnings
    guard !warnings.isEmpty else { return Document() }
    var document = Document()
    document.add(.heading("Warnings"))
    var items = warnings.prefix(limit).map { $0 }
    if warnings.count > items.count { items.append("\(warnings.count - items.count) more: --all") }
    document.add(.list(items))
    return document
  }

  /// Every warning as a sentence that names the case and how many replications gave it.
  var allWarnings: [String] {
    batchWarnings
      + outcome.cases.flatMap { result in
        result.warnings.map { warning in
          let count = "\(warning.count) of \(repetition.count(result.replications))"
          return "\(result.name): \(warning.text) (\(count))"
        }
      }
  }
}
