import Company
import Foundation
import Probability
import Testing

/// Customers choose among our offerings and the competitor's: nested logit.
@Suite("Choice")
struct ChoiceTests {
  /// A plant that makes anything at once, and one account that asks ten times a minute.
  private func company(
    offerings: [Double], lambda: Double = 0.3, buyer: BuyerType, horizon: Double = 4000
  ) -> TestCompany {
    var company = TestCompany(horizon: horizon)
    company.add("M")
    for (index, differentiation) in offerings.enumerated() {
      company.make("P\(index)", price: 100, [("M", 0)])
      company.products[index].offering = Product.Offering(
        need: 0, differentiation: differentiation)
    }
    company.customers = Customers(
      needs: [Need(name: "need", lambda: lambda, competitor: 1)], buyers: [buyer], wants: [],
      memory: Memory(startService: 0.9, startTrust: 0), tick: 480)
    _ = company.chooser("a", rate: 10)
    return company
  }

  /// Whether a share of n opportunities agrees with a probability: within 6 standard errors, which
  /// chance exceeds twice in a thousand million.
  private func agrees(_ share: Double, _ probability: Double, n: Double) -> Bool {
    abs(share - probability) <= 6 * (probability * (1 - probability) / n).squareRoot()
  }

  @Test("a single offering's share is that of the logit")
  func logit() throws {
    let outcome = try company(
      offerings: [0.5], buyer: BuyerType(name: "b", differentiation: 3)
    ).run()
    // u = 3 x 0.5 against 1.
    let share = 1 / (1 + exp(1 - 1.5))
    #expect(outcome["market.opportunities"] > 39_000)
    #expect(agrees(outcome["market.share"], share, n: 40_000))
  }

  @Test("a copy under another name leaves our share of the need nearly unchanged")
  func copies() throws {
    let buyer = BuyerType(name: "b", differentiation: 2)
    let eight = try company(offerings: Array(repeating: 0.5, count: 8), lambda: 0.05, buyer: buyer)
      .run()
    let one = try company(offerings: [0.5], lambda: 0.05, buyer: buyer).run()
    // V = 1 + 0.05 ln 8, against 1: 0.526 instead of 0.5, where a plain logit would give 8 / 9.
    #expect(agrees(one["market.share"], 0.5, n: 40_000))
    #expect(agrees(eight["market.share"], 1 / (1 + exp(-0.05 * log(8))), n: 40_000))
  }

  @Test("within the nest offerings share as exp(u / lambda)")
  func nest() throws {
    let outcome = try company(
      offerings: [0.5, 0.2], lambda: 0.5, buyer: BuyerType(name: "b", differentiation: 2)
    ).run()
    let ratio = exp((2 * 0.5 - 2 * 0.2) / 0.5)
    let (first, second) = (outcome["products.P0.shipped"], outcome["products.P1.shipped"])
    #expect(agrees(first / (first + second), ratio / (1 + ratio), n: first + second))
  }

  @Test("a premium that nobody values costs share, and pays per piece")
  func price() throws {
    var company = company(
      offerings: [0.5], buyer: BuyerType(name: "b", differentiation: 0, price: 4))
    company.base.price = PricePolicy(premium: 0.5)
    let outcome = try company.run()
    #expect(agrees(outcome["market.share"], 1 / (1 + exp(1 + 4 * 0.25)), n: 40_000))
    #expect(
      agree(outcome["money.throughput"], 125 * outcome["products.P0.shipped"]))
  }
}
