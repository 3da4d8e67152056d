import Experiment
import Inference

/// Why one strategy earns more than another: what their replications differ in, taken pair by pair.
extension Results {
  /// Two cases set side by side: the one that leads in the deciding measure, and another.
  private struct Pair {
    var ahead: Int
    var behind: Int
    /// Measures in which they surely differ, each with its difference ahead - behind.
    var differences: [String: Comparison]
  }

  /// The two cases worth explaining: the leader and, among several, the last; `nil` when there is
  /// nothing to compare or nobody leads.
  private func pairToExplain() -> Pair? {
    guard outcome.stop.replications > 0, let metric = outcome.decidingMetric,
      let ahead = leader(of: metric),
      let behind = cases.filter({ $0 != ahead }).min(by: { a, b in
        isWorse(a, than: b, metric)
      }),
      let pair = outcome.comparisons(of: metric).first(where: {
        [$0.a, $0.b].sorted() == [ahead, behind].sorted()
      }),
      pair.verdict != .undecided, pair.verdict != .identical
    else { return nil }
    // Differences are stated one by one, at the level of a single interval.
    var differences: [String: Comparison] = [:]
    for measure in outcome.cases[ahead].measures {
      let found = Comparison.all(
        of: [outcome.cases[behind], outcome.cases[ahead]], metrics: [measure.name],
        confidence: outcome.comparisonConfidence)
      guard let one = found.first, one.difference.isFinite, one.winner != nil || isSure(one)
      else { continue }
      differences[measure.name] = one
    }
    return Pair(ahead: ahead, behind: behind, differences: differences)
  }

  private func isWorse(_ a: Int, than b: Int, _ metric: String) -> Bool {
    let (x, y) = (mean(metric, in: a) ?? -.infinity, mean(metric, in: b) ?? -.infinity)
    return measure(metric)?.orientation == .smallerIsBetter ? x > y : x < y
  }

  private func isSure(_ comparison: Comparison) -> Bool {
    comparison.interval.map { !$0.contains(0) } ?? (comparison.difference != 0)
  }

  // MARK: First screen

  /// One paragraph that says why the leader leads; `nil` when nothing can be said.
  func reason() -> String? {
    guard let pair = pairToExplain() else { return nil }
    let sentences = [
      moneySentence(pair), productSentence(pair), setupSentence(pair), orderSentence(pair),
    ].compactMap { $0 }
    guard !sentences.isEmpty else { return nil }
    let subject = "\(name(pair.ahead)) against \(name(pair.behind))"
    return "Why (\(subject)): \(sentences.joined(separator: " "))"
  }

  private func moneySentence(_ pair: Pair) -> String? {
    let parts = [("T", "money.throughput"), ("OE", "money.operating_expense")].compactMap {
      title, metric in pair.differences[metric].map { "\(title) is \(amount($0)) \(direction($0))" }
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ") + "."
  }

  private func productSentence(_ pair: Pair) -> String? {
    let products = ranked("products", "throughput", pair)
    guard products.count > 1 else { return nil }
    let gains = products.filter { $0.comparison.difference > 0 }.prefix(3)
    let losses = products.reversed().filter { $0.comparison.difference < 0 }.prefix(2)
    func list(_ items: some Collection<(name: String, comparison: Comparison)>) -> String {
      Wording.list(items.map { "\($0.name) (\(signedAmount($0.comparison)))" })
    }
    guard !gains.isEmpty else { return nil }
    var text = "T grows with \(list(gains))"
    if !losses.isEmpty { text += " and falls with \(list(losses))" }
    return text + "."
  }

  /// Setups on the resource that was occupied most in the case behind.
  private func setupSentence(_ pair: Pair) -> String? {
    let busiest = entities("resources", in: pair.behind).max { a, b in
      (mean("resources.\(a).utilisation", in: pair.behind) ?? 0)
        < (mean("resources.\(b).utilisation", in: pair.behind) ?? 0)
    }
    guard let busiest, let setup = pair.differences["resources.\(busiest).setup"],
      abs(setup.difference) >= 0.02
    else { return nil }
    return "\(busiest) spends \(share("resources.\(busiest).setup", in: pair.ahead)) of its time on"
      + " setups instead of \(share("resources.\(busiest).setup", in: pair.behind))."
  }

  /// What became of the orders.
  private func orderSentence(_ pair: Pair) -> String? {
    func part(_ quantity: String, in index: Int) -> Double? {
      guard let received = mean("flow.orders.received", in: index), received > 0,
        let count = mean("flow.orders.\(quantity)", in: index)
      else { return nil }
      return count / received
    }
    let parts = ["shipped", "refused", "lapsed", "lost"].compactMap { quantity -> String? in
      guard let new = part(quantity, in: pair.ahead), let old = part(quantity, in: pair.behind),
        abs(new - old) >= 0.02
      else { return nil }
      return "\(percent(new)) \(quantity) instead of \(percent(old))"
    }
    return parts.isEmpty ? nil : "Of the orders received, \(parts.joined(separator: ", "))."
  }

  // MARK: Section

  /// Section: everything in which the leader and the last surely differ.
  func whySection() -> Document {
    guard let pair = pairToExplain() else { return Document() }
    let products = ranked("products", "throughput", pair).map { "products.\($0.name).throughput" }
    let accounts = ranked("accounts", "throughput", pair).map { "accounts.\($0.name).throughput" }
    let groups: [String] =
      ["money.net_profit", "money.throughput", "money.operating_expense", "money.investment"]
      + products + accounts
      + entities("resources", in: pair.ahead).flatMap {
        ["resources.\($0).setup", "resources.\($0).busy"]
      }
      + allMeasures.map(\.name).filter {
        $0.hasPrefix("flow.") || $0.hasPrefix("portfolio.") || $0.hasPrefix("innovation.")
      }
    let rows = groups.compactMap { metric -> [String]? in
      guard let one = pair.differences[metric] else { return nil }
      let quantity = Quantity(one.measure)
      return [
        metric, quantity.unit, quantity.mean(summary(metric, in: pair.ahead)),
        quantity.mean(summary(metric, in: pair.behind)),
        quantity.value(one.difference, beside: one.interval),
        one.interval.map(quantity.range) ?? Digits.missing,
      ]
    }
    guard !rows.isEmpty else { return Document() }
    var document = Document()
    document.add(.heading("Why \(name(pair.ahead)) is ahead of \(name(pair.behind))"))
    let table = Table(
      [
        .words("measure"), .words("unit"), .numbers(name(pair.ahead)), .numbers(name(pair.behind)),
        .numbers("difference"), .numbers("interval"),
      ], rows: rows)
    // Names of measures are long: the units go first ('throughline metrics' has them).
    document.add(table.width > Screen.width ? table.without("unit").fitted() : table.fitted())
    document.add(
      .paragraph(
        "Only differences whose own \(comparisonConfidenceText) interval excludes zero; paired, one"
          + " by one, so about one in twenty of the smallest may be chance."))
    return document
  }

  // MARK: Words

  /// Entities of a group by their difference in a quantity, largest gain first.
  private func ranked(
    _ group: String, _ quantity: String, _ pair: Pair
  ) -> [(name: String, comparison: Comparison)] {
    entities(group, in: pair.ahead).compactMap { name in
      pair.differences["\(group).\(name).\(quantity)"].map { (name: name, comparison: $0) }
    }
    .sorted { ($1.comparison.difference, $0.name) < ($0.comparison.difference, $1.name) }
  }

  private func amount(_ one: Comparison) -> String {
    Quantity(one.measure).value(abs(one.difference), beside: one.interval)
  }

  private func signedAmount(_ one: Comparison) -> String {
    (one.difference > 0 ? "+" : "-") + amount(one)
  }

  private func direction(_ one: Comparison) -> String { one.difference > 0 ? "higher" : "lower" }

  private func share(_ metric: String, in index: Int) -> String {
    percent(mean(metric, in: index) ?? .nan)
  }

  private func percent(_ share: Double) -> String {
    Digits.fixed(share * 100, decimals: 0) + " %"
  }
}
