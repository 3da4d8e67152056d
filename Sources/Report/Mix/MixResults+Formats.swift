import Experiment
import Inference

extension MixResults {
  /// The results as JSON: that of the simulated systems, and a member `mix` with what is on paper.
  /// - Parameter raw: whether each metric also lists its value in every replication.
  public func json(raw: Bool = false) -> String {
    var members = results.jsonMembers(raw: raw, verdict: verdict())
    members.append(("mix", paper))
    return JSON.object(members).text
  }

  private var paper: JSON {
    .object([
      ("period", .string(period)), ("currency", .string(currency)),
      ("time_unit", .string(timeUnit)),
      ("operating_expense", .optional(problem.operatingExpense)),
      ("constraint", .optional(problem.constraint.map { problem.resources[$0].name })),
      ("market_is_the_constraint", .bool(problem.isMarketTheConstraint)),
      ("products", .object(products)), ("resources", .object(resources)),
      ("methods", .object(mixes.indices.map { (mixes[$0].method.rawValue, method($0)) })),
      ("notes", .array(trial.notes.map { .string($0) })),
    ])
  }

  private var products: [(String, JSON)] {
    let ratio = problem.throughputPerTime(of: problem.constraint)
    let ranking = problem.ranking(by: problem.constraint)
    return problem.products.enumerated().map { place, product in
      (
        product.name,
        .object([
          ("contribution", .number(product.contribution)), ("demand", .number(product.demand)),
          ("throughput_per_constraint_time", .number(ratio[place])),
          ("rank", .optional(ranking.firstIndex(of: place).map { $0 + 1 })),
          ("times", named(product.times)),
        ])
      )
    }
  }

  private var resources: [(String, JSON)] {
    let demand = problem.demandLoad
    return problem.resources.indices.map { place in
      (
        problem.resources[place].name,
        .object([
          ("capacity", .number(problem.resources[place].capacity)),
          ("demand_load", .number(demand[place])),
          ("worth_of_one_more", .number(worth[place])),
        ])
      )
    }
  }

  private func method(_ place: Int) -> JSON {
    let mix = mixes[place]
    let system = trial.caseOfMix[place]
    return .object([
      (
        "pieces",
        .object(zip(problem.products, mix.pieces).map { ($0.name, .number($1)) })
      ),
      ("order", .array(mix.order.map { .string(problem.products[$0].name) })),
      ("throughput", .number(mix.throughput)),
      ("net_profit", .optional(promisedProfit(mix))),
      ("feasible", .bool(mix.isFeasible)),
      ("overloaded", .array(mix.overloaded.map { .string(problem.resources[$0].name) })),
      ("load", named(mix.load)),
      ("proven", .bool(mix.isProven)),
      ("strategy", .string(results.name(system))),
      ("achieved_throughput", .optional(achieved("money.throughput", by: place)?.mean)),
      ("achieved_share", .optional(share(by: place))),
    ])
  }

  private func named(_ values: [Double]) -> JSON {
    .object(zip(problem.resources, values).map { ($0.name, .number($1)) })
  }

  /// The results as CSV: what is on paper as metrics `mix.*` of each method, without intervals, and
  /// then, as for `run`, the simulated systems and their comparisons; when raw, the simulated
  /// systems replication by replication only.
  public func writeCSV<Failure: Error>(
    raw: Bool = false, to emit: (String) throws(Failure) -> Void
  ) throws(Failure) {
    guard !raw else { return try results.writeCSV(raw: true, to: emit) }
    let simulated = results.summaryRows(results.leadingColumns)
    let end = simulated.firstIndex(of: "\n").map { simulated.index(after: $0) }
    guard let end else { return }
    try emit(String(simulated[..<end]))
    try emit(paperRows)
    try emit(String(simulated[end...]))
  }

  private var paperRows: String {
    let perPeriod = "\(currency) per \(period)"
    return mixes.map { mix in
      var rows: [(name: String, unit: String, value: Double?)] = [
        ("mix.throughput", perPeriod, mix.throughput),
        ("mix.net_profit", perPeriod, promisedProfit(mix)),
        ("mix.feasible", "", mix.isFeasible ? 1 : 0),
      ]
      for (product, pieces) in zip(problem.products, mix.pieces) {
        rows.append(("mix.pieces.\(product.name)", "pieces per \(period)", pieces))
      }
      for (place, resource) in problem.resources.enumerated() {
        rows.append(("mix.load.\(resource.name)", "\(timeUnit) per \(period)", mix.load[place]))
        if let worth = mix.worth {
          rows.append(("mix.worth.\(resource.name)", "\(currency) per \(timeUnit)", worth[place]))
        }
      }
      let fixed = results.fixedFields(strategy: mix.method.rawValue, source: nil)
      return rows.map { row in
        CSV.line(fixed + [row.name, row.unit, "", CSV.number(row.value), "", "", ""])
      }.joined()
    }.joined()
  }
}
