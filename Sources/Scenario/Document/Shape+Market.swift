/// The keys of what customers want, how they are served, and who sells to them.
extension Shape {
  // MARK: The market

  /// The keys of `market`.
  static let market = Shape.fields(
    Fields(
      noun: "market",
      keys: [
        (
          "needs",
          .named(
            Named(
              noun: "need", canBeEmpty: true,
              element: values("a need", ["lambda", "competitor", "competitor_service"])))
        ),
        (
          "buyers",
          .named(
            Named(
              noun: "type of buyer", canBeEmpty: true,
              element: values(
                "a type of buyer", ["differentiation", "price", "service", "trust", "breadth"])))
        ),
        ("season", values("season", ["period", "amplitude", "peak"])),
        ("memory", values("memory", ["service", "trust", "start_service", "start_trust"])),
        ("leaving", values("leaving", ["rate", "floor"])),
        ("diffusion", values("diffusion", ["external", "contagion"])),
        ("change", values("change", ["changes", "fades", "cost"])),
        ("tick", .value),
      ]))

  /// What makes an account a customer that chooses; all of it concerns its needs.
  static let choosing: [(name: String, shape: Shape)] = [
    ("needs", .named(Named(noun: "need", element: want))),
    ("buyer", .value), ("asks", .value), ("forgives", .value), ("growth", .value),
    ("willingness", .value), ("relationship", .value), ("costs", costs),
  ]

  private static let want = Shape.fields(
    Fields(
      noun: "a need of an account",
      keys: [("poisson", .value), ("every", random), ("quantity", random)],
      alternatives: ["poisson", "every"], short: .only("poisson")))

  private static let costs = Shape.fields(
    Fields(
      noun: "costs",
      keys: [
        "ordering", "holding", "value", "deviation", "per", "safety", "review", "elasticity",
        "adapts",
      ].map { ($0, .value) },
      dependents: [("per", ["deviation"])]))

  // MARK: Relationships and sales

  /// The keys of `relationships`.
  static let relationships = Shape.named(
    Named(
      noun: "relationship", canBeEmpty: true,
      element: values(
        "a relationship",
        [
          "visibility", "order_cv", "spacing_cv", "order_entry", "delivery", "discount", "project",
          "wrong_orders", "customer_ordering", "customer_review", "own_variants",
        ])))

  /// The keys of `sales`.
  static let sales = Shape.fields(
    Fields(
      noun: "sales",
      keys: [
        ("visit", activity), ("attention", .value), ("pitch", .value), ("objective_life", .value),
        ("taste", .value), ("order_entry", activity), ("web_entry", activity),
        ("question", activity(besides: ["share"])), ("fire_fighting", activity),
        ("wrong_orders", .value), ("integration", activity),
      ],
      dependents: ["attention", "pitch", "objective_life", "taste"].map { ($0, ["visit"]) }))

  /// The keys of work beyond the plant.
  static let activity = activity(besides: [])

  /// The keys of work beyond the plant, with others of its own.
  static func activity(besides keys: [String]) -> Shape {
    .fields(
      Fields(
        noun: "an activity", keys: [("route", .list(step))] + keys.map { ($0, .value) }))
  }

  // MARK: Decisions about accounts

  private static let mapRule = values(
    "a rule of a market map", ["to", "potential", "fit", "most", "threshold"])

  /// What a strategy may decide about accounts and those who sell to them.
  static let accountDecisions: [(name: String, shape: Shape)] = [
    (
      "price",
      .fields(
        Fields(
          noun: "decisions.price",
          keys: [
            ("premium", .value),
            ("discounts", .named(Named(noun: "discount", element: .value))),
          ]))
    ),
    (
      "accounts",
      values(
        "decisions.accounts",
        ["keep", "earning", "regularity", "willingness", "price_sensitivity"])
    ),
    (
      "relationships",
      .fields(
        Fields(
          noun: "decisions.relationships",
          keys: [
            ("default", .value),
            ("assign", .named(Named(noun: "relationship of an account", element: .value))),
            ("develop", values("develop", ["to", "by", "most", "threshold"])),
            ("map", .list(mapRule)),
          ], alternatives: ["develop", "map"]))
    ),
    (
      "sales",
      .fields(
        Fields(
          noun: "decisions.sales",
          keys: [
            ("visit_every", .value), ("visits", values("visits", ["best"])),
            ("objective_cap", .value), ("bonus", .value), ("channel", .value),
          ]))
    ),
  ]
}
