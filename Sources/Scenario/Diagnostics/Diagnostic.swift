/// One mistake in a scenario (or one doubt about it), with the place where it was written.
public struct Diagnostic: Sendable, Hashable {
  /// Whether the scenario can be run in spite of it.
  public enum Severity: String, Sendable, Hashable {
    /// The scenario is wrong and nothing is run.
    case error
    /// The scenario runs, but probably not as its author meant.
    case warning
  }

  /// File as the user named it, or `--set`.
  public var file: String
  /// Line, from 1; 0 when the diagnostic is about the file as a whole.
  public var line: Int
  /// Column in Unicode scalars, from 1; 0 when the diagnostic is about the file as a whole.
  public var column: Int
  /// Error or warning.
  public var severity: Severity
  /// What is wrong, in one sentence without a full stop.
  public var message: String
  /// The value as written, when it is a value that is wrong.
  public var found: String?
  /// What may stand there instead: names to choose from, or one phrase; empty when it cannot be
  /// listed.
  public var allowed: [String]
  /// What to do about it, for example `did you mean 'units'?`.
  public var hint: String?
  /// The line of the file, for the picture with the caret; empty when there is none.
  public var sourceLine: String

  /// Creates a diagnostic; everything but the place and the message may be left out.
  public init(
    file: String, line: Int, column: Int, severity: Severity = .error, message: String,
    found: String? = nil, allowed: [String] = [], hint: String? = nil, sourceLine: String = ""
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.severity = severity
    self.message = message
    self.found = found
    self.allowed = allowed
    self.hint = hint
    self.sourceLine = sourceLine
  }
}

/// A scenario that cannot be loaded: every mistake found, in the order of the files.
public struct ScenarioError: Error, Sendable, Hashable {
  /// What kind of failure it is; a command line maps it to its exit code.
  public enum Kind: String, Sendable, Hashable {
    /// The scenario is wrong (exit code 65).
    case wrong
    /// A file does not exist (exit code 66).
    case missing
    /// A file exists but cannot be read (exit code 74).
    case unreadable
  }

  /// The kind of failure; `wrong` as soon as one mistake is in the text itself.
  public var kind: Kind
  /// The mistakes, sorted by file, line and column.
  public var diagnostics: [Diagnostic]

  /// Creates an error from its diagnostics.
  public init(kind: Kind, diagnostics: [Diagnostic]) {
    self.kind = kind
    self.diagnostics = diagnostics
  }
}

extension ScenarioError: CustomStringConvertible {
  /// All mistakes as text for a person.
  public var description: String {
    diagnostics.map(\.description).joined(separator: "\n")
  }
}
