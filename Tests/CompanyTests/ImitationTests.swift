import Company
import Foundation
import Probability
import Testing

/// What is different becomes a commodity.
@Suite("Imitation")
struct ImitationTests {
  /// So many products with differentiation 0.8, each ordered every `every` minutes and made at once.
  private func company(products: Int, every: Double?, horizon: Double) -> TestCompany {
    var company = TestCompany(horizon: horizon)
    company.add("M")
    for index in 0..<products {
      company.make("P\(index)", price: 100, [("M", 0)])
      company.products[index].offering = Product.Offering(need: 0, differentiation: 0.8)
      if let every { company.orders("P\(index)", every: every) }
    }
    return company
  }

  // Over t = 100 minutes at 0.01 a minute, N is Poisson with mean 1 for each of 400 products, and
  // E d = 0.8 E 0.75^N = 0.8 exp(-0.25); 5.8 standard deviations (1e-8) either way.
  @Test("imitators that do not look at sales are a Poisson process")
  func poisson() throws {
    var company = company(products: 400, every: nil, horizon: 100)
    company.innovation = Innovation(
      programme: Programme(imitation: Programme.Imitation(rate: 0.01, share: 0.25)))
    let outcome = try company.run(seed: 2)
    #expect(abs(outcome["innovation.imitations"] - 400) < 5.8 * 20)
    let mean = 0.8 * exp(-0.25)
    let variance = 0.64 * (exp(-(1 - 0.75 * 0.75)) - exp(-0.5))
    #expect(
      abs(outcome["innovation.differentiation"] - mean) < 5.8 * (variance / 400).squareRoot())
  }

  // One piece is sold at 10, 20 ... 100 of 100.5 minutes. The hazard is
  // 0.004 (100.5 + 0.5 x sum of (100.5 - 10 i)) = 0.004 (100.5 + 227.5) = 1.312 for each product.
  @Test("what sells is imitated sooner, by exactly the hazard that sales add")
  func widelyStandard() throws {
    var company = company(products: 300, every: 10, horizon: 100.5)
    company.innovation = Innovation(
      programme: Programme(
        imitation: Programme.Imitation(rate: 0.004, spread: 1, reference: 2, share: 0.1)))
    let outcome = try company.run(seed: 5)
    let expected = 300 * 1.312
    #expect(abs(outcome["innovation.imitations"] - expected) < 5.8 * expected.squareRoot())
  }

  @Test("the price follows what is left of the differentiation")
  func price() throws {
    var company = company(products: 1, every: 10, horizon: 10_005)
    company.base.price.premium = 0.5
    company.innovation = Innovation(programme: Programme())
    expect(try company.run(), [("money.throughput", 1000 * 140)])
    // At a hundred imitators a minute that take everything, nothing is left when the first order comes.
    company.innovation = Innovation(
      programme: Programme(imitation: Programme.Imitation(rate: 100, share: 1)))
    expect(
      try company.run(),
      [("money.throughput", 1000 * 100), ("innovation.differentiation", 0)])
  }

  // P0 pays 100 (1 + 0.5 x 0.8), P1 list price: the books say 0.8 and 0 of it.
  @Test("a portfolio keeps what customers pay a premium for")
  func keepsDifferentiated() throws {
    var company = company(products: 2, every: 10, horizon: 100)
    company.time.warmup = 105
    company.products[1].offering?.differentiation = 0
    company.base.price.premium = 0.5
    company.innovation = Innovation(programme: Programme())
    company.strategy("0.79") { $0.portfolio = .differentiated(0.79) }
    company.strategy("0.81") { $0.portfolio = .differentiated(0.81) }
    expect(
      try company.run(0), [("portfolio.offerings", 1), ("money.throughput", 10 * 140)])
    expect(try company.run(1), [("portfolio.offerings", 0), ("money.throughput", 0)])
  }

  // T per minute of M: 100 / 1, 100 / 2, 100 / 4. The worst goes at the end of the warm-up, the next
  // at the review of 300, and the last stays.
  @Test("a kill list drops the worst at each review, and never the last")
  func kills() throws {
    var company = TestCompany(warmup: 200, horizon: 299)
    company.add("M")
    for (index, time) in [1.0, 2, 4].enumerated() {
      company.make("P\(index)", price: 100, [("M", time)])
      company.orders("P\(index)", every: 10)
    }
    company.strategy("kill") {
      $0.portfolio = .kill(1)
      $0.reviewEvery = 100
    }
    let outcome = try company.run(0)
    expect(outcome, [("portfolio.offerings", 1)])
    #expect(outcome["products.P2.sales"] < outcome["products.P1.sales"])
    #expect(outcome["products.P1.sales"] < outcome["products.P0.sales"])
  }
}
