import Inference

/// What a search for the best of several systems found.
public struct Selection: Sendable {
  /// How a search ended.
  public enum End: Sendable, Hashable {
    /// This system is selected.
    case selected(Int)
    /// The budget was spent first.
    case budget
    /// More replications would be needed than anybody can make.
    case hopeless
    /// The user stopped it.
    case interrupted
  }

  /// What they are ranked by.
  public var measure: Measure
  /// Names of the systems.
  public var names: [String]
  /// How it ended.
  public var end: End
  /// Systems that may still be selected.
  public var survivors: [Int]
  /// Replications after which each was dropped; `nil` for those that were not.
  public var droppedAt: [Int?]
  /// Replications made of each.
  public var spent: [Int]
  /// Their means over the replications that had a say, each with an interval of its own.
  public var estimates: [Estimate]

  /// The system selected, if one is.
  public var selected: Int? {
    if case .selected(let system) = end { system } else { nil }
  }
}
