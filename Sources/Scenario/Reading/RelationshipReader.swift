import Company

/// Reads `relationships`: the ways in which accounts can be served.
struct RelationshipReader {
  /// The fields of the section; `nil` where there is none.
  let fields: Fields?

  /// The names, which accounts and decisions use.
  var names: Names { Names(fields?.entries.map(\.key) ?? []) }

  /// The relationships in the order of the file.
  func relationships() -> [Relationship] {
    guard let fields else { return [] }
    if fields.entries.count > Limits.strategies {
      fields.values.findings.error(
        "the scenario has more than \(Limits.strategies) relationships", at: fields.place)
    }
    return fields.entries.map { entry in
      relationship(
        entry.key,
        Fields(entry.value, "relationship '\(entry.key)'", fields.values, at: entry.keyPlace))
    }
  }

  private func relationship(_ name: String, _ fields: Fields) -> Relationship {
    func multiple(_ key: String, default standard: Double = 1) -> Double {
      fields.share(key, in: .multiple, default: standard)
    }
    return Relationship(
      name: name, visibility: fields.duration("visibility") ?? 0,
      orderCV: fields["order_cv"].flatMap { fields.values.share($0, in: .multiple) },
      spacingCV: fields["spacing_cv"].flatMap { fields.values.share($0, in: .multiple) },
      orderEntry: multiple("order_entry"), delivery: multiple("delivery"),
      discount: fields.share("discount", in: .partialShare, default: 0),
      project: multiple("project", default: 0), wrongOrders: multiple("wrong_orders"),
      customerOrdering: multiple("customer_ordering"),
      customerReview: multiple("customer_review"),
      hasOwnVariants: fields["own_variants"].flatMap(fields.values.flag) ?? false)
  }

  /// The relationship that a node names.
  static func name(_ node: Node, _ values: Values, among names: Names) -> Int? {
    guard names.list.isEmpty else { return values.name(node, "relationship", among: names) }
    values.findings.error(
      "there is no relationship \(node.described)", at: node.place, found: node.text,
      hint: "describe the ways of serving an account in a section 'relationships'")
    return nil
  }
}
