import Company
import Inference

/// Values of one measure for several systems, which grow by replications as a procedure asks for them.
struct SampleTable {
  /// The systems; each reports the measure alone.
  let cases: [Case]
  /// Workers (>= 1).
  let jobs: Int
  /// Values by system, then by replication.
  private(set) var values: [[Double]]

  init(cases: [Case], jobs: Int) {
    self.cases = cases
    self.jobs = jobs
    values = cases.map { _ in [] }
  }

  /// Replications made so far.
  var spent: Int { values.reduce(0) { $0 + $1.count } }

  /// Makes replications until every system has as many as asked; none that are there again.
  ///
  /// - Returns: whether all were made; if it was cancelled the table is as it was.
  /// - Throws: `ReplicationFailure`, or `UndefinedMeasure` for a value that is not a number.
  mutating func grow(
    to counts: [Int], isCancelled: @escaping @Sendable () -> Bool,
    progress: @escaping @Sendable (Int) -> Void
  ) async throws -> Bool {
    let cases = self.cases
    // Replication by replication, so that systems of equal count come along together.
    let missing = (0..<(counts.max() ?? 0)).flatMap { replication in
      cases.indices.filter { replication < counts[$0] && replication >= values[$0].count }
        .map { (system: $0, replication: replication) }
    }
    let done = Counter(spent)
    let made = try await ParallelMap.run(
      count: missing.count, jobs: jobs, isCancelled: isCancelled
    ) { index -> Double in
      let (system, replication) = missing[index]
      let value: Double
      do {
        value = try cases[system].simulate(UInt32(replication)).values[0]
      } catch {
        throw ReplicationFailure(
          caseName: cases[system].name, replication: replication,
          reason: String(describing: error))
      }
      guard value.isFinite else {
        throw UndefinedMeasure(
          measure: cases[system].measures[0].name, caseName: cases[system].name,
          replication: replication)
      }
      progress(done.increased())
      return value
    }
    guard made.allSatisfy({ $0 != nil }) else { return false }
    for (place, value) in zip(missing, made) { values[place.system].append(value ?? .nan) }
    return true
  }
}

/// A measure without a value in some replication: systems cannot be ranked by it.
public struct UndefinedMeasure: Error, Sendable, CustomStringConvertible {
  /// Name of the measure.
  public var measure: String
  /// Where it has no value.
  public var caseName: String
  /// Number of the replication, from 0.
  public var replication: Int

  /// One sentence for the reader.
  public var description: String {
    "\(measure) has no value in replication \(replication) of \(caseName)"
  }
}
