import Company
import Probability

/// Draws for building test companies; separate from the simulator's own streams.
struct Dice {
  private var stream: RandomStream

  init(_ number: Int) {
    stream = RandomStream(seed: 20_261_121, replication: UInt32(number), name: "test company")
  }

  mutating func chance(_ p: Double) -> Bool { stream.uniform() < p }
  mutating func whole(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + stream.index(below: range.count)
  }
  mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[stream.index(below: choices.count)]
  }
}

/// A random small company that may use every feature: finite buffers, several units, setups,
/// orders of several pieces, patience, lots, accounts, innovation, reviews, promises, all dispatching
/// rules, CONWIP and re-entrant routes. Many times are whole numbers, so that events coincide.
///
/// - Parameters:
///   - number: which company.
///   - measured: whether decisions may depend on the books.
///   - endless: whether demand may be endless.
///   - strategies: number of strategies with decisions of their own.
func randomCompany(
  _ number: Int, measured: Bool = true, endless: Bool = true, strategies: Int = 2
) throws -> TestCompany {
  var dice = Dice(number)
  var company = TestCompany(
    warmup: dice.pick([0, 0, 50, 200]), horizon: dice.pick([100, 300, 700.5]), per: 100)
  company.finance.operatingExpense = dice.pick([0, 1.5])
  company.finance.equipment = Money(dice.pick([0, 1000]))
  for number in 0..<dice.whole(1...4) {
    company.add(
      "M\(number)", units: dice.pick([1, 1, 1, 2, 3]), buffer: dice.pick([nil, nil, 0, 1, 3]),
      cost: dice.pick([0, 0.25]))
    if dice.chance(0.4) { company.resources[number].setup = Setup(try time(&dice)) }
  }
  for number in 0..<dice.whole(1...4) {
    company.make(
      "P\(number)", price: dice.pick([0.5, 8, 20.0125]), material: dice.pick([0, 3, 4.5]),
      lot: dice.pick([1, 1, 10, 64]), [])
    for _ in 0..<dice.whole(1...4) {
      company.products[number].route.append(
        Operation(
          resource: dice.whole(0...(company.resources.count - 1)), time: try time(&dice),
          orderTime: dice.chance(0.2) ? try time(&dice) : nil, family: dice.whole(0...3)))
    }
  }
  for number in 0..<dice.whole(0...2) {
    _ = company.account(
      "north\(number)", discount: dice.pick([0, 0.1, 1.0 / 3]),
      tolerance: dice.pick([nil, 10, 40]), perOrder: dice.pick([0, 0.6]),
      perDelivery: dice.pick([0, 1.1]))
  }
  try addDemands(to: &company, &dice, endless: endless)
  if dice.chance(0.4) {
    company.innovation = Innovation(
      every: try .exponential(mean: dice.pick([5, 40])),
      products: Array(0..<dice.whole(1...company.products.count)),
      priceGain: dice.pick([.constant(0.1), try .exponential(mean: 0.2)]),
      copiedAfter: dice.pick([nil, .constant(30), try .exponential(mean: 50)]),
      learningStart: dice.pick([1, 1.5, 3]), learningRate: dice.pick([1, 0.8, 0.5]))
  }
  company.base = decisions(for: company, &dice, measured: measured)
  for number in 0..<strategies {
    company.strategies.append(
      Strategy(
        name: "S\(number)", decisions: decisions(for: company, &dice, measured: measured)))
  }
  return company
}

/// A law of times, some of whole numbers, some with zeros; its mean is positive.
private func time(_ dice: inout Dice) throws -> Distribution {
  switch dice.whole(0...6) {
  case 0, 1, 2: .constant(Double(dice.whole(1...8)))
  case 3: try .exponential(mean: Double(dice.whole(1...6)))
  case 4: try .uniform(min: 0, max: Double(dice.whole(1...9)))
  case 5: try .gamma(mean: Double(dice.whole(1...6)), cv: dice.pick([0.3, 1.5]))
  default: try .discrete(values: [0, 2, 9], weights: [1, 2, 1])
  }
}

private func addDemands(
  to company: inout TestCompany, _ dice: inout Dice, endless: Bool
) throws {
  for product in company.products.indices {
    for account in company.accounts.indices where account == 0 || dice.chance(0.5) {
      let gap = try time(&dice).scaled(by: dice.pick([1, 3, 8]))
      company.demands.append(
        Demand(
          path: "accounts.\(account).orders.\(product)", account: account, product: product,
          pattern: .every(gap),
          quantity: dice.pick([
            .constant(1), .constant(1), .constant(4), try .uniform(min: 0, max: 6),
          ]),
          patience: dice.pick([nil, 0, 7, 30])))
    }
    guard endless, dice.chance(0.15) else { continue }
    // Endless work of no time would never end.
    company.products[product].route[0].time = .constant(Double(dice.whole(1...5)))
    company.demands.append(
      Demand(
        path: "products.\(product).endless", product: product, pattern: .unlimited,
        quantity: dice.pick([.constant(1), .constant(2)])))
  }
}

private func decisions(
  for company: TestCompany, _ dice: inout Dice, measured: Bool
) -> Decisions {
  let products = Array(company.products.indices)
  let some = products.filter { _ in dice.chance(0.7) }
  var rules: [Dispatching] = [.firstCome, .firstCome, .shortest, .earliestDueDate, .priority]
  var priorities: [Priority] = [.none, .list(some), .list(some.reversed())]
  var portfolios: [Portfolio] = [.keepAll, .keepAll, .list(some)]
  if measured {
    rules.append(.throughputPerConstraintMinute)
    priorities.append(.throughputPerConstraintMinute)
    portfolios += [
      .top(dice.whole(0...2)), .threshold(dice.pick([0, 1])), .load(dice.pick([0.3, 0.9])),
    ]
  }
  return Decisions(
    release: dice.chance(0.5) ? .push : .conwip(jobs: dice.whole(1...12)),
    dispatching: company.resources.map { _ in dice.pick(rules) },
    priority: dice.pick(priorities),
    portfolio: dice.pick(portfolios),
    promise: dice.pick([.none, .fixed(15), .load(buffer: 5)]),
    innovation: InnovationPolicy(
      gate: dice.pick([0, 0.1, .infinity]), variants: dice.pick([.replace, .beside])),
    reviewEvery: measured ? dice.pick([nil, 20, 77]) : nil)
}
