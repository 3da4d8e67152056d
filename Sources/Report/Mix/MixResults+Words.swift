import Experiment
import Inference

extension MixResults {
  /// The sentence that answers the question: which mix earns most when it is tried, and whether the
  /// promises were kept.
  package func verdict() -> [String] {
    guard hasRun else { return results.verdict() }
    guard let best = bestPlace else { return results.verdict() }
    var sentences = results.cases.count == 1 ? [onlyOne] : results.verdict()
    sentences.append(promiseSentence(best))
    return sentences
  }

  /// The first mix carried out by the system with the largest net profit.
  var bestPlace: Int? {
    let leader =
      results.cases.count == 1 ? results.cases.first : results.leader(of: "money.net_profit")
    return leader.flatMap { trial.caseOfMix.firstIndex(of: $0) }
  }

  private var onlyOne: String {
    let pieces = mixes.first.map { mixText($0) } ?? ""
    let reason =
      problem.isMarketTheConstraint ? ": the plant can make all that the market asks for" : ""
    return "Every method chooses the same mix (\(pieces))\(reason)."
  }

  private func promiseSentence(_ place: Int) -> String {
    let mix = mixes[place]
    let promised = money(mix.throughput)
    guard let summary = achieved("money.throughput", by: place), summary.mean.isFinite,
      let measure = results.measure("money.throughput")
    else { return "\(mix.method.rawValue) promises \(promised) of throughput per \(period)." }
    let quantity = Quantity(measure)
    let share = share(by: place).map { " (\(percent($0)))" } ?? ""
    let number = quantity.value(summary.mean, beside: summary.interval)
    return
      "The mix of \(mix.method.rawValue) promises a throughput of \(promised) per \(period) and"
      + " achieves \(number)\(share)."
  }

  /// The promise that cannot be kept, if the plain rule makes one.
  var infeasibility: String? {
    guard let place = mixes.firstIndex(where: { $0.method == .bestMoney }),
      !mixes[place].isFeasible
    else { return nil }
    let mix = mixes[place]
    let shown = mix.overloaded.prefix(3).map { resource in
      "\(problem.resources[resource].name) by \(overText(mix, resource))"
    }
    let more = mix.overloaded.count - shown.count
    let list = Wording.list(shown + (more > 0 ? ["\(more) more"] : []))
    var text =
      "The plain rule looks at \(constraintName) only: its promise of \(money(mix.throughput)) per"
      + " \(period) would overload \(list)"
    if hasRun, let share = share(by: place) { text += "; it achieves \(percent(share)) of it" }
    return text + "."
  }

  /// What limits the plant, on paper.
  var constraintSentence: String {
    guard let place = problem.constraint else { return "No resource limits what is made." }
    guard !problem.isMarketTheConstraint else {
      return "The plant can make all that the market asks for: the market is the constraint."
    }
    let load = problem.demandLoad
    let others = problem.overloaded(by: load).filter { $0 != place }
    let own = "its \(time(problem.resources[place].capacity)) \(timeUnit) per \(period)"
    var text = "\(problem.resources[place].name) lacks most: "
    text +=
      load[place] == .infinity
      ? "the demand for \(own) has no end" : "the market asks for \(time(load[place])) of \(own)"
    if !others.isEmpty {
      let names = others.prefix(4).map { problem.resources[$0].name }
      let more = others.count - names.count
      text += "; \(Wording.list(names + (more > 0 ? ["\(more) more"] : [])))"
      text += others.count == 1 ? " lacks time, too" : " lack time, too"
    }
    return text + "."
  }

  /// What one more unit of time is worth, in words.
  var worthSentence: String {
    let paid = problem.resources.indices.filter { worth[$0] > 0 }
      .sorted { (-worth[$0], $0) < (-worth[$1], $1) }
    guard !paid.isEmpty else {
      return "More of no resource is worth anything: there is time for everything that earns."
    }
    let shown = paid.prefix(5).enumerated().map { place, resource in
      let name = problem.resources[resource].name
      let price = price(worth[resource])
      return place == 0 ? "A \(unitWord) of \(name) more is worth \(price)" : "of \(name) \(price)"
    }
    let more = paid.count - shown.count
    let rest = paid.count < problem.resources.count ? "; of any other resource nothing" : ""
    return Wording.list(shown + (more > 0 ? ["of \(more) others less"] : [])) + rest + "."
  }

  // MARK: Parts

  var constraintName: String {
    problem.constraint.map { problem.resources[$0].name } ?? "no resource"
  }

  /// A minute, an hour, as a word.
  var unitWord: String {
    ["min": "minute", "h": "hour", "s": "second"][timeUnit] ?? timeUnit
  }

  /// `100 P and 30 Q`; the first few of many.
  func mixText(_ mix: Mix) -> String {
    let made = problem.products.indices.filter { mix.pieces[$0] > 0 }
    guard !made.isEmpty else { return "nothing" }
    let shown = made.prefix(4).map { "\(count(mix.pieces[$0])) \(problem.products[$0].name)" }
    let more = made.count - shown.count
    return Wording.list(shown + (more > 0 ? ["\(more) more"] : []))
  }

  func overText(_ mix: Mix, _ resource: Int) -> String {
    let capacity = problem.resources[resource].capacity
    let over = mix.load[resource] - capacity
    guard over.isFinite else { return "no end" }
    let share = capacity > 0 ? " (\(percent(over / capacity)))" : ""
    return "\(time(over)) \(timeUnit)\(share)"
  }

  func count(_ pieces: Double) -> String {
    pieces == .infinity ? "no end" : Digits.significant(pieces, 6)
  }

  func time(_ value: Double) -> String {
    value == .infinity ? "no end" : Digits.significant(value, 6)
  }

  func money(_ value: Double) -> String {
    value == .infinity ? "no end" : "\(amount(value)) \(currency)"
  }

  func amount(_ value: Double) -> String {
    value == .infinity ? "no end" : Digits.significant(value, 7)
  }

  /// Money per time: two decimals, or three digits when it is small.
  func price(_ value: Double) -> String { "\(rate(value)) \(currency)" }

  func rate(_ value: Double) -> String {
    if value == .infinity { return "no end" }
    return abs(value) >= 0.1 || value == 0
      ? Digits.fixed(value, decimals: 2) : Digits.significant(value, 3)
  }

  func percent(_ share: Double) -> String {
    Digits.fixed(share * 100, decimals: share < 0.9995 || share > 1.0005 ? 1 : 0) + " %"
  }
}
