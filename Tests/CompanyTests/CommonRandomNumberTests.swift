import Company
import Probability
import Testing

/// What the world does must not depend on what is decided.
@Suite("Common random numbers")
struct CommonRandomNumberTests {
  /// Two products on machines of their own, random in every respect, for two customers.
  private func company() throws -> TestCompany {
    var company = TestCompany(warmup: 500, horizon: 5000)
    company.add("M", setup: 1)
    company.add("N")
    company.make("P", price: 10, [("M", 0)])
    company.make("Q", price: 20, [("N", 0)])
    for product in 0...1 {
      company.products[product].route[0].time = try .gamma(mean: 4, cv: 0.5)
      for name in ["north", "south"] {
        let account = company.account("\(name)\(product)", tolerance: 30)
        company.demands.append(
          Demand(
            path: "accounts.\(name).orders.\(product)", account: account, product: product,
            pattern: .every(try .exponential(mean: 40)),
            quantity: try .uniform(min: 1, max: 5), patience: 40))
      }
    }
    return company
  }

  @Test("what an account asks for is the same under every strategy")
  func received() throws {
    var company = try company()
    company.strategy("P only") { $0.portfolio = .list([0]) }
    company.strategy("nothing") { $0.portfolio = .list([]) }
    company.strategy("one at a time") { $0.release = .conwip(jobs: 1) }
    company.strategy("promises") { $0.promise = .load(buffer: 0) }
    company.innovation = Innovation(every: try .exponential(mean: 100), products: [0])
    company.strategy("variants") { $0.innovation.variants = .beside }
    let received = try company.run()["flow.orders.received"]
    #expect(received > 400)
    for strategy in company.strategies.indices {
      #expect(try company.run(strategy)["flow.orders.received"] == received)
    }
  }

  // Q uses nothing of P's: with or without it, P's orders, quantities, times and money are the same.
  @Test("a product keeps its every draw when another is dropped")
  func untouched() throws {
    var company = try company()
    company.strategy("both") { $0.portfolio = .list([0, 1]) }
    company.strategy("P only") { $0.portfolio = .list([0]) }
    let (both, one) = (try company.run(0), try company.run(1))
    #expect(both["products.Q.shipped"] > 0 && one["products.Q.shipped"] < 20)
    for name in both.names where name.contains(".P.") || name.contains("north0") {
      // T/CU is measured on the busiest resource, which may be another.
      guard !name.hasSuffix("minute") else { continue }
      #expect(both[name].bitPattern == one[name].bitPattern, "\(name)")
    }
    #expect(both["resources.M.busy"] == one["resources.M.busy"])
    #expect(both["resources.M.wait.mean"] == one["resources.M.wait.mean"])
  }

  @Test("the times of an operation do not depend on when its orders come to it")
  func operationTimes() throws {
    var company = try company()
    company.make("R", price: 1, [("M", 2)])
    company.orders("R", every: 7)
    company.strategy("R last") { $0.dispatching = [.priority, .firstCome] }
    company.strategies[0].decisions.priority = .list([0, 1])
    // All that is begun is also ended, so that both count the same pieces.
    company.time.warmup = 0
    company.demands[0].pattern = .every(.constant(3000))
    company.demands[1].pattern = .every(.constant(3100))
    company.resources[0].setup = nil
    let (a, b) = (try company.run(), try company.run(0))
    #expect(a["products.P.shipped"] == b["products.P.shipped"])
    #expect(abs(a["resources.M.busy"] - b["resources.M.busy"]) < 1e-12)
  }

  @Test("the n-th idea is the same under every strategy, whatever became of those before")
  func ideas() throws {
    var company = TestCompany(horizon: 1000)
    company.add("M")
    company.make("P", price: 100, [("M", 0)])
    company.orders("P", every: 1)
    company.innovation = Innovation(
      every: try .exponential(mean: 10), products: [0], priceGain: try .exponential(mean: 0.1))
    // Replaced at once by the next idea: what an order pays tells the newest variant's gain.
    company.strategy("all") { $0.innovation.gate = 0 }
    company.strategy("nearly all") { $0.innovation.gate = 1e-9 }
    #expect(try company.run(0)["money.throughput"] == company.run(1)["money.throughput"])
    // The gains that pass a gate are among them: with the higher gate fewer launches, no new gains.
    company.strategy("large") { $0.innovation.gate = 0.2 }
    let (all, large) = (try company.run(0), try company.run(2))
    #expect(large["innovation.launches"] > 0)
    #expect(large["innovation.launches"] < all["innovation.launches"])
    #expect(large["innovation.ideas"] == all["innovation.ideas"])
  }

  @Test("another seed or replication is another world")
  func replications() throws {
    let company = try company()
    let values = [
      try company.run(seed: 1, replication: 0)["money.throughput"],
      try company.run(seed: 1, replication: 1)["money.throughput"],
      try company.run(seed: 2, replication: 0)["money.throughput"],
    ]
    #expect(Set(values).count == 3)
  }
}
