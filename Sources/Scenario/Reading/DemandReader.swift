import Company
import Probability

/// Reads a demand: when orders come and how large they are.
struct DemandReader {
  let values: Values

  /// When orders come, and pieces per order.
  struct Result {
    var pattern: Demand.Pattern
    var quantity: Distribution
  }

  /// The demand of a node (in its long form); `nil` after a finding.
  func read(_ node: Node, _ noun: String, at place: Place) -> Result? {
    let fields = Fields(node, noun, values, at: place)
    guard node.mapping != nil, node.origin != .failed else { return nil }
    let quantity = quantity(fields)
    guard let pattern = pattern(fields) else { return nil }
    return Result(pattern: pattern, quantity: quantity)
  }

  private func pattern(_ fields: Fields) -> Demand.Pattern? {
    if let node = fields["rate"] {
      if node.text == "unlimited" { return .unlimited }
      return values.gap(node).map { .every(.constant($0)) }
    }
    if let node = fields["poisson"] {
      guard let gap = values.gap(node) else { return nil }
      do {
        return .every(try .exponential(mean: gap))
      } catch {
        values.findings.error(
          "\(error.parameter) \(error.message)", at: node.place, allowed: [error.allowed])
        return nil
      }
    }
    if let node = fields["every"] { return gap(node, between: "orders").map { .every($0) } }
    values.findings.error(
      "'\(fields.noun)' does not say when orders come", at: fields.place,
      allowed: ["rate", "poisson", "every"], hint: "write for example 'rate: 100 per week'")
    return nil
  }

  /// The law of the time between two of something.
  func gap(_ node: Node, between events: String) -> Distribution? {
    guard let gap = RandomReader(values: values).read(node, .duration, in: .positive) else {
      return nil
    }
    guard gap.mean > 0 else {
      values.findings.error("the time between \(events) is always 0", at: node.place)
      return nil
    }
    return gap
  }

  /// Pieces per order; one, where nothing is said.
  func quantity(_ fields: Fields) -> Distribution {
    guard let node = fields["quantity"],
      let law = RandomReader(values: values).read(node, .count)
    else { return .constant(1) }
    guard law.mean <= Limits.pieces else {
      values.findings.error(
        "an order of \(Values.plain(law.mean)) pieces is too large", at: node.place,
        found: node.text, allowed: ["on average at most \(Values.plain(Limits.pieces)) pieces"])
      return .constant(1)
    }
    if case .constant(let value) = Constant(law), value < 1 || value != value.rounded() {
      values.findings.error(
        "\(node.described) is no number of pieces", at: node.place, found: node.text,
        allowed: ["a whole number, 1 or more"])
    }
    return law
  }

  /// Whether a law always gives the same value.
  private enum Constant {
    case constant(Double)
    case random

    init(_ law: Distribution) {
      self = law.variance == 0 ? .constant(law.mean) : .random
    }
  }
}
