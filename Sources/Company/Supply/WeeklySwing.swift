import Simulation

/// How much a stock's orders and needs vary from week to week.
///
/// The bullwhip effect is the ratio of the two variances: Lee, Padmanabhan & Whang (1997), Information
/// Distortion in a Supply Chain, Management Science 43(4).
struct WeeklySwing: BitwiseCopyable {
  /// Weeks that are over, and pieces of the present one.
  private var week = 0
  private var ordered = 0.0
  private var wanted = 0.0
  /// Mean and sum of squared deviations of the weeks that are over (Welford 1962).
  private var orders = Spread()
  private var needs = Spread()

  private struct Spread: BitwiseCopyable {
    var mean = 0.0
    var squares = 0.0

    mutating func add(_ value: Double, number: Int) {
      let deviation = value - mean
      mean += deviation / Double(number)
      squares += deviation * (value - mean)
    }
  }

  /// Notes pieces ordered and pieces wanted in a week.
  mutating func add(ordered pieces: Int, wanted needed: Int, week now: Int) {
    close(before: now)
    ordered += Double(pieces)
    wanted += Double(needed)
  }

  private mutating func close(before now: Int) {
    while week < now {
      week += 1
      orders.add(ordered, number: week)
      needs.add(wanted, number: week)
      ordered = 0
      wanted = 0
    }
  }

  /// Variance of weekly orders over that of weekly needs, in so many whole weeks.
  /// - Returns: not a number where the needs of all weeks are alike.
  func bullwhip(weeks: Int) -> Double {
    var all = self
    all.close(before: weeks)
    // What rounding leaves of the spread of equal weeks is none.
    let least = 1e-12 * all.needs.mean * all.needs.mean * Double(weeks)
    return all.needs.squares > least ? all.orders.squares / all.needs.squares : .nan
  }
}

extension Run {
  /// Number of the week since the last clearing that something is counted in now: like the clearing
  /// itself, a week ends with the last event of its instant.
  var presentWeek: Int {
    // Times of reviews are sums of periods.
    max(Int((weeksSinceClearing - 1e-9).rounded(.up)) - 1, 0)
  }

  /// Weeks since the last clearing that are over.
  var wholeWeeks: Int { Int((weeksSinceClearing + 1e-9).rounded(.down)) }

  private var weeksSinceClearing: Double { (events.now - clearedAt) / blueprint.time.week }
}
