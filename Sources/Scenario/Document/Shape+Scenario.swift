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
    (
      "time",
      values(
        "time", ["unit", "day", "week", "year", "warmup", "horizon", "per", "strategies"])
    ),
    ("money", values("money", ["currency", "operating_expense", "equipment"])),
    ("replications", replications),
    ("seed", .value),
    ("confidence", .value),
    ("compare", values("compare", ["of", "margin", "confidence"])),
    ("plant", plant),
    ("market", market),
    ("parts", .named(Named(noun: "part", element: part))),
    ("products", .named(Named(noun: "product", element: product))),
    ("accounts", .named(accounts)),
    ("orders", .list(order, short: .orderTable)),
    ("relationships", relationships),
    ("sales", sales),
    ("innovation", innovation),
    ("supply", supply),
    ("focus", focus),
    ("claim", claim),
    ("decisions", .fields(decisions)),
    ("strategies", .named(Named(noun: "strategy", canBeEmpty: true, element: .fields(strategy)))),
  ]

  static func values(_ noun: String, _ keys: [String]) -> Shape {
    .fields(Fields(noun: noun, keys: keys.map { ($0, .value) }))
  }

  private static let claim = Shape.fields(
    Fields(
      noun: "a claim",
      keys: [
        ("text", .value), ("source", .value), ("compare", .value), ("worlds", .value),
        ("measure", .value),
        ("expect", .value), ("also", .value), ("border", values("border", ["set", "from", "to"])),
      ]))

  private static let focus = Shape.fields(
    Fields(
      noun: "focus",
      keys: [
        ("budget", .value), ("payback", .value),
        ("elevate", .named(Named(noun: "resource", element: offers))),
        (
          "moves",
          .named(
            Named(noun: "move", element: values("a move", ["step", "set", "price", "expense"])))
        ),
      ]))

  private static let offers = Shape.fields(
    Fields(
      noun: "what can be bought of a resource",
      keys: [
        ("unit", values("unit", ["price", "expense"])),
        ("speed", values("speed", ["by", "price", "expense"])),
        ("repair", values("repair", ["by", "price", "expense"])),
        ("buffer", values("buffer", ["places", "price", "expense"])),
        (
          "overtime",
          .fields(
            Fields(
              noun: "overtime",
              keys: [
                ("by", .value), ("shifts", .value), ("price", .value), ("expense", .value),
              ],
              alternatives: ["by", "shifts"]))
        ),
      ]))

  private static let replications = Shape.fields(
    Fields(
      noun: "replications",
      keys: [("half_width", .value), ("precision", .value), ("of", .value), ("at_most", .value)],
      alternatives: ["half_width", "precision"]))

  private static let accounts = Named(
    noun: "account", reserved: ["market", "file"],
    element: .fields(
      Fields(
        noun: "an account",
        keys: [
          ("orders", .named(Named(noun: "order", element: demand))),
          ("discount", .value), ("tolerance", .value), ("patience", .value),
          ("cost_per_order", .value), ("cost_per_delivery", .value),
        ] + choosing,
        dependents: choosing.dropFirst().map { ($0.name, ["needs"]) })),
    short: .accountTable)

  private static let order = values(
    "an order", ["account", "product", "quantity", "placed", "due"])

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
