import Company
import Inference

/// What speaks for and against a resource as the constraint, each method beside the others.
///
/// What was not asked for, or cannot be known, is `nil`.
public struct ConstraintEvidence: Sendable, Hashable {
  /// Name of the resource.
  public var resource: String
  /// Expected load by the market's demand, as a share of what the resource has.
  public var load: Double?
  /// Share of its staffed time that it was busy, in setup or down: one value per replication.
  public var occupied: Estimate
  /// Shares of time blocked and starved.
  public var blocked: Double
  /// Share of time starved.
  public var starved: Double
  /// Mean active period [base unit].
  public var activePeriod: Double?
  /// Interval over replications and number of the active periods seen in logs.
  public var periods: (estimate: Estimate, count: Int)? {
    log.map { ($0.activePeriod, $0.periods) }
  }
  /// What logs say of it.
  public var log: LogEvidence.Share?
  /// Whether blocked and starved times turn at it (Li, Chang & Ni); `nil` where that cannot be said.
  public var isTurningPoint: Bool?
  /// Whether no arrow leaves it (Kuo, Lim & Meerkov); `nil` where that cannot be said.
  public var isArrowPoint: Bool?
  /// Elasticity of output with respect to its speed.
  public var elasticity: Estimate?
}

/// Loads, logs and marginal values that are known besides what every replication measures.
public struct ConstraintSources: Sendable {
  /// Expected load of each resource by name.
  public var loads: [String: Double]
  /// What the logs of some replications say.
  public var log: LogEvidence?
  /// Marginal values.
  public var marginal: MarginalValues?
  /// Names of the resources of a serial line, in its order, or why there is none; `nil` when
  /// nobody looked.
  public var line: Result<[String], LineProblem>?

  /// Creates sources; what is not given is not known.
  public init(
    loads: [String: Double] = [:], log: LogEvidence? = nil, marginal: MarginalValues? = nil,
    line: Result<[String], LineProblem>? = nil
  ) {
    self.loads = loads
    self.log = log
    self.marginal = marginal
    self.line = line
  }
}

extension CaseResult {
  /// Names of the resources that it reports on, in order.
  var resourceNames: [String] {
    var seen: Set<String> = []
    return measures.compactMap { measure in
      let path = MetricPath(measure.name)
      guard path.group == "resources", let name = path.entity, seen.insert(name).inserted else {
        return nil
      }
      return name
    }
  }

  /// One value per replication of a quantity of a resource.
  func series(_ resource: String, _ quantity: String) -> [Double]? {
    index(of: "resources.\(resource).\(quantity)").map { series($0) }
  }

  /// Share of staffed time that a resource was busy, in setup or down, by replication.
  func occupation(of resource: String) -> [Double]? {
    series(resource, "occupied") ?? series(resource, "utilisation")
  }

  /// Mean of a quantity over the replications that define it.
  func mean(_ resource: String, _ quantity: String) -> Double? {
    guard let values = series(resource, quantity)?.filter(\.isFinite), !values.isEmpty else {
      return nil
    }
    return Moments(values).mean
  }
}

extension Blueprint {
  /// Expected load of each resource by name, as a share of what it has; none where demand is
  /// endless, and none at all where customers choose: what they will is not known beforehand.
  public var namedLoads: [String: Double] {
    guard !demands.contains(where: { $0.pattern == .chosen }) else { return [:] }
    return Dictionary(
      zip(resources.map(\.name), ExpectedLoad(self).loads()).filter { $0.1.isFinite },
      uniquingKeysWith: { first, _ in first })
  }

  /// The names along its serial line, or why blocked and starved times do not tell the constraint.
  public var lineOfNames: Result<[String], LineProblem> {
    guard let line = serialLine else { return .failure(.notSerial) }
    guard canBlock(line) else { return .failure(.cannotBlock) }
    return .success(line.map { resources[$0].name })
  }
}
