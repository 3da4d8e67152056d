import Company

/// Reads a whole document, section by section, in the order in which they depend on one another.
struct StudyReader {
  let findings: Findings

  /// What was read; it can be trusted only when there are no findings.
  func study(_ document: Document, file: String, world: String?) -> Study {
    let root = ShapeCheck(findings: findings).cleaned(document.root, shape: .effective)
    var values = Values(findings: findings)
    func sections() -> Fields { Fields(root, "the scenario", values, at: root.place) }

    // Amounts may carry the currency, and durations need the units: these two come first.
    values.currency = MoneyReader.currency(sections().fields("money"))
    let timeHint = "write for example 'time: { unit: min, horizon: 40 weeks }'"
    values.units = TimeReader(fields: sections().section("time", required: timeHint)).units()

    let all = sections()
    let time = TimeReader(fields: all.section("time")).frame()
    let finance = MoneyReader(fields: all.section("money")).finance()
    let blueprint = CompanyReader(root: all).blueprint(time: time, finance: finance)
    TimeReader(fields: all.section("time")).checkWarmup(of: blueprint)
    // Only a company that hangs together can say what it reports.
    let isWhole = !blueprint.resources.isEmpty && !blueprint.products.isEmpty
    let run = RunReader(
      root: all, time: time, metrics: isWhole ? blueprint.metrics.map(\.name) : [])
    let confidence = run.confidence(all, default: 0.95)
    let title = all.required("title", hint: "say in a few words what the scenario is about")
    return Study(
      title: title.flatMap(values.text) ?? "", question: all.text("question"),
      source: all.text("source"), lookFor: all.text("look_for"), file: file,
      hash: Canonical.hash(root),
      identities: ([nil] + blueprint.strategies.map(\.name)).map {
        Canonical.hash(root, strategy: $0)
      }, seed: run.seed(), confidence: confidence,
      replications: run.replications(), compare: run.compare(confidence: confidence),
      world: world, worlds: document.worlds.keys, blueprint: blueprint,
      focus: all.fields("focus").map {
        FocusReader(fields: $0, resources: blueprint.resources).settings()
      } ?? FocusSettings(),
      claim: all.fields("claim").flatMap {
        ClaimReader(
          fields: $0, metrics: isWhole ? blueprint.metrics.map(\.name) : [],
          strategies: blueprint.strategies.map(\.name), worlds: document.worlds.keys
        ).claim()
      },
      warmupPlace: time.findsWarmup ? all.section("time")["warmup"]?.place : nil,
      warnings: findings.sortedWarnings)
  }
}
