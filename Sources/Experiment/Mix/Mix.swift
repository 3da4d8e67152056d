/// A way to choose a product mix.
public enum MixMethod: String, Sendable, Hashable, CaseIterable {
  /// The larger contribution per piece first, as far as every resource goes.
  case mostMoney = "most-money"
  /// Goldratt's rule: the larger throughput per time of the constraint first, as far as *the
  /// constraint* goes. Other resources are not looked at, so the mix may not be feasible.
  case bestMoney = "best-money"
  /// The same order, as far as every resource goes.
  case bestMoneyChecked = "best-money-checked"
  /// Fredendall & Lea's revision, for several overloaded resources.
  case revised
  /// The linear programme: the bound that nothing exceeds; pieces may be divided.
  case linear = "lp"
  /// The same in whole pieces: the best mix there is.
  case integer = "ilp"
}

/// What a method would make, and what comes of it on paper.
public struct Mix: Sendable, Hashable {
  /// How it was chosen.
  public var method: MixMethod
  /// Pieces of each product [per period]; infinity for what earns, takes no capacity and has an
  /// endless demand.
  public var pieces: [Double]
  /// Products in the order in which the method gives them capacity.
  public var order: [Int]
  /// Promised throughput: sum of contributions [currency per period].
  public var throughput: Double
  /// Time that it takes of each resource [time per period].
  public var load: [Double]
  /// Resources that it overloads; empty when it is feasible.
  public var overloaded: [Int]
  /// Linear programme only: what one more unit of time of each resource is worth
  /// [currency per time]. See `LinearProgramme.worthOfMore(at:)`.
  public var worth: [Double]?
  /// Whole pieces only: whether it is proven that no mix is better.
  public var isProven: Bool

  /// Whether every resource can do it.
  public var isFeasible: Bool { overloaded.isEmpty }

  /// Creates a mix of a problem; load and throughput follow.
  public init(
    _ problem: MixProblem, method: MixMethod, pieces: [Double], order: [Int],
    worth: [Double]? = nil, isProven: Bool = true
  ) {
    precondition(pieces.count == problem.products.count, "a number of pieces for each product")
    self.method = method
    self.pieces = pieces
    self.order = order
    throughput = problem.throughput(of: pieces)
    load = problem.load(of: pieces)
    overloaded = problem.overloaded(by: load)
    self.worth = worth
    self.isProven = isProven
  }
}
