import Company
import Probability

/// What a step may have besides a resource and a time.
extension RouteReader {
  /// Other resources that can do a step.
  func alternatives(_ fields: Fields, besides resource: Int?) -> [Operation.Alternative] {
    guard let node = fields["or"] else { return [] }
    guard let items = node.items else {
      values.expected("a list of resources such as [C, D 12 min]", node)
      return []
    }
    var alternatives: [Operation.Alternative] = []
    for item in items {
      let choice = Fields(item, "an alternative in \(fields.noun)", values, at: node.place)
      guard let name = choice.required("resource"),
        let index = values.name(name, "resource", among: resources)
      else { continue }
      let time = choice["time"].flatMap { random.read($0, .duration) }
      if index == resource {
        values.findings.error(
          "\(name.described) is the resource of this step itself", at: name.place,
          found: name.text, hint: "list only what can take its place")
      } else if alternatives.contains(where: { $0.resource == index }) {
        values.findings.error("alternative \(name.described) is listed twice", at: name.place)
      } else if inRounds.contains(index) {
        values.findings.error(
          "\(name.described) moves pieces in rounds and cannot be an alternative", at: name.place,
          found: name.text)
      } else {
        alternatives.append(Operation.Alternative(resource: index, time: time))
      }
    }
    return alternatives
  }

  /// A second resource that a step needs.
  func helper(_ step: Fields, besides resource: Int?) -> Operation.Helper? {
    guard let fields = step.fields("with", "the helper in \(step.noun)") else { return nil }
    let part = fields["for"].flatMap {
      values.word($0, "purpose of a helper", of: ["both", "setup", "operation"])
    }
    guard let name = fields.required("resource", hint: "write for example 'with: operator'"),
      let index = values.name(name, "resource", among: resources)
    else { return nil }
    if index == resource {
      values.findings.error(
        "\(name.described) cannot help itself", at: name.place, found: name.text,
        hint: "give it more 'units', or name another resource")
      return nil
    }
    guard !inRounds.contains(index) else {
      values.findings.error(
        "\(name.described) moves pieces in rounds and cannot help", at: name.place,
        found: name.text)
      return nil
    }
    return Operation.Helper(
      resource: index,
      part: part == "setup" ? .setup : part == "operation" ? .operation : .both)
  }

  /// Jobs done together.
  func batch(_ step: Fields) -> Operation.Batch? {
    let example = "write for example 'batch: { min: 4, max: 8, wait: 2 h }'"
    guard let fields = step.fields("batch", "the batch in \(step.noun)", hint: example) else {
      return nil
    }
    let minimum = fields.count("min", in: Limits.jobs, default: 1)
    let wait = fields.duration("wait") ?? .infinity
    let by = fields["by"].flatMap {
      values.word($0, "grouping", of: ["family", "product", "any"])
    }
    let isSerial = fields["serial"].flatMap(values.flag) ?? false
    guard
      let maximum = fields.required("max", hint: example).flatMap({
        values.count($0, in: Limits.jobs)
      })
    else { return nil }
    guard minimum <= maximum else {
      let node = fields["min"] ?? fields["max"]
      values.findings.error(
        "a batch of at least \(minimum) and at most \(maximum) jobs cannot be",
        at: node?.place ?? fields.place, found: node?.text, allowed: ["1 to \(maximum)"])
      return nil
    }
    return Operation.Batch(
      minimum: minimum, maximum: maximum, wait: wait,
      by: by == "product" ? .product : by == "any" ? .any : .family, isSerial: isSerial)
  }

  /// Jobs that go back, from the step with this index.
  func rework(_ fields: Fields, at index: Int) -> Operation.Rework? {
    let limit = fields["limit"].flatMap { values.count($0, in: Limits.jobs) }
    let then = fields["then"].flatMap {
      values.word($0, "end of rework", of: ["pass", "scrap"])
    }
    let to = fields.required("to", hint: "write the number of the step to go back to").flatMap {
      node -> Int? in
      guard let number = values.count(node, in: 1...Limits.steps) else { return nil }
      guard number <= index + 1 else {
        values.findings.error(
          "rework can only go back, and this is step \(index + 1)", at: node.place,
          found: node.text, allowed: [index == 0 ? "1" : "1 to \(index + 1)"])
        return nil
      }
      return number - 1
    }
    guard let node = fields.required("share", hint: "write for example 'share: 20 %'"),
      let share = values.share(node, in: Bounds(least: 0, most: 1))
    else { return nil }
    guard share < 1 else {
      values.findings.error(
        "if every job went back, none would ever get on", at: node.place, found: node.text,
        allowed: ["0 % or more, less than 100 %"])
      return nil
    }
    guard let to, share > 0 else { return nil }
    return Operation.Rework(
      probability: share, to: to, limit: limit, afterLimit: then == "scrap" ? .scrap : .pass)
  }
}
