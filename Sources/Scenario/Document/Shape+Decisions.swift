extension Shape {
  /// The keys of a strategy: decisions.
  static let strategy = Fields(noun: "a strategy", keys: decisions.keys, short: .strategy)

  /// The measured choices of a portfolio.
  static let portfolios = ["top", "at_least", "load", "mix", "keep_differentiated", "kill"]

  /// The keys of `decisions`.
  static let decisions = Fields(
    noun: "decisions",
    keys: [
      ("release", release),
      (
        "dispatching",
        .named(Named(noun: "dispatching rule", element: rule, short: .only("default")))
      ),
      ("priority", .value),
      (
        "portfolio",
        .fields(
          Fields(
            noun: "portfolio",
            keys: portfolios.map { ($0, .value) }, alternatives: Set(portfolios)))
      ),
      ("add_on_request", .value),
      ("promise", promise),
      ("batches", .named(Named(noun: "batch size", canBeEmpty: true, element: batchSizes))),
      ("quota", .named(Named(noun: "quota", element: .value))),
      ("buffers", buffers),
      ("innovation", innovationPolicy),
      ("supply", supplyPolicy),
      ("sop", sop),
    ] + accountDecisions + [("review", review)])

  // MARK: Release

  private static let release = Shape.fields(
    Fields(
      noun: "release",
      keys: [
        ("push", values("push", ["lead_time"])),
        ("conwip", conwip),
        (
          "kanban",
          .fields(
            Fields(
              noun: "kanban",
              keys: [
                (
                  "cards",
                  .named(
                    Named(noun: "number of cards", element: .value, short: .only("default")))
                ), ("blocking", .value),
              ]))
        ),
        (
          "dbr",
          .fields(
            Fields(
              noun: "dbr",
              keys: [
                ("drum", .value), ("constraint_buffer", .value), ("jobs", .value),
                ("shipping_buffer", .value), ("assembly_buffer", .value),
              ],
              alternatives: ["constraint_buffer", "jobs"]))
        ),
        ("sdbr", values("sdbr", ["constraint", "buffer"])),
      ],
      alternatives: ["push", "conwip", "kanban", "dbr", "sdbr"]))

  private static let conwip = Shape.fields(
    Fields(
      noun: "conwip",
      keys: [
        ("jobs", .value), ("work", .value), ("of", .value), ("per", .value),
        ("loops", .named(Named(noun: "loop", element: loop))),
      ],
      alternatives: ["jobs", "work", "loops"],
      dependents: [("of", ["work"]), ("per", ["jobs", "work"])]))

  private static let loop = Shape.fields(
    Fields(
      noun: "a loop",
      keys: [("products", .value), ("jobs", .value), ("work", .value), ("of", .value)],
      alternatives: ["jobs", "work"], dependents: [("of", ["work"])]))

  private static let review = Shape.fields(
    Fields(
      noun: "review",
      keys: [
        ("every", .value), ("steps", .value), ("above", .value),
        ("elevate", values("elevate", ["payback", "budget"])),
      ]))

  // MARK: The shop floor and the market

  private static let rule = Shape.fields(
    Fields(
      noun: "a dispatching rule", keys: [("rule", .value), ("then", .value), ("preempt", .value)],
      short: .only("rule")))

  private static let batchSizes = values("batch sizes", ["process", "transfer", "minimum_run"])

  private static let promise = Shape.fields(
    Fields(
      noun: "promise",
      keys: [
        ("lead_time", .value), ("load", values("load", ["buffer"])),
        ("safe_date", values("safe_date", ["constraint", "buffer", "hold_above"])),
        ("factor", .value),
      ],
      alternatives: ["lead_time", "load", "safe_date"], dependents: [("factor", ["load"])]))

  private static let buffers = Shape.fields(
    Fields(
      noun: "buffers",
      keys: [
        ("yellow", .value), ("red", .value),
        ("resize", values("resize", ["window", "grow_above", "shrink_below", "step"])),
      ]))
}
