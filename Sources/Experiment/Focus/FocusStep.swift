/// The focusing steps that change something (Goldratt & Cox 1984; Goldratt 1990).
public enum FocusStep: String, Sendable, Hashable, CaseIterable {
  /// Get more out of the constraint as it is.
  case exploit
  /// Make everything else serve it.
  case subordinate
  /// Buy more of it.
  case elevate
}

/// Something that might earn more: a change of the company, with what it costs.
public struct FocusMove: Sendable, Hashable {
  /// The step it belongs to.
  public var step: FocusStep
  /// What it is, in words: `keep 2 orders in process`.
  public var text: String
  /// Values as for `--set` that make it; empty where it has no path.
  public var settings: [String]
  /// What the loop's owner needs besides to make it; any number of its own.
  public var tag: Int?
  /// What it costs once [currency].
  public var price: Double
  /// What it costs from then on [currency per reporting period].
  public var expense: Double

  /// Creates a move.
  public init(
    step: FocusStep, text: String, settings: [String] = [], tag: Int? = nil, price: Double = 0,
    expense: Double = 0
  ) {
    self.step = step
    self.text = text
    self.settings = settings
    self.tag = tag
    self.price = price
    self.expense = expense
  }
}
