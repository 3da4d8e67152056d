import Company
import Foundation
import Probability
import Testing

/// How offerings become known, and how much change accounts bear.
@Suite("Awareness")
struct AwarenessTests {
  private static let accounts = 1000

  /// Accounts that know nothing at first and buy whatever they know; the market is looked at every
  /// 10 minutes, and who buys in the 9 minutes after `time` is who knows.
  private func knowing(_ diffusion: Diffusion?, known: Double = 0, at time: Double) throws
    -> Double
  {
    var company = TestCompany.supplier(warmup: time, horizon: 9, tick: 10)
    company.market { $0.diffusion = diffusion }
    company.products[0].offering?.known = known
    for number in 0..<Self.accounts { _ = company.chooser("a\(number)", rate: 4) }
    let outcome = try company.run()
    let shares = (0..<Self.accounts).map { outcome["accounts.a\($0).share_of_wallet"] }
    #expect(shares.allSatisfy { $0 == 0 || $0 == 1 })
    return shares.reduce(0, +)
  }

  @Test("what spreads from outside alone is known to 1 - exp(-p t) of the accounts")
  func external() throws {
    let n = Double(Self.accounts)
    for time in [50.0, 200] {
      let share = 1 - exp(-0.008 * time)
      isNear(
        try knowing(Diffusion(external: 0.008, contagion: 0), at: time), n * share,
        error: (n * share * (1 - share)).squareRoot())
    }
  }

  // In each step an account that does not know it learns of it with probability
  // 1 - exp(-(p + q N / M) step), all independently: a Markov chain in N, of which the whole law is
  // worked out here.
  @Test("with contagion the number that know it has the law of the Bass process in steps")
  func contagion() throws {
    let (p, q, step) = (0.001, 0.04, 10.0)
    let m = Self.accounts
    var law = Array(repeating: 0.0, count: m + 1)
    law[0] = 1
    // Logarithms of n!.
    var factorials = [0.0]
    for number in 1...m { factorials.append(factorials[number - 1] + log(Double(number))) }
    for step in Array(repeating: step, count: 12) {
      var next = Array(repeating: 0.0, count: m + 1)
      for known in 0..<m where law[known] > 1e-30 {
        let stays = -(p + q * Double(known) / Double(m)) * step
        let (log0, log1) = (stays, log(-expm1(stays)))
        let rest = m - known
        for new in 0...rest {
          let ways = factorials[rest] - factorials[new] - factorials[rest - new]
          let chance = exp(ways + Double(new) * log1 + Double(rest - new) * log0)
          next[known + new] += law[known] * chance
        }
      }
      next[m] += law[m]
      law = next
    }
    #expect(abs(law.reduce(0, +) - 1) < 1e-9)
    let found = Int(
      try knowing(Diffusion(external: p, contagion: q), at: 120).rounded())
    let below = law[...found].reduce(0, +)
    let above = law[found...].reduce(0, +)
    #expect(min(below, above) > 5e-9, "\(found) know it")
    // It is in full spread: neither nobody nor everybody.
    #expect(found > 200 && found < 990)
  }

  @Test("an offering may be known to a share of the accounts from the start")
  func knownBefore() throws {
    let n = Double(Self.accounts)
    let known = try knowing(nil, known: 0.3, at: 100)
    isNear(known, 0.3 * n, error: (n * 0.21).squareRoot())
    #expect(try knowing(nil, known: 1, at: 100) == n)
    #expect(try knowing(Diffusion(external: 0, contagion: 9), known: 0, at: 100) == 0)
    #expect(try knowing(Diffusion(external: 0, contagion: 9), known: 0.3, at: 100) == n)
  }

  /// One account, an idea for P every 100 minutes, heard of at the next look, 10 minutes later.
  private func changes(_ variants: InnovationPolicy.Variants, _ tolerance: ChangeTolerance?)
    -> TestCompany
  {
    var company = TestCompany.supplier(horizon: 1000, tick: 10)
    company.innovation = Innovation(every: .constant(100), products: [0])
    company.base.innovation.variants = variants
    company.market {
      $0.diffusion = Diffusion(external: 1e6, contagion: 0)
      $0.change = tolerance
    }
    _ = company.chooser("a", rate: 1)
    return company
  }

  @Test("an account that has got used to enough changes refuses to hear of another")
  func balks() throws {
    // Of ten launches two are borne; the k-th is refused at each of the (1000 - 100 k) / 10 looks left.
    let bears = ChangeTolerance(changes: 2, fades: 1e15)
    expect(try changes(.beside, bears).run(), [("market.balked", 280)])
    // One that is replaced is spoken of for 100 minutes only.
    expect(try changes(.replace, bears).run(), [("market.balked", 70)])
    // What it had to get used to is forgotten before the next comes.
    expect(
      try changes(.beside, ChangeTolerance(changes: 1, fades: 1)).run(), [("market.balked", 0)])
    expect(try changes(.beside, nil).run(), [("market.balked", 0)])
    expect(
      try changes(.beside, ChangeTolerance(changes: 0.5, fades: 1)).run(),
      [("market.balked", Double(stride(from: 90, through: 10, by: -10).reduce(0, +)))])
  }

  // Changes of what an account never orders used to wear out its patience with the rest.
  @Test("what an account has no need of is no change for it")
  func otherNeeds() throws {
    var company = changes(.beside, ChangeTolerance(changes: 2, fades: 1e15))
    company.customers?.needs.append(Need(name: "other"))
    company.make("Q", [("M", 0)])
    company.products[1].offering = Product.Offering(need: 1)
    company.innovation?.products = [1]
    expect(try company.run(), [("market.balked", 0)])
  }

  @Test("getting used to changes costs the customer, as often as they come")
  func cost() throws {
    var company = changes(.replace, ChangeTolerance(changes: 1e9, fades: 200, cost: 30))
    company.time.warmup = 50
    company.time.horizon = 60
    company.accounts[1].customer?.costs = CustomerCosts(
      ordering: 1, holding: 0, value: 0, deviation: 0, elasticity: 1, adapts: 1)
    // One change, heard of at 110 of the end; a rate of changes is their sum over the time of fading.
    let now = 1 + 30 * 1.0 / 200
    expect(try company.run(), [("accounts.a.own_cost", now)])
    company.time.horizon = 100
    expect(try company.run(), [("accounts.a.own_cost", 1 + 30 * exp(-40.0 / 200) / 200)])
  }

  // Beside what it knew came a variant that it never heard of; when the next one replaced both, it used
  // to know of neither and to buy no more.
  @Test("an account goes on buying what replaces several variants, if it knew one of them")
  func replacedSeveral() throws {
    var company = changes(.beside, nil)
    company.market { $0.diffusion = Diffusion(external: 0, contagion: 1) }
    company.strategy("replace") { $0.innovation.variants = .replace }
    company.time.warmup = 150
    company.time.horizon = 140
    let outcome = try company.run(0)
    #expect(outcome["flow.orders.shipped"] == outcome["market.opportunities"])
  }

  // Two offerings alike but in price: whoever does not know the newer one never buys it, and if it
  // takes the old one's place, buys it for what the old one was.
  @Test("an account that does not know a variant buys it only in the old one's place")
  func unknown() throws {
    for (variants, isBought) in [
      (InnovationPolicy.Variants.beside, false), (.replace, true),
    ] {
      var company = changes(variants, nil)
      company.time.warmup = 105
      company.time.horizon = 90
      company.innovation?.priceGain = .constant(0.5)
      company.market { $0.diffusion = Diffusion(external: 0, contagion: 1) }
      let outcome = try company.run()
      let shipped = outcome["products.P.shipped"]
      #expect(shipped > 30)
      expect(outcome, [("products.P.sales", shipped * (isBought ? 150 : 100))])
    }
  }
}
