extension Shape {
  /// Every key of a scenario file.
  ///
  /// The reference in docs/scenario.md says what each one means.
  static let scenario = Shape.fields(
    Fields(
      noun: "a scenario",
      keys: [("extends", .value)] + sections + [("worlds", .named(worlds))]))

  /// The keys of the effective scenario, and of the overlay that a world is.
  static let effective = Shape.fields(Fields(noun: "a scenario", keys: sections))

  private static let worlds = Named(
    noun: "world", canBeEmpty: true, element: .fields(Fields(noun: "a world", keys: sections)))

  private static let sections: [(name: String, shape: Shape)] = [
    ("title", .value),
    ("question", .value),
    ("source", .value),
    ("look_for", .value),
    ("time", values("time", ["unit", "day", "week", "year", "warmup", "horizon", "per"])),
    ("money", values("money", ["currency", "operating_expense", "equipment"])),
    ("replications", replications),
    ("seed", .value),
    ("confidence", .value),
    ("compare", values("compare", ["of", "margin", "confidence"])),
    ("plant", plant),
    ("products", .named(Named(noun: "product", element: product))),
    ("accounts", .named(accounts)),
    ("innovation", innovation),
    ("decisions", .fields(decisions)),
    ("strategies", .named(Named(noun: "strategy", canBeEmpty: true, element: .fields(strategy)))),
  ]

  private static func values(_ noun: String, _ keys: [String]) -> Shape {
    .fields(Fields(noun: noun, keys: keys.map { ($0, .value) }))
  }

  private static let replications = Shape.fields(
    Fields(
      noun: "replications",
      keys: [("half_width", .value), ("precision", .value), ("of", .value), ("at_most", .value)],
      alternatives: ["half_width", "precision"]))

  private static let plant = Shape.fields(
    Fields(
      noun: "plant",
      keys: [
        (
          "resources",
          .named(
            Named(noun: "resource", reserved: ["default"], canBeEmpty: true, element: resource))
        )
      ]))

  private static let resource = Shape.fields(
    Fields(
      noun: "a resource",
      keys: [("units", .value), ("buffer", .value), ("setup", random), ("cost", .value)]))

  private static let product = Shape.fields(
    Fields(
      noun: "a product",
      keys: [
        ("price", .value), ("material", .value), ("material_lot", .value), ("demand", demand),
        ("patience", .value), ("route", .list(step)),
      ]))

  private static let step = Shape.fields(
    Fields(
      noun: "a step of a route",
      keys: [
        ("resource", .value), ("time", random), ("order_time", random), ("family", .value),
      ],
      short: .step))

  private static let demand = Shape.fields(
    Fields(
      noun: "a demand",
      keys: [("rate", .value), ("poisson", .value), ("every", random), ("quantity", random)],
      alternatives: ["rate", "poisson", "every"], short: .only("rate")))

  private static let accounts = Named(
    noun: "account", reserved: ["market", "file"],
    element: .fields(
      Fields(
        noun: "an account",
        keys: [
          ("orders", .named(Named(noun: "order", element: demand))),
          ("discount", .value), ("tolerance", .value), ("patience", .value),
          ("cost_per_order", .value), ("cost_per_delivery", .value),
        ])),
    short: .accountTable)

  private static let innovation = Shape.fields(
    Fields(
      noun: "innovation",
      keys: [
        ("every", random), ("products", .value), ("price_gain", random), ("copied_after", random),
        ("learning", values("learning", ["start", "rate"])),
      ]))

  private static let strategy = Fields(
    noun: "a strategy", keys: decisions.keys, short: .strategy)

  private static let decisions = Fields(
    noun: "decisions",
    keys: [
      (
        "release",
        .fields(Fields(noun: "release", keys: [("conwip", values("conwip", ["jobs"]))]))
      ),
      (
        "dispatching",
        .named(Named(noun: "dispatching rule", element: .value, short: .only("default")))
      ),
      ("priority", .value),
      (
        "portfolio",
        .fields(
          Fields(
            noun: "portfolio", keys: [("top", .value), ("at_least", .value), ("load", .value)],
            alternatives: ["top", "at_least", "load"]))
      ),
      (
        "promise",
        .fields(
          Fields(
            noun: "promise",
            keys: [("lead_time", .value), ("load", values("load", ["buffer"]))],
            alternatives: ["lead_time", "load"]))
      ),
      ("innovation", values("decisions.innovation", ["gate", "variants"])),
      ("review", values("review", ["every"])),
    ])

  /// A random quantity: one law with its parameters.
  static let random = Shape.fields(
    Fields(
      noun: "a random quantity",
      keys: RandomLaw.allCases.map { law in
        (
          law.rawValue,
          .fields(
            Fields(
              noun: law.rawValue, keys: law.parameters.map { ($0, .value) },
              short: law.readsTables ? .dataTable : nil))
        )
      },
      alternatives: Set(RandomLaw.allCases.map(\.rawValue))))
}
