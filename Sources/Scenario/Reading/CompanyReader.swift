import Company
import Probability

/// Reads the sections that make up the company, and puts them together.
struct CompanyReader {
  let root: Fields

  private var values: Values { root.values }

  /// The company; where something is wrong a placeholder stands, so that the rest can be checked.
  func blueprint(time: TimeFrame, finance: Finance) -> Blueprint {
    let plant = root.section("plant", required: "write 'plant: { resources: { A: {} } }'")
    let plantReader = PlantReader(fields: plant)
    let resourceNames = plantReader.names

    let supply = SupplyReader(values: values).supply(root.fields("supply"))
    let materials = supply?.materials ?? []
    let marketReader = MarketReader(fields: root.fields("market"))
    let offered = root.section("products", required: "write 'products: { P: { ... } }'")
    var productReader = ProductReader(
      sold: offered, parts: root.fields("parts"), materials: Names(materials.map(\.name)),
      resources: resourceNames, inRounds: plantReader.inRounds, needs: marketReader.needNames)
    var products = productReader.products()
    let productNames = productReader.soldNames
    if productNames.list.isEmpty, let node = root["products"], node.mapping != nil {
      values.findings.error("a company needs at least one product", at: node.place)
    }
    var activities = ActivityReader(after: products, routes: productReader.routes)
    let salesForce = root.fields("sales").map {
      SalesReader(fields: $0).salesForce(&activities)
    }
    let innovation = root.fields("innovation").flatMap {
      InnovationReader(fields: $0, products: productNames).innovation(&activities)
    }
    products += activities.products
    // Setups name the families that the routes have.
    let resources = plantReader.resources(activities.routes.families)
    if !resources.isEmpty {
      let outputs = Set(products.flatMap { $0.outputs.map(\.product) })
      for index in products.indices
      where products[index].route.isEmpty && products[index].components.isEmpty
        && !outputs.contains(index) && products[index].bought == nil
      {
        products[index].route = [
          Operation(resource: 0, time: .constant(1), family: index)
        ]
      }
    }

    let relationships = RelationshipReader(fields: root.fields("relationships"))
    var servers = marketReader.needNames.list.map { _ in [Int]() }
    for (index, product) in products.enumerated() {
      if let need = product.offering?.need { servers[need].append(index) }
    }
    let market = market(
      offered,
      AccountReader(
        values: values, products: productNames, traced: traced,
        customers: CustomerReader(
          values: values, needs: marketReader.needNames, buyers: marketReader.buyerNames,
          relationships: relationships.names, week: time.week, products: productNames,
          servers: servers)))
    var customers = marketReader.customers(day: time.day)
    customers?.wants = market.wants

    let decided = decisions(
      DecisionNames(
        resources: resourceNames, products: productNames, items: products.count,
        accounts: market.accounts, relationships: relationships.names),
      SupplyPolicyReader(
        values: values, materials: materials, names: productNames, products: products))
    let blueprint = Blueprint(
      time: time, finance: finance, resources: resources, products: products,
      accounts: market.accounts, demands: market.sources.map(\.demand), innovation: innovation,
      customers: customers, relationships: relationships.relationships(), salesForce: salesForce,
      supply: supply,
      base: decided.base, strategies: decided.strategies)
    Plausibility(
      blueprint: blueprint, findings: values.findings, root: root,
      places: market.sources.map(\.place), activities: activities.entries
    ).check()
    return blueprint
  }

  /// The accounts and all sources of orders: the market's own, those of the accounts, the trace.
  private func market(_ offered: Fields, _ reader: AccountReader) -> AccountReader.Accounts {
    let own = reader.market(offered)
    var accounts = reader.accounts(root.fields("accounts"))
    var orders = TraceReader(
      values: values, accounts: Names(accounts.accounts.map(\.name)), products: reader.products
    ).sources(root["orders"], at: root.place)
    for index in orders.indices {
      orders[index].demand.patience = reader.patience(
        of: orders[index].demand, offered, root.fields("accounts"))
    }
    accounts.sources = own + accounts.sources + orders
    return accounts
  }

  /// Accounts that have orders in the trace.
  private var traced: Set<String> {
    let trace = root["orders"]
    var traced = TraceReader.accounts(in: trace)
    if trace?.items?.contains(where: { $0.mapping?["account"] == nil }) == true {
      traced.insert(AccountReader.market)
    }
    return traced
  }

  /// The base decisions, and every strategy laid over them.
  private func decisions(
    _ names: DecisionNames, _ supply: SupplyPolicyReader
  ) -> (base: Decisions, strategies: [Strategy]) {
    let shape = Shape.effective.below("decisions")
    let written =
      root["decisions"] ?? Node(content: .mapping(Mapping()), place: root.place)
    func read(_ node: Node, _ noun: String) -> Decisions {
      DecisionReader(
        fields: Fields(node, noun, values, at: root.place), names: names, supply: supply
      ).decisions()
    }
    let base = read(written, "decisions")
    var strategies: [Strategy] = []
    let entries = root.fields("strategies")?.entries ?? []
    if entries.count > Limits.strategies {
      values.findings.error(
        "the scenario has more than \(Limits.strategies) strategies",
        at: entries[Limits.strategies].keyPlace)
    }
    for entry in entries.prefix(Limits.strategies) {
      guard entry.value.mapping != nil else {
        values.expected(
          "a mapping of decisions", entry.value,
          hint: "write '\(entry.key): {}' for a strategy that changes nothing")
        continue
      }
      let whole = Overlay(findings: values.findings).merged(
        written, entry.value, shape: shape, path: "decisions")
      strategies.append(
        Strategy(name: entry.key, decisions: read(whole, "strategy '\(entry.key)'")))
    }
    return (base, strategies)
  }
}
