/// Which direction of a number is good for the company.
public enum Orientation: String, Sendable, Hashable {
  /// Money earned, pieces shipped, orders on time.
  case largerIsBetter = "larger is better"
  /// Time, stock, waiting, cost, lost orders.
  case smallerIsBetter = "smaller is better"
  /// A description (utilisation, share as constraint): more of it is neither good nor bad.
  case neither = "neither"

  /// The orientation of a metric, by its dotted name: the one table that decides it.
  ///
  /// A name that the table does not know is `neither`, so a new metric never gets a verdict of
  /// better or worse by accident.
  public init(metric name: String) {
    let path = MetricPath(name)
    self = Orientation.table[path.group]?[path.quantity] ?? .neither
  }

  /// Group of metrics, then quantity within it (without the entity's name).
  private static let table: [String: [String: Orientation]] = [
    "money": [
      "throughput": .largerIsBetter, "operating_expense": .smallerIsBetter,
      "net_profit": .largerIsBetter, "investment": .smallerIsBetter, "roi": .largerIsBetter,
      "productivity": .largerIsBetter, "turns": .largerIsBetter, "velocity": .largerIsBetter,
      "momentum": .largerIsBetter, "cost_to_serve": .smallerIsBetter,
      "cost_to_serve_share": .smallerIsBetter,
    ],
    "flow": [
      "output_rate": .largerIsBetter, "lead_time.mean": .smallerIsBetter,
      "lead_time.p95": .smallerIsBetter, "order_lead_time.mean": .smallerIsBetter,
      "wip": .smallerIsBetter, "on_time": .largerIsBetter, "tdd": .smallerIsBetter,
      "idd": .smallerIsBetter, "orders.shipped": .largerIsBetter,
      "orders.lost": .smallerIsBetter, "orders.lapsed": .smallerIsBetter,
      "orders.refused": .smallerIsBetter, "orders.cancelled": .smallerIsBetter,
      "orders.open": .smallerIsBetter, "scrapped": .smallerIsBetter,
      "orders.scrapped": .smallerIsBetter,
    ],
    "resources": [
      "setup": .smallerIsBetter, "blocked": .smallerIsBetter, "queue.mean": .smallerIsBetter,
      "wait.mean": .smallerIsBetter, "wait.probability": .smallerIsBetter,
      "waiting": .smallerIsBetter, "down": .smallerIsBetter,
    ],
    "buffer": [
      "green": .neither, "red": .smallerIsBetter, "black": .smallerIsBetter,
    ],
    "products": [
      "stock": .smallerIsBetter, "backorders": .smallerIsBetter, "fill_rate": .largerIsBetter,
      "written_off": .smallerIsBetter, "bullwhip": .smallerIsBetter,
      "scrapped": .smallerIsBetter,
      "shipped": .largerIsBetter, "sales": .largerIsBetter, "throughput": .largerIsBetter,
      "throughput_per_constraint_minute": .largerIsBetter, "lead_time.mean": .smallerIsBetter,
      "lead_time.p95": .smallerIsBetter, "wip": .smallerIsBetter, "on_time": .largerIsBetter,
      "unprofitable_share": .smallerIsBetter, "unprofitable_sales_share": .smallerIsBetter,
    ],
    "accounts": [
      "sales": .largerIsBetter, "throughput": .largerIsBetter,
      "cost_to_serve": .smallerIsBetter, "profit": .largerIsBetter,
      "service": .largerIsBetter, "trust": .largerIsBetter, "share_of_wallet": .largerIsBetter,
      "wallet": .largerIsBetter, "own_cost": .smallerIsBetter,
      "unprofitable_share": .smallerIsBetter, "unprofitable_sales_share": .smallerIsBetter,
    ],
    "market": [
      "share": .largerIsBetter, "accounts_left": .smallerIsBetter, "balked": .smallerIsBetter,
    ],
    "needs": ["share": .largerIsBetter],
    "sales": ["fire_fighting": .smallerIsBetter, "questions": .smallerIsBetter],
    "supply": [
      "stock_value": .smallerIsBetter, "shortages": .smallerIsBetter, "excess": .smallerIsBetter,
      "write_off": .smallerIsBetter, "fill_rate": .largerIsBetter,
      "forecast.wmape": .smallerIsBetter,
    ],
    "materials": [
      "stock": .smallerIsBetter, "backorders": .smallerIsBetter, "fill_rate": .largerIsBetter,
      "written_off": .smallerIsBetter, "waiting": .smallerIsBetter, "bullwhip": .smallerIsBetter,
    ],
    "portfolio": [
      "unprofitable_share": .smallerIsBetter, "unprofitable_sales_share": .smallerIsBetter,
      "write_off": .smallerIsBetter,
    ],
    "innovation": [
      "learning_loss": .smallerIsBetter, "write_off": .smallerIsBetter,
      "launch_lead_time": .smallerIsBetter, "on_time_launches": .largerIsBetter,
      "buffer_consumption": .smallerIsBetter, "projects.wip": .smallerIsBetter,
      "fever.red": .smallerIsBetter,
    ],
  ]
}

/// A metric's dotted name taken apart: `resources.B.queue.mean` is group `resources`, entity `B`,
/// quantity `queue.mean`; `money.roi` has no entity.
public struct MetricPath: Sendable, Hashable {
  /// First part of the name.
  public var group: String
  /// Name of the resource, product or account; `nil` for a metric of the whole company.
  public var entity: String?
  /// The rest of the name.
  public var quantity: String

  /// Takes a dotted name apart.
  public init(_ name: String) {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    group = String(parts.first ?? "")
    let named = MetricPath.groupsOfEntities.contains(group) && parts.count > 2
    entity = named ? String(parts[1]) : nil
    quantity = parts.dropFirst(named ? 2 : 1).joined(separator: ".")
  }

  private static let groupsOfEntities: Set<String> = [
    "resources", "constraint", "products", "accounts", "needs", "materials",
    "relationships",
  ]
}
