import Experiment
import Inference

/// What a little more of each resource is worth.
extension Results {
  /// Section: marginal values, the most valuable first.
  func marginalSection() -> Document {
    var document = Document()
    for index in cases {
      guard let marginal = marginal(in: index) else { continue }
      document.add(.heading("What a little more is worth, \(name(index))"))
      document.add(marginalTable(marginal).fitted())
      document.add(.paragraph(marginalNote(marginal)))
    }
    return document
  }

  /// Marginal values of a case, if they were asked for.
  func marginal(in index: Int) -> MarginalValues? {
    sources.isEmpty ? nil : sources[index].marginal
  }

  private func marginalTable(_ marginal: MarginalValues) -> Table {
    func cell(_ metric: String, _ paired: PairedComparison) -> String {
      measure(metric).map { Quantity($0).cell(paired.difference) } ?? Digits.missing
    }
    func unit(_ metric: String) -> String {
      measure(metric).map { " [\($0.unit)]" } ?? ""
    }
    return Table(
      [
        .words("more of"), .words("how much"), .numbers("net profit" + unit("money.net_profit")),
        .numbers("output" + unit("flow.output_rate")), .numbers("elasticity"),
      ],
      rows: marginal.values.map { value in
        [
          value.resource, value.kind.words, cell("money.net_profit", value.netProfit),
          cell("flow.output_rate", value.output),
          value.elasticities.map { elasticity($0, confidence: marginal.confidence) } ?? "",
        ]
      }
    ).withoutEmptyColumns()
  }

  private func elasticity(_ values: [Double], confidence: Double) -> String {
    Quantity(Measure(name: "elasticity", unit: ""))
      .cell(Estimate(of: values, confidence: confidence))
  }

  private func marginalNote(_ marginal: MarginalValues) -> String {
    let level = Digits.significant(marginal.confidence * 100)
    var text =
      "Differences to the plant as it is, \(Wording.count(marginal.replications, "paired replication"))"
      + " under common random numbers, \(level) % intervals one by one; the cost of having more is"
      + " not in them. Elasticity: per cent of output per per cent of speed"
      + " (central difference, speed \(Digits.significant(MarginalValues.step * 100)) % up and down)."
    if let sum = marginal.elasticitySum {
      let cell = Quantity(Measure(name: "elasticity", unit: "")).cell(sum)
      text += " Together the elasticities are \(cell)"
      text +=
        marginal.isScaleFree
        ? ": they must be 1 here, where orders never run out, since a plant that is faster"
          + " everywhere is the same plant at another pace."
        : "; 1 would mean that nothing but speed limits output."
    }
    return text
  }
}

extension MarginalValue.Kind {
  /// How much more.
  var words: String {
    switch self {
    case .unit: "one unit"
    case .speed: "1 % speed"
    case .place: "one place in the buffer"
    case .hour: "one hour per cycle of shifts"
    case .repair: "10 % shorter repairs"
    }
  }
}
