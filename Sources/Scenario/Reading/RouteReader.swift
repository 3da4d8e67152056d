import Company
import Probability

/// Reads `route`: the steps that a product or part goes through.
struct RouteReader {
  let values: Values
  let resources: Names
  /// Indices of the resources that move pieces in rounds.
  let inRounds: Set<Int>
  /// Setup families; a step without one belongs to that of its product.
  var families: Families

  var random: RandomReader { RandomReader(values: values) }

  /// The operations of an item; none where the route may be absent.
  mutating func route(_ item: Fields, family: Int, canBeEmpty: Bool) -> [Operation] {
    let example = "write for example 'route: [A 15 min]'"
    guard
      let node = canBeEmpty ? item["route"] : item.required("route", hint: example)
    else { return [] }
    guard let steps = node.items else {
      values.expected("a list of steps such as [A 15 min, B 10 min]", node)
      return []
    }
    if steps.isEmpty, !canBeEmpty {
      values.findings.error("a route needs at least one step", at: node.place)
    }
    if steps.count > Limits.steps {
      values.findings.error(
        "the route has more than \(Limits.steps) steps", at: node.place)
    }
    var operations: [Operation] = []
    for (index, step) in steps.enumerated() {
      let fields = Fields(
        step, "step \(index + 1) of \(item.noun)", values, at: item.place)
      operations.append(operation(fields, index, family))
    }
    return operations
  }

  private mutating func operation(_ fields: Fields, _ index: Int, _ family: Int) -> Operation {
    let resource = fields.required("resource").flatMap {
      values.name($0, "resource", among: resources)
    }
    let moves = resource.map(inRounds.contains) ?? false
    // What means nothing there is not looked at any further.
    let fields = moves ? checkedForRounds(fields) : fields
    return Operation(
      resource: resource ?? 0, time: time(fields, inRounds: moves),
      orderTime: fields["order_time"].flatMap { random.read($0, .duration) },
      family: self.family(fields["family"]) ?? family,
      alternatives: alternatives(fields, besides: resource),
      helper: helper(fields, besides: resource),
      batch: batch(fields),
      yield: fields["yield"].flatMap {
        values.share($0, in: Bounds(least: 0, most: 1, aboveLeast: true))
      } ?? 1,
      rework: fields.fields("rework", "the rework of \(fields.noun)").flatMap {
        rework($0, at: index)
      },
      sampling: fields["sample"].flatMap {
        values.share($0, in: Bounds(least: 0, most: 1, aboveLeast: true))
      } ?? 1,
      transport: fields["transport"].flatMap { random.read($0, .duration) },
      initial: fields.count("initial", in: 0...Limits.jobs.upperBound, default: 0))
  }

  private func time(_ fields: Fields, inRounds: Bool) -> Distribution {
    guard !inRounds else {
      if let node = fields["time"], let time = random.read(node, .duration), time.mean > 0 {
        values.findings.error(
          "a step takes no time where pieces move in rounds", at: node.place, found: node.text,
          allowed: ["0"], hint: "leave the time out")
      }
      return .constant(0)
    }
    return fields.required(
      "time",
      hint: fields["resource"]?.text.map { "write for example '\(Diagnostic.quotable($0)) 15 min'" }
    ).flatMap { random.read($0, .duration) } ?? .constant(1)
  }

  /// A step without what has no meaning where pieces move in rounds.
  private func checkedForRounds(_ fields: Fields) -> Fields {
    let meaningless = ["order_time", "or", "with", "batch"]
    for key in meaningless {
      guard let node = fields[key] else { continue }
      values.findings.error(
        "'\(key)' means nothing in \(fields.noun): pieces move in rounds there", at: node.place,
        hint: "leave it out")
    }
    return fields.without(meaningless)
  }

  private mutating func family(_ node: Node?) -> Int? {
    guard let node else { return nil }
    guard let name = node.text, Shape.isName(name) else {
      values.expected("the name of a setup family", node)
      return nil
    }
    return families.number(name)
  }
}
