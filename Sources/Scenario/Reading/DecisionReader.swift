import Company

/// Reads `decisions`, and each strategy as the decisions with its overlay.
struct DecisionReader {
  let fields: Fields
  let resources: Names
  let products: Names

  private var values: Values { fields.values }

  /// The whole set; what is absent or wrong is the plainest choice.
  func decisions() -> Decisions {
    Decisions(
      release: release(), dispatching: dispatching(), priority: priority(),
      portfolio: portfolio(), promise: promise(), innovation: innovation(),
      reviewEvery: fields.fields("review")?.duration("every", in: .positive))
  }

  private func release() -> Release {
    guard let node = fields["release"] else { return .push }
    let conwip = "{ conwip: { jobs: 6 } }"
    guard node.mapping != nil else {
      if node.text == "conwip" {
        values.findings.error(
          "'conwip' needs a number of jobs", at: node.place, found: node.text, allowed: [conwip])
      } else {
        _ = values.word(node, "way to release orders", of: ["push"], besides: [conwip])
      }
      return .push
    }
    let release = Fields(node, "release", values, at: fields.place)
    guard let limit = release.required("conwip", hint: "write \(conwip)") else { return .push }
    let fields = Fields(limit, "conwip", values, at: node.place)
    let jobs = fields.required("jobs", hint: "write \(conwip)").flatMap {
      values.count($0, in: Limits.jobs)
    }
    return .conwip(jobs: jobs ?? 1)
  }

  private static let rules: [(name: String, rule: Dispatching.Rule)] = [
    ("first_come", .firstCome), ("shortest", .shortest),
    ("earliest_due_date", .earliestDueDate), ("priority", .priority),
    ("throughput_per_constraint_minute", .throughputPerConstraintMinute),
  ]

  private func rule(_ node: Node) -> Dispatching.Rule? {
    let words = Self.rules.map(\.name)
    guard let word = values.word(node, "dispatching rule", of: words) else { return nil }
    return Self.rules.first { $0.name == word }?.rule
  }

  private func dispatching() -> [Dispatching] {
    guard let node = fields["dispatching"] else {
      return Array(repeating: .firstCome, count: resources.list.count)
    }
    let chosen = Fields(node, "dispatching", values, at: fields.place)
    let standard = chosen["default"].flatMap(rule) ?? .firstCome
    var rules = Array(repeating: Dispatching(standard), count: resources.list.count)
    for entry in chosen.entries where entry.key != "default" {
      guard let index = resources[entry.key] else {
        let allowed = ["default"] + resources.list
        values.findings.error(
          "unknown resource '\(Diagnostic.quotable(entry.key))'", at: entry.keyPlace,
          found: entry.key, allowed: allowed,
          hint: Suggestion.hint(for: entry.key, among: allowed))
        continue
      }
      if !entry.value.isNull, let rule = rule(entry.value) { rules[index] = Dispatching(rule) }
    }
    return rules
  }

  private static let measured = "throughput_per_constraint_minute"

  private func priority() -> Priority {
    guard let node = fields["priority"] else { return .none }
    if node.items != nil {
      return values.list(node, of: "product", among: products).map(Priority.list) ?? .none
    }
    let word = values.word(
      node, "priority", of: ["none", Self.measured], besides: ["a list such as [Q, P]"])
    return word == Self.measured ? .throughputPerConstraintMinute : .none
  }

  private func portfolio() -> Portfolio {
    guard let node = fields["portfolio"] else { return .keepAll }
    if node.items != nil {
      return values.list(node, of: "product", among: products).map(Portfolio.list) ?? .keepAll
    }
    guard node.mapping != nil else {
      _ = values.word(
        node, "portfolio", of: ["all"],
        besides: [
          "a list such as [Q, P]", "{ top: 8 }", "{ at_least: 3 per min }", "{ load: 90 % }",
        ])
      return .keepAll
    }
    let choice = Fields(node, "portfolio", values, at: fields.place)
    if let top = choice["top"] {
      return values.count(top, in: 1...max(1, products.list.count)).map(Portfolio.top) ?? .keepAll
    }
    if let least = choice["at_least"] {
      return values.moneyRate(least).map(Portfolio.threshold) ?? .keepAll
    }
    if let load = choice["load"] {
      let bounds = Bounds(least: 0, most: 10, aboveLeast: true)
      return values.share(load, in: bounds).map(Portfolio.load) ?? .keepAll
    }
    nothingChosen(node, "portfolio", ["top", "at_least", "load"])
    return .keepAll
  }

  private func promise() -> Promise {
    guard let node = fields["promise"] else { return .none }
    guard node.mapping != nil else {
      _ = values.word(
        node, "promise", of: ["none"],
        besides: ["{ lead_time: 2 weeks }", "{ load: { buffer: 1 week } }"])
      return .none
    }
    let choice = Fields(node, "promise", values, at: fields.place)
    if choice["lead_time"] != nil {
      return choice.duration("lead_time").map(Promise.fixed) ?? .none
    }
    if let load = choice.fields("load", "promise by load") {
      let buffer = load.required("buffer").flatMap { values.duration($0) }
      return .load(buffer: buffer ?? 0)
    }
    nothingChosen(node, "promise", ["lead_time", "load"])
    return .none
  }

  private func nothingChosen(_ node: Node, _ what: String, _ keys: [String]) {
    guard node.mapping?.entries.isEmpty == true else { return }
    values.findings.error("'\(what)' chooses nothing", at: node.place, allowed: keys)
  }

  private func innovation() -> InnovationPolicy {
    guard let policy = fields.fields("innovation", "decisions.innovation") else {
      return InnovationPolicy()
    }
    var gate = 0.0
    if let node = policy["gate"] {
      switch node.text {
      case "all": gate = 0
      case "none": gate = .infinity
      default:
        if let first = node.text?.utf8.first, Number.isDigit(first) || first == UInt8(ascii: "-") {
          gate = values.share(node, in: Bounds(least: 0, most: 1000)) ?? 0
        } else {
          _ = values.word(
            node, "gate", of: ["all", "none"], besides: ["a share such as 5 %"])
        }
      }
    }
    let variants = policy["variants"].flatMap {
      values.word($0, "way to treat variants", of: ["replace", "beside"])
    }
    return InnovationPolicy(gate: gate, variants: variants == "beside" ? .beside : .replace)
  }
}
