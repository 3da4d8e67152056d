import Experiment
import Inference

/// Plain words for measures, as sentences use them.
enum Wording {
  /// `net profit`, `mean lead time`, `utilisation of B`; the dotted name for a measure without
  /// words of its own.
  static func name(of measure: Measure) -> String {
    let path = MetricPath(measure.name)
    guard let words = words[path.group]?[path.quantity] else { return measure.name }
    guard let entity = path.entity else { return words }
    return "\(words) of \(entity)"
  }

  /// Words for the row of a table that already names the group and entity.
  static func row(_ measure: Measure) -> String {
    let path = MetricPath(measure.name)
    return words[path.group]?[path.quantity] ?? measure.name
  }

  /// The text with its first letter in upper case, unless that letter belongs to a name.
  static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// `1 replication`, `30 replications`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  private static let words: [String: [String: String]] = [
    "money": [
      "throughput": "throughput", "operating_expense": "operating expense",
      "net_profit": "net profit", "investment": "investment",
      "roi": "return on investment", "productivity": "productivity (T/OE)",
      "turns": "investment turns (T/I)",
      "velocity": "velocity (T per week, last 13 weeks)",
      "momentum": "momentum (its slope, last 26 weeks)",
      "inertia": "inertia (booked T / velocity)",
      "invested": "paid for capacity by reviews",
      "cost_to_serve": "cost to serve", "cost_to_serve_share": "cost to serve, of sales",
    ],
    "reviews": [
      "moves": "moves of the constraint", "purchases": "units that reviews ordered",
    ],
    "flow": [
      "output_rate": "output rate", "lead_time.mean": "mean lead time",
      "lead_time.p95": "95th percentile of lead time",
      "order_lead_time.mean": "mean time from order to shipment", "wip": "work in process",
      "on_time": "share on time", "tdd": "throughput-dollar-days late",
      "idd": "inventory-dollar-days", "orders.received": "orders received",
      "orders.shipped": "orders shipped", "orders.lost": "orders lost (promise too long)",
      "orders.lapsed": "orders lapsed (patience over)",
      "orders.refused": "orders refused (not offered, or over quota)",
      "orders.cancelled": "orders cancelled (product dropped)",
      "orders.scrapped": "orders of which nothing was left", "scrapped": "pieces scrapped",
      "orders.open": "orders open at the end",
    ],
    "resources": [
      "utilisation": "utilisation", "busy": "busy share", "setup": "setup share",
      "blocked": "blocked share", "starved": "starved share", "queue.mean": "mean queue",
      "wait.mean": "mean wait", "wait.probability": "probability of waiting",
      "active_period": "mean active period", "waiting": "share waiting for a second resource",
      "down": "share under repair", "off_shift": "share not staffed",
      "occupied": "observed utilisation", "bought": "units bought",
    ],
    "constraint": ["share": "share as the constraint"],
    "products": [
      "stock": "stock", "backorders": "pieces missing", "fill_rate": "fill rate",
      "received": "pieces received into stock", "written_off": "pieces written off",
      "buffer": "size of the buffer", "bullwhip": "swing of orders against needs",
      "shipped": "pieces shipped", "sales": "sales", "throughput": "throughput",
      "throughput_per_constraint_minute": "throughput per constraint minute",
      "lead_time.mean": "mean lead time", "lead_time.p95": "95th percentile of lead time",
      "wip": "work in process", "on_time": "share on time", "scrapped": "pieces scrapped",
      "unprofitable_share": "share of products that lose money",
      "unprofitable_sales_share": "share of sales of products that lose money",
      "profit_concentration": "share of products that earns everything",
      "whale_peak": "profit of products that earn, of that of all",
    ],
    "buffer": [
      "green": "share shipped in the green", "yellow": "share shipped in the yellow",
      "red": "share shipped in the red", "black": "share shipped late",
      "size": "size of time buffers",
    ],
    "accounts": [
      "sales": "sales", "throughput": "throughput", "cost_to_serve": "cost to serve",
      "profit": "profit", "service": "service", "trust": "trust",
      "share_of_wallet": "share of its opportunities won", "wallet": "wallet against the start",
      "own_cost": "own cost of doing business with us, against the start",
      "unprofitable_share": "share of accounts that lose money",
      "unprofitable_sales_share": "share of sales to accounts that lose money",
      "profit_concentration": "share of accounts that earns everything",
      "whale_peak": "profit of accounts that earn, of that of all",
    ],
    "market": [
      "opportunities": "opportunities", "share": "share of opportunities won",
      "accounts_left": "accounts that left", "balked": "changes that accounts refused to hear of",
    ],
    "needs": ["share": "share of opportunities won"],
    "relationships": ["accounts": "accounts served so"],
    "sales": [
      "visits": "visits", "pitches": "pitches", "fire_fighting": "fires to fight",
      "questions": "questions about orders",
    ],
    "supply": [
      "stock_value": "value of stock", "shortages": "share of time short of something",
      "excess": "stock beyond 13 weeks of use", "write_off": "write-offs of stock",
      "fill_rate": "fill rate", "forecast.bias": "forecast bias",
      "forecast.wmape": "forecast error (WMAPE)",
    ],
    "materials": [
      "stock": "stock", "backorders": "pieces missing", "fill_rate": "fill rate",
      "received": "pieces received", "used": "pieces used", "written_off": "pieces written off",
      "waiting": "share of time that releases waited", "buffer": "size of the buffer",
      "bullwhip": "swing of orders against needs",
    ],
    "portfolio": [
      "offerings": "offerings", "variants": "variants",
      "unprofitable_share": "share of account x product cells that lose money",
      "unprofitable_sales_share": "share of sales by cells that lose money",
      "profit_concentration": "share of cells that earns everything",
      "whale_peak": "profit of cells that earn, of that of all",
      "write_off": "write-offs of special material",
    ],
    "innovation": [
      "ideas": "ideas", "launches": "launches", "learning_loss": "learning loss",
      "write_off": "write-offs of replaced variants", "setup_families": "setup families",
      "proposals": "proposals", "rejected": "proposals rejected",
      "abandoned": "projects given up", "projects.wip": "projects in process",
      "projects.waiting": "projects waiting at the end",
      "launch_lead_time": "mean time from proposal to launch",
      "on_time_launches": "share of launches on time",
      "buffer_consumption": "share of project buffers used up",
      "fever.green": "project time in the green", "fever.yellow": "project time in the yellow",
      "fever.red": "project time in the red",
      "pilot_pieces": "pieces of pilot batches", "imitations": "imitations",
      "differentiation": "mean differentiation at the end",
      "objectives_per_rep": "objectives asked of a representative",
      "objectives_pursued": "objectives that a representative pursues in a quarter",
      "pitched_share": "share of objectives that a representative pitched at all",
    ],
  ]
}
