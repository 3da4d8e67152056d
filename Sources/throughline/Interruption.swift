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

/// When it came [ns of the monotonic clock].
private let receivedAt = Atomic<Int64>(0)

/// Time within which a second SIGTERM says nothing new [ns].
///
/// Slurm sends it to the program and to the script that passes it on; `timeout` to the program and to
/// its group. Nobody means by that to stop at once.
private let echo: Int64 = 1_000_000_000

/// The monotonic clock, read in a way that is allowed in a handler [ns].
private func monotonicNow() -> Int64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}

/// Ctrl-C and SIGTERM: the first one finishes and keeps what is done, the second stops at once (two
/// SIGTERM within a second are one).
enum Interruption {
  /// Starts to listen; until then signals end the process as usual.
  /// - Parameter quietly: whether nothing is said, because there are no replications to finish.
  static func listen(quietly: Bool = false) {
    // Touched here so that they exist before the handler can run.
    received.store(0, ordering: .relaxed)
    isQuiet.store(quietly, ordering: .relaxed)
    receivedAt.store(0, ordering: .relaxed)
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        let now = monotonicNow()
        let earlier = received.exchange(number, ordering: .relaxed)
        if earlier != 0 {
          let isEcho = earlier == SIGTERM && number == SIGTERM
          if isEcho, now - receivedAt.load(ordering: .relaxed) < echo { return }
          _exit(128 + number)
        }
        receivedAt.store(now, ordering: .relaxed)
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
