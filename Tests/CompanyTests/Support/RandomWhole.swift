import Company
import Probability

/// A random whole company: a factory with customers who choose, those who sell to them, innovation of
/// either kind, materials, stocks and forecasts, and strategies that decide about all of it.
func randomWhole(_ number: Int) throws -> Blueprint {
  var company = try randomMarket(number)
  var dice = Dice(3_000_000 + number)
  if dice.chance(0.6) { try addProgramme(to: &company, &dice) }
  if dice.chance(0.5) {
    let every = dice.pick([10.0, 40])
    company.changeDecisions { $0.reviewEvery = every }
  }
  return try supplied(company, &dice)
}

/// Product managers, engineers and imitators in place of ideas that come of themselves.
private func addProgramme(to company: inout Blueprint, _ dice: inout Dice) throws {
  let sold = company.products.indices.filter { company.products[$0].offering != nil }
  let rules: [Dispatching.Rule] = [.firstCome, .bufferPenetration, .shortest, .account]
  company.add(
    Resource(name: "engineers", units: dice.pick([1, 2]), cost: dice.pick([0, 0.5])),
    Dispatching(dice.pick(rules), preempts: dice.chance(0.3)))
  company.products.append(
    Product(
      name: "development",
      route: [
        Operation(resource: company.resources.count - 1, time: .constant(4), family: 0)
      ], isPart: true))
  company.innovation = Innovation(
    learningStart: dice.pick([1, 1.5]), learningRate: 0.8, carryOver: dice.pick([0, 0.5]),
    programme: Programme(
      managers: [
        Programme.ProductManager(
          name: "ann", every: try .exponential(mean: 12), products: sold,
          size: try .lognormal(mean: 0.3, cv: 1)),
        Programme.ProductManager(
          name: "bob", every: .constant(15), products: sold, size: .constant(0.1)),
      ],
      estimateError: dice.pick([.constant(1), try .lognormal(mean: 1, cv: 0.3)]),
      development: dice.chance(0.8)
        ? Programme.Development(
          activity: company.products.count - 1, workPerSize: try .exponential(mean: 4),
          pieces: dice.pick([1, 3])) : nil,
      pilot: dice.pick([0, 0, 2]), ownFamilyAbove: dice.pick([0.2, 10]),
      imitation: dice.chance(0.5)
        ? Programme.Imitation(rate: 0.02, spread: 1, reference: 20, share: 0.3) : nil))
  let (projects, hurdle) = (dice.pick([nil, 1, 2]), dice.chance(0.3))
  company.changeDecisions {
    $0.innovation.projects = projects
    if hurdle { $0.innovation.hurdle = InnovationPolicy.Hurdle(gain: 1, over: 50) }
  }
}
