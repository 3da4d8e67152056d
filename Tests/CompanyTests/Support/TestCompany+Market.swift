import Company
import Probability
import Testing

/// What tests of customers and the sales force need beside `TestCompany.chooser`.
extension TestCompany {
  /// A company that makes P in `time` minutes on a resource without limits, and a market with one
  /// need in which everybody buys from us.
  static func supplier(
    warmup: Double = 0, horizon: Double, time: Double = 0, price: Double = 100,
    buyer: BuyerType = BuyerType(name: "b"), memory: Memory = Memory(), tick: Double = 1e9
  ) -> TestCompany {
    var company = TestCompany(warmup: warmup, horizon: horizon)
    company.add("M", units: 2000)
    company.make("P", price: price, [("M", time)])
    company.products[0].offering = Product.Offering(need: 0)
    company.customers = Customers(
      needs: [Need(name: "need", competitor: -80)], buyers: [buyer], wants: [], memory: memory,
      tick: tick)
    return company
  }

  /// Adds an activity on a resource, after all products; returns its index.
  mutating func activity(_ name: String, on resource: String, _ time: Distribution) -> Int {
    products.append(
      Product(
        name: name, route: [Operation(resource: self.resource(resource), time: time, family: 0)],
        isPart: true))
    return products.count - 1
  }

  /// Changes the market.
  mutating func market(_ change: (inout Customers) -> Void) {
    if customers == nil { Issue.record("the test company has no market") }
    if var market = customers {
      change(&market)
      customers = market
    }
  }
}

/// Whether a value is within 6 standard errors of its mean, which chance exceeds twice in a
/// thousand million.
func isNear(
  _ value: Double, _ mean: Double, error: Double, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    abs(value - mean) <= 6 * error, "\(value), not \(mean) +- \(error)",
    sourceLocation: sourceLocation)
}

/// A value smoothed exponentially towards an aim, so many times; the weight may depend on whether it
/// falls.
func smoothed(
  _ start: Double, _ weight: Double, to aim: Double, times: Double, falling: Double = 1
) -> Double {
  var value = start
  for _ in 0..<Int(times) {
    let change = aim - value
    value += weight * (change < 0 ? falling : 1) * change
  }
  return value
}
