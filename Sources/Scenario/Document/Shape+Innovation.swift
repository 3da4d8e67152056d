/// The keys of how a company renews what it offers.
extension Shape {
  /// The keys of `innovation`.
  static let innovation = Shape.fields(
    Fields(
      noun: "innovation",
      keys: [
        ("every", random), ("products", .value), ("price_gain", random), ("copied_after", random),
        ("learning", values("learning", ["start", "rate", "carry_over"])),
        ("managers", .named(Named(noun: "product manager", element: manager))),
        ("estimate", values("estimate", ["error"])),
        ("development", development), ("pilot", .value), ("saturation", .value),
        ("own_family_above", .value),
        ("imitation", values("imitation", ["rate", "kappa", "reference", "share"])),
      ],
      dependents: [
        "estimate", "development", "pilot", "saturation", "own_family_above",
      ].map { ($0, ["managers"]) }))

  private static let manager = Shape.fields(
    Fields(
      noun: "a product manager",
      keys: [("poisson", .value), ("every", random), ("products", .value), ("size", random)],
      alternatives: ["poisson", "every"]))

  private static let development = Shape.fields(
    Fields(
      noun: "development",
      keys: [("route", .list(step)), ("work_per_size", random), ("pieces", .value)]))

  /// The keys of `decisions.innovation`.
  static let innovationPolicy = Shape.fields(
    Fields(
      noun: "decisions.innovation",
      keys: [
        (
          "gate",
          .fields(
            Fields(
              noun: "gate", keys: [("hurdle", .value), ("over", .value)],
              dependents: [("over", ["hurdle"])]))
        ),
        ("group", values("group", ["every", "most"])), ("projects", .value), ("rank", .value),
        ("buffer", .value), ("fever", values("fever", ["yellow", "red"])), ("variants", .value),
      ]))
}
