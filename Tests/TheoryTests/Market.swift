import Foundation
import Testing

@Suite("Market")
struct MarketTheoryTests {
  @Test("needs come by the law of a renewal process", arguments: TheoryCase.market)
  func agrees(with theory: TheoryCase) async throws { try await theory.check() }
}

extension TheoryCase {
  /// Accounts of one replication: each is an experiment of its own.
  private static let accounts = 64

  static let market = [
    renewal("erlang_needs", stages: 4, growth: 0, "12 mean gaps"),
    renewal(
      "erlang_needs_growing", stages: 4, growth: 0.06, "12 min, growing by 6 % per min, by steps"),
  ]

  /// Needs whose spacing is Erlang: the stages are Poisson events, so that the count up to the
  /// operational time L is the integral part of (Poisson with mean k L) / k.
  private static func renewal(
    _ id: String, stages: Int, growth: Double, _ words: String
  ) -> TheoryCase {
    let minutes = 12
    // The rate is settled at each minute.
    let operational = (0..<minutes).reduce(0.0) { $0 + exp(growth * Double($1)) }
    let (mean, variance) = moments(stages: stages, operational: operational)
    let names = (1...accounts).map { "a\($0)" }
    let counts: @Sendable (Reading) -> [Double] = { reading in
      names.map { reading["accounts.\($0).sales"] }
    }
    let customers = names.map {
      "  \($0): { buyer: b, asks: 1 h, growth: \(growth * 100) % per min, needs: "
        + "{ n: { every: { erlang: { mean: 1 min, stages: \(stages) } } } } }"
    }
    return TheoryCase(
      id, "needs with Erlang spacing of \(stages) stages over \(words)",
      source: "counts of Erlang renewals: Cox 1962, Renewal Theory, section 3.4",
      .exactly("unit: min, per: h, horizon: \(minutes) min"),
      """
      market: { needs: { n: { competitor: -80 } }, buyers: { b: {} }, tick: 1 min }
      plant: { resources: { A: {} } }
      products: { P: { need: n, price: \(Double(minutes) / 60), route: [A 0 min] } }
      accounts:
      \(customers.joined(separator: "\n"))
      """,
      answers: [
        Answer("mean count of an account", mean) { reading in
          counts(reading).reduce(0, +) / Double(accounts)
        },
        Answer("variance of the count of an account", variance) { reading in
          counts(reading).reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(accounts)
        },
      ], replications: 2560)
  }

  /// Mean and variance of the integral part of (Poisson with mean `stages` x `operational`) / `stages`.
  private static func moments(stages: Int, operational: Double) -> (mean: Double, variance: Double)
  {
    let intensity = Double(stages) * operational
    var (probability, mean, square) = (exp(-intensity), 0.0, 0.0)
    for events in 0..<2000 {
      let count = Double(events / stages)
      mean += probability * count
      square += probability * count * count
      probability *= intensity / Double(events + 1)
    }
    return (mean, square - mean * mean)
  }
}
