/// A law compiled for the hot path: a few plain numbers and the name of a method.
///
/// Constant, exponential and uniform laws are inlined into the caller; every other law costs one
/// call. No reference is counted and nothing is allocated.
///
/// A sampler of a law given by a list points into the ``Distribution`` it came from, and is valid
/// as long as that distribution, or a copy of it, is alive.
@frozen public struct Sampler: BitwiseCopyable, @unchecked Sendable {  // `table` is never written
  // What an exponential draw reads comes first, next to the stream in `Variates`.
  @usableFromInline let method: Method
  let count: Int32
  @usableFromInline let a: Double
  @usableFromInline let b: Double
  /// The mean of the law.
  public let mean: Double
  let c: Double
  let d: Double
  let table: UnsafePointer<Double>?

  /// How a draw is made, with the meaning of the numbers `a`, `b`, `c`, `d`.
  @usableFromInline enum Method: UInt8, BitwiseCopyable, Sendable {
    /// a = value.
    case constant
    /// a = mean.
    case exponential
    /// a = minimum, b = width.
    case uniform
    /// a = shape, b = scale.
    case gamma
    /// a = zeta, b = sigma.
    case lognormal
    /// a = 1 / shape, b = scale.
    case weibull
    /// a, b = mean and standard deviation of the parent, c = its probability above zero.
    case truncatedNormal
    /// a = minimum, b = mode, c = maximum, d = probability below the mode.
    case triangular
    /// a = minimum, b = width, c = alpha, d = beta.
    case beta
    /// a = p, b = unit.
    case bernoulli
    /// a = log(1 - p), b = unit.
    case geometric
    /// a = mean count, b = unit.
    case poisson
    /// Values with probabilities.
    case discrete
    /// Order statistics joined by straight lines.
    case empirical
    /// Means of exponential branches with probabilities.
    case hyperexponential
  }

  init(
    _ method: Method, mean: Double, _ a: Double = 0, _ b: Double = 0, _ c: Double = 0,
    _ d: Double = 0, table: ValueTable? = nil
  ) {
    self.method = method
    self.mean = mean
    (self.a, self.b, self.c, self.d) = (a, b, c, d)
    self.table = table.map { UnsafePointer($0.storage) }
    self.count = Int32(table?.count ?? 0)
  }

  /// Whether every draw is the same value, and no random number is used.
  @inlinable public var isConstant: Bool { method == .constant }

  /// One draw from the law.
  @inlinable public func sample(_ stream: inout RandomStream) -> Double {
    switch method {
    case .constant: a
    case .exponential: stream.exponential(mean: a)
    case .uniform: a + b * stream.uniform()
    default: draw(&stream)
    }
  }

  /// The sum of `count` independent draws; zero for none.
  ///
  /// A constant is multiplied and uses no random number. Every other law is drawn `count` times,
  /// so that a piece takes the same time whether it is worked on alone or in a lot.
  @inlinable public func sum(of count: Int, _ stream: inout RandomStream) -> Double {
    if isConstant { return Double(count) * a }
    var total = 0.0
    for _ in 0..<count { total += sample(&stream) }
    return total
  }
}
