import Company
import Synchronization

/// Where workers take replications from and put results: each result has its place, by case and
/// replication, so the order in which workers finish leaves no trace.
///
/// Replications are handed out in one order (replication 0 of every case, then replication 1...),
/// so after an interruption all cases have about the same number, and paired ones are complete.
final class ReplicationBoard: Sendable {
  private struct State {
    var next = 0
    var target = 0
    var completed = 0
    /// Replications, from 0, that every case has completed: their profit maps are added up.
    var whole = 0
    var columns: [Column]
    var failure: (index: Int, reason: String)?

    /// Adds up the maps of the replications that every case has completed by now, in order.
    mutating func addWholeMaps() {
      while columns.allSatisfy({ whole < $0.done.count && $0.done[whole] }) {
        for index in columns.indices {
          guard let map = columns[index].maps.removeValue(forKey: whole) else { continue }
          columns[index].profit?.add(map)
        }
        whole += 1
      }
    }
  }

  /// The results of one case, grown to the planned number of replications.
  private struct Column {
    var done: [Bool] = []
    var values: [Double] = []
    var events: [Int] = []
    var warnings: [Int: [String]] = [:]
    /// Maps of replications that are done, but not yet in every case.
    var maps: [Int: ProfitMap] = [:]
    var profit: ProfitTotals?
    var courses: [[Double]] = []
    var reviews: [ReviewLog] = []
  }

  private let cases: [Case]
  private let state: Mutex<State>

  init(cases: [Case]) {
    self.cases = cases
    state = Mutex(
      State(
        columns: cases.map { measured in
          Column(profit: measured.profitFrame.map { ProfitTotals(frame: $0) })
        }))
  }

  /// Plans replications 0 ..< `replications` of every case; those done stay.
  func plan(replications: Int) {
    state.withLock { state in
      state.target = replications
      for (index, measured) in cases.enumerated() {
        let missing = replications - state.columns[index].done.count
        guard missing > 0 else { continue }
        state.columns[index].done += Array(repeating: false, count: missing)
        state.columns[index].events += Array(repeating: 0, count: missing)
        state.columns[index].courses += Array(repeating: [], count: missing)
        state.columns[index].reviews += Array(repeating: ReviewLog(), count: missing)
        state.columns[index].values += Array(
          repeating: .nan, count: missing * measured.measures.count)
      }
    }
  }

  /// The next replication to run, or `nil` when none is left or one has failed.
  func take() -> (caseIndex: Int, replication: Int)? {
    state.withLock { state in
      guard state.failure == nil, state.next < state.target * cases.count else { return nil }
      defer { state.next += 1 }
      return (state.next % cases.count, state.next / cases.count)
    }
  }

  /// Records a result in its place and returns the progress.
  func put(
    _ result: ReplicationResult, caseIndex: Int, replication: Int
  ) -> Progress {
    let width = cases[caseIndex].measures.count
    precondition(result.values.count == width, "one value per measure")
    return state.withLock { state in
      let start = replication * width
      for (offset, value) in result.values.enumerated() {
        state.columns[caseIndex].values[start + offset] = value
      }
      state.columns[caseIndex].events[replication] = result.events
      if !result.warnings.isEmpty {
        state.columns[caseIndex].warnings[replication] = result.warnings
      }
      if state.columns[caseIndex].profit != nil {
        state.columns[caseIndex].maps[replication] = result.profit
        state.columns[caseIndex].courses[replication] = result.course
      }
      if !result.reviews.isEmpty {
        state.columns[caseIndex].reviews[replication] = ReviewLog(
          result.reviews, replication: replication)
      }
      state.columns[caseIndex].done[replication] = true
      state.completed += 1
      state.addWholeMaps()
      return Progress(completed: state.completed, planned: state.target * cases.count)
    }
  }

  /// Records that a replication failed; the earliest in order is the one reported, and as every
  /// earlier one has been taken before it, that is the same one for any number of workers.
  func fail(caseIndex: Int, replication: Int, reason: String) {
    let index = replication * cases.count + caseIndex
    state.withLock { state in
      if let known = state.failure, known.index < index { return }
      state.failure = (index, reason)
    }
  }

  /// The failure to report, if any.
  var failure: ReplicationFailure? {
    state.withLock { state in
      state.failure.map {
        ReplicationFailure(
          caseName: cases[$0.index % cases.count].name, replication: $0.index / cases.count,
          reason: $0.reason)
      }
    }
  }

  /// The results so far: the longest run of replications, from 0, that every case has completed.
  func results() -> [CaseResult] {
    state.withLock { state in
      let complete = state.whole
      return zip(cases, state.columns).map { measured, column in
        // A complete array is shared, not copied: raw values are what memory goes into.
        let kept = complete * measured.measures.count
        return CaseResult(
          name: measured.name, source: measured.source, measures: measured.measures,
          capacities: measured.capacities, limitsWork: measured.limitsWork,
          replications: complete,
          values: kept == column.values.count ? column.values : Array(column.values.prefix(kept)),
          events: column.events.prefix(complete).reduce(0, +),
          warnings: count(column.warnings, below: complete),
          profit: column.profit,
          course: measured.profitFrame.map {
            Course(
              replications: complete, periodsPerQuarter: $0.periodsPerQuarter,
              values: column.courses.prefix(complete).flatMap { $0 })
          },
          reviews: ReviewTotals(column.reviews.prefix(complete)))
      }
    }
  }

  /// Each text once, in the order of first appearance, with the number of replications.
  private func count(_ warnings: [Int: [String]], below end: Int) -> [CountedWarning] {
    var counted: [CountedWarning] = []
    var places: [String: Int] = [:]
    for replication in warnings.keys.filter({ $0 < end }).sorted() {
      var seen: Set<String> = []
      for text in warnings[replication] ?? [] where seen.insert(text).inserted {
        if let place = places[text] {
          counted[place].count += 1
        } else {
          places[text] = counted.count
          counted.append(CountedWarning(text: text, count: 1))
        }
      }
    }
    return counted
  }
}
