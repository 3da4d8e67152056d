import Company
import Probability

/// A random company, plain or a real factory, that buys material, holds stocks, forecasts and meets.
func randomSupplied(_ number: Int) throws -> Blueprint {
  var dice = Dice(2_000_000 + number)
  let company =
    dice.chance(0.5)
    ? try randomCompany(number, endless: dice.chance(0.3)).blueprint : try randomFactory(number)
  return try supplied(company, &dice)
}

/// A company with supply of its own.
func supplied(_ plain: Blueprint, _ dice: inout Dice) throws -> Blueprint {
  var company = plain
  let outputs = Set(company.products.flatMap { $0.outputs.map(\.product) })
  let components = Set(company.products.flatMap { $0.components.map(\.product) })
  var supply = Supply(
    materials: try (0..<dice.whole(0...3)).map { _ in try material(&dice) },
    holding: dice.pick([0, 0.001]))
  for index in supply.materials.indices { supply.materials[index].name = "m\(index)" }
  if dice.chance(0.7) {
    let every = dice.pick([10.0, 25])
    supply.forecast = Forecast(
      every: every, window: every * Double(dice.whole(1...4)), bias: dice.pick([0, 0.3, -0.2]),
      noise: dice.pick([0, 0.4]))
  }
  if dice.chance(0.4) {
    supply.phantoms = Phantoms(
      share: dice.pick([0.2, 1]), ahead: dice.pick([0, 12]), confirmed: dice.pick([0, 0.5, 1]))
  }
  // Work of people takes no material: what nothing is made of, and nobody can order.
  for product in company.products.indices
  where !outputs.contains(product)
    && (!company.products[product].isPart || components.contains(product))
  {
    for material in supply.materials.indices where dice.chance(0.5) {
      company.products[product].uses.append(
        Product.Use(material: material, count: dice.whole(1...3)))
    }
    if dice.chance(0.3) { company.products[product].bought = try material(&dice).purchase }
  }
  company.supply = supply
  company.base.supply = policy(company, &dice, outputs)
  for index in company.strategies.indices {
    company.strategies[index].decisions.supply = policy(company, &dice, outputs)
  }
  return company
}

private func material(_ dice: inout Dice) throws -> Material {
  let price = dice.pick([0.5, 3, 7.0013])
  return Material(
    name: "m",
    purchase: Purchase(
      price: Money(price),
      leadTime: dice.pick([.constant(0), .constant(6), try .exponential(mean: 9)]),
      minimumOrder: dice.pick([1, 1, 30]), orderCost: Money(dice.pick([0, 2.5])),
      breaks: dice.chance(0.4) ? [Purchase.Break(from: 20, price: Money(price * 0.9))] : []),
    start: dice.pick([0, 0, 40]))
}

private func policy(
  _ company: Blueprint, _ dice: inout Dice, _ outputs: Set<Int>
) -> SupplyPolicy {
  var policy = SupplyPolicy()
  let forecasts = company.supply?.forecast != nil
  policy.materials = (company.supply?.materials ?? []).map { _ in
    stockPolicy(&dice, forecasts: forecasts)
  }
  policy.products = company.products.indices.map { index in
    let product = company.products[index]
    let isEndless = company.demands.contains { $0.product == index && $0.pattern == .unlimited }
    guard !product.isPart, product.outputs.isEmpty, !outputs.contains(index), !isEndless else {
      return .toOrder
    }
    if product.bought != nil, dice.chance(0.5) {
      return .bought(stockPolicy(&dice, forecasts: forecasts))
    }
    return dice.chance(0.5) ? .toStock(stockPolicy(&dice, forecasts: forecasts)) : .toOrder
  }
  if dice.chance(0.5) {
    policy.sop = SalesAndOperations(
      every: dice.pick([10, 30]),
      shares: Set(SalesAndOperations.Share.allCases.filter { _ in dice.chance(0.5) }),
      alignment: dice.pick([0, 0.5, 1]))
  }
  return policy
}

private func stockPolicy(_ dice: inout Dice, forecasts: Bool) -> StockPolicy {
  switch dice.whole(0...(forecasts ? 5 : 4)) {
  case 0: .asNeeded
  case 1: .base(dice.whole(0...20))
  case 2: .reorder(point: dice.whole(0...10), quantity: dice.pick([1, 7, 50]))
  case 3: .upTo(point: 4, level: dice.pick([5, 30]))
  case 4:
    .replenish(
      StockPolicy.Replenish(
        buffer: dice.pick([1, 12, 60]), every: dice.pick([3, 20]),
        resize: dice.chance(0.5) ? StockPolicy.Replenish.Resize(window: 25) : nil))
  default:
    .planned(
      StockPolicy.Planned(
        every: dice.pick([5, 25]), safetyStock: dice.pick([nil, 0, 9]),
        lot: dice.pick([nil, 1, 40]), leadTime: 10))
  }
}
