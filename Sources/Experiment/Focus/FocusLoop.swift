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
  /// Makes the company with some moves made, in their order, with what they cost per period among
  /// its operating expense; `nil` where one does not apply.
  public var company: @Sendable ([FocusMove]) async throws -> Case?
  /// The moves of a step that may help, given the moves in force and what limits the company.
  public var moves: @Sendable (FocusStep, [FocusMove], ConstraintFinding) throws -> [FocusMove]
  /// Policies in force that name another resource as the constraint than the one that is, in words.
  public var inertia: @Sendable ([FocusMove], ConstraintFinding) throws -> [String]
  /// Replications of every company (>= 2).
  public var replications: Int
  /// Level at which all intervals of a step hold together (0 < level < 1).
  public var confidence: Double
  /// Most rounds in which something is tried (>= 1).
  public var limit: Int
  /// Money for moves with a price [currency]; infinite without a limit.
  public var budget: Double
  /// Reporting periods within which a move must earn its price; infinite without a limit.
  public var payback: Double
  /// Replications at a time; the log does not depend on it.
  public var jobs: Int

  /// The measure that decides.
  public static let profit = "money.net_profit"

  /// Creates a loop.
  public init(
    replications: Int, confidence: Double, limit: Int, budget: Double, payback: Double, jobs: Int,
    company: @escaping @Sendable ([FocusMove]) async throws -> Case?,
    moves: @escaping @Sendable (FocusStep, [FocusMove], ConstraintFinding) throws -> [FocusMove],
    inertia: @escaping @Sendable ([FocusMove], ConstraintFinding) throws -> [String] = { _, _ in []
    }
  ) {
    precondition(replications >= 2, "a paired interval needs two replications")
    self.company = company
    self.moves = moves
    self.inertia = inertia
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
    guard let start = try await simulate([company([])], isCancelled).first ?? nil,
      !isCancelled()
    else { return FocusLog(stop: .interrupted) }
    var log = FocusLog(start: start, stop: .nothingPays)
    var present = start
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
        finding: finding, before: present, inertia: try inertia(log.inForce, finding))
      let old = moved(since: log.rounds.last?.finding, to: finding) ? log.inForce : []
      var best: CaseResult?
      for step in FocusStep.allCases where best == nil {
        let all = try moves(step, log.inForce, finding) + takingBack(old, step: step)
        let candidates = all.filter { $0.price <= budget - log.spent }
        round.beyondBudget += all.filter { $0.price > budget - log.spent }
        progress(log.rounds.count + 1, step, candidates.count)
        var companies: [Case?] = []
        for move in candidates {
          companies.append(try await company(move.added(to: log.inForce)))
        }
        let results = try await simulate(companies, isCancelled)
        if isCancelled() {
          log.stop = .interrupted
          return log
        }
        best = judge(candidates, results, against: present, in: &round)
      }
      log.rounds.append(round)
      guard let best, let taken = round.taken else {
        log.stop = round.beyondBudget.isEmpty ? .nothingPays : .budget
        return log
      }
      log.made.append(taken)
      log.inForce = taken.added(to: log.inForce)
      present = best
      log.end = present
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

  /// Adds the gains of candidates over the present company to the round, and takes the best that
  /// pays, of equal ones the first.
  /// - Returns: the company with the move taken; `nil` when none pays.
  private func judge(
    _ candidates: [FocusMove], _ results: [CaseResult?], against present: CaseResult,
    in round: inout FocusRound
  ) -> CaseResult? {
    let pairs = zip(candidates, results).compactMap { move, result in
      result.map { (move: move, result: $0) }
    }
    guard !pairs.isEmpty, let before = FocusLoop.profits(present) else { return nil }
    let level = Multiplicity.bonferroni(confidence: confidence, count: pairs.count)
    var trials: [FocusTrial] = []
    var best: (place: Int, result: CaseResult)?
    for (move, result) in pairs {
      guard let after = FocusLoop.profits(result), after.count == before.count else { continue }
      let gain = PairedComparison(after, before, confidence: level).difference
      trials.append(FocusTrial(move: move, gain: gain, payback: payback))
      guard trials[trials.count - 1].verdict == .pays else { continue }
      if let known = best, trials[known.place].gain.mean >= gain.mean { continue }
      best = (trials.count - 1, result)
    }
    if let best {
      trials[best.place].verdict = .made
      round.taken = trials[best.place].move
    }
    round.trials += trials
    return best?.result
  }

  // MARK: Inertia

  private func moved(since old: ConstraintFinding?, to new: ConstraintFinding) -> Bool {
    guard let old else { return false }
    return old.limitingResource != new.limitingResource
  }

  /// When the constraint has moved, every free move made before is tried without.
  private func takingBack(_ made: [FocusMove], step: FocusStep) -> [FocusMove] {
    made.filter { $0.step == step && $0.price == 0 }.map {
      FocusMove(step: step, text: "take back: \($0.text)", takesBack: [$0])
    }
  }

  /// Net profit by replication.
  static func profits(_ result: CaseResult) -> [Double]? {
    result.index(of: profit).map(result.series)
  }
}
