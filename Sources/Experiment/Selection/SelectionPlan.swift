import Inference

/// How the best of several systems is looked for.
public enum SelectionMethod: String, Sendable, Hashable, CaseIterable {
  /// Kim & Nelson: stage by stage, the clearly worse dropped early; for common random numbers.
  case kn
  /// Rinott: two stages; for systems with random numbers of their own.
  case rinott
  /// Optimal computing budget allocation: most of a budget to the close ones; guarantees nothing.
  case ocba

  /// Whether all systems should meet the same random numbers.
  public var wantsCommonNumbers: Bool { self == .kn }
  /// Whether it promises anything.
  public var hasGuarantee: Bool { self != .ocba }
}

/// A search for the best of several systems, before it is made.
public struct SelectionPlan: Sendable {
  /// The systems (>= 2); each reports one measure alone, the same.
  public var cases: [Case]
  /// How it is looked for.
  public var method: SelectionMethod
  /// Least difference that matters, in the measure's unit (> 0).
  public var margin: Double
  /// Probability of a correct selection that is asked for (above 1/systems and below 1).
  public var confidence: Double
  /// Replications of each system in the first stage (>= 3).
  public var first: Int
  /// Most replications of all systems together; `nil` for any number, not for `ocba`.
  public var budget: Int?
  /// Workers (>= 1); results do not depend on it.
  public var jobs: Int

  /// Replications that `kn` makes of each survivor at a time, so that workers need not wait for each
  /// other at every stage; and shares of the budget that `ocba` hands out.
  private static let block = 10

  /// Creates a plan.
  public init(
    cases: [Case], method: SelectionMethod = .kn, margin: Double, confidence: Double = 0.95,
    first: Int = 20, budget: Int? = nil, jobs: Int = 1
  ) {
    precondition(cases.count >= 2, "a selection needs two systems")
    precondition(cases.allSatisfy { $0.measures.count == 1 }, "one measure decides")
    precondition(margin > 0, "a margin is above zero")
    precondition(first >= 3, "a first stage needs three values")
    precondition(method != .ocba || budget != nil, "a budget to allocate")
    self.cases = cases
    self.method = method
    self.margin = margin
    self.confidence = confidence
    self.first = first
    self.budget = budget
    self.jobs = jobs
  }

  /// Looks for the best.
  /// - Throws: `ReplicationFailure` or `UndefinedMeasure`.
  public func run(
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) async throws -> Selection {
    var search = Search(plan: self, isCancelled: isCancelled, progress: progress)
    let start = cases.map { _ in first }
    guard search.isAffordable(start) else { return search.result(.budget) }
    guard try await search.grow(to: start) else { return search.result(.interrupted) }
    return switch method {
    case .kn: try await kimNelson(&search)
    case .rinott: try await rinott(&search)
    case .ocba: try await allocate(&search)
    }
  }

  var best: Extreme {
    cases[0].measures[0].orientation == .smallerIsBetter ? .smallest : .largest
  }

  private func kimNelson(_ search: inout Search) async throws -> Selection {
    guard
      var procedure = KimNelson(
        firstStage: search.table.values, margin: margin, confidence: confidence, best: best)
    else { return search.result(.hopeless) }
    while procedure.selected == nil {
      search.survivors = procedure.survivors
      let stage = procedure.stage
      // Fewer at a time where the budget ends.
      let left = budget.map { ($0 - search.table.spent) / procedure.survivors.count }
      let end = min(stage + min(Self.block, max(left ?? Self.block, 1)), procedure.lastStage)
      var counts = search.table.values.map(\.count)
      for system in procedure.survivors { counts[system] = max(counts[system], end) }
      guard search.isAffordable(counts) else { return search.result(.budget) }
      guard try await search.grow(to: counts) else { return search.result(.interrupted) }
      while procedure.selected == nil, procedure.stage < end {
        let stage = procedure.stage
        procedure.observe(procedure.survivors.map { search.table.values[$0][stage] })
      }
      search.droppedAt = procedure.droppedAt
    }
    search.survivors = procedure.survivors
    search.droppedAt = procedure.droppedAt
    return search.result(.selected(procedure.survivors[0]))
  }

  private func rinott(_ search: inout Search) async throws -> Selection {
    guard
      let counts = TwoStageSelection.rinott.replications(
        firstStage: search.table.values, margin: margin, probability: confidence)
    else { return search.result(.hopeless) }
    guard search.isAffordable(counts) else { return search.result(.budget) }
    guard try await search.grow(to: counts) else { return search.result(.interrupted) }
    return search.result(.selected(search.leader))
  }

  private func allocate(_ search: inout Search) async throws -> Selection {
    let budget = budget ?? 0
    while search.table.spent < budget {
      let moments = search.table.values.map { Moments($0) }
      let step = min(Self.block * cases.count, budget - search.table.spent)
      let fractions = BudgetAllocation.fractions(
        means: moments.map(\.mean), variances: moments.map { $0.variance ?? 0 }, best: best)
      let targets = BudgetAllocation.replications(
        fractions: fractions, total: search.table.spent + step)
      // What some have beyond their target cannot be taken back: the rest is shared out in turn.
      var counts = search.table.values.map(\.count)
      var left = step
      let behind = counts.indices.sorted { a, b in
        let (x, y) = (targets[a] - counts[a], targets[b] - counts[b])
        return x != y ? x > y : a < b
      }
      for system in behind {
        let share = min(left, max(0, targets[system] - counts[system]))
        counts[system] += share
        left -= share
      }
      counts[behind[0]] += left
      guard try await search.grow(to: counts) else { return search.result(.interrupted) }
    }
    return search.result(.selected(search.leader))
  }
}

/// A search under way.
private struct Search {
  let plan: SelectionPlan
  let isCancelled: @Sendable () -> Bool
  let progress: @Sendable (Progress) -> Void
  var table: SampleTable
  var survivors: [Int]
  var droppedAt: [Int?]

  init(
    plan: SelectionPlan, isCancelled: @escaping @Sendable () -> Bool,
    progress: @escaping @Sendable (Progress) -> Void
  ) {
    self.plan = plan
    self.isCancelled = isCancelled
    self.progress = progress
    table = SampleTable(cases: plan.cases, jobs: plan.jobs)
    survivors = Array(plan.cases.indices)
    droppedAt = plan.cases.map { _ in nil }
  }

  /// Whether so many replications are within the budget.
  func isAffordable(_ counts: [Int]) -> Bool {
    plan.budget.map { counts.reduce(0, +) <= $0 } ?? true
  }

  mutating func grow(to counts: [Int]) async throws -> Bool {
    let planned = counts.reduce(0, +)
    let progress = progress
    let isOpen = plan.method == .kn
    return try await table.grow(
      to: counts, isCancelled: isCancelled,
      progress: { progress(Progress(completed: $0, planned: planned, isOpen: isOpen)) })
  }

  /// The system of the best mean; the first of equal ones.
  var leader: Int {
    let means = table.values.map { plan.best.sign * Moments($0).mean }
    return means.indices.reduce(0) { means[$1] > means[$0] ? $1 : $0 }
  }

  func result(_ end: Selection.End) -> Selection {
    Selection(
      measure: plan.cases[0].measures[0], names: plan.cases.map(\.name), end: end,
      survivors: survivors, droppedAt: droppedAt, spent: table.values.map(\.count),
      estimates: zip(table.values, droppedAt).map { values, dropped in
        // What was made ahead of the stage at which a system was dropped had no say.
        Estimate(of: values.prefix(dropped ?? values.count), confidence: plan.confidence)
      })
  }
}
