import Company
import Probability

/// What concerns those who sell, and what they are asked to do.
extension Plausibility {
  /// Reports activities that cannot be done, or that nobody ever asks for.
  func checkActivities() {
    checkPlaces()
    guard let force = blueprint.salesForce else { return }
    guard blueprint.accounts.contains(where: { $0.customer != nil }) else {
      guard force.orderEntry == nil, force.webEntry == nil else { return checkDesk() }
      findings.warning(
        "somebody sells, but no account has needs: there is nobody to sell to",
        at: root["sales"]?.place ?? root.place,
        hint: "describe needs and buyers in a section 'market', and give accounts 'needs'")
      return
    }
    func warn(_ key: String, _ message: String, _ hint: String) {
      findings.warning(message, at: place(ofSales: key), hint: hint)
    }
    let decisions = policies.map(\.decisions)
    if force.visit != nil, decisions.allSatisfy({ $0.sales.visitEvery == nil }) {
      warn(
        "visit", "accounts can be visited, but never are",
        "decide for example 'sales: { visit_every: 4 weeks }'")
    }
    if force.visit != nil, force.attention > 0, force.attention < force.pitch {
      warn("attention", "a visit has no time for a single pitch", "lengthen it, or shorten 'pitch'")
    }
    if force.webEntry != nil, decisions.allSatisfy({ $0.sales.channel == .push }) {
      warn(
        "web_entry", "orders never come by the web", "decide 'sales: { channel: pull }'")
    }
    let projects = blueprint.relationships.indices.filter {
      blueprint.relationships[$0].project > 0
    }
    if force.integration != nil, projects.isEmpty {
      warn(
        "integration", "no relationship takes a project, so nobody is ever integrated",
        "give a relationship for example 'project: 1'")
    }
  }

  /// Orders by name are entered like any other; nothing else is done for accounts without needs.
  private func checkDesk() {
    for key in ["visit", "question", "fire_fighting", "integration"] {
      guard let entry = root["sales"]?.mapping?.entry(key), !entry.value.isNull else { continue }
      findings.warning(
        "'\(key)' is never done: no account has needs, and of those that order by name the orders "
          + "are entered and nothing else", at: entry.keyPlace,
        hint: "describe needs and buyers in a section 'market', and give accounts 'needs'")
    }
  }

  private func place(ofSales key: String) -> Place {
    root["sales"]?.mapping?.entry(key)?.keyPlace ?? root["sales"]?.place ?? root.place
  }

  /// A task finds its place at once: where work for people waits, room is not limited.
  private func checkPlaces() {
    for item in blueprint.products.indices where isActivity(item) {
      for (step, operation) in blueprint.products[item].route.enumerated() {
        for resource in [operation.resource] + operation.alternatives.map(\.resource) {
          check(resource, of: item, step)
        }
      }
    }
  }

  private func check(_ index: Int, of item: Int, _ step: Int) {
    let resource = blueprint.resources[index]
    let place = place(item, step: step, "resource")
    if resource.rounds != nil {
      findings.error(
        "\(noun(item)) cannot be done on resource '\(resource.name)', which moves pieces in rounds",
        at: place)
    } else if let buffer = resource.buffer {
      findings.error(
        "\(noun(item)) waits at resource '\(resource.name)', whose queue has only \(buffer) places",
        at: place, hint: "work for people queues without limit: leave out the 'buffer'")
    }
    for policy in policies {
      guard case .kanban(let system) = policy.decisions.release, let cards = system.cards[index]
      else { continue }
      findings.error(
        "\(noun(item)) waits at resource '\(resource.name)', which has only \(cards) cards under "
          + policy.name, at: place,
        hint: "work for people needs no card: '\(resource.name): unlimited'")
    }
  }

  // MARK: Decisions

  /// Reports decisions about accounts and sales that have no effect.
  func checkAccountDecisions() {
    for (owner, node) in writtenDecisions {
      checkPrices(owner, node)
      checkSales(owner, node)
      checkNamedAccounts(owner, node)
      checkRequests(owner, node)
      checkMap(owner, node)
    }
    checkProjects()
    for policy in policies {
      if case .list(let accounts) = policy.decisions.accounts, blueprint.customers != nil,
        !accounts.contains(where: { blueprint.accounts[$0].customer != nil })
      {
        findings.warning(
          "under \(policy.name) no account that has needs is served at all", at: policy.place,
          hint: "name at least one of them in 'accounts' of the decisions")
      }
      if policy.decisions.sales.visits != .all, policy.decisions.sales.visitEvery == nil {
        findings.warning(
          "under \(policy.name) the best accounts are visited, but how often is not said",
          at: policy.place, hint: "add for example 'visit_every: 4 weeks'")
      }
      if let every = policy.decisions.sales.visitEvery,
        span / every * Double(blueprint.accounts.count) > Limits.orders
      {
        findings.error(
          "under \(policy.name) there are more than a billion visits in one run",
          at: policy.place)
      }
    }
  }

  /// An entry below a key of written decisions; what is removed is no entry.
  private func written(_ node: Node, _ path: String...) -> Mapping.Entry? {
    var node: Node? = node
    var entry: Mapping.Entry?
    for key in path {
      entry = node?.mapping?.entry(key)
      node = entry?.value
    }
    guard let entry, !entry.value.isNull, entry.value.origin != .failed else { return nil }
    return entry
  }

  private func checkPrices(_ owner: String, _ node: Node) {
    guard let price = written(node, "price") else { return }
    guard blueprint.products.contains(where: { $0.offering != nil }) else {
      findings.warning(
        "\(owner) may set prices of offerings, but no product serves a need", at: price.keyPlace,
        hint: "a product that is ordered by name has the 'price' of its own")
      return
    }
    guard let premium = written(node, "price", "premium"), blueprint.innovation == nil,
      !blueprint.products.contains(where: { ($0.offering?.differentiation ?? 0) > 0 })
    else { return }
    findings.warning(
      "\(owner) may ask a premium for differentiation, but no product has any",
      at: premium.keyPlace,
      hint: "give a product for example 'differentiation: 30 %'")
  }

  private func checkSales(_ owner: String, _ node: Node) {
    guard let sales = written(node, "sales") else { return }
    guard let force = blueprint.salesForce else {
      findings.warning(
        "\(owner) may direct those who sell, but there are none", at: sales.keyPlace,
        hint: "describe them in a section 'sales'")
      return
    }
    guard force.visit == nil else { return }
    for key in ["visit_every", "visits", "objective_cap", "bonus"] {
      guard let entry = written(node, "sales", key) else { continue }
      findings.warning(
        "'\(key)' of \(owner) means nothing: nobody makes visits", at: entry.keyPlace,
        hint: "describe them in 'sales', for example 'visit: { route: [reps 60 min] }'")
    }
  }

  /// Reports additions on request that nobody can ask for, or that cannot be had.
  private func checkRequests(_ owner: String, _ node: Node) {
    guard let entry = written(node, "add_on_request"), entry.value.text != "never" else { return }
    guard blueprint.customers?.wants.isEmpty == false else {
      findings.warning(
        "\(owner) may add products on request, but no account chooses by need", at: entry.keyPlace,
        hint: "describe needs and buyers in a section 'market'")
      return
    }
    guard entry.value.text == "buy",
      !blueprint.products.contains(where: { $0.offering != nil && $0.bought != nil })
    else { return }
    findings.error(
      "\(owner) may buy in what is asked for, but nothing that serves a need can be bought",
      at: entry.value.place, found: entry.value.text, allowed: ["never", "make"],
      hint: "say in 'products.NAME.bought' at what price")
  }

  /// Reports what is decided about accounts that do not choose.
  private func checkNamedAccounts(_ owner: String, _ node: Node) {
    var names: [(name: String, place: Place)] = []
    if let accounts = written(node, "accounts") {
      if blueprint.customers == nil, accounts.value.mapping != nil {
        findings.warning(
          "\(owner) may choose accounts, but there is no market with customers to choose from",
          at: accounts.keyPlace, hint: "describe needs and buyers in a section 'market'")
        return
      }
    }
    for entry in [written(node, "price", "discounts"), written(node, "relationships", "assign")] {
      names += (entry?.value.mapping?.entries ?? []).map { ($0.key, $0.keyPlace) }
    }
    let plain = Set(blueprint.accounts.dropFirst().filter { $0.customer == nil }.map(\.name))
    for (name, place) in names where plain.contains(name) {
      findings.warning(
        "\(owner) may decide about account '\(name)', but it has no needs: it is served as it "
          + "orders", at: place)
    }
  }

  /// Reports rules of a market map that no account ever comes to.
  private func checkMap(_ owner: String, _ node: Node) {
    let conditions: Set = ["potential", "fit", "most", "threshold"]
    let rules = written(node, "relationships", "map")?.value.items ?? []
    let all = rules.firstIndex { rule in
      rule.origin != .failed && rule.mapping?.keys.contains(where: conditions.contains) == false
    }
    guard let all, all + 1 < rules.count else { return }
    findings.warning(
      "\(owner) may map no account by rule \(all + 2): rule \(all + 1) takes every one",
      at: rules[all + 1].place, hint: "put the rule without conditions last")
  }

  /// A project is somebody's work.
  private func checkProjects() {
    guard blueprint.salesForce?.integration == nil else { return }
    for (relationship, entry) in zip(blueprint.relationships, entries("relationships"))
    where relationship.project > 0 {
      findings.warning(
        "relationship '\(entry.key)' takes a project, but nobody works on it: it comes about at once",
        at: entry.value.mapping?.entry("project")?.keyPlace ?? entry.keyPlace,
        hint: "describe the work in 'sales', for example 'integration: { route: [planners 80 h] }'")
    }
    for (owner, node) in writtenDecisions {
      guard let develop = written(node, "relationships", "develop"),
        blueprint.relationships.allSatisfy({ $0.project == 0 })
      else { continue }
      findings.warning(
        "\(owner) may develop accounts without any work: they are brought to it at once",
        at: develop.keyPlace,
        hint: "give the relationship a 'project', and describe the work in 'sales.integration'")
    }
  }
}
