/// Collects what is wrong while a scenario is read, so that nobody stops at the first mistake.
final class Findings {
  /// More than so many would help nobody; reading goes on but adds no more.
  static let limit = 200
  /// Most names that a diagnostic offers.
  private static let allowedLimit = 500

  private var errors: [(place: Place, diagnostic: Diagnostic)] = []
  private var warnings: [(place: Place, diagnostic: Diagnostic)] = []
  private var seen: Set<Diagnostic> = []
  private var left = 0
  private var kinds: Set<ScenarioError.Kind> = []

  /// Whether any error was found.
  var failed: Bool { !errors.isEmpty }
  /// Number of errors found (of those kept).
  var errorCount: Int { errors.count }

  /// Adds an error; a repeated one is kept once.
  func error(
    _ message: String, at place: Place, found: String? = nil, allowed: [String] = [],
    hint: String? = nil, kind: ScenarioError.Kind = .wrong
  ) {
    add(.error, message, place, found, allowed, hint)
    kinds.insert(kind)
  }

  /// Adds a warning; a repeated one is kept once.
  func warning(_ message: String, at place: Place, hint: String? = nil) {
    add(.warning, message, place, nil, [], hint)
  }

  private func add(
    _ severity: Diagnostic.Severity, _ message: String, _ place: Place, _ found: String?,
    _ allowed: [String], _ hint: String?
  ) {
    let diagnostic = Diagnostic(
      file: place.source.name, line: place.line, column: place.column, severity: severity,
      message: message, found: found, allowed: Array(allowed.prefix(Self.allowedLimit)), hint: hint,
      sourceLine: place.source.line(place.line))
    guard seen.count < Self.limit else {
      if severity == .error, !seen.contains(diagnostic) { left += 1 }
      return
    }
    guard seen.insert(diagnostic).inserted else { return }
    switch severity {
    case .error: errors.append((place, diagnostic))
    case .warning: warnings.append((place, diagnostic))
    }
  }

  /// Takes over the errors of another collection, not its warnings.
  func addErrors(of other: Findings) {
    for (place, diagnostic) in other.errors {
      guard seen.count < Self.limit else {
        left += 1
        continue
      }
      if seen.insert(diagnostic).inserted { errors.append((place, diagnostic)) }
    }
    left += other.left
    kinds.formUnion(other.kinds)
  }

  /// The warnings, sorted by place.
  var sortedWarnings: [Diagnostic] { Self.sorted(warnings) }

  /// Everything found as an error to throw.
  var error: ScenarioError {
    // Warnings may well be mere consequences of the errors: they wait until those are mended.
    var diagnostics = Self.sorted(errors)
    if left > 0, let file = diagnostics.first?.file {
      diagnostics.append(
        Diagnostic(
          file: file, line: 0, column: 0,
          message: "\(left) more mistakes are not shown; mend these first"))
    }
    // A mistake in the text outweighs a missing file: mending it is the user's next step anyway.
    let kind: ScenarioError.Kind =
      kinds.contains(.wrong) ? .wrong : (kinds.contains(.missing) ? .missing : .unreadable)
    return ScenarioError(kind: kind, diagnostics: diagnostics)
  }

  private static func sorted(_ list: [(place: Place, diagnostic: Diagnostic)]) -> [Diagnostic] {
    list.sorted { a, b in
      if Place.precedes(a.place, b.place) { return true }
      if Place.precedes(b.place, a.place) { return false }
      return a.diagnostic.message < b.diagnostic.message
    }.map(\.diagnostic)
  }
}
