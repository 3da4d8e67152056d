import Experiment
import Inference

extension MixResults {
  /// Text for a terminal: one screen, or the sections of the simulated systems asked for.
  /// - Parameters:
  ///   - sections: sections to show instead of the first screen; empty for that screen.
  ///   - all: whether loads and every section follow the first screen.
  public func table(sections: [Section] = [], all: Bool = false) -> String {
    Screen.text(document(sections: sections, all: all))
  }

  /// The same as Markdown.
  public func markdown(sections: [Section] = [], all: Bool = false) -> String {
    Markdown.text(document(sections: sections, all: all))
  }

  func document(sections: [Section], all: Bool) -> Document {
    guard sections.isEmpty || all else { return results.document(sections: sections, all: false) }
    var document = results.header(all: all)
    let sentences = verdict() + (infeasibility.map { [$0] } ?? [])
    if let first = sentences.first { document.add(.verdict(first)) }
    document.add(.paragraph(sentences.dropFirst().joined(separator: " ")))
    document.add(promises(all: all))
    document.add(bestMoney(all: all))
    if hasRun { document.add(achievements()) }
    if !trial.notes.isEmpty { document.add(.list(trial.notes)) }
    if all {
      document.add(loads())
      for section in Section.allCases { document.add(results.document(of: section)) }
    }
    document.add(results.warningsList(limit: all ? .max : 3))
    if !all { document.add(.paragraph("More: --all, or --section of the simulated mixes.")) }
    return document
  }

  // MARK: Promises

  /// What every method would make, promises, and whether the plant can do it.
  private func promises(all: Bool) -> Document {
    var document = Document()
    document.add(.heading("On paper, per \(period)"))
    let money: [Table.Heading] =
      [.numbers("T [\(currency)]")]
      + (problem.operatingExpense == nil ? [] : [.numbers("NP [\(currency)]")])
    func moneyCells(_ mix: Mix) -> [String] {
      [amount(mix.throughput)] + (promisedProfit(mix).map { [amount($0)] } ?? [])
    }
    let names = problem.products.map { $0.name }
    let whole = Table(
      [.words("method")] + names.map { .numbers($0) } + money + [.words("feasible")],
      rows: mixes.map { mix in
        [mix.method.rawValue] + mix.pieces.map(count) + moneyCells(mix) + [feasibility(mix)]
      })
    if names.count <= 8, whole.width <= Screen.width {
      document.add(.table(whole))
    } else {
      document.add(
        .table(
          Table(
            [.words("method")] + money + [.words("feasible")],
            rows: mixes.map { [$0.method.rawValue] + moneyCells($0) + [feasibility($0)] })))
      document.add(piecesTable(limit: all ? .max : 7))
    }
    document.add(.paragraph(legend))
    return document
  }

  /// Pieces with a row per product, where a column each would be too wide.
  private func piecesTable(limit: Int) -> [Document.Block] {
    let order = problem.ranking(by: problem.constraint)
    let table = Table(
      [.words("pieces"), .numbers("demand")] + mixes.map { .numbers($0.method.rawValue) },
      rows: order.prefix(limit).map { product in
        [problem.products[product].name, count(problem.products[product].demand)]
          + mixes.map { count($0.pieces[product]) }
      })
    let more = order.count - table.rows.count
    return [.table(table)] + (more > 0 ? [.paragraph("\(more) more products: --all.")] : [])
  }

  private func feasibility(_ mix: Mix) -> String {
    guard let worst = mix.overloaded.max(by: { over(mix, $0) < over(mix, $1) }) else {
      return mix.isProven ? "yes" : "yes (not proven best)"
    }
    let more = mix.overloaded.count - 1
    return "no: \(problem.resources[worst].name) +\(overText(mix, worst))"
      + (more > 0 ? ", \(more) more" : "")
  }

  private func over(_ mix: Mix, _ resource: Int) -> Double {
    mix.load[resource] / max(problem.resources[resource].capacity, 1e-300)
  }

  private var legend: String {
    "best-money looks at \(constraintName) only, checked at every resource; revised: Fredendall & Lea"
      + " 1997; lp: linear programme, the bound; ilp: the best in whole pieces."
  }

  // MARK: Best money

  /// The ranking by throughput per constraint minute, and what more time is worth.
  private func bestMoney(all: Bool) -> Document {
    var document = Document()
    var lines = [constraintSentence]
    if let constraint = problem.constraint, !problem.products.isEmpty {
      let ratio = problem.throughputPerTime(of: constraint)
      let ranked = problem.ranking(by: constraint)
      let shown = ranked.prefix(all ? .max : 8).map { product in
        let value = ratio[product] == .infinity ? "without any" : rate(ratio[product])
        return "\(problem.products[product].name) \(value)"
      }
      let more = ranked.count - shown.count
      lines.append(
        "T per \(unitWord) of \(problem.resources[constraint].name) [\(currency)], best first: "
          + shown.joined(separator: ", ") + (more > 0 ? ", \(more) more" : "") + ".")
    }
    document.add(.lines(lines + [worthSentence]))
    return document
  }

  // MARK: Achievements

  /// Promised against achieved throughput, and achieved net profit, a row per different mix.
  private func achievements() -> Document {
    var document = Document()
    document.add(.heading("Promised and achieved, per \(period)"))
    let throughput = results.measure("money.throughput").map(Quantity.init)
    let profit = results.measure("money.net_profit").map(Quantity.init)
    let rows = results.cases.compactMap { place -> [String]? in
      guard let first = trial.caseOfMix.firstIndex(of: place) else { return nil }
      let methods = trial.methods(of: place).map { $0.rawValue }
      return [
        methods.joined(separator: ", "), amount(mixes[first].throughput),
        throughput?.cell(achieved("money.throughput", by: first)) ?? Digits.missing,
        share(by: first).map { Digits.fixed($0 * 100, decimals: 1) } ?? Digits.missing,
        profit?.cell(achieved("money.net_profit", by: first)) ?? Digits.missing,
      ]
    }
    let table = Table(
      [
        .words("mix of"), .numbers("promised T [\(currency)]"),
        .numbers("achieved T [\(currency)]"), .numbers("kept [%]"),
        .numbers("achieved NP [\(currency)]"),
      ], rows: rows)
    document.add(table.fitted())
    let note =
      results.outcome.stop.replications > 1
      ? "± \(results.confidenceText) interval; without ±: the same in every replication. "
      : "One replication: no interval. "
    document.add(
      .paragraph(
        note
          + "Carried out as priorities and quotas per \(period)\(spreading); paper knows no variability, setups or queues."
      ))
    return document
  }

  /// A hint where the quota of a long period may be used up early in it.
  private var spreading: String {
    ["week", "month", "year"].contains(period) ? " (--set time.per=day would spread them)" : ""
  }

  // MARK: Loads

  /// Every resource with what it has, what the market asks of it, and how each method loads it.
  private func loads() -> Document {
    var document = Document()
    document.add(.heading("Loads on paper, % of capacity"))
    let demand = problem.demandLoad
    let rows = problem.resources.indices.map { place -> [String] in
      let capacity = problem.resources[place].capacity
      func cell(_ load: Double) -> String {
        load == .infinity
          ? "no end" : load == 0 ? "0" : Digits.fixed(load / capacity * 100, decimals: 1)
      }
      return [problem.resources[place].name, time(capacity), cell(demand[place])]
        + mixes.map { cell($0.load[place]) } + [rate(worth[place])]
    }
    let table = Table(
      [.words("resource"), .numbers("capacity [\(timeUnit)]"), .numbers("market")]
        + mixes.map { .numbers($0.method == .bestMoneyChecked ? "checked" : $0.method.rawValue) }
        + [.numbers("worth [\(currency) per \(timeUnit)]")], rows: rows)
    document.add(table.fitted())
    return document
  }
}
