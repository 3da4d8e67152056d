import Experiment
import Inference

/// What to try next, derived from the results alone.
extension Results {
  /// At most four suggestions, the most useful first.
  package func advice() -> [String] {
    guard outcome.stop.replications > 0 else { return [] }
    var items = precisionAdvice() + strategyAdvice()
    let index = outcome.winner ?? outcome.decidingMetric.flatMap(leader) ?? cases.first
    if let index {
      items += constraintAdvice(in: index)
      items += productAdvice(in: index)
      items += orderAdvice(in: index)
    }
    return Array(items.prefix(4))
  }

  // MARK: Precision

  private func precisionAdvice() -> [String] {
    if outcome.stop.isInterrupted {
      return ["This is a partial result: run it again to the end."]
    }
    if let advice = outcome.stop.advice { return [advice] }
    if outcome.stop.replications == 1 {
      return ["One replication shows no uncertainty: try --replications 30."]
    }
    if isDeterministic, outcome.stop.replications > 2 {
      return ["Nothing here is random: two replications say as much (--replications 2)."]
    }
    let open = outcome.comparisons.filter { $0.verdict == .undecided }
    if let needed = open.compactMap({ $0.paired.replicationsNeeded }).max() {
      return ["Undecided differences: try --replications \(rounded(needed))."]
    }
    return []
  }

  /// Whether every measure is the same in every replication of every case.
  private var isDeterministic: Bool {
    summaries.allSatisfy { $0.allSatisfy { $0.isCertain || $0.n == 0 } }
  }

  /// A number of replications that a person would type: two significant digits, upwards.
  private func rounded(_ count: Int) -> Int {
    var step = 1
    while count / step >= 100 { step *= 10 }
    return (count + step - 1) / step * step
  }

  /// A run of the base decisions alone, when there is something to compare them with.
  private func strategyAdvice() -> [String] {
    guard outcome.cases.count == 1, name(0) == Case.baseName, !provenance.strategies.isEmpty else {
      return []
    }
    let names = provenance.strategies.prefix(5).joined(separator: ", ")
    return [
      "The scenario names strategies (\(names)): throughline compare \(provenance.sources[0].file)"
    ]
  }

  // MARK: Constraint

  private func constraintAdvice(in index: Int) -> [String] {
    guard let finding = findings[index] else { return [] }
    switch finding.verdict {
    case .market:
      let spare = busiest(in: index).map {
        " (the busiest resource, \($0.name), is \(percent($0.utilisation)) utilised)"
      }
      return [
        "With \(name(index)) the market is the constraint\(spare ?? ""): what is offered is shipped."
          + " More capacity may shorten lead times or let you offer more; more profit needs"
          + " demand, prices or a wider portfolio."
      ]
    case .release:
      return [
        "Orders wait although every resource has idle time: raise the limit on work in process"
          + " (decisions.release) and see what it does to throughput and lead time."
      ]
    case .material:
      return ["Orders wait for what is bought: see how much is ordered, and when."]
    case .stock:
      return [
        "Orders wait for finished goods although every resource has idle time: hold more, order more"
          + " often, or by what was taken instead of a forecast (decisions.supply)."
      ]
    case .several, .moving:
      let names = finding.named.resources
      return [
        "\(Wording.list(Array(names.prefix(3)))) limit throughput together: what a little more of each"
          + " is worth: \(marginalCommand)"
      ]
    case .one(let resource):
      return resourceAdvice(resource, in: index)
    }
  }

  /// The command that says what a little more of each resource is worth.
  private var marginalCommand: String {
    "throughline run \(provenance.sources[0].file) --marginal"
  }

  private func resourceAdvice(_ resource: String, in index: Int) -> [String] {
    func share(_ quantity: String) -> Double {
      mean("resources.\(resource).\(quantity)", in: index) ?? 0
    }
    var items: [String] = []
    let occupied = mean("resources.\(resource).occupied", in: index) ?? share("utilisation")
    if occupied < 0.9 {
      // Not busy enough to be a bottleneck by itself: something holds the work back.
      let known = marginal(in: index) != nil
      return [
        "\(resource) is only \(percent(occupied)) occupied: look at what holds work back (buffers,"
          + " variability, decisions.release)"
          + (known
            ? "." : ", and at what a little more of each resource is worth: " + marginalCommand)
      ]
    }
    if share("down") >= 0.05 {
      items.append(
        "\(resource) is under repair \(percent(share("down"))) of its time: what shorter repairs are"
          + " worth: \(marginalCommand)")
    }
    if share("setup") >= 0.05 {
      items.append(
        "\(resource) spends \(percent(share("setup"))) of its time on setups: what they cost at"
          + " most: --set plant.resources.\(resource).setup=null")
    }
    if share("blocked") >= 0.03 {
      items.append(
        "\(resource) is blocked \(percent(share("blocked"))) of its time: give the resource after"
          + " it a larger buffer.")
    }
    if share("starved") >= 0.03 {
      items.append(
        "\(resource) is the constraint but starves \(percent(share("starved"))) of its time:"
          + " release more work ahead of it.")
    }
    if let units = outcome.cases[index].capacities[resource] {
      items.append(
        "\(resource) limits throughput: what one more unit is worth:"
          + " --set plant.resources.\(resource).units=\(units + 1)")
    }
    return items
  }

  // MARK: Products and orders

  private func productAdvice(in index: Int) -> [String] {
    // A comparison has answered this question already, or asks another.
    guard outcome.comparisons.isEmpty,
      let finding = findings[index], finding.verdict != .market
    else { return [] }
    let names = entities("products", in: index)
    let byMoney = ranks(names, in: index) { throughputPerPiece($0, in: index) }
    let byBestMoney = ranks(names, in: index) {
      mean("products.\($0).throughput_per_constraint_minute", in: index)
    }
    guard names.count > 1, !byMoney.contains(nil), byMoney != byBestMoney,
      let money = byMoney.firstIndex(of: 1), let best = byBestMoney.firstIndex(of: 1),
      money != best
    else { return [] }
    return [
      "\(names[money]) earns most per piece, but \(names[best]) per constraint minute:"
        + " compare --set decisions.priority=throughput_per_constraint_minute"
    ]
  }

  private func orderAdvice(in index: Int) -> [String] {
    guard let received = mean("flow.orders.received", in: index), received > 0 else { return [] }
    let reasons = [
      ("lost", "are lost because the promise is too long: look at decisions.promise"),
      ("lapsed", "lapse before they can be released: look at the constraint and at patience"),
      (
        "refused",
        "are refused, as not offered or over quota: look at decisions.portfolio and quota"
      ),
    ]
    return reasons.compactMap { quantity, words in
      guard let count = mean("flow.orders.\(quantity)", in: index), count / received >= 0.05 else {
        return nil
      }
      return "\(percent(count / received)) of orders \(words)."
    }
  }

  private func percent(_ share: Double) -> String {
    Digits.fixed(share * 100, decimals: 0) + " %"
  }
}
