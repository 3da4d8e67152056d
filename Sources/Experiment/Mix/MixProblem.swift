/// Which products to make, and how many of each, when the plant cannot make all that the market
/// wants: products with contribution margin, demand and times, and resources with capacities.
///
/// Source of the form of the problem: Goldratt (1990), The Haystack Syndrome; Fredendall & Lea
/// (1997), Improving the product mix heuristic in the theory of constraints, International Journal
/// of Production Research 35(6).
public struct MixProblem: Sendable, Hashable {
  /// What can be made and sold, in order.
  public var products: [Product]
  /// What it takes, in order.
  public var resources: [Resource]
  /// Money spent per period whatever is made [currency per period]; `nil` when it is not known.
  public var operatingExpense: Double?

  /// One product.
  public struct Product: Sendable, Hashable {
    /// Name.
    public var name: String
    /// Contribution margin: price less truly variable cost [currency per piece]; finite. What
    /// earns nothing (0 or less) is not made by any method.
    public var contribution: Double
    /// Most pieces that the market takes [per period, >= 0]; infinity for an endless demand.
    public var demand: Double
    /// Time on each resource [time per piece, >= 0]; 0 where it does not pass.
    public var times: [Double]

    /// Creates a product.
    public init(name: String, contribution: Double, demand: Double, times: [Double]) {
      self.name = name
      self.contribution = contribution
      self.demand = demand
      self.times = times
    }

    /// Pieces that are wanted: none of what earns nothing.
    var wanted: Double { contribution > 0 ? demand : 0 }

    /// The same in whole pieces.
    var wantedWhole: Double { MixProblem.whole(wanted) }
  }

  /// One resource.
  public struct Resource: Sendable, Hashable {
    /// Name.
    public var name: String
    /// Time that it has [time per period, >= 0]; infinity for one that never runs out.
    public var capacity: Double

    /// Creates a resource.
    public init(name: String, capacity: Double) {
      self.name = name
      self.capacity = capacity
    }
  }

  /// Creates a problem.
  public init(products: [Product], resources: [Resource], operatingExpense: Double? = nil) {
    for product in products {
      precondition(product.times.count == resources.count, "a time for each resource")
      precondition(
        product.contribution.isFinite && product.demand >= 0
          && product.times.allSatisfy { $0 >= 0 && $0.isFinite }, "legal figures only")
    }
    precondition(resources.allSatisfy { $0.capacity >= 0 }, "a capacity is not negative")
    self.products = products
    self.resources = resources
    self.operatingExpense = operatingExpense
  }

  // MARK: Load

  /// Time that a mix takes of each resource [time per period].
  public func load(of pieces: [Double]) -> [Double] {
    resources.indices.map { resource in
      zip(products, pieces).reduce(0) { sum, item in
        // No time is no time, however many the pieces.
        item.0.times[resource] == 0 || item.1 == 0 ? sum : sum + item.1 * item.0.times[resource]
      }
    }
  }

  /// What the market asks of each resource [time per period].
  public var demandLoad: [Double] { load(of: products.map { $0.wanted }) }

  /// Resources that a load exceeds, in order.
  public func overloaded(by load: [Double]) -> [Int] {
    resources.indices.filter {
      MixProblem.exceeds(load[$0], resources[$0].capacity)
    }
  }

  /// Throughput of a mix [currency per period].
  public func throughput(of pieces: [Double]) -> Double {
    zip(products, pieces).reduce(0) { $1.1 == 0 ? $0 : $0 + $1.0.contribution * $1.1 }
  }

  // MARK: Constraint

  /// The resource that lacks most: the smallest capacity less load, `d_j = C_j - sum t_ij D_i`. Of
  /// several alike the first; of several that an endless demand asks for, the one that such pieces
  /// load most for its size. `nil` without resources.
  public var constraint: Int? { critical(among: Array(resources.indices)).first }

  /// Whether every resource can do what the market asks for: then the market is the constraint.
  public var isMarketTheConstraint: Bool { overloaded(by: demandLoad).isEmpty }

  /// Resources in order of what they lack, the worst first.
  func critical(among places: [Int]) -> [Int] {
    let load = demandLoad
    let room = places.map { resources[$0].capacity == .infinity ? .infinity : slack($0, load) }
    let endless = places.map { place in
      products.reduce(0) {
        $1.wanted == .infinity ? $0 + $1.times[place] / max(resources[place].capacity, 1e-300) : $0
      }
    }
    return places.indices.sorted {
      (room[$0], -endless[$0], $0) < (room[$1], -endless[$1], $1)
    }.map { places[$0] }
  }

  private func slack(_ place: Int, _ load: [Double]) -> Double {
    resources[place].capacity - load[place]
  }

  /// Throughput per unit of time of a resource, product by product [currency per time]: infinity
  /// for what earns without it, and nothing for what does not earn.
  public func throughputPerTime(of resource: Int?) -> [Double] {
    products.map { product in
      guard product.contribution > 0 else { return 0 }
      guard let resource, product.times[resource] > 0 else { return .infinity }
      return product.contribution / product.times[resource]
    }
  }

  /// Products by throughput per time of a resource, the best first; of several alike the one with
  /// the larger contribution, then the first.
  public func ranking(by resource: Int?) -> [Int] {
    let ratio = throughputPerTime(of: resource)
    return products.indices.sorted { a, b in
      if ratio[a] != ratio[b] { return ratio[a] > ratio[b] }
      if products[a].contribution != products[b].contribution {
        return products[a].contribution > products[b].contribution
      }
      return a < b
    }
  }

  // MARK: Rounding

  /// The whole number below, with room for the rounding of a quotient.
  static func whole(_ value: Double) -> Double {
    value.isFinite ? (value + 1e-9 * max(1, value)).rounded(.down) : value
  }

  /// A value without the rounding of its factors where it is a whole number but for that, as
  /// 100 per week times a week.
  static func cleaned(_ value: Double) -> Double {
    let whole = value.rounded()
    return abs(value - whole) <= 1e-9 * max(1, abs(whole)) ? whole : value
  }

  /// Whether a load is larger than a capacity by more than the rounding of sums.
  static func exceeds(_ load: Double, _ capacity: Double) -> Bool {
    load > capacity + 1e-7 * max(1, capacity)
  }
}
