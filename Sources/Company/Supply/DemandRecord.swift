import Probability
import Simulation

/// What has been asked for, what is foretold, and how wrong it was.
struct DemandRecord: ~Copyable {
  /// Pieces asked for of each product before the last clearing; those since are in the product.
  var askedBefore = FlatArray<Int>(capacity: 1)
  /// Pieces of phantom orders entered less those confirmed, which were asked for then.
  var phantom = FlatArray<Int>(capacity: 1)
  /// The books as they stood at the last forecasts: times, and pieces entered product by product.
  var times = FlatArray<Double>(capacity: 1)
  var entered = FlatArray<Int>(capacity: 1)
  var slots = 0
  var taken = 0
  /// Pieces really asked for at the last forecast.
  var asked = FlatArray<Int>(capacity: 1)
  /// Pieces per base unit: as sales foretells, and as procurement plans.
  var forecasts = FlatArray<Double>(capacity: 1)
  var plan = FlatArray<Double>(capacity: 1)
  /// Sum of squared errors of forecasts of a period since time 0 [pieces squared].
  var squares = FlatArray<Double>(capacity: 1)
  /// Pieces of orders that came while something that they need was missing, since time 0: those that
  /// waited and were served, and those that were lost.
  var served = FlatArray<Int>(capacity: 1)
  var gone = FlatArray<Int>(capacity: 1)
  /// Noise of the forecasts at the cadence, and of those made at meetings.
  var noise = FlatArray<Variates>(capacity: 1)
  var meetingNoise = FlatArray<Variates>(capacity: 1)
  /// Forecasts that have come due since time 0.
  var checked = 0
  /// Sums since the last clearing over products and periods: forecast less demand, its size, demand.
  var errors = 0.0
  var absoluteErrors = 0.0
  var demand = 0.0
  var nextForecast = Double.infinity
  var nextMeeting = Double.infinity
  /// Phantom orders, and where their draws come from.
  var phantoms = PhantomBook()
  /// Standard times and earnings, where planning needs them.
  var standards: ExpectedLoad?
}

extension Run {
  /// Lays out the record of demand; nothing has been asked for yet.
  mutating func layOutDemandRecord() {
    let noise = blueprint.supply?.forecast?.noiseLaw ?? .constant(1)
    for product in blueprint.products {
      supply.demand.askedBefore.append(0)
      supply.demand.phantom.append(0)
      supply.demand.asked.append(0)
      supply.demand.forecasts.append(0)
      supply.demand.plan.append(0)
      supply.demand.squares.append(0)
      supply.demand.served.append(0)
      supply.demand.gone.append(0)
      supply.demand.noise.append(variates(noise, "supply.forecast.\(product.name)"))
      supply.demand.meetingNoise.append(variates(noise, "supply.meeting.\(product.name)"))
    }
    layOutPhantoms()
    let all = [blueprint.base] + blueprint.strategies.map(\.decisions)
    if all.contains(where: { $0.supply.sop != nil }) {
      supply.demand.standards = ExpectedLoad(blueprint)
    }
    guard let forecast = blueprint.supply?.forecast else { return }
    precondition(forecast.every > 0, "forecasts must be apart in time")
    supply.demand.slots = Int((forecast.window / forecast.every).rounded()) + 1
    for _ in 0..<supply.demand.slots {
      supply.demand.times.append(0)
      for _ in blueprint.products { supply.demand.entered.append(0) }
    }
    supply.demand.taken = 1
    supply.demand.nextForecast = forecast.every
  }

  /// Pieces of a product asked for since time 0, whether accepted or not.
  mutating func asked(_ product: Int) -> Int {
    supply.demand.askedBefore[product] + products[product].requested
  }

  /// The same as the books have it: phantom orders count when they are entered.
  mutating func entered(_ product: Int) -> Int {
    asked(product) + supply.demand.phantom[product]
  }

  // MARK: Shortages

  /// An order is released, or shipped from stock.
  mutating func recordServed(_ job: Int32) {
    guard jobExtras[job].cameShort, jobExtras[job].purpose == .order else { return }
    supply.demand.served[jobExtras[job].item] += Int(jobs[job].pieces)
  }

  /// A waiting order has waited as long as it will.
  mutating func recordGone(_ job: Int32) {
    guard jobExtras[job].cameShort else { return }
    supply.demand.gone[jobExtras[job].item] += Int(jobs[job].pieces)
  }

  /// An order is lost because its lead time is too long: it would be none with finished goods there.
  mutating func recordTurnedAway(_ product: Int, pieces: Int) {
    guard supply.items[supply.materials + product].isStocked,
      !isInStock(product, pieces: pieces)
    else { return }
    supply.demand.gone[product] += pieces
  }

  /// Share of the pieces asked for while something was missing that were lost; all of them as long
  /// as the books know of none.
  func shareLost(_ product: Int) -> Double {
    let gone = Double(supply.demand.gone[product])
    let all = gone + Double(supply.demand.served[product])
    return all > 0 ? gone / all : 1
  }

  // MARK: Boundaries

  /// What is there at the beginning is refilled where a policy says so.
  mutating func startSupply() {
    supply.hasBegun = true
    schedulePlanning()
    // Without a warm-up the strategy does so in a moment.
    if blueprint.time.warmup > 0 { refillAll() }
  }

  /// Statistics start anew.
  mutating func clearSupply() {
    let now = events.now
    for item in 0..<supply.items.count {
      supply.items[item].receivedBefore = supply.items[item].received
      supply.items[item].madeBefore = supply.items[item].made
      supply.items[item].usedBefore = supply.items[item].used
      supply.items[item].writtenOffBefore = supply.items[item].writtenOff
      supply.items[item].asked = 0
      supply.items[item].filled = 0
      supply.items[item].level.clear(at: now)
      supply.items[item].short.clear(at: now)
      supply.items[item].waits.clear(at: now)
      supply.items[item].size.clear(at: now)
      supply.items[item].swing = WeeklySwing()
    }
    supply.isShort.clear(at: now)
    supply.isSupplierShort.clear(at: now)
    supply.isAnyShort.clear(at: now)
    supply.writtenOff = .zero
    supply.demand.errors = 0
    supply.demand.absoluteErrors = 0
    supply.demand.demand = 0
    for product in 0..<products.count {
      supply.demand.askedBefore[product] += products[product].requested
    }
  }

  /// What holding stock has cost since the last clearing.
  mutating func postHolding() {
    ledger.post(holdingCost(until: events.now), debit: .operatingExpense, credit: .cash)
  }

  /// What holding stock has cost from the last clearing to a moment since which it has not changed.
  func holdingCost(until time: Double) -> Money {
    guard let holding = blueprint.supply?.holding, holding > 0 else { return .zero }
    return Money(holding * books.stockValue.integral(to: time))
  }
}
