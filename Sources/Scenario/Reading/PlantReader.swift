import Company
import Probability

/// Reads `plant`: the resources.
struct PlantReader {
  let fields: Fields

  /// The resources, in the order of the file.
  func resources() -> [Resource] {
    guard let node = fields.required("resources", hint: "write 'resources: { A: {} }'") else {
      return []
    }
    let resources = Fields(node, "resources", fields.values, at: fields.place).entries
    if resources.isEmpty, node.mapping != nil, node.origin != .failed {
      fields.values.findings.error("a plant needs at least one resource", at: node.place)
    }
    if resources.count > Limits.parts {
      fields.values.findings.error(
        "the plant has more than \(Limits.parts) resources", at: node.place)
    }
    return resources.map(resource)
  }

  private func resource(_ entry: Mapping.Entry) -> Resource {
    let fields = Fields(
      entry.value, "resource '\(entry.key)'", fields.values, at: entry.keyPlace)
    let random = RandomReader(values: fields.values)
    return Resource(
      name: entry.key, units: fields.count("units", in: Limits.units, default: 1),
      buffer: buffer(fields),
      setup: fields["setup"].flatMap { random.read($0, .duration) }.map { Setup($0) },
      cost: fields.moneyRate("cost"))
  }

  private func buffer(_ fields: Fields) -> Int? {
    guard let node = fields["buffer"], node.text != "unlimited" else { return nil }
    guard let text = node.text, let first = text.utf8.first,
      Number.isDigit(first) || first == UInt8(ascii: "-")
    else {
      fields.values.expected(
        "'unlimited' or a number of places", node,
        hint: node.text.flatMap { Suggestion.hint(for: $0, among: ["unlimited"]) })
      return nil
    }
    return fields.values.count(node, in: 0...Limits.jobs.upperBound)
  }
}
