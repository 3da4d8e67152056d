extension Blueprint {
  /// Management reviews; nothing where no set of decisions holds any.
  var reviewFormulas: [Formula] {
    guard ([base] + strategies.map(\.decisions)).contains(where: { $0.focusing != nil }) else {
      return []
    }
    var formulas = [
      Formula(
        "reviews.moves", "moves",
        "Times that a review found another constraint than the one before."
      ) { Double($0.reviews.moves) }
    ]
    guard elevates else { return formulas }
    formulas += [
      Formula("reviews.purchases", "units", "Units of resources that reviews ordered.") {
        Double($0.reviews.purchases)
      },
      Formula("money.invested", finance.currency, "Paid for units that reviews ordered.") {
        $0.reviews.paid.amount
      },
    ]
    for (index, resource) in resources.enumerated() where reserve(of: index) > 0 {
      formulas.append(
        Formula(
          "resources.\(resource.name).bought", "units", "Units bought that had arrived at the end."
        ) { Double($0.reviews.bought[index]) })
    }
    return formulas
  }
}
