import Company
import Probability
import Testing

/// One run measured in several spans: nothing is lost between them, and nobody in the plant notices.
@Suite("Spans of measurement")
struct SpanTests {
  // A takes 4 of every 10 minutes: busy 10-14, 20-24, 30-34, 40-44. Spans of 12 minutes cut the first
  // job, hold the second, cut the third and the fourth.
  @Test("work that a boundary divides counts on both sides of it")
  func divided() throws {
    var company = TestCompany(horizon: 12, per: 12)
    company.add("A")
    company.make("P", price: 5, material: 2, [("A", 4)])
    company.orders("P", every: 10)
    let spans = try Spans(company.blueprint, count: 4)
    let busy = [2.0, 6, 4, 4].map { $0 / 12 }
    #expect(zip(spans["resources.A.busy"], busy).allSatisfy(agree))
    #expect(zip(spans["flow.wip"], busy).allSatisfy(agree))
    #expect(spans["flow.output_rate"] == [0, 2, 1, 1])
    #expect(spans["money.throughput"] == [0, 6, 3, 3])
    // A lead time belongs to the span in which the order is shipped.
    #expect(spans["flow.lead_time.mean"][0].isNaN)
    #expect(spans["flow.lead_time.mean"].dropFirst() == [4, 4, 4])
  }

  @Test("the spans of a random plant add up to its run as a whole, events and all")
  func sums() throws {
    var count = 0
    for number in 0..<250 {
      let plant = settled(try randomFactory(number))
      guard plant.reasonsForChange.isEmpty else { continue }
      count += 1
      let whole = try plant.simulate(strategy: 0, seed: 9, replication: UInt32(number))
      var parts = plant
      parts.time.horizon /= 4
      let spans = try Spans(parts, strategy: 0, seed: 9, replication: UInt32(number), count: 4)
      // The ends of the spans are three events more.
      #expect(spans.events == whole.events + 3, "plant \(number)")
      let names = plant.metrics.map(\.name)
      for name in ["money.throughput", "flow.output_rate", "flow.wip", "flow.scrapped"] {
        let total = whole.values[names.firstIndex(of: name) ?? 0]
        let mean = spans[name].reduce(0, +) / 4
        #expect(
          abs(mean - total) <= 1e-9 * max(abs(total), 1),
          "plant \(number): \(name) is \(mean) by spans, \(total) as a whole")
      }
    }
    #expect(count > 150)
  }

  /// A plant without what has no steady state, as far as it can do without.
  private func settled(_ plant: Blueprint) -> Blueprint {
    func settled(_ decisions: Decisions) -> Decisions {
      var settled = decisions
      settled.reviewEvery = nil
      settled.portfolio = .keepAll
      settled.priority = .none
      settled.dispatching = decisions.dispatching.map {
        func known(_ rule: Dispatching.Rule) -> Dispatching.Rule {
          rule == .throughputPerConstraintMinute ? .shortest : rule
        }
        return Dispatching(known($0.rule), then: known($0.tie), preempts: $0.preempts)
      }
      return settled
    }
    var plant = plant
    plant.base = settled(plant.base)
    for index in plant.strategies.indices {
      plant.strategies[index].decisions = settled(plant.strategies[index].decisions)
    }
    for index in plant.demands.indices {
      if case .trace = plant.demands[index].pattern {
        plant.demands[index].pattern = .every(.constant(7.5))
      }
    }
    return plant
  }

  @Test("a company that changes says why it has no steady state")
  func reasons() throws {
    var company = TestCompany(warmup: 10, horizon: 10)
    company.add("A")
    company.make("P", [("A", 1)])
    company.orders("P", every: 5)
    #expect(company.blueprint.reasonsForChange.isEmpty)
    company.strategy("by the books") { $0.priority = .throughputPerConstraintMinute }
    #expect(
      company.blueprint.reasonsForChange == ["decisions are taken from the books of the warm-up"])
    company.base.reviewEvery = 5
    #expect(company.blueprint.reasonsForChange == ["management reviews change decisions"])
    let supplier = TestCompany.supplier(horizon: 10)
    #expect(supplier.blueprint.reasonsForChange.contains("customers come, choose and leave"))
  }

  // A job of 1 minute arrives every 2. Under the base decisions, one job may be in process; with two
  // stations of one minute each two would fit.
  @Test("strategies from the start are in force in the warm-up, too")
  func fromStart() throws {
    var company = TestCompany(warmup: 20, horizon: 40, per: 40)
    company.add("A")
    company.add("B")
    company.make("P", [("A", 2), ("B", 2)])
    company.endless("P")
    company.base.release = .conwip(jobs: 1)
    company.strategy("two") { $0.release = .conwip(jobs: 2) }
    // The second job enters when the warm-up ends, at 20, as the first leaves A at 22: 22 leave until 60
    // one every two minutes, from 24 on.
    #expect(try company.run(0)["flow.output_rate"] == 19)
    company.time.strategiesFromStart = true
    #expect(try company.run(0)["flow.output_rate"] == 20)
    // The base decisions know no difference.
    let base = try company.run(nil)
    company.time.strategiesFromStart = false
    #expect(try base.values { _ in false } == company.run(nil).values { _ in false })
  }
}

/// The values of each span, by metric.
private struct Spans {
  private let names: [String]
  private var values: [[Double]] = []
  var events = 0

  init(
    _ blueprint: Blueprint, strategy: Int? = nil, seed: UInt64 = 1, replication: UInt32 = 0,
    count: Int
  ) throws {
    names = blueprint.metrics.map(\.name)
    var values: [[Double]] = []
    events =
      try blueprint.simulate(
        strategy: strategy, seed: seed, replication: replication, spans: count
      ) { values.append($0) }.events
    self.values = values
  }

  subscript(name: String) -> [Double] {
    guard let place = names.firstIndex(of: name) else {
      Issue.record("there is no metric \(name)")
      return []
    }
    return values.map { $0[place] }
  }
}
