import Company

extension Trace {
  /// What units did as Chrome trace events (JSON), to be opened in Perfetto or `chrome://tracing`.
  ///
  /// Resources are processes, their units threads, and each stretch of a unit is a complete event
  /// ("X") named after the product it works for, or else its state; starving leaves a gap. A second
  /// of the plant is a second of the trace. Orders are instants of a process of their own.
  ///
  /// Source: Trace Event Format, Google.
  /// - Parameter emit: takes the next piece; what it throws ends the writing.
  public func writeChrome<Failure: Error>(
    to emit: (String) throws(Failure) -> Void
  ) throws(Failure) {
    try emit("{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n")
    try emit(names.map(\.line).joined(separator: ",\n"))
    var rows = ""
    func flush(_ isLast: Bool = false) throws(Failure) {
      guard isLast || rows.utf8.count > 1 << 16 else { return }
      try emit(rows)
      rows = ""
    }
    for stretch in shownStretches where stretch.state != .starved {
      rows += ",\n" + json(stretch).line
      try flush()
    }
    for event in log.events where event.unit < 0 && span.contains(event.time) {
      rows += ",\n" + json(event).line
      try flush()
    }
    try flush(true)
    try emit("\n]}\n")
  }

  /// Names of processes and threads.
  private var names: [JSON] {
    func name(_ kind: String, _ process: Int, _ thread: Int?, _ name: String) -> JSON {
      var members: [(String, JSON)] = [
        ("ph", .string("M")), ("name", .string(kind)), ("pid", .integer(process)),
      ]
      if let thread { members.append(("tid", .integer(thread))) }
      return .object(members + [("args", .object([("name", .string(name))]))])
    }
    var names = [name("process_name", 0, nil, "orders")]
    for (index, resource) in resources.enumerated() {
      names.append(name("process_name", index + 1, nil, resource))
    }
    for (resource, first) in log.firstUnit.enumerated() {
      let end = resource + 1 < log.firstUnit.count ? log.firstUnit[resource + 1] : units.count
      for unit in first..<max(first, end) {
        names.append(name("thread_name", resource + 1, unit + 1, self.unit(Int32(unit))))
      }
    }
    return names
  }

  private func microseconds(_ time: Double) -> JSON { .number(time * secondsPerUnit * 1e6) }

  private func json(_ stretch: EventLog.Stretch) -> JSON {
    let product = self.product(stretch.product)
    let title: String
    switch stretch.state {
    case .busy where !product.isEmpty: title = product
    case .setup where !product.isEmpty, .blocked where !product.isEmpty,
      .waiting where !product.isEmpty:
      title = "\(stretch.state.words): \(product)"
    default: title = stretch.state.words
    }
    var arguments: [(String, JSON)] = [("state", .string(stretch.state.words))]
    if stretch.order >= 0 { arguments.append(("order", .integer(Int(stretch.order)))) }
    if stretch.step >= 0 { arguments.append(("step", .integer(Int(stretch.step) + 1))) }
    return .object([
      ("ph", .string("X")), ("name", .string(title)), ("cat", .string(stretch.state.words)),
      ("pid", .integer(Int(stretch.resource) + 1)), ("tid", .integer(Int(stretch.unit) + 1)),
      ("ts", microseconds(stretch.from)), ("dur", microseconds(stretch.to - stretch.from)),
      ("args", .object(arguments)),
    ])
  }

  private func json(_ event: EventLog.JobEvent) -> JSON {
    .object([
      ("ph", .string("i")), ("s", .string("t")), ("name", .string("\(event.kind)")),
      ("cat", .string("order")), ("pid", .integer(0)), ("tid", .integer(0)),
      ("ts", microseconds(event.time)),
      (
        "args",
        .object([
          ("order", .integer(Int(event.order))), ("product", .string(product(event.product))),
          ("pieces", .integer(Int(event.pieces))),
        ])
      ),
    ])
  }

  /// The trace events as one text.
  public var chrome: String {
    var text = ""
    writeChrome { text += $0 }
    return text
  }
}
