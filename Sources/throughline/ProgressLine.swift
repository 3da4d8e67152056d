import Experiment
import Synchronization

/// Shows how far an experiment is, on standard error.
final class ProgressLine: Sendable {
  /// How progress is shown.
  enum Style: Sendable {
    /// Not at all.
    case none
    /// One line that redraws itself: for terminals.
    case bar
    /// A new line now and then: for log files.
    case plain
  }

  private struct State {
    var completed = 0
    var planned = 0
    var isOpen = false
    var isDrawn = false
    var lastShown: ContinuousClock.Instant
  }

  private let style: Style
  private let start: ContinuousClock.Instant
  private let state: Mutex<State>

  /// Creates a line; nothing is shown before the first update.
  init(style: Style) {
    self.style = style
    start = ContinuousClock.now
    state = Mutex(State(lastShown: start))
  }

  /// Says that the work begins, for logs: a long first replication would look like a standstill.
  func begin() {
    if style == .plain { try? Platform.write("replicating\n", to: Platform.errorOutput) }
  }

  /// Takes note of progress; safe to call from any thread, in any order.
  func update(_ progress: Progress) {
    guard style != .none else { return }
    state.withLock { state in
      guard progress.completed > state.completed else { return }
      state.completed = progress.completed
      state.planned = max(state.planned, progress.planned)
      state.isOpen = progress.isOpen
      let now = ContinuousClock.now
      let pause: Duration = style == .bar ? .milliseconds(100) : .seconds(5)
      guard now - state.lastShown >= pause else { return }
      state.lastShown = now
      show(&state, elapsed: now - start)
    }
  }

  /// Removes the bar, so that results start on a clean line.
  func finish() {
    state.withLock { state in
      guard state.isDrawn, style == .bar else { return }
      try? Platform.write("\r\u{1B}[K", to: Platform.errorOutput)
      state.isDrawn = false
    }
  }

  private func show(_ state: inout State, elapsed: Duration) {
    let text = ProgressLine.text(
      Progress(completed: state.completed, planned: state.planned, isOpen: state.isOpen),
      elapsed: elapsed)
    switch style {
    case .none: return
    case .bar:
      let width = 20
      let filled = state.completed * width / max(state.planned, 1)
      let bar =
        String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
      try? Platform.write("\r[\(bar)] \(text)\u{1B}[K", to: Platform.errorOutput)
    case .plain:
      try? Platform.write(text + "\n", to: Platform.errorOutput)
    }
    state.isDrawn = true
  }

  /// `12 of 30 replications, 4 a second, 5 s left`, at the pace so far; where results decide how many
  /// there will be, `12 of at least 30 replications, 4 a second`.
  static func text(_ progress: Progress, elapsed: Duration) -> String {
    let (completed, planned) = (progress.completed, progress.planned)
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    let pace = Double(completed) / max(seconds, 1e-3)
    let rate =
      pace >= 1 ? "\(Int(pace.rounded())) a second" : "\(Int((60 * pace).rounded())) a minute"
    guard !progress.isOpen else {
      return "\(completed) of at least \(planned) replications, \(rate)"
    }
    let left = Double(max(planned - completed, 0)) / max(pace, 1e-9)
    return "\(completed) of \(planned) replications, \(rate), \(span(left)) left"
  }

  /// `50 s`, `12 min`, `3.5 h`: no more exact than a guess.
  private static func span(_ seconds: Double) -> String {
    if seconds < 100 { return "\(Int(seconds.rounded(.up))) s" }
    if seconds < 100 * 60 { return "\(Int((seconds / 60).rounded(.up))) min" }
    return "\((seconds / 360).rounded(.up) / 10) h"
  }
}
