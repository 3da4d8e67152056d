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
    /// Name of the resource.
    public var resource: String
    /// What is bought.
    public var kind: Kind
    /// What it costs once [currency].
    public var price: Double
    /// What it costs from then on [currency per base unit].
    public var expense: Double

    /// What can be bought of a resource.
    public enum Kind: Sendable, Hashable {
      /// One more unit.
      case unit
      /// Speed times this (> 1).
      case speed(Double)
      /// Every repair takes this share of its time (between 0 and 1).
      case repair(Double)
      /// So many more places in a limited buffer (>= 1).
      case buffer(Int)
      /// Every shift is so much longer at its end [base unit, > 0].
      case longerShifts(Double)
      /// Another calendar, as the list that `shifts` takes.
      case shifts([String])
    }
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
