import Simulation

/// What a finished run measured of the market and the sales force; zero where there is none.
struct MarketSummary {
  var accounts: [AccountSummary] = []
  /// Opportunities and wins by need.
  var opportunities: [Int] = []
  var won: [Int] = []
  /// Accounts in each relationship at the end, without those that left.
  var related: [Int] = []
  /// Accounts that left, and changes that accounts refused to hear of.
  var left = 0
  var balked = 0
  var visits = 0
  var pitches = 0
  /// Sum over visits of the objectives asked for.
  var asked = 0
  /// Representatives' quarters with pitches, and the effective number of objectives in them.
  var quarters = 0
  var pursued = 0.0
  /// Pairs of representative and ended objective, and those with a pitch.
  var pairs = 0
  var pitchedPairs = 0
  var fires = 0
  var questions = 0

  /// One account.
  struct AccountSummary {
    var service = 0.0
    var trust = 0.0
    var wallet = 0.0
    var opportunities = 0
    var won = 0
    var hasLeft = false
    /// Its cost of doing business with us relative to the start; NaN where it does not count it.
    var cost = Double.nan
  }
}

extension Run {
  func marketSummary() -> MarketSummary {
    var summary = MarketSummary()
    guard let market = blueprint.customers else { return summary }
    summary.opportunities = Array(repeating: 0, count: market.needs.count)
    summary.won = summary.opportunities
    summary.related = Array(repeating: 0, count: blueprint.relationships.count)
    for account in 0..<customers.accounts.count {
      let state = customers.accounts[account]
      summary.accounts.append(
        MarketSummary.AccountSummary(
          service: state.service, trust: state.trust, wallet: state.wallet, hasLeft: state.hasLeft,
          cost: relativeCost(of: Int32(account))))
      if state.relationship >= 0, !state.hasLeft { summary.related[Int(state.relationship)] += 1 }
    }
    for want in 0..<customers.wants.count {
      let state = customers.wants[want]
      summary.opportunities[Int(state.need)] += state.opportunities
      summary.won[Int(state.need)] += state.won
      summary.accounts[Int(state.account)].opportunities += state.opportunities
      summary.accounts[Int(state.account)].won += state.won
    }
    summary.left = customers.left
    summary.balked = customers.balked
    summary.visits = sales.visited
    summary.pitches = sales.pitches
    summary.asked = sales.asked
    summary.quarters = sales.quarters
    summary.pursued = sales.pursued
    summary.pairs = sales.pairs
    summary.pitchedPairs = sales.pitchedPairs
    summary.fires = sales.fires
    summary.questions = sales.questions
    return summary
  }

  /// Counts of the market and the sales force begin anew when the warm-up ends.
  mutating func clearCustomers() {
    for want in 0..<customers.wants.count {
      customers.wants[want].opportunities = 0
      customers.wants[want].won = 0
    }
    customers.left = 0
    customers.balked = 0
    startCosts()
    endQuarter()
    sales.visited = 0
    sales.pitches = 0
    sales.asked = 0
    sales.quarters = 0
    sales.pursued = 0
    sales.pairs = 0
    sales.pitchedPairs = 0
    sales.fires = 0
    sales.questions = 0
  }
}
