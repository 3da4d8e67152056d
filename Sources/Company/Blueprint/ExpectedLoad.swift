import Probability

/// What the market's demand asks of each resource, and what a piece earns: expected values, worked
/// out from the blueprint alone; nothing is simulated.
///
/// The load of resource j is u_j = sum over products of rate_i t_ij / c_j, with t_ij the expected
/// unit time on j of a piece ordered of i, and c_j the unit time that j has per time. Source:
/// Hopp & Spearman (2011), Factory Physics, sections 8.2 and 9.2.
///
/// Counted: every visit of the route, time per piece and time per order over the mean order, the
/// speed of the resource, second resources, components and outputs, pieces that are scrapped and
/// made again, rework, sampling, full batches, shifts, and failures (of a time clock as lost
/// capacity, of an operation clock as longer times). Not counted: setups, which depend on the
/// sequence; other resources than the first that can do an operation; learning.
public struct ExpectedLoad: Sendable, Hashable {
  /// Unit time on each resource of a piece ordered, product by product [base unit per piece].
  public var times: [[Double]]
  /// Pieces ordered per product [per base unit]; infinite for an endless source.
  public var rates: [Double]
  /// Unit time that each resource has [per base unit]: its units, as far as staffed and up.
  public var capacities: [Double]
  /// What a piece ordered adds to throughput: its expected sales less discounts, material of the
  /// whole bill, and the cash of its share in order and delivery [currency per piece].
  public var contributions: [Double]
  /// Resources whose setups would add to the load.
  public var resourcesWithSetups: [Int]

  /// The expected load of a company.
  public init(_ blueprint: Blueprint) {
    let bills = blueprint.products.indices.map { Bill(of: $0, in: blueprint) }
    times = bills.map { $0.times }
    contributions = bills.map { $0.contribution }
    rates = blueprint.products.indices.map { product in
      blueprint.demands.reduce(0) {
        $1.product == product ? $0 + $1.piecesPerTime(in: blueprint.time) : $0
      }
    }
    capacities = blueprint.resources.map { $0.capacity }
    resourcesWithSetups = blueprint.resources.indices.filter {
      blueprint.resources[$0].setup.map { $0.time.mean > 0 || !$0.pairs.isEmpty } ?? false
    }
  }

  /// Load of each resource, as a share of what it has, when so much is ordered; 1 is full.
  /// - Parameter rates: pieces per base unit and product; by default what the market asks for.
  public func loads(_ rates: [Double]? = nil) -> [Double] {
    capacities.indices.map { resource in
      let work = zip(rates ?? self.rates, times).reduce(0.0) { sum, product in
        // Nothing of an endless demand is nothing.
        product.1[resource] == 0 ? sum : sum + product.0 * product.1[resource]
      }
      return work == 0 ? 0 : work / capacities[resource]
    }
  }

  /// The resource that the market loads most.
  /// - Returns: `nil` without resources; of several alike the first of the file.
  public var constraint: Constraint? {
    let loads = loads()
    guard let first = loads.indices.max(by: { (loads[$0], $1) < (loads[$1], $0) }) else {
      return nil
    }
    let second = loads.indices.filter { $0 != first }.map { loads[$0] }.max() ?? 0
    return Constraint(
      resource: first, load: loads[first],
      margin: loads[first] == second ? 0 : loads[first] - second)
  }

  /// The most loaded resource.
  public struct Constraint: Sendable, Hashable {
    /// Its index.
    public var resource: Int
    /// Its load, as a share of what it has.
    public var load: Double
    /// By how much its load exceeds that of the second (>= 0).
    public var margin: Double
    /// Whether it can do what the market asks for: then the market is the constraint.
    public var isMarket: Bool { load < 1 }

    /// Creates a finding.
    public init(resource: Int, load: Double, margin: Double) {
      self.resource = resource
      self.load = load
      self.margin = margin
    }
  }
}

extension Resource {
  /// Unit time that it has per base unit: units, times the staffed share, times the share of time
  /// up by each cause of failure that counts every hour.
  var capacity: Double {
    guard rounds == nil else { return 1 }
    let staffed = shifts.map { shifts in
      shifts.spans.reduce(0) { $0 + $1.upperBound - $1.lowerBound } / shifts.cycle
    }
    return failures.reduce(Double(units) * (staffed ?? 1)) { share, failure in
      guard failure.clock == .time else { return share }
      return share * failure.uptime.mean / (failure.uptime.mean + failure.repair.mean)
    }
  }

  /// By how much failures that count operation time stretch it: 1 + sum of repair / uptime.
  var stretch: Double {
    failures.reduce(1) { stretch, failure in
      failure.clock == .operation ? stretch + failure.repair.mean / failure.uptime.mean : stretch
    }
  }
}
