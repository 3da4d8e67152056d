import Experiment
import Report

/// Synthetic results: two strategies of a two-product plant, small enough to work out by hand.
enum Plant {
  static let measures: [Measure] = [
    Measure(name: "money.throughput", unit: "USD per week"),
    Measure(name: "money.operating_expense", unit: "USD per week"),
    Measure(name: "money.net_profit", unit: "USD per week"),
    Measure(name: "money.investment", unit: "USD"),
    Measure(name: "money.roi", unit: "per year"),
    Measure(name: "flow.lead_time.mean", unit: "min"),
    Measure(name: "flow.on_time", unit: ""),
    Measure(name: "resources.A.utilisation", unit: ""),
    Measure(name: "resources.A.queue.mean", unit: "jobs"),
    Measure(name: "resources.B.utilisation", unit: ""),
    Measure(name: "resources.B.queue.mean", unit: "jobs"),
    Measure(name: "constraint.A.share", unit: ""),
    Measure(name: "constraint.B.share", unit: ""),
    Measure(name: "constraint.market.share", unit: ""),
    Measure(name: "products.P.shipped", unit: "pieces per week"),
    Measure(name: "products.P.throughput", unit: "USD per week"),
    Measure(name: "products.P.throughput_per_constraint_minute", unit: "USD per min"),
    Measure(name: "products.Q.shipped", unit: "pieces per week"),
    Measure(name: "products.Q.throughput", unit: "USD per week"),
    Measure(name: "products.Q.throughput_per_constraint_minute", unit: "USD per min"),
  ]

  /// One replication with a net profit; all else follows or is fixed.
  static func row(netProfit: Double, leadTime: Double = 120, p: Double = 100, q: Double = 30)
    -> [Double]
  {
    [
      netProfit + 6000, 6000, netProfit, 450, netProfit * 50 / 450, leadTime, .nan,
      0.75, 0.5, 0.99, 4.25, 0, 1, 0,
      p, p * 45, 3, q, q * 60, 2,
    ]
  }

  static func result(
    _ name: String, _ rows: [[Double]], warnings: [CountedWarning] = [], source: String? = nil
  ) -> CaseResult {
    CaseResult(
      name: name, source: source, measures: measures, capacities: ["A": 1, "B": 2],
      replications: rows.count, values: rows.flatMap { $0 }, events: 1000, warnings: warnings)
  }

  /// Net profits -310, -290, -300 against 290, 312, 298: differences 600, 602, 598.
  static let mostMoney = result(
    "most-money", [-310, -290, -300].map { row(netProfit: $0, p: 60, q: 50) })
  static let bestMoney = result("best-money", [290, 312, 298].map { row(netProfit: $0) })

  static let provenance = Provenance(
    command: "compare", reproduce: "throughline compare pq.yaml --seed 42", seed: 42,
    sources: [
      Provenance.Source(
        file: "pq.yaml", title: "P and Q", question: "Which product first?",
        hash: "00ff00ff00ff00ff")
    ])

  static func compared(
    _ cases: [CaseResult], metrics: [String] = ["money.net_profit"], margin: Double? = nil,
    provenance: Provenance = provenance, stop: Outcome.Stop? = nil
  ) -> Results {
    let replications = cases[0].replications
    return Results(
      provenance: provenance,
      outcome: Outcome(
        cases: cases,
        comparisons: Comparison.all(
          of: cases, metrics: metrics, confidence: 0.95, margin: margin),
        confidence: 0.95,
        stop: stop
          ?? Outcome.Stop(rule: .fixed(replications), replications: replications, isReached: true)))
  }

  static let comparison = compared([mostMoney, bestMoney])

  static func run(_ result: CaseResult, stop: Outcome.Stop? = nil) -> Results {
    var provenance = provenance
    provenance.command = "run"
    provenance.reproduce = "throughline run pq.yaml --seed 42"
    return compared([result], metrics: [], provenance: provenance, stop: stop)
  }

  /// So many strategies s0, s1..., each about 100 better than the one before.
  static func many(_ count: Int) -> Results {
    compared(
      (0..<count).map { index in
        result(
          "s\(index)",
          [0.0, 7, -7, 3].enumerated().map { place, noise in
            row(netProfit: 100 * Double(index) + noise + Double((place * index) % 3))
          })
      })
  }
}
