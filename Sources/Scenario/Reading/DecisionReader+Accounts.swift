import Company

/// What is decided about accounts and those who sell to them.
extension DecisionReader {
  /// Accounts by name; the market is anonymous and nobody decides about it.
  private var accountNames: Names {
    Names(names.accounts.dropFirst().map(\.name))
  }

  /// The index of the account that a key names.
  private func account(_ entry: Mapping.Entry, among known: Names) -> Int? {
    guard let index = known[entry.key] else {
      values.unknown("account", entry.key, at: entry.keyPlace, known)
      return nil
    }
    return index + 1
  }

  // MARK: Price

  /// What offerings cost.
  func price() -> PricePolicy {
    guard let price = fields.fields("price", "decisions.price") else { return PricePolicy() }
    var discounts: [Double] = []
    let known = accountNames
    let hint = "write for example 'discounts: { \(known.list.first ?? "north"): 5 % }'"
    for entry in price.fields("discounts", hint: hint)?.entries ?? [] where !entry.value.isNull {
      guard let account = account(entry, among: known),
        let share = values.share(entry.value, in: .partialShare)
      else { continue }
      if discounts.isEmpty { discounts = Array(repeating: 0, count: names.accounts.count) }
      discounts[account] = share
    }
    return PricePolicy(
      premium: price.share("premium", in: .multiple, default: 0), discounts: discounts)
  }

  // MARK: Accounts

  /// Which accounts are served.
  func accounts() -> AccountPolicy {
    guard let node = fields["accounts"] else { return .all }
    if node.items != nil {
      return values.list(node, of: "account", among: accountNames)
        .map { .list($0.map { $0 + 1 }) } ?? .all
    }
    guard node.mapping != nil else {
      _ = values.word(
        node, "choice of accounts", of: ["all"],
        besides: ["a list such as [north, south]", "{ keep: 60 %, earning: 1 }"])
      return .all
    }
    let list = Fields(node, "decisions.accounts", values, at: fields.place)
    func weight(_ key: String, default standard: Double = 0) -> Double {
      list.number(key, in: .multiple, default: standard)
    }
    let checklist = AccountPolicy.Checklist(
      keep: 1, earning: weight("earning", default: 1), regularity: weight("regularity"),
      willingness: weight("willingness"), priceSensitivity: weight("price_sensitivity"))
    guard let keep = list.required("keep", hint: "write for example 'keep: 60 %'") else {
      return .all
    }
    return values.share(keep, in: .positiveShare).map { share in
      var checklist = checklist
      checklist.keep = share
      return .checklist(checklist)
    } ?? .all
  }

  // MARK: Relationships

  /// Which account is served in which way.
  func relationships() -> RelationshipPolicy {
    guard let policy = fields.fields("relationships", "decisions.relationships") else {
      return RelationshipPolicy()
    }
    var assigned: [Int?] = []
    let standard = policy["default"].flatMap(relationship)
    // Under a map it is for those that no rule takes.
    if let standard, policy["map"] == nil {
      assigned = names.accounts.map { $0.customer == nil ? nil : standard }
    }
    let known = accountNames
    for entry in policy.fields("assign")?.entries ?? [] where !entry.value.isNull {
      guard let account = account(entry, among: known), let aim = relationship(entry.value) else {
        continue
      }
      if assigned.isEmpty { assigned = Array(repeating: nil, count: names.accounts.count) }
      assigned[account] = aim
    }
    return RelationshipPolicy(
      assigned: assigned, development: policy.fields("develop").flatMap(development),
      map: policy["map"].map { map($0, at: policy.place, else: standard) })
  }

  private func relationship(_ node: Node) -> Int? {
    RelationshipReader.name(node, values, among: names.relationships)
  }

  private func development(_ fields: Fields) -> RelationshipPolicy.Development? {
    let by = fields["by"].flatMap {
      values.word($0, "choice of accounts to develop", of: ["fit", "potential"])
    }
    let most = fields["most"].flatMap { values.count($0, in: 0...Limits.jobs.upperBound) }
    let threshold = fields.moneyRate("threshold")
    guard
      let to = fields.required(
        "to", hint: names.relationships.list.last.map { "write for example 'to: \($0)'" }
      ).flatMap(relationship)
    else { return nil }
    return RelationshipPolicy.Development(
      to: to, choice: by == "potential" ? .potential : .fit, most: most, threshold: threshold)
  }

  /// A market map: its rules, and one for those that satisfy none.
  private func map(
    _ node: Node, at place: Place, else standard: Int?
  ) -> RelationshipPolicy.MarketMap {
    var map = RelationshipPolicy.MarketMap(rules: [])
    let last = names.relationships.list.last ?? "integrated"
    if let items = node.items {
      if items.isEmpty {
        values.findings.error(
          "the market map has no rule", at: node.place,
          hint: "write for example 'map: [{ to: \(last), potential: 25 %, fit: 50 % }]'")
      }
      for (index, item) in items.enumerated() {
        let fields = Fields(item, "rule \(index + 1) of the market map", values, at: node.place)
        guard let rule = rule(fields, hint: "write for example 'to: \(last)'") else { continue }
        map.rules.append(rule)
      }
    } else {
      values.expected("a list of rules such as [{ to: \(last), potential: 25 % }]", node)
    }
    if let standard { map.rules.append(RelationshipPolicy.MarketMap.Rule(to: standard)) }
    return map
  }

  private func rule(_ fields: Fields, hint: String) -> RelationshipPolicy.MarketMap.Rule? {
    let potential = fields.share("potential", in: .positiveShare, default: 1)
    let fit = fields.share("fit", in: .positiveShare, default: 1)
    let most = fields["most"].flatMap { values.count($0, in: 0...Limits.jobs.upperBound) }
    let threshold = fields.moneyRate("threshold")
    guard let to = fields.required("to", hint: hint).flatMap(relationship) else { return nil }
    return RelationshipPolicy.MarketMap.Rule(
      to: to, potential: potential, fit: fit, most: most, threshold: threshold)
  }

  // MARK: Sales

  /// The words of a scenario for what a representative is paid for.
  private static let bonuses: [(name: String, bonus: SalesPolicy.Bonus)] = [
    ("revenue", .revenue), ("margin", .margin),
    ("throughput_per_constraint_minute", .throughputPerConstraintMinute),
  ]

  /// What the sales force is asked to do.
  func sales() -> SalesPolicy {
    guard let policy = fields.fields("sales", "decisions.sales") else { return SalesPolicy() }
    let bonus = policy["bonus"].flatMap {
      values.word($0, "bonus", of: Self.bonuses.map(\.name))
    }
    let channel = policy["channel"].flatMap { values.word($0, "channel", of: ["push", "pull"]) }
    return SalesPolicy(
      visitEvery: policy.duration("visit_every", in: .positive),
      visits: policy["visits"].map(visits) ?? .all,
      objectiveCap: policy["objective_cap"].flatMap {
        values.count($0, in: 0...Limits.jobs.upperBound)
      },
      bonus: Self.bonuses.first { $0.name == bonus }?.bonus ?? .revenue,
      channel: channel == "pull" ? .pull : .push)
  }

  private func visits(_ node: Node) -> SalesPolicy.Visits {
    guard node.mapping != nil else {
      _ = values.word(node, "choice of visits", of: ["all"], besides: ["{ best: 30 % }"])
      return .all
    }
    let visits = Fields(node, "visits", values, at: fields.place)
    guard let best = visits["best"] else {
      nothingChosen(node, "visits", ["all", "best"])
      return .all
    }
    return values.share(best, in: .positiveShare).map(SalesPolicy.Visits.best) ?? .all
  }
}
