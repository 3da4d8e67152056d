import Probability

/// A range of a parameter from which a design draws.
public struct SampledFactor: Sendable, Hashable {
  /// Path of the parameter.
  public var path: String
  /// Its values, more than one number; above zero when logarithmic.
  public var range: ClosedRange<Double>
  /// Unit of its values as a scenario writes it, or empty.
  public var unit: String
  /// Whether shares of the range are equal factors rather than equal amounts.
  public var isLogarithmic: Bool
  /// Most decimals that a value may have, 0 for whole numbers; `nil` for six significant digits.
  public var decimals: Int?

  /// Creates a factor.
  public init(
    path: String, range: ClosedRange<Double>, unit: String = "", isLogarithmic: Bool = false,
    decimals: Int? = nil
  ) {
    precondition(range.lowerBound < range.upperBound, "a range has two ends")
    precondition(!isLogarithmic || range.lowerBound > 0, "factors need values above zero")
    self.path = path
    self.range = range
    self.unit = unit
    self.isLogarithmic = isLogarithmic
    self.decimals = decimals
  }

  /// The value at a share of the range (0 ... 1), rounded to what the parameter takes.
  func value(at share: Double) -> Double {
    let (low, high) = (range.lowerBound, range.upperBound)
    let plain =
      isLogarithmic ? low * Elementary.power(high / low, share) : low + share * (high - low)
    if decimals == 0 {
      // Every whole number gets an equal strip of the range.
      let count = high - low + 1
      return isLogarithmic
        ? plain.rounded() : min(low + (share * count).rounded(.down), high)
    }
    let digits =
      decimals ?? max(0, 5 - Int(Elementary.ln(max(abs(low), abs(high))) / Elementary.ln(10)))
    let parts = (0..<digits).reduce(1.0) { parts, _ in parts * 10 }
    return min(max((plain * parts).rounded() / parts, low), high)
  }

  /// The share of the range at which a value lies.
  func share(of value: Double) -> Double {
    let (low, high) = (range.lowerBound, range.upperBound)
    return isLogarithmic
      ? Elementary.ln(value / low) / Elementary.ln(high / low) : (value - low) / (high - low)
  }

  /// A value inside the range, with as many digits as any.
  public var typical: String { text(value(at: 0.347_113)) }

  func text(_ value: Double) -> String {
    FocusMoves.plain(value) + (unit.isEmpty ? "" : " \(unit)")
  }
}

/// Points drawn from ranges of parameters, and what their order means.
public struct SampledDesign: Sendable, Hashable {
  /// How points are drawn.
  public enum Kind: Sendable, Hashable {
    /// So many points of a Latin hypercube.
    case latinHypercube(Int)
    /// So many points of a randomised Sobol sequence.
    case sobol(Int)
    /// So many of Morris's trajectories: which factors matter at all.
    case morris(Int)
    /// Two matrices of so many points and their mixtures: Sobol's indices.
    case indices(Int)
  }

  /// How points were drawn.
  public let kind: Kind
  /// What was drawn from.
  public let factors: [SampledFactor]
  /// Shares of the ranges after rounding, row by row: a trajectory after the other; A, B, then the
  /// mixtures factor by factor.
  public let rows: [[Double]]
  /// The values, row by row, as a scenario writes them.
  public let texts: [[String]]

  /// Most factors of a Sobol sequence.
  public static let mostSobol = SobolSequence.maximumDimensions

  /// Draws a design.
  /// - Parameters:
  ///   - kind: how; with `sobol` up to 40 factors, with `indices` up to 20.
  ///   - factors: what is drawn from (>= 1).
  ///   - seed: seed of the experiment.
  public init(_ kind: Kind, factors: [SampledFactor], seed: UInt64) {
    precondition(!factors.isEmpty, "a design needs a factor")
    let key = StreamKey(seed: seed, name: "sweep.sample")
    let shares: [[Double]]
    switch kind {
    case .latinHypercube(let count):
      shares = LatinHypercube.points(count: count, dimensions: factors.count, key: key)
    case .sobol(let count):
      shares = SobolSequence.randomised(count: count, dimensions: factors.count, key: key)
    case .morris(let count):
      shares = MorrisDesign(trajectories: count, factors: factors.count, key: key)
        .trajectories.flatMap { $0 }
    case .indices(let count):
      let design = SaltelliDesign(count: count, factors: factors.count, key: key)
      shares = design.a + design.b + factors.indices.flatMap { design.mixed($0) }
    }
    let values = shares.map { row in zip(factors, row).map { $0.value(at: $1) } }
    self.kind = kind
    self.factors = factors
    rows = values.map { row in zip(factors, row).map { $0.share(of: $1) } }
    texts = values.map { row in zip(factors, row).map { $0.text($1) } }
  }

  /// A factor whose range is too narrow for the steps of its trajectories, once values are rounded;
  /// `nil` for none.
  public var stuck: SampledFactor? {
    guard case .morris = kind else { return nil }
    let length = factors.count + 1
    for start in stride(from: 0, to: rows.count, by: length) {
      for step in start..<start + length - 1 where rows[step] == rows[step + 1] {
        let path = Set(factors.indices.filter { factors[$0].decimals == 0 })
        return path.first.map { factors[$0] } ?? factors[0]
      }
    }
    return nil
  }
}
