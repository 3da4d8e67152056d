/// Why a figure cannot be drawn from a result.
public struct FigureError: Error, Sendable, Hashable {
  /// What is wrong.
  public var message: String
  /// What to do about it.
  public var hint: String?
  /// A word that is not known, and those that are, where that is what is wrong.
  public var unknown: Unknown?

  /// A word with those that would be right.
  public struct Unknown: Sendable, Hashable {
    /// The word.
    public var word: String
    /// What it could have been.
    public var known: [String]
  }

  /// Creates an error.
  public init(_ message: String, hint: String? = nil, unknown: Unknown? = nil) {
    self.message = message
    self.hint = hint
    self.unknown = unknown
  }
}
