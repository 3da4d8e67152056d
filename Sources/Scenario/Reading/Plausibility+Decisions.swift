import Company
import Probability

/// What concerns decisions together with the company that they are taken for.
extension Plausibility {
  /// Reports decisions without effect.
  func checkDecisions() {
    if blueprint.innovation == nil {
      for (owner, node) in writtenDecisions {
        guard let entry = node.mapping?.entry("innovation"), !entry.value.isNull else { continue }
        findings.warning(
          "\(owner) may decide on innovation, but nothing is ever innovated", at: entry.keyPlace,
          hint: "describe where ideas come from in a section 'innovation'")
      }
    }
    if let innovation = blueprint.innovation, innovation.programme?.managers.isEmpty ?? true {
      for (owner, node) in writtenDecisions {
        guard let entry = node.mapping?["innovation"]?.mapping?.entry("group"),
          !entry.value.isNull
        else { continue }
        findings.warning(
          "\(owner) may let a group choose among proposals, but nobody proposes",
          at: entry.keyPlace, hint: "describe 'managers' in the section 'innovation'")
      }
    }
    let promises = policies.contains { $0.decisions.promises }
    for policy in policies {
      if !policy.decisions.promises, !hasDates,
        policy.decisions.dispatching.contains(where: { $0.rule.needsDueDate || $0.tie.needsDueDate }
        )
      {
        findings.warning(
          "under \(policy.name) jobs are dispatched by due date, but none is promised",
          at: policy.place,
          hint: "add for example 'promise: { lead_time: 2 weeks }'")
      }
      if policy.decisions.readsBooks || policy.decisions.judgesAccounts,
        policy.decisions.reviewEvery == nil,
        blueprint.time.warmup == 0
      {
        findings.warning(
          "under \(policy.name) a decision is taken from the books, but they are empty: there is no "
            + "warm-up and no review",
          at: policy.place, hint: "add 'warmup' to 'time', or 'review: { every: 13 weeks }'")
      }
      if policy.decisions.priority == .none,
        policy.decisions.dispatching.contains(where: { $0.rule == .priority || $0.tie == .priority }
        )
      {
        findings.warning(
          "under \(policy.name) jobs are dispatched by priority, but there is none",
          at: policy.place,
          hint: "add for example 'priority: [\(blueprint.products[0].name)]'")
      }
    }
    for entry in entries("accounts") where !promises {
      guard let tolerance = entry.value.mapping?.entry("tolerance"), !tolerance.value.isNull else {
        continue
      }
      findings.warning(
        "account '\(entry.key)' has a tolerance, but no lead time is ever promised",
        at: tolerance.keyPlace, hint: "add for example 'promise: { lead_time: 2 weeks }'")
    }
  }

  /// The base decisions and what each strategy lays over them, as written.
  var writtenDecisions: [(owner: String, node: Node)] {
    (root["decisions"].map { [("the base decisions", $0)] } ?? [])
      + entries("strategies").map { ("strategy '\($0.key)'", $0.value) }
  }

  /// Whether customers ask for dates themselves.
  private var hasDates: Bool {
    blueprint.demands.contains { demand in
      switch demand.pattern {
      case .trace(let orders): orders.contains { $0.due != nil }
      case .chosen: blueprint.accounts[demand.account].customer?.asks != nil
      case .unlimited, .every: false
      }
    }
  }

  // MARK: Release

  /// Reports releases that hold nothing back, or everything.
  func checkReleases() {
    let batches = gathering
    for policy in policies {
      switch policy.decisions.release {
      case .push, .conwip: break
      case .planned:
        guard !policy.decisions.promises, !hasDates else { break }
        findings.warning(
          "under \(policy.name) orders are released so long before their due dates, but have none: "
            + "nothing is held back", at: policy.place,
          hint: "add for example 'promise: { lead_time: 2 weeks }'")
      case .loops(let loops):
        for loop in loops {
          guard case .work(_, let resource) = loop.limit else { continue }
          checkWork(on: resource, of: loop.products, "the loop '\(loop.name)'", policy)
        }
      case .kanban: break
      case .drumBufferRope(let rope):
        checkWork(on: rope.drum, of: sold, "the drum", policy)
      case .simplifiedDrumBufferRope(let simplified):
        checkWork(on: simplified.resource, of: sold, "the constraint", policy)
      }
      if case .safeDate(let resource, _, _) = policy.decisions.promise {
        checkWork(on: resource, of: sold, "the constraint of safe dates", policy)
      }
      for batch in batches { check(batch, policy) }
    }
    checkTrace()
  }

  private typealias Policy = (name: String, decisions: Decisions, place: Place)

  private var sold: [Int] {
    blueprint.products.indices.filter { !blueprint.products[$0].isPart }
  }

  private func checkWork(on resource: Int, of items: [Int], _ what: String, _ policy: Policy) {
    guard !items.contains(where: { hasWork($0, on: resource) }) else { return }
    let name = blueprint.resources[resource].name
    findings.warning(
      "under \(policy.name) \(what) is '\(name)', for which no order has any work",
      at: policy.place)
  }

  /// A batch that insists on its minimum, with its whereabouts.
  private typealias Gathering = (batch: Operation.Batch, item: Int, step: Int)

  private var gathering: [Gathering] {
    var result: [Gathering] = []
    for (item, product) in blueprint.products.enumerated() {
      for (step, operation) in product.route.enumerated() {
        guard let batch = operation.batch, batch.wait == .infinity else { continue }
        result.append((batch, item, step))
      }
    }
    return result
  }

  /// A batch that waits for more jobs than may be there waits for ever.
  private func check(_ gathering: Gathering, _ policy: Policy) {
    let product = blueprint.products[gathering.item]
    let most: Int? =
      switch policy.decisions.release {
      case .conwip(let jobs): bills.jobs[gathering.item] == 1 && !product.isPart ? jobs : nil
      case .kanban(let system): system.cards[product.route[gathering.step].resource]
      default: nil
      }
    guard let most, most < gathering.batch.minimum else { return }
    findings.warning(
      "under \(policy.name) a batch of \(gathering.batch.minimum) jobs waits for ever: only "
        + "\(most) may be in process", at: place(gathering.item, step: gathering.step, "batch"),
      hint: "give it a 'wait', or a smaller 'min'")
  }

  /// Orders that nobody will see in this run.
  private func checkTrace() {
    var late = 0
    var all = 0
    for demand in blueprint.demands {
      guard case .trace(let orders) = demand.pattern else { continue }
      all += orders.count
      late += orders.count { $0.placed >= span }
    }
    guard late > 0, let node = root["orders"] else { return }
    findings.warning(
      "\(late) of \(all) orders are placed after the end of the run", at: node.place,
      hint: "lengthen the horizon, or leave them out")
  }
}

extension Decisions {
  /// Whether orders get due dates from the company.
  var promises: Bool {
    if case .simplifiedDrumBufferRope = release { return true }
    return promise != .none
  }
}

extension Decisions {
  /// Whether accounts are chosen, or mapped, by what the books say of them.
  fileprivate var judgesAccounts: Bool {
    if case .checklist = accounts { return true }
    return relationships.map?.rules.contains(where: \.isConditional) == true
  }
}

extension Dispatching.Rule {
  /// Whether jobs without due dates are all alike to it.
  fileprivate var needsDueDate: Bool {
    switch self {
    case .earliestDueDate, .criticalRatio, .leastSlack, .bufferPenetration: true
    default: false
    }
  }
}
