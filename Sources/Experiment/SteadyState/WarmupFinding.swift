/// What a pilot found about the warm-up: one cut for all systems, or why there is none.
///
/// The cut is the longest that any system needs in any metric: a cut of its own for each would take the
/// runs of a pair apart that common random numbers have joined.
public struct WarmupFinding: Sendable {
  /// Length of an interval [base unit].
  public let interval: Double
  /// Length of all of them [base unit].
  public let span: Double
  /// Replications of each system.
  public let replications: Int
  /// The metrics that decide: systems in their order, each with its metrics in theirs.
  public let courses: [SettlingCourse]
  /// Orders accepted and not finished, by system: they decide nothing.
  let openOrders: [SettlingCourse]

  /// Intervals of each course.
  public var intervals: Int { courses.first?.averages.count ?? 0 }

  /// The warm-up that is enough for all [base unit]; `nil` where some course did not settle.
  public var cut: Double? {
    var longest = 0
    for course in courses {
      guard let cut = course.cut else { return nil }
      longest = max(longest, cut)
    }
    return Double(longest) * interval
  }

  /// Names of the systems whose open orders grow from quarter to quarter: more is asked for than can be
  /// made, and how long orders take has no steady state.
  public var growing: [String] { openOrders.filter(\.grows).map(\.name) }

  /// Whether a warm-up takes so much of a run that a longer horizon would serve better: more than 30 %
  /// of warm-up and horizon together.
  /// - Parameters:
  ///   - cut: the warm-up [base unit].
  ///   - horizon: what is measured after it [base unit].
  public static func isLong(_ cut: Double, before horizon: Double) -> Bool {
    cut > 0.3 * (cut + horizon)
  }
}
