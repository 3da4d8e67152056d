extension Shape {
  private static let purchaseKeys: [(name: String, shape: Shape)] = [
    ("price", .value), ("lead_time", random), ("minimum_order", .value), ("order_cost", .value),
    ("price_breaks", .list(values("a price", ["from", "price"]))),
  ]

  /// The terms on which a product is bought.
  static let bought = Shape.fields(Fields(noun: "bought", keys: purchaseKeys))

  /// The keys of `supply`.
  static let supply = Shape.fields(
    Fields(
      noun: "supply",
      keys: [
        (
          "materials",
          .named(
            Named(
              noun: "material", reserved: ["default"],
              element: .fields(
                Fields(noun: "a material", keys: purchaseKeys + [("start", .value)]))))
        ),
        ("holding", .value),
        ("forecast", values("forecast", ["every", "window", "bias", "noise"])),
        ("phantoms", values("phantoms", ["share", "ahead", "confirmed"])),
      ]))

  /// The keys of `decisions.supply`.
  static let supplyPolicy = Shape.fields(
    Fields(
      noun: "supply",
      keys: [
        ("materials", .named(Named(noun: "material", element: stockPolicy))),
        (
          "products",
          .named(
            Named(
              noun: "product",
              element: .fields(
                Fields(
                  noun: "the supply of a product",
                  keys: [("make", stockPolicy), ("buy", stockPolicy)],
                  alternatives: ["make", "buy"]))))
        ),
      ]))

  private static let stockPolicy = Shape.fields(
    Fields(
      noun: "a stock policy",
      keys: [
        ("base", .value),
        (
          "reorder",
          .fields(
            Fields(
              noun: "reorder", keys: [("point", .value), ("order", .value), ("up_to", .value)],
              alternatives: ["order", "up_to"]))
        ),
        ("mrp", values("mrp", ["every", "safety_stock", "lot", "lead_time"])),
        (
          "replenish",
          .fields(
            Fields(
              noun: "replenish",
              keys: [
                ("buffer", .value), ("every", .value),
                ("resize", values("resize", ["step", "window"])),
              ]))
        ),
      ],
      alternatives: ["base", "reorder", "mrp", "replenish"]))

  /// The keys of `decisions.sop`.
  static let sop = values("sop", ["every", "share", "alignment"])
}
