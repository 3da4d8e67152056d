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
  func update(completed: Int, planned: Int) {
    guard style != .none else { return }
    state.withLock { state in
      guard completed > state.completed else { return }
      state.completed = completed
      state.planned = max(state.planned, planned)
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
      completed: state.completed, planned: state.planned, elapsed: elapsed)
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

  /// `12 of 30 replications, 3 s left`: the time left at the pace so far.
  static func text(completed: Int, planned: Int, elapsed: Duration) -> String {
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    let left = seconds / Double(max(completed, 1)) * Double(max(planned - completed, 0))
    return "\(completed) of \(planned) replications, \(Int(left.rounded(.up))) s left"
  }
}
