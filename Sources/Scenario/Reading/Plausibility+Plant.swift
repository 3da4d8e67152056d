import Company
import Probability

/// What concerns resources together with the routes that visit them.
extension Plausibility {
  /// Reports resources that nothing uses, and setups that never happen.
  func checkResources() {
    var units = 0
    let written = entries("plant", "resources")
    for (resource, entry) in zip(blueprint.resources, written) {
      units += resource.units + (resource.more?.atMost ?? 0)
      guard units > Limits.allUnits else { continue }
      findings.error(
        "the plant has more than \(Limits.allUnits) units in all", at: entry.keyPlace)
      break
    }
    var families = blueprint.resources.map { _ in Set<Int>() }
    var helpers: Set<Int> = []
    for operation in blueprint.products.flatMap(\.route) {
      for resource in [operation.resource] + operation.alternatives.map(\.resource) {
        families[resource].insert(operation.family)
      }
      if let helper = operation.helper { helpers.insert(helper.resource) }
    }
    for (index, entry) in written.enumerated() {
      if families[index].isEmpty {
        // A company that buys all it sells has a plant for the sake of form.
        let makesNothing = blueprint.products.allSatisfy { $0.route.isEmpty }
        guard !helpers.contains(index), !makesNothing else { continue }
        findings.warning("no route uses resource '\(entry.key)'", at: entry.keyPlace)
      } else if let setup = blueprint.resources[index].setup {
        checkSetup(setup, entry, families[index])
      }
    }
  }

  private func checkSetup(_ setup: Setup, _ entry: Mapping.Entry, _ families: Set<Int>) {
    guard case .change = setup.need else { return }
    let node = entry.value.mapping?.entry("setup")
    // A variant that is launched later needs setups of its own.
    if families.count == 1, blueprint.innovation == nil {
      findings.warning(
        "resource '\(entry.key)' never changes over: only one setup family visits it",
        at: node?.keyPlace ?? entry.keyPlace)
      return
    }
    let known = Set(setup.pairs.flatMap { [$0.from, $0.to] }).subtracting(families)
    guard !known.isEmpty, let from = node?.value.mapping?["from"]?.mapping else { return }
    let visitors = Set(families.compactMap { familyNames[$0] })
    var names: [Mapping.Entry] = []
    for row in from.entries { names += [row] + (row.value.mapping?.entries ?? []) }
    var seen: Set<String> = []
    for name in names where !visitors.contains(name.key) && seen.insert(name.key).inserted {
      findings.warning(
        "setup family '\(name.key)' never comes to resource '\(entry.key)'", at: name.keyPlace)
    }
  }

  /// Setup families by number, as routes name them.
  private var familyNames: [Int: String] {
    var names: [Int: String] = [:]
    for (item, entry) in items.enumerated() {
      let steps = entry.value.mapping?["route"]?.items ?? []
      for (operation, step) in zip(blueprint.products[item].route, steps) {
        names[operation.family] = step.mapping?["family"]?.text ?? entry.key
      }
    }
    return names
  }

  // MARK: Steps

  /// Reports steps that can never be done, or never end.
  func checkSteps() {
    var needing: [Int: String] = [:]
    for (item, product) in blueprint.products.enumerated() {
      for (step, operation) in product.route.enumerated() where operation.helper != nil {
        for resource in [operation.resource] + operation.alternatives.map(\.resource) {
          needing[resource] = needing[resource] ?? "step \(step + 1) of \(noun(item))"
        }
      }
    }
    for (item, product) in blueprint.products.enumerated() {
      for (step, operation) in product.route.enumerated() {
        if let helper = operation.helper {
          check(helper, of: operation, item, step, needing)
        }
        if let batch = operation.batch { check(batch, of: operation, item, step) }
        checkInitial(operation, item, step)
      }
      checkPasses(item)
    }
    checkInitialRoom()
  }

  private func resourceName(_ resource: Int) -> String { blueprint.resources[resource].name }

  private func check(
    _ helper: Operation.Helper, of operation: Operation, _ item: Int, _ step: Int,
    _ needing: [Int: String]
  ) {
    let place = place(item, step: step, "with")
    let name = "'\(resourceName(helper.resource))'"
    if operation.alternatives.contains(where: { $0.resource == helper.resource }) {
      findings.error(
        "\(name) helps in this step and cannot do it as well", at: place,
        hint: "leave it out of 'or'")
    } else if let other = needing[helper.resource] {
      findings.error(
        "\(name) helps in this step, but needs a helper itself in \(other)", at: place,
        hint: "a resource that helps cannot wait for another one")
    }
    let resources = [operation.resource] + operation.alternatives.map(\.resource)
    if helper.part == .setup, resources.allSatisfy({ blueprint.resources[$0].setup == nil }) {
      findings.warning(
        "\(name) helps with setups, but resource '\(resourceName(operation.resource))' has none",
        at: place)
    }
  }

  private func check(
    _ batch: Operation.Batch, of operation: Operation, _ item: Int, _ step: Int
  ) {
    if operation.helper != nil {
      findings.error(
        "a batch cannot have a helper", at: place(item, step: step, "with"),
        hint: "leave 'with' or 'batch' out")
    }
    for resource in [operation.resource] + operation.alternatives.map(\.resource) {
      guard batch.minimum > 1, let buffer = blueprint.resources[resource].buffer,
        buffer < batch.minimum
      else { continue }
      findings.error(
        "a batch of \(batch.minimum) jobs can never gather in the \(buffer) places in front of "
          + "resource '\(resourceName(resource))'", at: place(item, step: step, "batch"),
        hint: "give the resource a larger 'buffer', or the batch a smaller 'min'")
    }
  }

  // MARK: Rework and scrap

  /// Passes of a job through each step of a route, on average, if every rework is independent.
  func passes(_ product: Product) -> [Double] {
    var passes = Array(repeating: 1.0, count: product.route.count)
    for (step, operation) in product.route.enumerated() {
      guard let rework = operation.rework else { continue }
      let limit = rework.limit.map { Double($0) + 1 } ?? .infinity
      let factor = min(1 / (1 - rework.probability), limit)
      for index in rework.to...step { passes[index] = min(passes[index] * factor, 1e300) }
    }
    return passes
  }

  /// Pieces that are started for one good one, on average; no more exact beyond the limit.
  func starts(_ product: Product, _ passes: [Double]) -> Double {
    var starts = 1.0
    for (operation, passes) in zip(product.route, passes) where operation.yield < 1 {
      var left = Int(min(passes.rounded(.up), Limits.passes + 1))
      while left > 0, starts <= Limits.passes {
        starts /= operation.yield
        left -= 1
      }
    }
    return starts
  }

  private func checkPasses(_ item: Int) {
    let product = blueprint.products[item]
    let passes = passes(product)
    let most = passes.max() ?? 1
    if most > Limits.passes, let step = product.route.lastIndex(where: { $0.rework != nil }) {
      findings.error(
        "with all its rework \(noun(item)) goes through a step more than "
          + "\(Values.plain(Limits.passes)) times on average",
        at: place(item, step: step, "rework"), hint: "lower a 'share', or set a 'limit'")
    } else if starts(product, passes) > Limits.passes,
      product.scrap == .again
        || blueprint.products.contains(where: { $0.components.contains { $0.product == item } }),
      let step = product.route.indices.min(by: {
        product.route[$0].yield < product.route[$1].yield
      })
    {
      findings.error(
        "more than \(Values.plain(Limits.passes)) pieces of \(noun(item)) are scrapped for each "
          + "good one", at: place(item, step: step, "yield"), hint: "raise the 'yield'")
    }
  }

  // MARK: What waits at time 0

  private func checkInitial(_ operation: Operation, _ item: Int, _ step: Int) {
    guard operation.initial > 0, !blueprint.demands.contains(where: { $0.product == item }) else {
      return
    }
    findings.error(
      blueprint.products[item].isPart
        ? "part '\(blueprint.products[item].name)' is made for orders only: none can wait at time 0"
        : "nobody orders \(noun(item)), so no piece of it can wait at time 0",
      at: place(item, step: step, "initial"),
      hint: blueprint.products[item].isPart ? nil : "give it a 'demand'")
  }

  private func checkInitialRoom() {
    var waiting = blueprint.resources.map { _ in 0 }
    var all = 0
    var full: Set<Int> = []
    for (item, product) in blueprint.products.enumerated() {
      for (step, operation) in product.route.enumerated() where operation.initial > 0 {
        let resource = blueprint.resources[operation.resource]
        waiting[operation.resource] += operation.initial
        all += operation.initial
        let places = resource.buffer.map { $0 + (resource.rounds == nil ? resource.units : 0) }
        if let places, waiting[operation.resource] > places,
          full.insert(operation.resource).inserted
        {
          findings.error(
            "\(waiting[operation.resource]) pieces wait at resource '\(resource.name)' at time 0, "
              + "but it has room for \(places)", at: place(item, step: step, "initial"),
            hint: "give it a larger 'buffer'")
        }
        guard all > Limits.jobs.upperBound else { continue }
        findings.error(
          "more than \(Limits.jobs.upperBound) pieces wait at time 0",
          at: place(item, step: step, "initial"))
        return
      }
    }
  }
}
