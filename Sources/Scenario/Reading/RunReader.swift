import Company

/// Reads how the scenario is to be run: replications, seed, confidence and what to compare.
struct RunReader {
  let root: Fields
  let time: TimeFrame
  /// What a replication reports; empty when that is not known.
  let metrics: [String]

  private var values: Values { root.values }

  /// The metric that matters unless the scenario says otherwise.
  static let standardMetric = "money.net_profit"

  /// The seed; fixed unless declared, so that a run can be repeated.
  func seed() -> UInt64 {
    guard let node = root["seed"] else { return 42 }
    guard let text = node.text, text.utf8.allSatisfy(Number.isDigit), let seed = UInt64(text),
      String(seed) == text
    else {
      values.expected("a whole number, 0 to \(UInt64.max)", node)
      return 42
    }
    return seed
  }

  /// The confidence level of intervals.
  func confidence(_ fields: Fields, default standard: Double) -> Double {
    fields["confidence"].flatMap {
      values.share($0, in: Bounds(least: 0, most: 1, aboveLeast: true, belowMost: true))
    } ?? standard
  }

  /// How many replications to make.
  func replications() -> ReplicationPlan {
    let standard = ReplicationPlan.fixed(30)
    guard let node = root["replications"] else { return standard }
    guard node.mapping != nil else {
      return values.count(node, in: 1...Limits.replications).map(ReplicationPlan.fixed) ?? standard
    }
    let fields = Fields(node, "replications", values, at: root.place)
    let atMost = fields.count("at_most", in: 2...Limits.replications, default: 500)
    let metrics = metrics(fields)
    if let width = fields["half_width"] {
      return inReportedUnit(width).map { .halfWidth($0, of: metrics, atMost: atMost) } ?? standard
    }
    if let precision = fields["precision"] {
      let bounds = Bounds(least: 0, most: 1, aboveLeast: true, belowMost: true)
      return values.share(precision, in: bounds).map {
        .precision($0, of: metrics, atMost: atMost)
      } ?? standard
    }
    if node.origin != .failed {
      values.findings.error(
        "'replications' says neither how wide nor how precise the interval shall be",
        at: node.place, allowed: ["half_width", "precision", "a whole number"])
    }
    return standard
  }

  /// What to compare strategies by.
  func compare(confidence: Double) -> CompareSettings {
    guard let fields = root.fields("compare") else {
      return CompareSettings(metrics: [Self.standardMetric], confidence: confidence)
    }
    return CompareSettings(
      metrics: metrics(fields), margin: fields["margin"].flatMap(inReportedUnit),
      confidence: self.confidence(fields, default: confidence))
  }

  /// The metrics of `of`: one name or a list.
  private func metrics(_ fields: Fields) -> [String] {
    guard let node = fields["of"] else { return [Self.standardMetric] }
    let nodes = node.items ?? [node]
    if nodes.isEmpty { values.findings.error("the list of metrics is empty", at: node.place) }
    var names: [String] = []
    for node in nodes {
      guard let name = node.text, !node.isNull else {
        values.expected("the name of a metric such as \(Self.standardMetric)", node)
        continue
      }
      if names.contains(name) {
        values.findings.error("metric \(node.described) is listed twice", at: node.place)
      } else if metrics.isEmpty || metrics.contains(name) {
        names.append(name)
      } else {
        values.findings.error(
          "unknown metric \(node.described)", at: node.place, found: name, allowed: metrics,
          hint: Suggestion.hint(for: name, among: metrics)
            ?? "'throughline metrics' lists all of them")
      }
    }
    return names
  }

  /// A positive amount in the unit in which metrics are reported: rates per `time.per`, durations
  /// in the base unit, shares and plain numbers as they are.
  private func inReportedUnit(_ node: Node) -> Double? {
    let what = "an amount such as 100 per week, 2 h or 5"
    guard let quantity = values.quantity(node, what) else { return nil }
    let units = values.units
    var value = quantity.number
    switch quantity.unit {
    case .none, .currency: break
    case .percent: value /= 100
    case .time(let unit): value *= units.length(unit)
    }
    if let per = quantity.per { value *= time.perLength / (per.count * units.length(per.unit)) }
    guard value > 0, value <= Bounds.endless else {
      values.findings.error(
        "\(node.described) is out of range", at: node.place, found: node.text,
        allowed: ["more than 0"])
      return nil
    }
    return value
  }
}
