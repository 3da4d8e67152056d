/// When units were active without a break: busy, in setup or down, one stretch after the other.
///
/// The resource whose mean active period is the longest is the one that limits the plant: it is
/// interrupted the least by others. With several units the periods of all are pooled.
///
/// Source: Roser, Nakano & Tanaka (2001), A practical bottleneck detection method, Proceedings of
/// the Winter Simulation Conference, 949-953.
public struct ActivePeriods: Sendable, Hashable {
  /// An uninterrupted active period of a unit, in full: it may begin before what is measured and
  /// end after it.
  public struct Period: Sendable, Hashable {
    /// Number of the unit, through all resources.
    public var unit: Int
    /// Index of its resource.
    public var resource: Int
    /// Begin [base unit].
    public var from: Double
    /// End [base unit].
    public var to: Double

    /// Creates a period.
    public init(unit: Int, resource: Int, from: Double, to: Double) {
      self.unit = unit
      self.resource = resource
      self.from = from
      self.to = to
    }

    /// Length [base unit].
    public var length: Double { to - from }
  }

  /// Mean active period of a resource.
  public struct Mean: Sendable, Hashable {
    /// Active time of all its units within what is measured [unit time].
    public var total: Double
    /// Periods that share it; one that crosses an end of what is measured counts with the part
    /// inside.
    public var count: Int

    /// Creates a mean.
    public init(total: Double = 0, count: Int = 0) {
      self.total = total
      self.count = count
    }

    /// Mean length [base unit]; `nil` for a resource that was never active.
    public var length: Double? { count > 0 ? total / Double(count) : nil }
  }

  /// Periods that reach into what is measured, unit by unit and ascending.
  public var periods: [Period]
  /// What is measured [base unit].
  public var measured: Range<Double>
  /// Number of resources.
  public var resources: Int

  /// Merges given intervals: those of one unit that touch or overlap are one period.
  ///
  /// Intervals of no length are no activity, and a break of no length is no break. O(n log n).
  /// - Parameters:
  ///   - intervals: when units were active, in any order.
  ///   - measured: what is measured [base unit].
  ///   - resources: number of resources.
  public init(merging intervals: [Period], measured: Range<Double>, resources: Int) {
    var merged: [Period] = []
    for next in intervals.sorted(by: { ($0.unit, $0.from) < ($1.unit, $1.from) })
    where next.to > next.from {
      if let last = merged.last, last.unit == next.unit, next.from <= last.to {
        merged[merged.count - 1].to = max(last.to, next.to)
      } else {
        merged.append(next)
      }
    }
    periods = merged.filter { $0.to > measured.lowerBound && $0.from < measured.upperBound }
    self.measured = measured
    self.resources = resources
  }

  /// Merges the active stretches of a log. Off-shift time ends an active period, blocking and
  /// waiting for a helper do, too. O(n) for stretches in the order of the log.
  public init(_ log: EventLog) {
    var open: [Int32: Period] = [:]
    var merged: [Period] = []
    for stretch in log.stretches where stretch.state.isActive && stretch.to > stretch.from {
      if var period = open[stretch.unit], period.to == stretch.from {
        period.to = stretch.to
        open[stretch.unit] = period
      } else {
        if let ended = open[stretch.unit] { merged.append(ended) }
        open[stretch.unit] = Period(
          unit: Int(stretch.unit), resource: Int(stretch.resource), from: stretch.from,
          to: stretch.to)
      }
    }
    // Sorted by the other initialiser, so the order of the dictionary leaves no trace.
    self.init(
      merging: merged + open.values, measured: log.measured, resources: log.firstUnit.count)
  }

  /// Mean active period of each resource, within what is measured. O(n).
  public var means: [Mean] {
    var means = Array(repeating: Mean(), count: resources)
    for period in periods {
      let inside = period.clipped(to: measured)
      means[period.resource].total += inside.upperBound - inside.lowerBound
      means[period.resource].count += 1
    }
    return means
  }
}

extension ActivePeriods.Period {
  /// The part of it within a span that it reaches into.
  func clipped(to span: Range<Double>) -> Range<Double> {
    max(from, span.lowerBound)..<min(to, span.upperBound)
  }
}
