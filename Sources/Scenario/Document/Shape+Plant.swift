extension Shape {
  /// The keys of `plant`.
  static let plant = Shape.fields(
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
      keys: [
        ("units", .value), ("speed", .value), ("buffer", .value), ("setup", setup),
        ("shifts", .value), ("at_shift_end", .value),
        ("failures", .named(Named(noun: "cause of failures", element: failure))),
        ("rounds", rounds), ("cost", .value),
        ("more", values("more", ["price", "cost", "lead_time", "at_most"])),
      ],
      dependents: [("at_shift_end", ["shifts"])]))

  private static let setup = Shape.fields(
    Fields(
      noun: "a setup",
      keys: [
        ("time", random),
        (
          "from",
          .named(
            Named(
              noun: "setup family",
              element: .named(Named(noun: "setup family", element: random))))
        ),
        ("chance", .value),
      ],
      alternatives: ["from", "chance"], short: .random("time")))

  private static let failure = Shape.fields(
    Fields(
      noun: "a cause of failures",
      keys: [("uptime", random), ("repair", random), ("by", .value)]))

  private static let rounds = Shape.fields(
    Fields(
      noun: "rounds", keys: [("every", .value), ("pieces", random), ("moves", .value)]))

  // MARK: Products

  /// The keys of a product.
  static let product = Shape.fields(
    Fields(
      noun: "a product",
      keys: [("price", .value)] + material + [
        ("need", .value), ("differentiation", .value), ("known", .value), ("demand", demand),
        ("patience", .value),
      ] + making + [("bought", bought)],
      dependents: [("differentiation", ["need"]), ("known", ["need"])]))

  /// The keys of a part: those of a product that concern how it is made.
  static let part = Shape.fields(Fields(noun: "a part", keys: material + making))

  private static let material: [(name: String, shape: Shape)] = [
    ("material", .value), ("material_lot", .value),
    ("uses", .named(Named(noun: "material", element: .value))),
  ]

  private static let making: [(name: String, shape: Shape)] = [
    ("from", .named(Named(noun: "component", element: .value))),
    ("route", .list(step)),
    ("into", .named(Named(noun: "output", element: .value))),
    ("scrap", .value),
  ]

  /// The keys of a demand.
  static let demand = Shape.fields(
    Fields(
      noun: "a demand",
      keys: [("rate", .value), ("poisson", .value), ("every", random), ("quantity", random)],
      alternatives: ["rate", "poisson", "every"], short: .only("rate")))

  // MARK: Routes

  /// The keys of a step.
  static let step = Shape.fields(
    Fields(
      noun: "a step of a route",
      keys: [
        ("resource", .value), ("time", random), ("order_time", random), ("family", .value),
        ("or", .list(alternative)),
        (
          "with",
          .fields(
            Fields(
              noun: "a helper", keys: [("resource", .value), ("for", .value)],
              short: .only("resource")))
        ),
        ("batch", values("a batch", ["min", "max", "wait", "by", "serial"])),
        ("yield", .value), ("rework", rework), ("sample", .value), ("transport", random),
        ("initial", .value),
      ],
      short: .step))

  private static let alternative = Shape.fields(
    Fields(
      noun: "an alternative", keys: [("resource", .value), ("time", random)], short: .step))

  private static let rework = Shape.fields(
    Fields(
      noun: "rework",
      keys: [("share", .value), ("to", .value), ("limit", .value), ("then", .value)],
      dependents: [("then", ["limit"])]))
}
