import Experiment
import Inference

/// How a plant settles, with all that a report says around it.
public struct WarmupResults: Sendable {
  /// What produced it.
  public var provenance: Provenance
  /// What the pilot found.
  public var finding: WarmupFinding
  /// What the scenario says of its time.
  public var terms: Terms

  /// What the scenario says of its time, in its base unit.
  public struct Terms: Sendable, Hashable {
    /// Name of the base unit.
    public var unit: String
    /// Warm-up as stated; `nil` where it is to be found.
    public var stated: Double?
    /// Measured span.
    public var horizon: Double
    /// Whether strategies wait for the end of the warm-up.
    public var strategiesWait: Bool
    /// Resources of which all their time is asked for, or more.
    public var overloaded: [String]

    /// Creates terms.
    public init(
      unit: String, stated: Double?, horizon: Double, strategiesWait: Bool,
      overloaded: [String] = []
    ) {
      self.unit = unit
      self.overloaded = overloaded
      self.stated = stated
      self.horizon = horizon
      self.strategiesWait = strategiesWait
    }
  }

  /// Creates results.
  public init(provenance: Provenance, finding: WarmupFinding, terms: Terms) {
    self.provenance = provenance
    self.finding = finding
    self.terms = terms
  }

  /// What the numbers rest on.
  var procedure: String {
    "MSER-5 on the average of \(Wording.count(finding.replications, "pilot replication")),"
      + " \(finding.intervals) intervals of \(time(finding.interval))"
  }

  /// The answer.
  public var verdict: String {
    if let cut = finding.cut {
      guard cut > 0 else { return "No warm-up is needed: nothing at the start stands out." }
      return
        "Leave out the first \(time(cut)): what comes after it has settled, as far as the pilot shows."
    }
    if let gap = finding.courses.first(where: { $0.verdict == .undefined }) {
      let what = "\(Wording.name(of: gap.measure)) of \(gap.name)"
      guard gap.averages.contains(where: \.isFinite) else {
        return "No warm-up can be named: \(what) has no value at all. Take another metric (--of)."
      }
      return
        "No warm-up can be named: \(what) has no value in some intervals. Take longer ones (--interval),"
        + " or another metric (--of)."
    }
    let open = finding.courses.filter { $0.cut == nil }
      .map { "\(Wording.name(of: $0.measure)) of \($0.name)" }
    return
      "The run is too short to find a warm-up: \(time(finding.span)) was not enough for"
      + " \(Wording.list(open)) to settle. Run longer (--set time.horizon=...), unless"
      + " \(open.count > 1 ? "they never settle" : "it never settles")."
  }

  /// What else the reader should know.
  public var notes: [String] {
    var notes: [String] = []
    if let cut = finding.cut {
      if let stated = terms.stated {
        notes.append(
          stated >= cut
            ? "The scenario states \(time(stated)): that is enough."
            : "The scenario states \(time(stated)), which is less; \(setting(cut)) states what was found."
        )
      }
      if WarmupFinding.isLong(cut, before: terms.horizon) {
        notes.append(
          "That is more than 30 % of a run with its horizon of \(time(terms.horizon)). Take one of"
            + " \(time(Digits.roundedUp(cut / 0.3 - cut))) or more and look again: so late a cut may not be"
            + " the last word.")
      }
    }
    for course in finding.courses where course.verdict == .moving {
      guard let interval = course.drift?.interval else { continue }
      let quantity = Quantity(course.measure)
      let isRising = interval.lowerBound > 0
      let size =
        isRising ? interval : (-interval.upperBound)...(-interval.lowerBound)
      notes.append(
        "After its cut \(Wording.name(of: course.measure)) of \(course.name) still"
          + " \(isRising ? "rises" : "falls"), from the first half of what is left to the second by"
          + " \(quantity.withUnit(quantity.range(size), isDifference: true)) (99 % interval).")
    }
    if !terms.overloaded.isEmpty {
      notes.append(
        "As much as \(Wording.list(terms.overloaded)) has time for is asked for, or more: unless orders"
          + " are lost, they pile up without end, and nothing about them settles.")
    }
    if !finding.growing.isEmpty {
      notes.append(
        "The open orders of \(Wording.list(finding.growing)) grow all the time: more is asked for than"
          + " is made. What is in the plant may settle; how long orders take never will.")
    }
    if terms.strategiesWait, !provenance.strategies.isEmpty {
      notes.append(
        "Strategies come into force when the warm-up ends, so it was looked for under the base"
          + " decisions, and what counts holds the transition. 'time: { strategies: from_start }'"
          + " leaves it out.")
    }
    return notes
  }

  private func setting(_ cut: Double) -> String {
    "--set time.warmup=\"\(FocusMoves.plain(cut)) \(terms.unit)\""
  }

  /// A time in base units.
  func time(_ value: Double) -> String { "\(Digits.significant(value, 6)) \(terms.unit)" }

  // MARK: Texts

  /// The finding for the screen.
  public func table() -> String { Screen.text(document()) }
  /// The finding for a document.
  public func markdown() -> String { Markdown.text(document()) }

  private func document() -> Document {
    var document = provenance.header(basis: procedure)
    document.add(.verdict(verdict))
    for note in notes { document.add(.paragraph(note)) }
    document.add(courses.fitted())
    for course in finding.courses where course.averages.contains(where: \.isFinite) {
      document.add(.heading("\(course.name): \(Wording.name(of: course.measure))"))
      document.add(.picture(picture(of: course)))
    }
    return document
  }

  private var courses: Table {
    Table(
      [
        .words("system"), .words("metric"), .numbers("settles after [\(terms.unit)]"),
        .numbers("then on average"), .words("unit"),
      ],
      rows: finding.courses.map { course in
        let quantity = Quantity(course.measure)
        return [
          course.name, Wording.name(of: course.measure),
          course.cut.map { Digits.significant(Double($0) * finding.interval, 6) }
            ?? (course.verdict == .undefined ? Digits.missing : "not yet"),
          course.cut.flatMap { _ in course.truncation }
            .map { Digits.significant(quantity.shown($0.mean), 4) } ?? Digits.missing,
          quantity.unit,
        ]
      })
  }

  /// The moving average as an area, with the cut below it.
  private func picture(of course: SettlingCourse) -> [String] {
    let values = course.smoothed?.moving ?? course.averages.map { $0.isFinite ? $0 : 0 }
    let columns = min(70, values.count)
    let shown = (0..<columns).map { values[$0 * (values.count - 1) / max(columns - 1, 1)] }
    let quantity = Quantity(course.measure)
    let top = max(shown.max() ?? 0, 0)
    let bottom = min(shown.min() ?? 0, 0)
    guard top > bottom else { return ["  0 all the time"] }
    var lines = Glyphs.area(shown, range: bottom...top, height: 5).map { "  |" + $0 }
    lines[0] += " \(Digits.significant(quantity.shown(top), 3)) \(quantity.unit)"
    var axis = [Character](repeating: "-", count: columns)
    if let cut = course.cut {
      axis[min(columns - 1, cut * (columns - 1) / max(values.count - 1, 1))] = "^"
    }
    let end = time(Double(values.count) * finding.interval)
    lines.append("  +" + String(axis) + " \(end)")
    return lines
  }
}
