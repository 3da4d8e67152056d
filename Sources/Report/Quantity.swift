import Experiment
import Inference

/// How values of one measure are shown to people: scale, unit and words.
struct Quantity: Sendable {
  /// The measure.
  var measure: Measure
  /// Whether values are shares, shown as percentages.
  var isShare: Bool

  init(_ measure: Measure) {
    self.measure = measure
    let path = MetricPath(measure.name)
    // A return is a share, too, though one per year.
    let isPlain = measure.unit.isEmpty || measure.name == "money.roi"
    let isCause = path.group == "buffer" && path.quantity.hasPrefix("cause.")
    isShare =
      isPlain && (isCause || Quantity.shares[path.group]?.contains(path.quantity) == true)
  }

  /// Unit as shown, or empty.
  var unit: String {
    guard isShare else { return measure.unit }
    return measure.unit.isEmpty ? "%" : "% \(measure.unit)"
  }

  /// Value as shown.
  func shown(_ value: Double) -> Double { isShare ? value * 100 : value }

  /// A mean with its half-width: `5712 ± 31`, or alone when nothing is uncertain or known.
  func cell(_ summary: Estimate?) -> String {
    guard let summary, summary.mean.isFinite else { return Digits.missing }
    let mean = shown(summary.mean)
    guard let halfWidth = shownHalfWidth(summary) else {
      return Digits.significant(mean, isShare ? 4 : 6)
    }
    let decimals = Digits.decimals(halfWidth: halfWidth, value: mean)
    return Digits.fixed(mean, decimals: decimals) + " ± "
      + Quantity.halfWidthText(halfWidth, decimals: decimals)
  }

  /// Half-width as shown; `nil` when there is none, or only the rounding of sums.
  private func shownHalfWidth(_ summary: Estimate) -> Double? {
    guard let halfWidth = summary.halfWidth, halfWidth > 1e-9 * abs(summary.mean) else {
      return nil
    }
    return shown(halfWidth)
  }

  /// A mean alone, with the digits that its interval supports.
  func mean(_ summary: Estimate?) -> String {
    guard let summary, summary.mean.isFinite else { return Digits.missing }
    let mean = shown(summary.mean)
    guard let halfWidth = shownHalfWidth(summary) else { return Digits.significant(mean, 4) }
    // One digit fewer than beside a half-width: the last one shown is then certain or nearly so.
    let decimals = Digits.decimals(halfWidth: halfWidth, value: mean) - 1
    return Digits.fixed(mean, decimals: min(decimals, max(0, 3 - Digits.exponent(mean))))
  }

  /// `590 to 610`: an interval with the digits that its width supports.
  func range(_ interval: ClosedRange<Double>) -> String {
    let bounds = (shown(interval.lowerBound), shown(interval.upperBound))
    let decimals = Digits.decimals(
      halfWidth: (bounds.1 - bounds.0) / 2, value: max(abs(bounds.0), abs(bounds.1)))
    return Digits.fixed(bounds.0, decimals: decimals) + " to "
      + Digits.fixed(bounds.1, decimals: decimals)
  }

  /// A value beside its interval, or alone with six significant digits.
  func value(_ value: Double, beside interval: ClosedRange<Double>?) -> String {
    guard let interval else { return Digits.significant(shown(value)) }
    let width = shown(interval.upperBound) - shown(interval.lowerBound)
    return Digits.fixed(
      shown(value), decimals: Digits.decimals(halfWidth: width / 2, value: shown(value)))
  }

  /// A number followed by its unit.
  func withUnit(_ number: String, isDifference: Bool = false) -> String {
    guard isDifference, isShare else { return unit.isEmpty ? number : "\(number) \(unit)" }
    return number + " percentage points" + (measure.unit.isEmpty ? "" : " \(measure.unit)")
  }

  /// A half-width too small for the digits shown is not shown as zero.
  private static func halfWidthText(_ halfWidth: Double, decimals: Int) -> String {
    let text = Digits.fixed(halfWidth, decimals: decimals)
    guard !text.contains(where: { $0 >= "1" && $0 <= "9" }) else { return text }
    return "<" + Digits.smallest(decimals: decimals)
  }

  private static let profitShares: Set<String> = [
    "unprofitable_share", "unprofitable_sales_share", "profit_concentration", "whale_peak",
  ]

  private static let shares: [String: Set<String>] = [
    "money": ["roi", "cost_to_serve_share"],
    "flow": ["on_time"],
    "resources": [
      "utilisation", "occupied", "busy", "setup", "blocked", "starved", "waiting", "down",
      "off_shift", "wait.probability",
    ],
    "constraint": ["share"],
    "products": profitShares.union(["on_time", "fill_rate"]),
    "buffer": ["green", "yellow", "red", "black"],
    "innovation": [
      "learning_loss", "pitched_share", "on_time_launches", "buffer_consumption",
      "differentiation", "fever.green", "fever.yellow", "fever.red",
    ],
    "accounts": profitShares.union(["service", "trust", "share_of_wallet", "wallet", "own_cost"]),
    "market": ["share"],
    "supply": ["shortages", "fill_rate", "forecast.bias", "forecast.wmape"],
    "materials": ["fill_rate", "waiting"],
    "needs": ["share"],
    "portfolio": profitShares,
  ]
}
