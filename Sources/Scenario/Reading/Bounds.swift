/// What a number may be: a range, open or closed below and above.
struct Bounds: Sendable {
  var least: Double
  var most: Double
  /// Whether the least and the greatest value themselves are excluded.
  var aboveLeast = false
  var belowMost = false

  /// Whether a number is allowed.
  func contains(_ value: Double) -> Bool {
    (aboveLeast ? value > least : value >= least) && (belowMost ? value < most : value <= most)
  }

  /// The range in words; `show` writes a number of the kind in question.
  func described(_ show: (Double) -> String) -> String {
    if most < Self.endless, !aboveLeast, !belowMost { return "\(show(least)) to \(show(most))" }
    let lower = aboveLeast ? "more than \(show(least))" : "\(show(least)) or more"
    return lower + (belowMost ? ", less than \(show(most))" : ", at most \(show(most))")
  }

  /// Longest duration and largest quantity [base unit].
  static let endless = 1e12

  /// Durations and other quantities that may be nothing [base unit].
  static let notNegative = Bounds(least: 0, most: endless)
  /// Any number, as a parameter of a law may be.
  static let any = Bounds(least: -endless, most: endless)
  /// Durations and other quantities that must be something [base unit].
  static let positive = Bounds(least: 0, most: endless, aboveLeast: true)
}

/// Limits that keep a mistyped number from occupying the machine for ever.
enum Limits {
  /// Units of a resource.
  static let units = 1...10_000
  /// Units of all resources together.
  static let allUnits = 1_000_000
  /// Places in a buffer, and jobs in process.
  static let jobs = 1...1_000_000
  /// Resources, and products.
  static let parts = 10_000
  /// Pieces of a component or output per piece of the whole, over all levels.
  static let bill = 1...1_000
  /// Bills below one another.
  static let levels = 64
  /// Jobs of one order, its components and outputs included.
  static let orderJobs = 10_000.0
  /// Passes through a step, and pieces started for one good piece, on average.
  static let passes = 10_000.0
  /// Steps of a route.
  static let steps = 1_000
  /// Strategies, and worlds.
  static let strategies = 1_000
  /// Accounts of a market.
  static let customers = 4_000
  /// Accounts of a market times all that they may know.
  static let perceptions = 2_000_000
  /// Expected orders of a run, over all sources.
  static let orders = 1e9
  /// Expected pieces of a run, over all orders.
  static let allPieces = 1e10
  /// Expected pieces of an order.
  static let pieces = 1e6
  /// Expected ideas, and reviews, of a run.
  static let ideas = 1e6
  /// Replications of one strategy.
  static let replications = 1_000_000
  /// Expected orders that wait for a plant too small for them at the end of a run.
  static let backlog = 2e7
}
