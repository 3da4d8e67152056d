public import Company

/// The event log of one replication with the names that make it readable, ready to be written in
/// several formats.
public struct Trace: Sendable {
  /// What happened.
  public var log: EventLog
  /// Lengths of the units of time.
  public var time: TimeFrame
  /// What is shown [base unit]; stretches that reach into it are shown in full.
  public var span: Range<Double>
  /// Names of resources, products and accounts, by index.
  public var resources: [String]
  /// Names of products and parts.
  public var products: [String]
  /// Names of accounts.
  public var accounts: [String]
  /// Names of units, through all resources: that of the resource, numbered where it has several.
  public var units: [String]

  /// Creates a trace.
  /// - Parameters:
  ///   - log: what happened.
  ///   - blueprint: the company that it happened to.
  ///   - span: what is shown [base unit]; by default everything.
  public init(_ log: EventLog, of blueprint: Blueprint, span: Range<Double>? = nil) {
    self.log = log
    time = blueprint.time
    self.span = span ?? 0..<Double.infinity
    resources = blueprint.resources.map(\.name)
    products = blueprint.products.map(\.name)
    accounts = blueprint.accounts.map(\.name)
    units = blueprint.resources.indices.flatMap { index in
      let resource = blueprint.resources[index]
      let count = resource.units + blueprint.reserve(of: index)
      return count == 1 ? [resource.name] : (1...count).map { "\(resource.name) \($0)" }
    }
  }

  /// Seconds of the clock in a base unit; a base unit of days or weeks means those of the calendar.
  var secondsPerUnit: Double {
    switch time.unit {
    case "s": 1
    case "min": 60
    case "h": 3600
    case "day": 86_400
    case "week": 604_800
    default: 1
    }
  }

  /// Name of a product, or empty.
  func product(_ index: Int32) -> String { name(index, in: products) }

  /// Name of a unit, or empty.
  func unit(_ index: Int32) -> String { name(index, in: units) }

  /// Name of a resource, or empty.
  func resource(_ index: Int32) -> String { name(index, in: resources) }

  /// Name of an account, or empty.
  func account(_ index: Int32) -> String { name(index, in: accounts) }

  private func name(_ index: Int32, in names: [String]) -> String {
    names.indices.contains(Int(index)) ? names[Int(index)] : ""
  }

  /// The stretches that reach into the span.
  var shownStretches: some Sequence<EventLog.Stretch> {
    log.stretches.lazy.filter { $0.to > span.lowerBound && $0.from < span.upperBound }
  }
}

extension UnitState {
  /// The state in words.
  var words: String {
    switch self {
    case .starved: "starved"
    case .busy: "busy"
    case .setup: "setup"
    case .blocked: "blocked"
    case .waiting: "waiting"
    case .down: "down"
    case .offShift: "off-shift"
    }
  }
}
