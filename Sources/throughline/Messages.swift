import Report
import Scenario

/// What the program says on standard error.
enum Messages {
  /// An error with what to do about it.
  static func write(error message: String, hint: String?, asJSON: Bool) {
    write("error", message, hint: hint, asJSON: asJSON)
  }

  /// A doubt that does not stop the program.
  static func write(warning message: String, hint: String? = nil, asJSON: Bool) {
    write("warning", message, hint: hint, asJSON: asJSON)
  }

  private static func write(_ severity: String, _ message: String, hint: String?, asJSON: Bool) {
    if asJSON {
      show(
        JSON.object([
          ("severity", .string(severity)), ("message", .string(message)), ("hint", .optional(hint)),
        ]).line)
    } else {
      show("\(severity): \(message)" + (hint.map { "\n  \($0)" } ?? ""))
    }
  }

  /// A diagnostic as one JSON object on one line.
  static func json(_ diagnostic: Diagnostic) -> String {
    JSON.object([
      ("severity", .string(diagnostic.severity.rawValue)),
      ("message", .string(diagnostic.message)), ("hint", .optional(diagnostic.hint)),
      ("file", .string(diagnostic.file)), ("line", .integer(diagnostic.line)),
      ("column", .integer(diagnostic.column)), ("found", .optional(diagnostic.found)),
      ("allowed", .array(diagnostic.allowed.map { .string($0) })),
    ]).line
  }

  /// A line on standard error; when even that fails, nobody is left to tell.
  static func show(_ text: String) {
    try? Platform.write(text + "\n", to: Platform.errorOutput)
  }

  /// Writes results to standard output, piece by piece.
  static func writeResults(_ content: OutputFile.Content) throws(Failure) {
    do throws(SystemError) {
      try content { (text) throws(SystemError) in try Platform.write(text, to: Platform.output) }
    } catch {
      throw outputFailure(error)
    }
  }

  /// Writes a text to standard output.
  static func writeResults(_ text: String) throws(Failure) {
    try writeResults { (emit) throws(SystemError) in try emit(text) }
  }

  /// Why results could not be written to standard output.
  ///
  /// A reader that went away on purpose (`| head`) needs no message.
  static func outputFailure(_ error: SystemError) -> Failure {
    Failure(
      .inputOutput, error.isClosedPipe ? nil : "cannot write to standard output: \(error)")
  }
}
