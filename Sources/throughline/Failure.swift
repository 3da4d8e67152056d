import Experiment

/// How the program ends; the numbers are part of its interface.
enum ExitStatus: Int32 {
  /// All is well.
  case success = 0
  /// An error of the program itself.
  case software = 70
  /// `compare --require-winner`: no winner can be named.
  case noWinner = 3
  /// The command line is wrong.
  case usage = 64
  /// The scenario is wrong.
  case data = 65
  /// A file is missing.
  case noInput = 66
  /// A needed program is missing.
  case unavailable = 69
  /// Reading or writing failed.
  case inputOutput = 74
  /// Out of budget: precision not reached, with `--require-precision`.
  case outOfBudget = 75
  /// Interrupted from the keyboard.
  case interrupted = 130
  /// Terminated by another program.
  case terminated = 143
}

/// Why a command ends early: the status, and what the user should read.
struct Failure: Error {
  /// How the program ends.
  var status: ExitStatus
  /// What is wrong, or `nil` when everything has been said.
  var message: String?
  /// What to do about it.
  var hint: String?

  /// Creates a failure.
  init(_ status: ExitStatus, _ message: String? = nil, hint: String? = nil) {
    self.status = status
    self.message = message
    self.hint = hint
  }

  /// A mistake on the command line.
  static func usage(_ message: String, hint: String? = nil) -> Failure {
    Failure(.usage, message, hint: hint)
  }

  /// A store that cannot be used.
  static func of(_ error: StoreError) -> Failure {
    let status: ExitStatus =
      switch error.kind {
      case .foreign, .different: .data
      case .busy, .inputOutput: .inputOutput
      }
    return Failure(status, error.description, hint: error.hint)
  }

  /// What a store gives, or a failure.
  static func ofStore<Value>(
    _ body: () throws(StoreError) -> Value
  ) throws(Failure) -> Value {
    do { return try body() } catch { throw .of(error) }
  }

  /// An error that no scenario should be able to cause.
  static func ofProgram(_ error: any Error) -> Failure {
    Failure(
      .software, "\(error)",
      hint: "this is an error of the program, not of the scenario; please report it")
  }
}
