/// How often a resource had the longest line of jobs, those on its units included, and how much the
/// place of the longest line shifts.
///
/// Several longest lines share the time equally, also when all are empty. Shiftiness is
/// beta = 1 - cv / sqrt(n), with cv the coefficient of variation (of a sample) of the n shares: 0
/// when one resource always has the longest line, 1 when each has it as often as any other.
///
/// Source: Lawrence & Buss (1994), Shifting production bottlenecks: causes, cures, and conundrums,
/// Production and Operations Management 3(1), 21-37.
public struct LongestLine: Sendable, Hashable {
  /// Share of time with the longest line, of each resource.
  public var shares: [Double]

  /// Creates shares as given.
  public init(shares: [Double]) {
    self.shares = shares
  }

  /// Adds up lines over time. O(n log n + n r) for n visits and r resources.
  public init(_ visits: Visits) {
    let (start, end) = (visits.measured.lowerBound, visits.measured.upperBound)
    var changes: [(time: Double, resource: Int, step: Int)] = []
    for visit in visits.visits where visit.left > visit.entered && visit.entered < end {
      changes.append((visit.entered, visit.resource, 1))
      if visit.left < end { changes.append((visit.left, visit.resource, -1)) }
    }
    changes.sort { ($0.time, $0.resource, $0.step) < ($1.time, $1.resource, $1.step) }
    var lines = Array(repeating: 0, count: visits.resources)
    var shares = Array(repeating: 0.0, count: visits.resources)
    var time = start
    func advance(to next: Double) {
      let span = min(next, end) - time
      guard span > 0 else { return }
      LongestLine.share(span / (end - start), among: lines, into: &shares)
      time = next
    }
    for change in changes {
      advance(to: change.time)
      lines[change.resource] += change.step
    }
    advance(to: end)
    self.init(shares: shares)
  }

  /// Shares an amount out among the longest of some lines.
  public static func share(_ amount: Double, among lines: [Int], into shares: inout [Double]) {
    guard let longest = lines.max() else { return }
    let part = amount / Double(lines.count { $0 == longest })
    for place in lines.indices where lines[place] == longest { shares[place] += part }
  }

  /// Shiftiness beta (0...1); `nil` below two resources.
  public var shiftiness: Double? {
    let n = Double(shares.count)
    guard n > 1 else { return nil }
    let mean = shares.reduce(0, +) / n
    let squares = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return mean > 0 ? 1 - (squares / (n - 1)).squareRoot() / mean / n.squareRoot() : nil
  }
}
