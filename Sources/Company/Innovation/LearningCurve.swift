#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Wright's learning curve: the n-th piece takes `max(1, start * n^(log2 rate))` standard times.
///
/// Source: T. P. Wright (1936), "Factors affecting the cost of airplanes", Journal of the
/// Aeronautical Sciences 3(4). It is cut off at the standard, which is what practice is.
struct LearningCurve {
  private let start: Double
  private let exponent: Double

  init(start: Double, rate: Double) {
    self.start = start
    exponent = log2(rate)
  }

  /// Multiple of the standard time that the n-th piece takes (n >= 1).
  ///
  /// - Parameter experience: pieces of something like it that count as if they had been made before.
  func factor(piece number: Int, experience: Double = 0) -> Double {
    max(start * pow(Double(number) + experience, exponent), 1)
  }
}
