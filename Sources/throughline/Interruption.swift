import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The signal that asked to stop, or 0.
///
/// Written by the signal handler, so it must be lock-free, and not a member of a type, because a C
/// function captures nothing.
private let received = Atomic<Int32>(0)

/// Whether the handler says nothing; read by it, so of the same kind.
private let isQuiet = Atomic<Bool>(false)

/// Ctrl-C and SIGTERM: the first one finishes and keeps what is done, the second stops at once.
enum Interruption {
  /// Starts to listen; until then signals end the process as usual.
  /// - Parameter quietly: whether nothing is said, because there are no replications to finish.
  static func listen(quietly: Bool = false) {
    // Touched here so that they exist before the handler can run.
    received.store(0, ordering: .relaxed)
    isQuiet.store(quietly, ordering: .relaxed)
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        if received.exchange(number, ordering: .relaxed) != 0 { _exit(128 + number) }
        if isQuiet.load(ordering: .relaxed) { return }
        // Only what is safe in a handler: a constant text, written directly.
        let text: StaticString =
          "\nfinishing the replications under way; interrupt again to stop at once\n"
        _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
      }
    }
  }

  /// Whether the user asked to stop.
  static var isRequested: Bool { received.load(ordering: .relaxed) != 0 }

  /// How the program ends after an interruption, or `nil` when there was none.
  static var status: ExitStatus? {
    switch received.load(ordering: .relaxed) {
    case 0: nil
    case SIGTERM: .terminated
    default: .interrupted
    }
  }
}
