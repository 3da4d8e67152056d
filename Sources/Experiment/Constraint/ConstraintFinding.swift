import Company
import Inference

/// What limits a company, how sure that is, and what it rests on.
public struct ConstraintFinding: Sendable, Hashable {
  /// What limits it.
  public enum Verdict: Sendable, Hashable {
    /// One resource, by name.
    case one(String)
    /// These cannot be told apart, the leader first.
    case several([String])
    /// No resource was the momentary bottleneck for more than half of the time; shares of time as
    /// one, sole or shifting, largest first.
    case moving([Moving])
    /// The market: what was asked for was made.
    case market
    /// The limit on work in process: every resource has idle time while orders wait.
    case release
    /// Material that does not come: releases wait for it more than anything works.
    case material
    /// What is held in stock: orders wait for finished goods while no resource is full.
    case stock
  }

  /// How much of the time a resource was the bottleneck, sole or shifting.
  public struct Moving: Sendable, Hashable {
    /// Name of the resource.
    public var resource: String
    /// Share of time (0...1).
    public var share: Double

    /// Creates a share.
    public init(resource: String, share: Double) {
      self.resource = resource
      self.share = share
    }
  }

  /// What the leader was chosen by.
  public enum Criterion: String, Sendable, Hashable {
    /// The observed occupation.
    case occupation = "occupied"
    /// The elasticity of output with respect to speed.
    case elasticity
  }

  /// How far the leader is ahead of another resource.
  public struct Lead: Sendable, Hashable {
    /// Name of the other resource.
    public var rival: String
    /// Leader minus rival in the criterion, replication by replication; the intervals of all
    /// rivals hold together (Bonferroni).
    public var paired: PairedComparison
  }

  /// What limits the company.
  public var verdict: Verdict
  /// The evidence, by the criterion, largest first.
  public var evidence: [ConstraintEvidence]
  /// What the leader was chosen by.
  public var criterion: Criterion
  /// The leader against each other resource, the nearest first; empty with fewer than two.
  public var leads: [Lead]
  /// Share of replications in which the market was the constraint.
  public var marketShare: Double
  /// Level at which the leads hold together.
  public var confidence: Double
  /// Leads smaller than this do not count (share of time, or elasticity).
  public var indifference: Double
  /// What the logs said, if there were any.
  public var log: LogEvidence?
  /// Why blocked and starved times do not tell; `nil` where they do, or nobody looked.
  public var lineProblem: LineProblem?

  /// The resource to look at first: the constraint, or the first of several; `nil` where it is not a
  /// resource.
  public var limitingResource: String? {
    switch verdict {
    case .one(let name): name
    case .several(let names): names.first
    case .moving(let shares): shares.first?.resource
    case .release, .stock: evidence.first?.resource
    case .market, .material: nil
    }
  }

  /// Occupation above which a resource counts as full even if it has some idle time.
  static let full = 0.95

  /// Weighs the evidence of a case.
  ///
  /// With marginal values whose largest is above zero for sure the leader is the resource whose
  /// speed output is most sensitive to (Kuo, Lim & Meerkov, 1996, who define the bottleneck so);
  /// else the one occupied most.
  /// - Parameters:
  ///   - result: what the replications measured.
  ///   - confidence: of the statement as a whole (0 < level < 1).
  ///   - indifference: least lead that matters (> 0).
  ///   - sources: what is known besides.
  /// - Returns: `nil` without resources or replications, and where nothing was ever occupied.
  public init?(
    _ result: CaseResult, confidence: Double, indifference: Double = 0.005,
    sources: ConstraintSources = ConstraintSources()
  ) {
    let names = result.resourceNames.filter { result.occupation(of: $0) != nil }
    guard result.replications > 0, !names.isEmpty else { return nil }
    let elasticities = sources.marginal?.elasticities ?? [:]
    let isMarginal = Self.decides(elasticities, confidence: confidence, count: names.count)
    func series(_ name: String) -> [Double] {
      isMarginal ? elasticities[name] ?? [] : result.occupation(of: name) ?? []
    }
    let ranked = names.enumerated()
      .map { (place: $0.offset, name: $0.element, mean: Moments(series($0.element)).mean) }
      .sorted { ($1.mean, $0.place) < ($0.mean, $1.place) }
    let leader = ranked[0].name
    let level = Multiplicity.bonferroni(confidence: confidence, count: max(1, names.count - 1))
    leads = ranked.dropFirst().compactMap { rival in
      let (a, b) = (series(leader), series(rival.name))
      guard a.count == b.count else { return nil }
      return Lead(
        rival: rival.name,
        paired: PairedComparison(a, b, confidence: level, margin: indifference))
    }
    self.confidence = confidence
    self.indifference = indifference
    criterion = isMarginal ? .elasticity : .occupation
    log = sources.log
    evidence = Self.evidence(result, names: ranked.map(\.name), confidence, sources)
    if case .failure(let problem)? = sources.line { lineProblem = problem }
    marketShare =
      result.index(of: "constraint.market.share").map { Moments(result.series($0)).mean } ?? 0
    verdict = .market
    guard marketShare < 0.5 else { return }
    let isShort = result.index(of: "constraint.material.share").map {
      Moments(result.series($0)).mean > 0.5
    }
    if isShort == true {
      verdict = .material
      return
    }
    guard evidence.contains(where: { $0.occupied.mean > 0 }) else { return nil }
    verdict = Self.verdict(
      leader: leader, leads: leads, evidence: evidence, limitsWork: result.limitsWork,
      isShortOfStock: Self.isShortOfStock(result))
  }

  /// Whether less than 98 % of the orders for some product could be shipped from stock at once: as
  /// much as demand may miss to count as met.
  private static func isShortOfStock(_ result: CaseResult) -> Bool {
    result.measures.contains { measure in
      guard measure.name.hasPrefix("products."), measure.name.hasSuffix(".fill_rate"),
        let index = result.index(of: measure.name)
      else { return false }
      return Moments(result.series(index).filter(\.isFinite)).mean < 0.98
    }
  }

  /// Whether marginal values tell more than the occupation: the largest is not zero.
  private static func decides(
    _ elasticities: [String: [Double]], confidence: Double, count: Int
  ) -> Bool {
    guard elasticities.count == count else { return false }
    let best = elasticities.values.max { Moments($0).mean < Moments($1).mean } ?? []
    let estimate = Estimate(of: best, confidence: confidence)
    return estimate.isCertain ? estimate.mean > 0 : (estimate.lower ?? 0) > 0
  }

  private static func verdict(
    leader: String, leads: [Lead], evidence: [ConstraintEvidence], limitsWork: Bool,
    isShortOfStock: Bool
  ) -> Verdict {
    let used = evidence.filter { $0.occupied.mean > 0 }
    let hasIdleTime = used.allSatisfy { $0.occupied.mean < full && $0.starved >= 1 - full }
    if limitsWork, hasIdleTime { return .release }
    if isShortOfStock, hasIdleTime { return .stock }
    let rivals = leads.filter { !$0.isSettled }.map(\.rival)
    if !rivals.isEmpty { return .several([leader] + rivals) }
    let moving = evidence.compactMap { one in
      one.log.map { Moving(resource: one.resource, share: $0.shifting.total) }
    }
    .sorted { ($1.share, $0.resource) < ($0.share, $1.resource) }
    if let first = moving.first, first.share <= 0.5 { return .moving(moving) }
    return .one(leader)
  }

  private static func evidence(
    _ result: CaseResult, names: [String], _ confidence: Double, _ sources: ConstraintSources
  ) -> [ConstraintEvidence] {
    var turning: Set<String>?
    var arrows: Set<String>?
    if case .success(let line)? = sources.line {
      let blocked = line.map { result.mean($0, "blocked") ?? 0 }
      let starved = line.map { result.mean($0, "starved") ?? 0 }
      turning = Set(TurningPoint(blocked: blocked, starved: starved).points.map { line[$0] })
      arrows = Set(ArrowMethod(blocked: blocked, starved: starved).points.map { line[$0] })
    }
    return names.map { name in
      ConstraintEvidence(
        resource: name, load: sources.loads[name],
        occupied: Estimate(
          of: (result.occupation(of: name) ?? []).filter(\.isFinite), confidence: confidence),
        blocked: result.mean(name, "blocked") ?? 0, starved: result.mean(name, "starved") ?? 0,
        activePeriod: result.mean(name, "active_period"),
        log: sources.log?.shares.first { $0.resource == name },
        isTurningPoint: turning.map { $0.contains(name) },
        isArrowPoint: arrows.map { $0.contains(name) },
        elasticity: sources.marginal?.elasticities[name].map {
          Estimate(of: $0, confidence: confidence)
        })
    }
  }
}

extension ConstraintFinding.Lead {
  /// Whether the leader is ahead for sure, by more than nothing; one replication cannot doubt it.
  var isSettled: Bool {
    switch paired.verdict {
    case .aBetter, .certain: true
    case .undecided: paired.difference.n < 2 && paired.difference.mean > (paired.margin ?? 0)
    case .bBetter, .equivalent, .identical: false
    }
  }
}
