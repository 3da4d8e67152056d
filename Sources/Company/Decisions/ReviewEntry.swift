/// What a management review found and did.
public struct ReviewEntry: Sendable, Hashable {
  /// When it was held, from time 0, in reporting periods (`TimeFrame.per`).
  public var time: Double
  /// Name of the resource found to be the constraint; `nil`: the market.
  public var constraint: String?
  /// Share of its staffed time since the last review that the most occupied resource was busy, in
  /// setup or down.
  public var occupied: Double
  /// What was done, in order.
  public var steps: [Step]

  /// One thing done, or considered and left.
  public struct Step: Sendable, Hashable {
    /// What it was.
    public var kind: Kind
    /// What exactly, in plain words.
    public var text: String
    /// Profit that a unit was estimated to add [currency per reporting period]; `nil` where that was
    /// not asked.
    public var gain: Double?
    /// Time in which its price was estimated to come back [reporting periods]; infinite for never.
    public var payback: Double?

    /// Creates a step.
    public init(_ kind: Kind, _ text: String, gain: Double? = nil, payback: Double? = nil) {
      self.kind = kind
      self.text = text
      self.gain = gain
      self.payback = payback
    }
  }

  /// Kinds of steps, in the order in which they are taken.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Policies set for another constraint are taken back.
    case undo
    /// The constraint takes what earns most per minute of it.
    case exploit
    /// Release and dates follow the constraint.
    case subordinate
    /// A unit is bought.
    case elevate
    /// A unit was considered and not bought.
    case pass
  }

  /// Creates an entry.
  public init(time: Double, constraint: String?, occupied: Double, steps: [Step] = []) {
    self.time = time
    self.constraint = constraint
    self.occupied = occupied
    self.steps = steps
  }
}
