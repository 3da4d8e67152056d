import Experiment

/// A part of the full report, by the name that `--section` takes.
public enum Section: String, Sendable, CaseIterable {
  /// What the best strategy does differently from the last.
  case why
  /// Every number of money.
  case money
  /// Every resource with its evidence, and how often it was the constraint.
  case constraint
  /// What one more of each capacity is worth.
  case marginal
  /// Products by money and by best money.
  case products
  /// Profit by account, and the whale curve.
  case accounts
  /// Customers: what they ask for, choose and remember, and the work of selling.
  case market
  /// Where the money lands: whale curve, islands of profit and of loss.
  case profit
  /// Money quarter by quarter.
  case course
  /// Lead times, work in process, orders.
  case flow
  /// Orders by zone of their time buffer, and what put them into the red.
  case buffers
  /// Stocks, shortages and forecasts.
  case supply
  /// What management reviews found and did.
  case reviews
  /// Ideas, launches, variants and what they cost.
  case churn
  /// Every pair of cases in every measure asked for.
  case comparisons

  /// What must be there for it to show anything.
  var needs: String {
    switch self {
    case .why, .comparisons: "It belongs to compare, where strategies differ."
    case .accounts: "The scenario names no accounts."
    case .market: "The scenario has no customers that choose."
    case .profit: "Nothing was shipped or spent."
    case .course: "The horizon is shorter than a quarter of 13 weeks."
    case .churn: "The scenario has no innovation."
    case .buffers: "No decision gives orders a due date."
    case .reviews: "No decision lets reviews take focusing steps."
    case .supply: "The scenario buys nothing for stock, and holds and foretells nothing."
    case .marginal: "It is simulated by run --marginal."
    case .money, .constraint, .products, .flow: "No such metric is reported."
    }
  }

  /// What it shows, in a few words.
  public var summary: String {
    switch self {
    case .why: "what the best strategy does differently from the last"
    case .money: "every number of money"
    case .constraint: "what limits the company, by every method, and every resource"
    case .marginal: "what one more of each capacity is worth (run --marginal)"
    case .products: "products by money and by best money"
    case .accounts: "profit by account, and the whale curve"
    case .market: "customers: their choice, service, trust and wallets; visits and pitches"
    case .profit: "where the money lands: whale curve, islands of profit and of loss"
    case .course: "money quarter by quarter"
    case .flow: "lead times, work in process, orders"
    case .buffers: "time buffers by zone, and what put orders into the red"
    case .supply: "stocks, shortages and forecasts"
    case .reviews: "what management reviews found and did, and the capacity that they bought"
    case .churn: "ideas, launches, variants and what they cost"
    case .comparisons: "every pair of strategies"
    }
  }
}
