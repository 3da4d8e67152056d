extension Blueprint {
  /// Customers that choose; none without a market.
  var marketFormulas: [Formula] {
    guard let market = customers else { return [] }
    var formulas: [Formula] = [
      Formula("market.opportunities", "per \(time.per)", "Times that accounts asked for a need.") {
        rate(Double($0.market.opportunities.reduce(0, +)), $0)
      },
      Formula("market.share", "", "Share of them in which the account chose us.") {
        ratio($0.market.won.reduce(0, +), $0.market.opportunities.reduce(0, +))
      },
      Formula("market.accounts_left", "accounts", "Accounts that left, for want of trust.") {
        Double($0.market.left)
      },
      Formula(
        "market.balked", "per \(time.per)",
        "Times that an account refused to hear of a change, having had too many."
      ) { rate(Double($0.market.balked), $0) },
    ]
    for (index, need) in market.needs.enumerated() {
      formulas.append(
        Formula(
          "needs.\(need.name).share", "", "Share of the opportunities for it that we won."
        ) { ratio($0.market.won[index], $0.market.opportunities[index]) })
    }
    for (index, relationship) in relationships.enumerated() {
      formulas.append(
        Formula(
          "relationships.\(relationship.name).accounts", "accounts",
          "Accounts that are served so at the end, without those that left."
        ) { Double($0.market.related[index]) })
    }
    for (index, account) in accounts.enumerated() where account.customer != nil {
      func add(
        _ name: String, _ meaning: String,
        _ value: @escaping (MarketSummary.AccountSummary) -> Double
      ) {
        formulas.append(
          Formula("accounts.\(account.name).\(name)", "", meaning) {
            value($0.market.accounts[index])
          })
      }
      add("service", "Smoothed share of deliveries on the date asked for, at the end.") {
        $0.service
      }
      add("trust", "Smoothed trust in our promises, at the end.") { $0.trust }
      add("share_of_wallet", "Share of its opportunities that we won.") {
        ratio($0.won, $0.opportunities)
      }
      if account.customer?.costs != nil {
        add("wallet", "Its wallet at the end, relative to the start.") { $0.wallet }
        add(
          "own_cost", "Its cost of doing business with us at the end, relative to the start."
        ) { $0.cost }
      }
    }
    return formulas
  }

  /// The sales force; none without one.
  var salesFormulas: [Formula] {
    guard salesForce != nil else { return [] }
    return [
      Formula("sales.visits", "visits per \(time.per)", "Visits made.") {
        rate(Double($0.market.visits), $0)
      },
      Formula("sales.pitches", "pitches per \(time.per)", "Objectives pitched on visits.") {
        rate(Double($0.market.pitches), $0)
      },
      Formula(
        "sales.fire_fighting", "per \(time.per)",
        "Deliveries late, wrong or missing that had to be calmed."
      ) { rate(Double($0.market.fires), $0) },
      Formula("sales.questions", "per \(time.per)", "Questions about orders.") {
        rate(Double($0.market.questions), $0)
      },
      Formula(
        "innovation.objectives_per_rep", "",
        "Objectives that a representative is asked to push, on average over visits."
      ) { ratio($0.market.asked, $0.market.visits) },
      Formula(
        "innovation.objectives_pursued", "",
        "Objectives that a representative pursues in a quarter, as the inverse Simpson index of its "
          + "pitches."
      ) { $0.market.quarters > 0 ? $0.market.pursued / Double($0.market.quarters) : .nan },
      Formula(
        "innovation.pitched_share", "",
        "Share of the pairs of a representative and an ended objective in which it was pitched at all."
      ) { ratio($0.market.pitchedPairs, $0.market.pairs) },
    ]
  }

  private func ratio(_ part: Int, _ whole: Int) -> Double {
    whole > 0 ? Double(part) / Double(whole) : .nan
  }
}
