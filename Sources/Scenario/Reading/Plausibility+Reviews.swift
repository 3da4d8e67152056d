import Company

/// What concerns management reviews together with the plant that they are about.
extension Plausibility {
  /// Reports steps that can do nothing, and capacity on sale that nobody buys.
  func checkReviews() {
    let onSale = blueprint.resources.contains { $0.more != nil }
    for policy in policies {
      guard let steps = policy.decisions.focusing else { continue }
      if steps.elevation != nil, !onSale {
        findings.warning(
          "under \(policy.name) reviews may buy capacity, but no resource can be had more of",
          at: policy.place,
          hint: "give a resource for example 'more: { price: 50000, cost: 800 per week }'")
      }
      let release = policy.decisions.release
      let promise = policy.decisions.promise
      let isTied = (0..<min(2, blueprint.resources.count)).contains {
        release.tied(to: $0) != release || promise.tied(to: $0) != promise
      }
      if steps.subordinates, !isTied, blueprint.resources.count > 1 {
        findings.warning(
          "under \(policy.name) release is to be subordinated, but nothing ties it to a resource",
          at: policy.place, hint: "release by 'dbr', 'sdbr', or 'conwip' by work")
      }
    }
    guard !blueprint.elevates else { return }
    for (resource, entry) in zip(blueprint.resources, entries("plant", "resources"))
    where resource.more != nil {
      findings.warning(
        "more of resource '\(entry.key)' can be had, but no decision buys any",
        at: entry.value.mapping?.entry("more")?.keyPlace ?? entry.keyPlace,
        hint: "add for example 'review: { every: 13 weeks, steps: [elevate], "
          + "elevate: { payback: 1 year } }'")
    }
  }
}
