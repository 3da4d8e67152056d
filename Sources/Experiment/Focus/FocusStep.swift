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
  /// Values as for `--set` that make it.
  public var settings: [String]
  /// What it costs once [currency].
  public var price: Double
  /// What it costs from then on [currency per reporting period].
  public var expense: Double
  /// Moves made earlier that it takes back; what they cost is not given back.
  public var takesBack: [FocusMove]

  /// Creates a move.
  public init(
    step: FocusStep, text: String, settings: [String] = [], price: Double = 0, expense: Double = 0,
    takesBack: [FocusMove] = []
  ) {
    self.step = step
    self.text = text
    self.settings = settings
    self.price = price
    self.expense = expense
    self.takesBack = takesBack
  }

  /// The moves in force when this one is made after others.
  public func added(to made: [FocusMove]) -> [FocusMove] {
    made.filter { !takesBack.contains($0) } + (settings.isEmpty ? [] : [self])
  }
}
