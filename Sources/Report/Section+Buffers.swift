import Experiment

extension Results {
  /// Section: orders by zone of their time buffer, and the causes of red, most frequent first;
  /// absent where no order has a due date.
  func buffersSection() -> Document {
    let measures = allMeasures.filter { MetricPath($0.name).group == "buffer" }
    let (causes, zones) = (
      measures.filter { $0.name.hasPrefix(Self.cause) },
      measures.filter { !$0.name.hasPrefix(Self.cause) }
    )
    guard !zones.isEmpty else { return Document() }
    var document = section("Time buffers", tables: pivot(zones))
    document.add(
      .paragraph(
        "Zones are those of the orders at shipment: how much of its buffer an order had used up; black"
          + " is late. Size is relative to the decision, and changes only where buffers are resized."
      ))
    for index in cases {
      guard let table = causesTable(causes, in: index) else { continue }
      document.add(.heading(cases.count > 1 ? "Causes of red, \(name(index))" : "Causes of red"))
      document.add(.table(table))
    }
    return document
  }

  private static let cause = "buffer.cause."

  /// A Pareto table of where orders were when they got into the red.
  private func causesTable(_ causes: [Measure], in index: Int) -> Table? {
    let shares = causes.compactMap { measure in
      mean(measure.name, in: index).flatMap { $0 > 0 ? (measure, $0) : nil }
    }.sorted { $0.1 > $1.1 }
    guard !shares.isEmpty else { return nil }
    var sum = 0.0
    return Table(
      [.words("where"), .numbers("share of reds [%]"), .numbers("together [%]")],
      rows: shares.map { measure, share in
        sum += share
        return [
          Self.place(String(measure.name.dropFirst(Self.cause.count))),
          Quantity(measure).cell(summary(measure.name, in: index)),
          Digits.fixed(sum * 100, decimals: 0),
        ]
      })
  }

  private static func place(_ name: String) -> String {
    switch name {
    case "release": "waiting for release"
    case "transit": "on the way, or waiting for parts"
    default: "at \(name)"
    }
  }
}
