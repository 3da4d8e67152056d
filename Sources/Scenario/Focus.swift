public import Company

/// What the five focusing steps may change, as the scenario's `focus` section says.
public struct FocusSettings: Sendable, Hashable {
  /// Money for what has a price, over all steps [currency]; `nil` is no limit.
  public var budget: Double?
  /// Time within which a purchase must earn its price [base unit]; `nil` is no limit.
  public var payback: Double?
  /// What can be bought.
  public var offers: [Offer]
  /// The analyst's own candidates.
  public var moves: [Move]

  /// More of a resource, for a price.
  public struct Offer: Sendable, Hashable {
    /// What is changed; the resource is named in it.
    public var change: Change
    /// What it costs once [currency].
    public var price: Double
    /// What it costs from then on [currency per base unit].
    public var expense: Double
  }

  /// A named candidate: values laid over the scenario.
  public struct Move: Sendable, Hashable {
    /// Name in the file.
    public var name: String
    /// The focusing step it belongs to.
    public var step: Step
    /// Values as for `--set`: `PATH=VALUE`.
    public var settings: [String]
    /// What it costs once [currency].
    public var price: Double
    /// What it costs from then on [currency per base unit].
    public var expense: Double
  }

  /// A focusing step that changes something.
  public enum Step: String, Sendable, Hashable, CaseIterable {
    /// Get more out of the constraint as it is.
    case exploit
    /// Make everything else serve it.
    case subordinate
    /// Buy more of it.
    case elevate
  }

  /// Nothing can be bought, and there is no budget.
  public init(
    budget: Double? = nil, payback: Double? = nil, offers: [Offer] = [], moves: [Move] = []
  ) {
    self.budget = budget
    self.payback = payback
    self.offers = offers
    self.moves = moves
  }
}
