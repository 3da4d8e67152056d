import Company
import Probability

/// Reads the sections that make up the company, and puts them together.
struct CompanyReader {
  let root: Fields

  private var values: Values { root.values }

  /// The company; where something is wrong a placeholder stands, so that the rest can be checked.
  func blueprint(time: TimeFrame, finance: Finance) -> Blueprint {
    let plant = root.section("plant", required: "write 'plant: { resources: { A: {} } }'")
    let resources = PlantReader(fields: plant).resources()
    let resourceNames = Names(resources.map(\.name))

    let offered = root.section("products", required: "write 'products: { P: { ... } }'")
    var productReader = ProductReader(fields: offered, resources: resourceNames)
    var products = productReader.products()
    if products.isEmpty, let node = root["products"], node.mapping != nil {
      values.findings.error("a company needs at least one product", at: node.place)
    }
    if !resources.isEmpty {
      for index in products.indices where products[index].route.isEmpty {
        products[index].route = [
          Operation(resource: 0, time: .constant(1), family: index)
        ]
      }
    }
    let productNames = Names(products.map(\.name))

    let accountReader = AccountReader(values: values, products: productNames)
    let customers = accountReader.accounts(root.fields("accounts"))
    let sources = accountReader.market(offered) + customers.sources
    let innovation = root.fields("innovation").flatMap {
      InnovationReader(fields: $0, products: productNames).innovation()
    }

    let decided = decisions(resourceNames, productNames)
    let blueprint = Blueprint(
      time: time, finance: finance, resources: resources, products: products,
      accounts: customers.accounts, demands: sources.map(\.demand), innovation: innovation,
      base: decided.base, strategies: decided.strategies)
    Plausibility(
      blueprint: blueprint, findings: values.findings, root: root,
      places: sources.map(\.place)
    ).check()
    return blueprint
  }

  /// The base decisions, and every strategy laid over them.
  private func decisions(
    _ resources: Names, _ products: Names
  ) -> (base: Decisions, strategies: [Strategy]) {
    let shape = Shape.effective.below("decisions")
    let written =
      root["decisions"] ?? Node(content: .mapping(Mapping()), place: root.place)
    func read(_ node: Node, _ noun: String) -> Decisions {
      DecisionReader(
        fields: Fields(node, noun, values, at: root.place), resources: resources,
        products: products
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
