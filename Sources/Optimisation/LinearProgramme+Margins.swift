extension LinearProgramme {
  /// What the objective gains when a limit grows by a little, per unit, for each constraint: the
  /// right-hand derivative of the optimum with respect to b.
  ///
  /// At an ordinary vertex these are the dual values. At a degenerate one (more limits are reached
  /// than variables are free) the dual values are not unique, and only this says what one unit
  /// *more* is worth: it is the smallest dual value that any optimal basis gives. It is found by
  /// the programme of directions d from the optimum: maximise `c d` subject to `a_i d <= 0` for
  /// every other limit that is reached, `a_j d <= 1`, and d >= 0 or <= 0 where a bound is reached.
  /// Source: Gal (1986), Shadow prices and sensitivity analysis in linear programming under
  /// degeneracy, OR Spektrum 8.
  /// - Parameter solution: an optimum of this programme, all variables continuous.
  /// - Returns: worth per unit (>= 0), in the order of the constraints; 0 where there is room.
  public func worthOfMore(at solution: Solution) throws(OptimisationError) -> [Double] {
    precondition(!hasIntegers, "whole numbers have no marginal values")
    let reached = constraints.map { isReached($0, at: solution.values) }
    var worth = constraints.map { _ in 0.0 }
    for place in constraints.indices where reached[place] {
      guard
        case .optimal(let step) = try directions(
          from: solution.values, reached: reached, relaxing: place
        ).solve()
      else { continue }
      worth[place] = max(0, step.objective)
    }
    return worth
  }

  /// The programme of the directions in which the optimum can move when one limit gives way.
  private func directions(
    from values: [Double], reached: [Bool], relaxing place: Int
  ) -> LinearProgramme {
    let moves = zip(variables, values).map { variable, value in
      Variable(
        objective: variable.objective,
        lower: LinearProgramme.areEqual(value, variable.lower) ? 0 : -.infinity,
        upper: LinearProgramme.areEqual(value, variable.upper) ? 0 : .infinity)
    }
    let limits = constraints.indices.filter { reached[$0] }.map {
      Constraint(constraints[$0].coefficients, atMost: $0 == place ? 1 : 0)
    }
    return LinearProgramme(moves, subjectTo: limits)
  }

  private func isReached(_ constraint: Constraint, at values: [Double]) -> Bool {
    let load = zip(constraint.coefficients, values).reduce(0) {
      $1.0 == 0 ? $0 : $0 + $1.0 * $1.1
    }
    return LinearProgramme.areEqual(load, constraint.limit)
  }

  /// Equal but for the rounding of sums.
  private static func areEqual(_ a: Double, _ b: Double) -> Bool {
    guard a.isFinite, b.isFinite else { return a == b }
    return abs(a - b) <= 1e-9 * max(1, abs(a), abs(b))
  }
}
