import Inference

/// The five focusing steps as a loop: identify the constraint, try what exploits it, what
/// subordinates the rest to it, what elevates it; take the best that pays; begin again.
///
/// Every move is simulated with the seeds of the present company, and its gain in net profit is the
/// paired difference. All moves tried in one step are judged together: the intervals hold at once
/// (Bonferroni). Free steps come first; a step that costs is tried when they have nothing left.
///
/// Source: E. M. Goldratt (1990), What Is This Thing Called Theory of Constraints; the statistics
/// are those of comparisons under common random numbers.
public struct FocusLoop: Sendable {
  /// Makes the company with some moves made, in their order; `nil` where one does not apply.
  public var company: @Sendable ([FocusMove]) async throws -> Case?
  /// The moves of a step that may help, given the moves made and what limits the company.
  public var moves: @Sendable (FocusStep, [FocusMove], ConstraintFinding) throws -> [FocusMove]
  /// Replications of every company.
  public var replications: Int
  /// Level at which all intervals of a step hold together.
  public var confidence: Double
  /// Most rounds.
  public var limit: Int
  /// Money for moves with a price [currency]; infinite without a limit.
  public var budget: Double
  /// Reporting periods within which a move must earn its price; infinite without a limit.
  public var payback: Double
  /// Replications at a time.
  public var jobs: Int

  /// The measure that decides.
  public static let profit = "money.net_profit"

  /// Creates a loop.
  public init(
    replications: Int, confidence: Double, limit: Int, budget: Double, payback: Double, jobs: Int,
    company: @escaping @Sendable ([FocusMove]) async throws -> Case?,
    moves: @escaping @Sendable (FocusStep, [FocusMove], ConstraintFinding) throws -> [FocusMove]
  ) {
    precondition(replications >= 2, "a paired interval needs two replications")
    self.company = company
    self.moves = moves
    self.replications = replications
    self.confidence = confidence
    self.limit = limit
    self.budget = budget
    self.payback = payback
    self.jobs = jobs
  }

  /// Runs the loop.
  /// - Parameters:
  ///   - isCancelled: asked now and then; the log then ends with what is done.
  ///   - progress: told before each step: the round, from 1, the step, and how many moves it has.
  public func run(
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @Sendable (Int, FocusStep, Int) -> Void = { _, _, _ in }
  ) async throws -> FocusLog {
    guard var present = try await simulate([company([])], isCancelled).first ?? nil else {
      return FocusLog(start: nil, rounds: [], stop: .interrupted)
    }
    var log = FocusLog(start: present, rounds: [], stop: .nothingPays)
    var made: [FocusMove] = []
    var left = budget
    while true {
      guard let finding = ConstraintFinding(present, confidence: confidence) else {
        log.stop = .noConstraint
        return log
      }
      log.constraint = finding
      if finding.verdict == .market {
        log.stop = .market
        return log
      }
      guard log.rounds.count < limit else {
        log.stop = .limit
        return log
      }
      var round = FocusRound(
        finding: finding, before: present, trials: [], taken: nil,
        inertia: FocusLoop.inertia(of: made, now: finding, before: log.rounds.last?.finding))
      var best: (trial: FocusTrial, result: CaseResult)?
      for step in FocusStep.allCases where best == nil {
        let candidates = try moves(step, made, finding).filter { $0.price <= left }
        progress(log.rounds.count + 1, step, candidates.count)
        var companies: [Case?] = []
        for move in candidates { companies.append(try await company(made + [move])) }
        let results = try await simulate(companies, isCancelled)
        if isCancelled() {
          log.stop = .interrupted
          return log
        }
        let trials = judge(candidates, results, against: present)
        round.trials += trials.map(\.trial)
        best = trials.filter { $0.trial.pays(within: payback) }
          .max { $0.trial.gain.mean < $1.trial.gain.mean }
      }
      round.taken = best?.trial.move
      log.rounds.append(round)
      guard let best else {
        log.stop = left < budget && left <= 0 ? .budget : .nothingPays
        return log
      }
      made.append(best.trial.move)
      left -= best.trial.move.price
      present = best.result
      log.end = present
      log.made = made
    }
  }

  // MARK: Simulation

  private func simulate(
    _ companies: [Case?], _ isCancelled: @escaping @Sendable () -> Bool
  ) async throws -> [CaseResult?] {
    let cases = companies.compactMap { $0 }
    guard !cases.isEmpty else { return companies.map { _ in nil } }
    let outcome = try await Plan(
      cases: cases, stopping: .fixed(replications), confidence: confidence, jobs: jobs
    ).run(isCancelled: isCancelled)
    var results = outcome.cases.makeIterator()
    return companies.map { $0 == nil ? nil : results.next() }
  }

  /// The gains of candidates over the present company, with intervals that hold together.
  private func judge(
    _ candidates: [FocusMove], _ results: [CaseResult?], against present: CaseResult
  ) -> [(trial: FocusTrial, result: CaseResult)] {
    let pairs = zip(candidates, results).compactMap { move, result in
      result.map { (move, $0) }
    }
    let level = Multiplicity.bonferroni(confidence: confidence, count: max(1, pairs.count))
    return pairs.compactMap { move, result in
      guard let before = FocusLoop.profits(present), let after = FocusLoop.profits(result),
        before.count == after.count
      else { return nil }
      let paired = PairedComparison(
        after.map { $0 - move.expense }, before, confidence: level)
      return (FocusTrial(move: move, gain: paired.difference), result)
    }
  }

  /// Moves made for a constraint that is one no more. They stay in force until something better is
  /// found: the moves of every step are tried anew for the new constraint.
  private static func inertia(
    of made: [FocusMove], now: ConstraintFinding, before: ConstraintFinding?
  ) -> [FocusMove] {
    guard let old = before?.limitingResource, let new = now.limitingResource, old != new else {
      return []
    }
    return made.filter { move in
      move.step != .elevate
        && move.settings.contains { $0.contains(".\(old)=") || $0.contains(" \(old)") }
    }
  }

  /// Net profit by replication.
  static func profits(_ result: CaseResult) -> [Double]? {
    result.index(of: profit).map(result.series)
  }
}
