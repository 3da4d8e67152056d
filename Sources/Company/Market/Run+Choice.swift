import Probability
import Simulation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What a customer chose, and with what odds.
struct Choice: BitwiseCopyable {
  /// The variant that it prefers among ours; -1 where it can buy none.
  var variant: Int32 = -1
  /// Probability that it buys from us.
  var probability = 0.0
}

/// Nested logit choice between our offerings and the competitor.
///
/// With V = lambda ln sum_j exp(u_j / lambda) over our offerings and V0 the competitor's utility, it
/// buys from us with probability e^V / (e^V + e^V0), and then j with probability proportional to
/// exp(u_j / lambda). Source: McFadden (1978), Modelling the choice of residential location; Train
/// (2009), Discrete Choice Methods with Simulation, chapter 4.
extension Run {
  /// The choice of an account for a need.
  ///
  /// - Parameter bits: random bits of the opportunity; with the name of an offering they give its
  ///   taste, so that an offering means the same to the n-th opportunity in every strategy.
  mutating func choose(_ account: Int32, need: Int32, bits: UInt64) -> Choice {
    guard let market = blueprint.customers else { return Choice() }
    let lambda = market.needs[Int(need)].lambda
    let buyer = market.buyers[Int(customers.accounts[account].buyer)]
    let common = commonUtility(of: account, market.needs[Int(need)], buyer)
    var choice = Choice()
    var sum = LogSum()
    var best = -Double.infinity
    for product in customers.servers[Int(need)]
    where products[product].isOffered && needs(account, Int(product)) {
      var variant = products[product].newestVariant
      var left = products[product].liveVariants
      while left > 0 {
        defer { variant = variants[variant].older }
        guard variants[variant].isLive else { continue }
        left -= 1
        let place = Int(variant) * customers.accounts.count + Int(account)
        let perceived = customers.perceived[place]
        guard perceived >= 0 else { continue }
        let markup = relativePrice(of: variant, for: account) - 1
        let utility =
          (common + buyer.differentiation * perceived - buyer.price * markup) / lambda
        sum.add(utility)
        let taste = utility + gumbel(bits, product, variants[variant].idea)
        if taste > best {
          best = taste
          choice.variant = variant
        }
      }
    }
    guard choice.variant >= 0 else { return choice }
    let value = lambda * sum.value
    choice.probability = 1 / (1 + exp(market.needs[Int(need)].competitor - value))
    return choice
  }

  /// The part of the utility that all our offerings share.
  private mutating func commonUtility(of account: Int32, _ need: Need, _ buyer: BuyerType) -> Double
  {
    let state = customers.accounts[account]
    let breadth = buyer.breadth > 0 ? buyer.breadth * logarithm(max(needsServed(account), 1)) : 0
    return buyer.service * (state.service - need.competitorService) + buyer.trust * state.trust
      + breadth
  }

  /// Number of an account's needs for which it can buy from us.
  private mutating func needsServed(_ account: Int32) -> Double {
    var served = 0.0
    for place in customers.firstWant[account]..<customers.firstWant[account + 1] {
      let want = customers.wantsByAccount[place]
      let need = Int(customers.wants[want].need)
      let isServed = customers.servers[need].contains { product in
        guard products[product].isOffered else { return false }
        let newest = products[product].newestVariant
        return customers.perceived[Int(newest) * customers.accounts.count + Int(account)] >= 0
      }
      if isServed { served += 1 }
    }
    return served
  }

  /// Price of a piece for an account over the list price of the commodity.
  mutating func relativePrice(of variant: Int32, for account: Int32) -> Double {
    let policy = decisions.price
    var price = 1 + policy.premium * variants[variant].differentiation
    if events.now < variants[variant].copiedAt { price *= 1 + variants[variant].priceGain }
    price *= 1 - blueprint.accounts[Int(account)].discount
    if Int(account) < policy.discounts.count { price *= 1 - policy.discounts[Int(account)] }
    let relationship = customers.accounts[account].relationship
    if relationship >= 0 { price *= 1 - blueprint.relationships[Int(relationship)].discount }
    return price
  }

  /// Price of a piece of an offering for an account.
  mutating func offerPrice(of variant: Int32, for source: Int32) -> Money {
    let list = blueprint.products[Int(sources[source].product)].price.amount
    return Money(list * relativePrice(of: variant, for: sources[source].account))
  }

  /// A standard Gumbel number for an offering at an opportunity.
  private func gumbel(_ bits: UInt64, _ product: Int32, _ idea: UInt32) -> Double {
    let name = UInt64(UInt32(bitPattern: product)) << 32 | UInt64(idea)
    let mixed = SplitMix64.mix((bits ^ name) &+ SplitMix64.increment)
    let uniform = (Double(mixed >> 12) + 0.5) * 0x1p-52
    return Gumbel.number(uniform)
  }
}
