import Company

/// What concerns products that are made from, or taken apart into, others.
extension Plausibility {
  /// Reports bills that cannot be worked off.
  func checkBills() {
    for (item, entry) in items.enumerated() {
      let product = blueprint.products[item]
      for component in product.components {
        if comesOutOnly(component.product) {
          findings.error(
            "\(noun(component.product)) only comes out of others: nothing can be made from it",
            at: place(entry, "from", component.product), hint: "give it a 'route' of its own")
        } else if isOnlyBought(component.product) {
          findings.error(
            "\(noun(component.product)) is only bought ready to sell: nothing can be made from it",
            at: place(entry, "from", component.product),
            hint: "buy it as a material and name it in 'uses', or give it a 'route' of its own")
        }
        guard !blueprint.products[component.product].outputs.isEmpty else { continue }
        findings.error(
          "\(noun(component.product)) is taken apart, so \(noun(item)) cannot be made from it",
          at: place(entry, "from", component.product),
          hint: "make it from one of the pieces that '\(name(component.product))' is taken apart "
            + "into, or leave its 'into' out")
      }
      for output in product.outputs { checkOutput(output.product, of: item, entry) }
      checkSize(item, entry)
    }
    for (demand, place) in zip(blueprint.demands, places) where comesOutOnly(demand.product) {
      findings.error(
        "\(noun(demand.product)) only comes out of others: it cannot be ordered", at: place,
        hint: "order what it comes out of, or give it a 'route' of its own")
    }
  }

  /// Whether an item is nothing but a piece of another: there is nothing to do to make it.
  func comesOutOnly(_ item: Int) -> Bool {
    !isMade(item) && blueprint.products[item].bought == nil
  }

  func isOnlyBought(_ item: Int) -> Bool {
    !isMade(item) && blueprint.products[item].bought != nil
  }

  private func isMade(_ item: Int) -> Bool {
    !blueprint.products[item].route.isEmpty || !blueprint.products[item].components.isEmpty
  }

  private func name(_ item: Int) -> String { blueprint.products[item].name }

  private func place(_ entry: Mapping.Entry, _ key: String, _ item: Int) -> Place {
    entry.value.mapping?[key]?.mapping?.entry(name(item))?.keyPlace ?? entry.keyPlace
  }

  private func checkOutput(_ output: Int, of item: Int, _ entry: Mapping.Entry) {
    let place = place(entry, "into", output)
    if !blueprint.products[output].components.isEmpty {
      findings.error(
        "\(noun(output)) is assembled, so \(noun(item)) cannot be taken apart into it", at: place,
        hint: "leave its 'from' out, or assemble another product")
    }
    if blueprint.products[output].isPart, blueprint.products[output].outputs.isEmpty {
      findings.error(
        "part '\(name(output))' comes out of \(noun(item)), but is neither sold nor taken apart "
          + "further", at: place,
        hint: "make it a product with a price, or give it an 'into'")
    }
  }

  private func isTooLarge(_ item: Int) -> Bool {
    bills.depth[item] > Limits.levels || bills.jobs[item] > Limits.orderJobs
      || bills.pieces[item] > Double(Limits.bill.upperBound)
  }

  private func checkSize(_ item: Int, _ entry: Mapping.Entry) {
    let shown = Values.plain
    // Only the lowest bill that is too large: those above it are for that reason.
    let below = Bills.below(blueprint.products[item]).map(\.product)
    if below.contains(where: isTooLarge) { return }
    if bills.depth[item] > Limits.levels {
      findings.error(
        "the bills of \(noun(item)) are \(bills.depth[item]) levels deep", at: entry.keyPlace,
        allowed: ["at most \(Limits.levels) levels"])
    } else if bills.jobs[item] > Limits.orderJobs {
      findings.error(
        "an order of \(noun(item)) sets off \(shown(bills.jobs[item])) jobs", at: entry.keyPlace,
        allowed: ["at most \(shown(Limits.orderJobs)) jobs"],
        hint: "say that a component is needed several times by its number of pieces")
    } else if bills.pieces[item] > Double(Limits.bill.upperBound) {
      findings.error(
        "a piece of \(noun(item)) takes \(shown(bills.pieces[item])) pieces of another",
        at: entry.keyPlace, allowed: ["at most \(Limits.bill.upperBound) pieces"])
    }
  }
}
