import Company

extension Trace {
  /// Columns of the event log: the standard attributes of XES (IEEE 1849), then our own.
  package static let columns = [
    "case:concept:name", "concept:name", "org:resource", "time:timestamp", "lifecycle:transition",
    "time", "product", "account", "pieces", "due", "step",
  ]

  /// The event log as CSV, a row per event, for process mining programs and spreadsheets.
  ///
  /// The case is the order. Setups and operations have a row for their start and one for their
  /// completion, named after the resource; `org:resource` is the unit. Everything else that happens
  /// to an order (placed, released, shipped...) is a row that completes. `time` and `due` are in the
  /// base unit, from the start of the warm-up; `step` counts from 1. Unknown is empty.
  /// - Parameter emit: takes the next piece; what it throws ends the writing.
  public func writeCSV<Failure: Error>(
    to emit: (String) throws(Failure) -> Void
  ) throws(Failure) {
    try emit(CSV.line(Trace.columns))
    // A setup has no event of its own for its end: the operation that follows it ends it.
    var setups: [Int32: EventLog.JobEvent] = [:]
    var rows = ""
    for event in log.events {
      if event.kind == .setup { setups[event.unit] = event }
      if event.kind == .started, let setup = setups[event.unit], setup.order == event.order {
        setups[event.unit] = nil
        if span.contains(event.time) {
          rows += row(
            setup, at: event.time, activity: "setup \(resource(event.resource))", "complete")
        }
      }
      guard span.contains(event.time) else { continue }
      let place = resource(event.resource)
      switch event.kind {
      case .setup: rows += row(event, at: event.time, activity: "setup \(place)", "start")
      case .started: rows += row(event, at: event.time, activity: place, "start")
      case .finished: rows += row(event, at: event.time, activity: place, "complete")
      default: rows += row(event, at: event.time, activity: "\(event.kind)", "complete")
      }
      if rows.utf8.count > 1 << 16 {
        try emit(rows)
        rows = ""
      }
    }
    try emit(rows)
  }

  private func row(
    _ event: EventLog.JobEvent, at time: Double, activity: String, _ transition: String
  ) -> String {
    CSV.line([
      String(event.order), activity, unit(event.unit),
      Timestamp.text(seconds: time * secondsPerUnit), transition, CSV.number(time),
      product(event.product), account(event.account), String(event.pieces),
      CSV.number(event.due), event.step >= 0 ? String(event.step + 1) : "",
    ])
  }

  /// The event log as one text.
  public var csv: String {
    var text = ""
    writeCSV { text += $0 }
    return text
  }
}
