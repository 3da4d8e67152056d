/// The average course of several replications, smoothed: what Welch's plot shows.
///
/// The average over replications at each time, then a moving average of 2w + 1 of them; the first
/// w have windows of 2i - 1 (i = 1 ... w), the last w none. It helps the eye to see where a
/// warm-up ends, and decides nothing. The window should be at most a quarter of the series.
/// Source: Welch 1983; Law, Simulation Modeling and Analysis, section 9.5.1.
public struct WelchAverages: Sendable, Hashable {
  /// The mean over replications at each time.
  public let averages: [Double]
  /// Their moving averages, as many less the window.
  public let moving: [Double]
  /// Neighbours taken in to each side.
  public let window: Int

  /// Averages series of equal length.
  ///
  /// - Parameters:
  ///   - replications: one or more series of more than `window` values.
  ///   - window: 0 or more.
  public init(of replications: [[Double]], window: Int) {
    let length = replications.first?.count ?? 0
    precondition(replications.allSatisfy { $0.count == length }, "series of equal length")
    precondition(window >= 0 && length > window, "series longer than the window")
    let averages = (0..<length).map { i in Moments(replications.lazy.map { $0[i] }).mean }
    moving = (0..<(length - window)).map { i in
      let reach = min(i, window)
      return Moments(averages[(i - reach)...(i + reach)]).mean
    }
    self.averages = averages
    self.window = window
  }
}
