/// An axis of a figure: what it shows, in which unit, over which range.
public struct Axis: Sendable, Hashable {
  /// How places on it are told.
  public enum Kind: Sendable, Hashable {
    /// By numbers; equal factors are equally long when logarithmic.
    case numbers(isLogarithmic: Bool)
    /// By names at 1, 2, 3...; on a vertical axis from the top.
    case names([String])
  }

  /// What it shows.
  public var label: String
  /// Its unit, or empty.
  public var unit: String
  /// What it shows from end to end; lower < upper.
  public var range: ClosedRange<Double>
  /// How places on it are told.
  public var kind: Kind
  /// Whether only whole numbers make sense.
  public var isWhole = false

  /// An axis with a name for each place.
  public static func names(_ names: [String], label: String = "") -> Axis {
    Axis(
      label: label, unit: "", range: 0.5...(Double(max(names.count, 1)) + 0.5),
      kind: .names(names))
  }

  /// An axis of numbers that shows all of these values.
  /// - Parameters:
  ///   - label: what it shows.
  ///   - unit: its unit, or empty.
  ///   - values: what must be within; those that are not finite do not count.
  ///   - including: what must be within, too, such as zero.
  ///   - isAnchored: whether zero, where it is an end, stays one.
  ///   - isLogarithmic: for values above zero only.
  ///   - padding: share of the span left free at both ends.
  public static func numbers(
    _ label: String, unit: String, of values: [Double], including: [Double] = [],
    isAnchored: Bool = false,
    isLogarithmic: Bool = false, padding: Double = 0.05
  ) -> Axis {
    let finite = values.filter(\.isFinite) + including
    var (low, high) = (finite.min() ?? 0, finite.max() ?? 1)
    if isLogarithmic, low > 0 {
      let factor = high > low ? (high / low > 1000 ? 1.5 : 1.08) : 2
      return Axis(
        label: label, unit: unit, range: low / factor...high * factor,
        kind: .numbers(isLogarithmic: true))
    }
    // A span that is nothing but the rounding of sums shows nothing.
    if high - low <= 1e-9 * max(abs(low), abs(high)) {
      let room = low == 0 && high == 0 ? 1 : 0.1 * max(abs(low), abs(high))
      (low, high) = (low - room, high + room)
    }
    let room = (high - low) * padding
    let bottom = isAnchored && low == 0 ? 0 : low - room
    let top = isAnchored && high == 0 ? 0 : high + room
    return Axis(
      label: label, unit: unit, range: bottom...top, kind: .numbers(isLogarithmic: false),
      isWhole: !values.isEmpty && values.allSatisfy { $0 == $0.rounded() })
  }

  /// The place at a share of the way from one end to the other.
  func place(at share: Double) -> Double {
    let (low, high) = (range.lowerBound, range.upperBound)
    guard case .numbers(true) = kind else { return low + share * (high - low) }
    // By square roots, which are the same to the last bit on every machine, as powers are not.
    var (factor, rest, value) = (high / low, share, low)
    for _ in 0..<50 {
      factor = factor.squareRoot()
      rest *= 2
      guard rest >= 1 else { continue }
      rest -= 1
      value *= factor
    }
    return value
  }

  /// The share of the way from one end to the other at a place.
  func share(of place: Double) -> Double {
    let (low, high) = (range.lowerBound, range.upperBound)
    guard case .numbers(true) = kind else { return (place - low) / (high - low) }
    var (start, end) = (0.0, 1.0)
    for _ in 0..<40 {
      let middle = (start + end) / 2
      if self.place(at: middle) <= place { start = middle } else { end = middle }
    }
    return start
  }

  /// The label with its unit in brackets.
  var title: String {
    let unit = [scale.words, unit].filter { !$0.isEmpty }.joined(separator: " ")
    let parts = [label, unit.isEmpty ? "" : "[\(unit)]"]
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What the labels of ticks are divided by, so that they stay short, and its name.
  var scale: (factor: Double, words: String) {
    guard case .numbers(false) = kind else { return (1, "") }
    switch max(abs(range.lowerBound), abs(range.upperBound)) {
    case 1e9...: return (1e9, "billion")
    case 2e6...: return (1e6, "million")
    case ..<2e-3: return (1e-6, "millionths of")
    default: return (1, "")
    }
  }

  /// A place with its label.
  typealias Tick = (value: Double, label: String)

  /// About so many places to be labelled, at round numbers; every name of an axis of names.
  func ticks(about count: Int) -> [Tick] {
    switch kind {
    case .names(let names): names.enumerated().map { (Double($0 + 1), $1) }
    case .numbers(true): powers(about: count)
    case .numbers(false): steps(about: count)
    }
  }

  private func steps(about count: Int) -> [Tick] {
    let factor = scale.factor
    let (low, high) = (range.lowerBound / factor, range.upperBound / factor)
    let raw = (high - low) / Double(max(count, 1))
    let size = Digits.exponent(raw)
    let power = Double("1e\(size)") ?? 1
    let round = ([1, 2, 5, 10].first { $0 * power >= raw * 0.999 } ?? 10) * power
    let step = isWhole ? max(round, 1 / factor) : round
    guard step > 0, step.isFinite, (high - low) / step < 1000 else { return [] }
    let decimals = max(0, -Digits.exponent(step * 1.0001))
    var ticks: [Tick] = []
    var number = (low / step - 1e-9).rounded(.up)
    while number * step <= high + 1e-9 * step, ticks.count < 100 {
      let value = number * step
      ticks.append((value * factor, Digits.fixed(value, decimals: decimals)))
      number += 1
    }
    return ticks
  }

  /// Powers of ten, and 2 and 5 between them when these are few.
  private func powers(about count: Int) -> [Tick] {
    let (low, high) = (Digits.exponent(range.lowerBound), Digits.exponent(range.upperBound))
    let decades = high - low
    let between: [Double] = decades <= max(1, count / 3) ? [1, 2, 5] : [1]
    let stride = max(1, (decades + count - 1) / max(count, 1))
    var ticks: [Tick] = []
    for exponent in low...high where (exponent - low) % stride == 0 {
      for part in between {
        let value = part * (Double("1e\(exponent)") ?? 1)
        guard range.contains(value) else { continue }
        ticks.append((value, Digits.significant(value, 3)))
      }
    }
    return ticks
  }
}
