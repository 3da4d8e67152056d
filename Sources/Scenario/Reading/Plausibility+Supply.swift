import Company

/// What concerns supply together with what it is for.
extension Plausibility {
  /// Reports supply that cannot work, or is for nothing.
  func checkSupply() {
    checkMaterials()
    checkOutputs()
    for policy in policies { checkSupply(policy.decisions, policy.name, policy.place) }
    checkMeetings()
    guard let forecast = blueprint.supply?.forecast else { return }
    if span / forecast.every > Limits.ideas {
      findings.error(
        "there are more than a million forecasts in one run",
        at: root["supply"]?.mapping?["forecast"]?.place ?? root.place)
    }
  }

  private func checkMaterials() {
    let used = Set(blueprint.products.flatMap { $0.uses.map(\.material) })
    for (index, entry) in entries("supply", "materials").enumerated()
    where !used.contains(index) && index < (blueprint.supply?.materials.count ?? 0) {
      guard entry.value.origin != .failed else { continue }
      findings.warning(
        "nothing is made from material '\(entry.key)'", at: entry.keyPlace,
        hint: "name it in the 'uses' of a product or part")
    }
  }

  private func checkOutputs() {
    let outputs = Set(blueprint.products.flatMap { $0.outputs.map(\.product) })
    for item in outputs.sorted() where !blueprint.products[item].uses.isEmpty {
      findings.error(
        "\(noun(item)) comes out of another product and cannot use materials of its own",
        at: items[item].keyPlace)
    }
  }

  private func checkSupply(_ decisions: Decisions, _ name: String, _ place: Place) {
    let hasForecast = blueprint.supply?.forecast != nil
    let materials = blueprint.supply?.materials ?? []
    var stocks: [(name: String, policy: StockPolicy)] = []
    for (index, material) in materials.enumerated() {
      stocks.append(("material '\(material.name)'", decisions.supply.policy(of: index)))
    }
    for (index, product) in blueprint.products.enumerated() {
      let source = decisions.supply.source(of: index)
      if let policy = source.policy { stocks.append(("product '\(product.name)'", policy)) }
      checkSource(of: index, decisions, name, place)
    }
    for stock in stocks {
      if stock.policy.isPlanned, !hasForecast {
        findings.error(
          "under \(name) \(stock.name) is planned by a forecast, but there is none", at: place,
          hint: "add 'supply: { forecast: { every: 4 weeks, window: 12 weeks } }'")
      }
      if let every = stock.policy.every, span / every > Limits.ideas {
        findings.error(
          "under \(name) there are more than a million reviews of \(stock.name) in one run",
          at: place)
      }
    }
    guard let sop = decisions.supply.sop else { return }
    if span / sop.every > Limits.ideas {
      findings.error(
        "under \(name) there are more than a million meetings in one run", at: place)
    }
    if !stocks.contains(where: { $0.policy.isPlanned }) {
      findings.warning(
        "under \(name) sales and operations meet, but nothing is planned", at: place,
        hint: "let some stock be planned by 'mrp'")
    }
  }

  /// Without meetings nobody sets what 'mrp' leaves open: that is not the same as meeting with
  /// nothing shared and nothing aligned.
  private func checkMeetings() {
    let compared = policies.dropFirst()
    guard let meets = compared.first(where: { $0.decisions.supply.sop != nil }),
      let silent = compared.first(where: { $0.decisions.supply.sop == nil }),
      compared.contains(where: { $0.decisions.supply.leavesOpen })
    else { return }
    findings.warning(
      "under \(silent.name) 'mrp' takes the lot 1 and no safety stock where it names none; under "
        + "\(meets.name) functions set them, aligned or not", at: silent.place,
      hint:
        "compare with 'sop: { every: 4 weeks, alignment: 0 % }', or name 'lot' and 'safety_stock'")
  }

  private func checkSource(
    of index: Int, _ decisions: Decisions, _ name: String, _ place: Place
  ) {
    let source = decisions.supply.source(of: index)
    let product = blueprint.products[index]
    if decisions.addOnRequest == .buy, product.offering != nil, product.bought != nil,
      !product.outputs.isEmpty
    {
      findings.error(
        "under \(name) product '\(product.name)' may be bought on request, but it is taken apart",
        at: place)
    }
    if isOnlyBought(index) {
      guard case .bought = source else {
        findings.error(
          "under \(name) product '\(product.name)' is made, but it has no route", at: place,
          hint: "add 'supply: { products: { \(product.name): { buy: as_needed } } }'")
        return
      }
    }
    guard source != .toOrder else { return }
    if !product.outputs.isEmpty {
      findings.error(
        "under \(name) product '\(product.name)' is kept in stock, but it is taken apart",
        at: place,
        hint: "let the pieces that it is taken apart into be ordered as they come")
    } else if case .toStock = source, comesOutOnly(index) {
      findings.error(
        "under \(name) product '\(product.name)' is made for stock, "
          + "but it only comes out of others", at: place,
        hint: "give it a 'route' of its own, or leave its stock out")
    }
    let isEndless = blueprint.demands.contains {
      $0.product == index && $0.pattern == .unlimited
    }
    if isEndless {
      findings.error(
        "under \(name) product '\(product.name)' is kept in stock, but ordered without limit",
        at: place)
    }
  }
}
