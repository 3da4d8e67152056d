import Company

/// Reads `decisions.review`: how often the books are reviewed, and which focusing steps management
/// takes then.
struct ReviewReader {
  let values: Values

  /// Time between reviews, and the steps; `nil` where there are none.
  func review(_ decisions: Fields) -> (every: Double?, steps: FocusingSteps?) {
    guard let fields = decisions.fields("review") else { return (nil, nil) }
    // A strategy may add steps to the reviews of the base decisions: only the whole can be judged.
    checkDependence(of: ["steps"], on: "every", fields)
    checkDependence(of: ["above", "elevate"], on: "steps", fields)
    let steps = fields["steps"].flatMap { self.steps($0, fields) }
    return (fields.duration("every", in: .positive), steps)
  }

  private func checkDependence(of keys: [String], on other: String, _ fields: Fields) {
    guard fields[other] == nil else { return }
    for key in keys {
      guard let node = fields[key] else { continue }
      values.findings.error(
        "'\(key)' of a review means nothing without '\(other)'", at: node.place)
    }
  }

  private static let words = ["exploit", "subordinate", "elevate"]

  private func steps(_ node: Node, _ fields: Fields) -> FocusingSteps? {
    guard let items = node.items else {
      values.expected("a list such as [exploit, elevate]", node, allowed: Self.words)
      return nil
    }
    if items.isEmpty { values.findings.error("the list of steps is empty", at: node.place) }
    var chosen: Set<String> = []
    for item in items {
      guard let word = values.word(item, "focusing step", of: Self.words) else { continue }
      if !chosen.insert(word).inserted {
        values.findings.error("step \(item.described) is listed twice", at: item.place)
      }
    }
    let rule = fields.fields("elevate", "elevate of review")
    if let entry = fields["elevate"], !chosen.contains("elevate") {
      values.findings.error(
        "'elevate' means nothing: the step is not among 'steps'", at: entry.place,
        hint: "add 'elevate' to 'steps'")
    }
    return FocusingSteps(
      above: fields.share("above", in: .positiveShare, default: FocusingSteps().above),
      exploits: chosen.contains("exploit"), subordinates: chosen.contains("subordinate"),
      elevation: chosen.contains("elevate") ? elevation(rule, fields) : nil)
  }

  private func elevation(_ rule: Fields?, _ fields: Fields) -> FocusingSteps.Elevation {
    let hint = "write for example 'elevate: { payback: 1 year }'"
    guard let rule else {
      _ = fields.required("elevate", hint: hint)
      return FocusingSteps.Elevation(payback: 1)
    }
    let payback = rule.required("payback", hint: hint).flatMap {
      values.duration($0, in: .positive)
    }
    return FocusingSteps.Elevation(
      payback: payback ?? 1, budget: rule["budget"].flatMap(values.money))
  }
}
