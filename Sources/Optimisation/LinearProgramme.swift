/// A linear programme: the best use of limited means.
///
/// Maximise `c x` subject to `A x <= b` and `lower <= x <= upper`, where some x may have to be whole
/// numbers. In a plant: x pieces of each product, c their contributions, b the minutes of each
/// resource.
public struct LinearProgramme: Sendable, Hashable {
  /// What is to be decided, in order.
  public var variables: [Variable]
  /// What limits it, in order.
  public var constraints: [Constraint]

  /// One quantity to be decided.
  public struct Variable: Sendable, Hashable {
    /// What a unit of it adds to the objective; finite.
    public var objective: Double
    /// Least value; may be minus infinity.
    public var lower: Double
    /// Largest value; may be infinity, not below `lower`.
    public var upper: Double
    /// Whether it must be a whole number.
    public var isInteger: Bool

    /// Creates a variable; by default any number from 0 on.
    public init(
      objective: Double, lower: Double = 0, upper: Double = .infinity, isInteger: Bool = false
    ) {
      self.objective = objective
      self.lower = lower
      self.upper = upper
      self.isInteger = isInteger
    }
  }

  /// A sum that must not exceed a limit.
  public struct Constraint: Sendable, Hashable {
    /// One coefficient per variable; finite.
    public var coefficients: [Double]
    /// The limit; infinity for none.
    public var limit: Double

    /// Creates a constraint.
    public init(_ coefficients: [Double], atMost limit: Double) {
      self.coefficients = coefficients
      self.limit = limit
    }
  }

  /// Creates a programme.
  public init(_ variables: [Variable], subjectTo constraints: [Constraint]) {
    self.variables = variables
    self.constraints = constraints
  }

  /// How a search for the optimum ended.
  public enum Answer: Sendable, Hashable {
    /// The best there is, or the best found (see `Solution.isProven`).
    case optimal(Solution)
    /// Nothing fulfils all constraints.
    case infeasible
    /// The objective grows without end.
    case unbounded
  }

  /// The point found.
  public struct Solution: Sendable, Hashable {
    /// Value of each variable; whole numbers where asked for.
    public var values: [Double]
    /// Value of the objective there.
    public var objective: Double
    /// What the objective would gain per unit of each limit: the dual values of the vertex at which
    /// the method ended (>= 0). `nil` for whole numbers, which have none. Where the optimum is
    /// degenerate they are one choice of several; see ``LinearProgramme/worthOfMore(at:)``.
    public var prices: [Double]?
    /// Whether nothing better can exist; `false` when the search was given up at its limit.
    public var isProven: Bool

    /// Creates a solution.
    public init(values: [Double], objective: Double, prices: [Double]?, isProven: Bool = true) {
      self.values = values
      self.objective = objective
      self.prices = prices
      self.isProven = isProven
    }
  }

  /// Whether some variable must be a whole number.
  public var hasIntegers: Bool { variables.contains { $0.isInteger } }

  /// Sum of `c x`.
  public func objective(of values: [Double]) -> Double {
    zip(variables, values).reduce(0) { $1.1 == 0 ? $0 : $0 + $1.0.objective * $1.1 }
  }

  /// Finds the optimum by the simplex method (Dantzig 1951) and, for whole numbers, branch and
  /// bound (Land & Doig 1960, doi:10.2307/1910129), with GLPK.
  ///
  /// The same programme gives the same answer on any thread. Small programmes take well under a
  /// millisecond; whole numbers can take exponential time, so the search has a limit.
  /// - Parameter nodes: most nodes of the search tree (>= 1).
  /// - Throws: `OptimisationError` when GLPK cannot solve it, or has found nothing within the limit.
  public func solve(nodes: Int = 200_000) throws(OptimisationError) -> Answer {
    check()
    precondition(nodes >= 1, "a search needs a node")
    return try GLPK.solve(self, nodes: nodes)
  }

  /// Traps on what no programme may hold.
  func check() {
    for variable in variables {
      precondition(variable.objective.isFinite, "an objective is finite")
      precondition(
        variable.lower <= variable.upper && variable.lower < .infinity
          && variable.upper > -.infinity, "bounds hold a number between them")
    }
    for constraint in constraints {
      precondition(
        constraint.coefficients.count == variables.count, "a coefficient for each variable")
      precondition(constraint.coefficients.allSatisfy { $0.isFinite }, "coefficients are finite")
      precondition(constraint.limit > -.infinity, "a limit is a number, or infinity for none")
    }
  }
}

/// Why a programme has no answer. It says more about the numbers than about the plant: the
/// mistakes of users are found before.
public enum OptimisationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// GLPK met an error of its own, in its words.
  case failed(String)
  /// GLPK gave up, with its status.
  case gaveUp(status: Int)
  /// No solution in whole numbers was found within the limit of nodes, and none was ruled out.
  case limitReached(nodes: Int)

  /// One sentence for the reader.
  public var description: String {
    switch self {
    case .failed(let text): "the linear programme cannot be solved: \(text)"
    case .gaveUp(let status):
      "the linear programme cannot be solved: GLPK ended with status \(status)"
    case .limitReached(let nodes):
      "no solution in whole numbers was found in a search of \(nodes) nodes"
    }
  }
}
