import Company

/// Names of metrics that have a value they cannot have.
func impossible(_ outcome: Outcome, of company: Blueprint) -> [String] {
  var broken: [String] = []
  for account in company.accounts where account.customer != nil {
    for name in ["service", "trust", "share_of_wallet"] {
      let value = outcome["accounts.\(account.name).\(name)"]
      if !(value.isNaN || (0...1).contains(value)) {
        broken.append("\(account.name).\(name) \(value)")
      }
    }
    let wallet = account.customer?.costs == nil ? 1 : outcome["accounts.\(account.name).wallet"]
    if !(0...2.000_001).contains(wallet) { broken.append("\(account.name).wallet \(wallet)") }
  }
  for name in outcome.names where name.hasPrefix("market.") || name.hasPrefix("sales.") {
    if outcome[name] < 0 { broken.append("\(name) \(outcome[name])") }
  }
  if outcome["market.accounts_left"] > Double(company.accounts.count) { broken.append("left") }
  for resource in company.resources {
    let states = ["busy", "setup", "down", "blocked", "starved", "waiting", "off_shift"]
    let shares = states.map { outcome["resources.\(resource.name).\($0)"] }
    if !shares.allSatisfy({ $0 > -1e-9 }) || abs(shares.reduce(-1, +)) > 1e-9 {
      broken.append("\(resource.name) \(shares)")
    }
  }
  return broken
}
