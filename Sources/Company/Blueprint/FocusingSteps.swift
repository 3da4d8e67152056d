/// What management does at a review beside settling portfolio and priorities: the five focusing steps,
/// from the books alone.
///
/// Each review identifies the resource that was occupied for the largest share of its staffed time
/// since the last one. What was set for another one is undone (step 5: no inertia); then the steps
/// chosen here are taken for this one.
///
/// Source: Goldratt & Cox (1984), The Goal; Goldratt (1990), The Theory of Constraints.
public struct FocusingSteps: Sendable, Hashable {
  /// Share of its staffed time (busy, in setup or down) from which on the most occupied resource
  /// counts as the constraint (0...1); below it the market does.
  public var above: Double
  /// Exploit: the constraint takes jobs by measured throughput per constraint minute; those alike by
  /// the strategy's own rule.
  public var exploits: Bool
  /// Subordinate: what the release, and a promise of safe dates, tie to a resource is tied to the
  /// constraint, as long as it is one that orders pass through.
  public var subordinates: Bool
  /// Elevate: when more of the constraint is bought; `nil` for never.
  public var elevation: Elevation?

  /// When the books say that another unit pays.
  public struct Elevation: Sendable, Hashable {
    /// Longest time in which a unit's price must come back [base unit, > 0].
    public var payback: Double
    /// Money for all units of a run together; `nil` for any.
    public var budget: Money?

    /// Creates a rule.
    public init(payback: Double, budget: Money? = nil) {
      self.payback = payback
      self.budget = budget
    }
  }

  /// Creates a choice of steps.
  public init(
    above: Double = 0.9, exploits: Bool = false, subordinates: Bool = false,
    elevation: Elevation? = nil
  ) {
    self.above = above
    self.exploits = exploits
    self.subordinates = subordinates
    self.elevation = elevation
  }
}

extension Release {
  /// The same release with what is tied to a resource tied to this one.
  public func tied(to resource: Int) -> Release {
    func tied(_ limit: Limit) -> Limit {
      if case .work(let time, _) = limit { .work(time, resource: resource) } else { limit }
    }
    switch self {
    case .push, .planned, .conwip, .kanban: return self
    case .loops(let loops):
      return .loops(
        loops.map { Loop(name: $0.name, products: $0.products, limit: tied($0.limit)) })
    case .drumBufferRope(var rope):
      rope.drum = resource
      rope.rope = tied(rope.rope)
      return .drumBufferRope(rope)
    case .simplifiedDrumBufferRope(var policy):
      policy.resource = resource
      return .simplifiedDrumBufferRope(policy)
    }
  }
}

extension Promise {
  /// The same promise with what is tied to a resource tied to this one.
  public func tied(to resource: Int) -> Promise {
    guard case .safeDate(_, let buffer, let holdAbove) = self else { return self }
    return .safeDate(resource: resource, buffer: buffer, holdAbove: holdAbove)
  }
}
