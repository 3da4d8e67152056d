import Company
import Probability

func model(_ m: String) throws -> Blueprint {
  let n: Int, arrival: Double?, wip: Int?, buffer: Int?, mean: (Int) -> Double
  switch m {
  case "A": (n, arrival, wip, buffer) = (1, 0.9, nil, nil); mean = { _ in 1 }
  case "B": (n, arrival, wip, buffer) = (10, 0.76, nil, nil); mean = { $0 == 5 ? 1.25 : 1 }
  case "C": (n, arrival, wip, buffer) = (10, nil, 50, nil); mean = { _ in 1 }
  case "L": (n, arrival, wip, buffer) = (300, nil, 1500, nil); mean = { _ in 1 }
  default: (n, arrival, wip, buffer) = (5, nil, nil, 3); mean = { _ in 1 }
  }
  let time = TimeFrame(unit: "min", warmup: 0, horizon: m == "A" ? 5e6 : m == "B" ? 1.5e6 : m == "L" ? 4e4: 1e6, day: 1440, week: 10080, year: 525600, per: "week", perLength: 1)
  return Blueprint(
    time: time, finance: Finance(currency: "USD"),
    resources: (0..<n).map { Resource(name: "S\($0)", buffer: $0 == 0 ? nil : buffer) },
    products: [Product(name: "P", price: .zero, material: .zero, route: try (0..<n).map { Operation(resource: $0, time: try .exponential(mean: mean($0)), family: 0) })],
    accounts: [Account(name: "market")],
    demands: [Demand(path: "products.P.demand", product: 0, pattern: try arrival.map { .every(try .exponential(mean: 1 / $0)) } ?? .unlimited)],
    base: Decisions(release: wip.map { .conwip(jobs: $0) } ?? .push, dispatching: Array(repeating: .firstCome, count: n)))
}
for m in CommandLine.arguments.dropFirst() {
  let b = try model(m)
  let c = ContinuousClock()
  let t0 = c.now
  let r = try b.simulate(strategy: nil, seed: 42, replication: 0)
  let dt = (c.now - t0) / .seconds(1)
  print(m, r.events, dt, Double(r.events) / dt / 1e6, "M/s")
  for (x, v) in zip(b.metrics, r.values) where ["flow.output_rate", "flow.lead_time.mean", "flow.lead_time.p95", "flow.wip", "resources.S0.utilisation", "resources.S0.queue.mean", "resources.S0.wait.mean", "resources.S0.active_period", "resources.S0.blocked"].contains(x.name) { print("  ", x.name, v) }
}
