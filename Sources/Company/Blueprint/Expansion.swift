/// Terms on which a resource can be had more of, a unit at a time: the world's, as prices of materials
/// are. Whether any is bought is a decision.
public struct Expansion: Sendable, Hashable {
  /// Price of a unit, paid when it is ordered: investment, at its full price to the end of the run.
  public var price: Money
  /// Operating expense of a unit from its arrival on [currency per base unit].
  public var cost: Double
  /// Time from order to arrival [base unit, >= 0].
  public var leadTime: Double
  /// Most units that can be had (>= 1).
  public var atMost: Int

  /// Creates terms.
  public init(
    price: Money = .zero, cost: Double = 0, leadTime: Double = 0, atMost: Int = 1
  ) {
    self.price = price
    self.cost = cost
    self.leadTime = leadTime
    self.atMost = atMost
  }
}

extension Blueprint {
  /// Whether some set of decisions may buy capacity.
  public var elevates: Bool {
    ([base] + strategies.map(\.decisions)).contains { $0.focusing?.elevation != nil }
      && resources.contains { $0.more != nil }
  }

  /// Units of a resource that may be bought in the course of a run.
  public func reserve(of resource: Int) -> Int {
    let resource = resources[resource]
    guard elevates, resource.rounds == nil else { return 0 }
    return resource.more?.atMost ?? 0
  }
}
