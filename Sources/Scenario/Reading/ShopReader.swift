import Company

/// Reads `dispatching` and `batches`: what each resource does next, and how much of it.
struct ShopReader {
  /// The fields of the decisions.
  let fields: Fields
  let resources: Names

  private var values: Values { fields.values }

  /// The words of a scenario for the rules.
  static let rules: [(name: String, rule: Dispatching.Rule)] = [
    ("first_come", .firstCome), ("last_come", .lastCome), ("shortest", .shortest),
    ("longest", .longest), ("earliest_due_date", .earliestDueDate),
    ("critical_ratio", .criticalRatio), ("least_slack", .leastSlack),
    ("least_setup", .leastSetup), ("first_buffer", .firstBuffer), ("last_buffer", .lastBuffer),
    ("priority", .priority),
    ("throughput_per_constraint_minute", .throughputPerConstraintMinute),
    ("buffer_penetration", .bufferPenetration), ("account", .account),
  ]

  /// One rule per resource.
  func dispatching() -> [Dispatching] {
    perResource("dispatching", standard: .firstCome) { fields in
      if fields["rule"] == nil, Self.ruleKeys.contains(where: { fields[$0] != nil }) {
        _ = fields.required("rule", hint: "write for example 'rule: shortest'")
      }
      return Dispatching(
        fields["rule"].flatMap(rule) ?? .firstCome,
        then: fields["then"].flatMap(rule) ?? .firstCome,
        preempts: fields["preempt"].flatMap(values.flag) ?? false)
    }
  }

  private static let ruleKeys = ["then", "preempt"]

  private func rule(_ node: Node) -> Dispatching.Rule? {
    guard let word = values.word(node, "dispatching rule", of: Self.rules.map(\.name)) else {
      return nil
    }
    return Self.rules.first { $0.name == word }?.rule
  }

  /// Batch sizes per resource; none at all when nothing is said.
  func batches() -> [BatchSizes] {
    guard fields["batches"] != nil else { return [] }
    return perResource("batches", standard: BatchSizes()) { fields in
      func count(_ key: String) -> Int? {
        fields[key].flatMap { values.count($0, in: Limits.jobs) }
      }
      return BatchSizes(
        process: count("process"), transfer: count("transfer"), minimumRun: count("minimum_run"))
    }
  }

  /// One value per resource: its own, that of `default`, or the standard.
  private func perResource<Value>(
    _ key: String, standard: Value, _ read: (Fields) -> Value
  ) -> [Value] {
    guard let node = fields[key] else {
      return Array(repeating: standard, count: resources.list.count)
    }
    let chosen = Fields(node, key, values, at: fields.place)
    func value(_ node: Node, _ name: String, at place: Place) -> Value {
      let example =
        key == "batches"
        ? "write for example '\(name): { process: 50, transfer: 10 }'"
        : "write for example '\(name): { rule: shortest, then: earliest_due_date }'"
      return read(Fields(node, "\(key) of '\(name)'", values, at: place, hint: example))
    }
    let common = chosen["default"].map { value($0, "default", at: chosen.place) } ?? standard
    var result = Array(repeating: common, count: resources.list.count)
    var isReported = false
    for entry in chosen.entries where entry.key != "default" {
      guard let index = resources[entry.key] else {
        if case .fields(let keys) = Shape.decisions[key]?.below("default"),
          keys.names.contains(entry.key)
        {
          guard !isReported else { continue }
          isReported = true
          values.findings.error(
            "'\(key)' does not say for which resource", at: entry.keyPlace, found: entry.key,
            allowed: ["default"] + resources.list,
            hint: "write '\(key): { default: { \(keys.names[0]): ... } }' for all")
        } else {
          values.unknown(
            "resource", entry.key, at: entry.keyPlace, resources, besides: ["default"])
        }
        continue
      }
      if !entry.value.isNull { result[index] = value(entry.value, entry.key, at: entry.keyPlace) }
    }
    return result
  }
}
