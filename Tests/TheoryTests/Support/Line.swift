/// A random or constant time as it is written in a scenario [min].
struct Law: Sendable {
  let text: String

  static func constant(_ time: Double) -> Law { Law(text: "\(time) min") }

  static func exponential(_ mean: Double) -> Law {
    Law(text: "{ exponential: { mean: \(mean) min } }")
  }

  static func erlang(_ mean: Double, stages: Int) -> Law {
    Law(text: "{ erlang: { mean: \(mean) min, stages: \(stages) } }")
  }

  /// A gamma law by its squared coefficient of variation.
  static func gamma(_ mean: Double, scv: Double) -> Law {
    Law(text: "{ gamma: { mean: \(mean) min, cv: \(scv.squareRoot()) } }")
  }

  /// A lognormal law by its squared coefficient of variation.
  static func lognormal(_ mean: Double, scv: Double) -> Law {
    Law(text: "{ lognormal: { mean: \(mean) min, cv: \(scv.squareRoot()) } }")
  }

  /// Two exponential laws, the first with probability `weight`.
  static func hyperexponential(_ weight: Double, _ first: Double, _ second: Double) -> Law {
    Law(
      text: "{ hyperexponential: { weights: [\(weight), \(1 - weight)], "
        + "means: [\(first) min, \(second) min] } }")
  }
}

/// When orders come, as it is written in a scenario.
struct Orders: Sendable {
  let text: String

  static let unlimited = Orders(text: "unlimited")

  static func unlimited(of pieces: Int) -> Orders {
    Orders(text: "{ rate: unlimited, quantity: \(pieces) }")
  }

  static func evenly(_ rate: Double) -> Orders { Orders(text: "\(rate) per min") }

  static func poisson(_ rate: Double, of quantity: String = "1") -> Orders {
    Orders(text: "{ poisson: \(rate) per min, quantity: \(quantity) }")
  }

  static func every(_ gap: Law) -> Orders { Orders(text: "{ every: \(gap.text) }") }
}

/// A station of a line.
struct Station: Sendable {
  var time: Law
  var units = 1
  var buffer: Int?
  /// More of the resource's keys, for example `failures: { ... }`.
  var resource: String
  /// More of the step's keys, for example `transport: 5 min`.
  var step: String

  init(
    _ time: Law, units: Int = 1, buffer: Int? = nil, resource: String = "", step: String = ""
  ) {
    self.time = time
    self.units = units
    self.buffer = buffer
    self.resource = resource
    self.step = step
  }
}

/// The text of a company that makes one product `J` on a line of stations `S1`, `S2`...
///
/// - Parameters:
///   - release: the decision of that name.
///   - product: more of the product's keys, for example `patience: 0 min`.
///   - decisions: more of the decisions' keys, for example `dispatching: last_come`.
func line(
  _ orders: Orders, _ stations: [Station], release: String = "push", product: String = "",
  decisions: String = ""
) -> String {
  func more(_ keys: String) -> String { keys.isEmpty ? "" : ", \(keys)" }
  let named = stations.enumerated().map { ("S\($0.offset + 1)", $0.element) }
  let resources = named.map { name, station in
    let buffer = station.buffer.map { ", buffer: \($0)" } ?? ""
    return "    \(name): { units: \(station.units)\(buffer)\(more(station.resource)) }"
  }
  let route = named.map {
    "      - { resource: \($0), time: \($1.time.text)\(more($1.step)) }"
  }
  return """
    plant:
      resources:
    \(resources.joined(separator: "\n"))
    products:
      J:
        demand: \(orders.text)
        \(product)
        route:
    \(route.joined(separator: "\n"))
    decisions: { release: \(release)\(more(decisions)) }
    """
}

/// The release that keeps so many jobs in process.
func conwip(_ jobs: Int) -> String { "{ conwip: { jobs: \(jobs) } }" }
