import Probability
import Simulation

/// Representatives visit accounts and pitch what they are asked to push, as far as a visit goes and
/// as their own interest takes them.
extension Run {
  /// Puts the first visits on the calendar, spread evenly over the time between visits.
  mutating func planVisits() {
    sales.visits = Agenda()
    events.cancel(companyTarget(.visit))
    for account in 0..<customers.accounts.count {
      customers.accounts[account].isOnCalendar = false
    }
    scheduleVisits()
  }

  /// A review says anew which accounts are best: those that no longer are drop out when their next
  /// visit is due, those that have become so are added.
  mutating func reviewVisits() {
    if case .best = decisions.sales.visits { scheduleVisits() }
  }

  private mutating func scheduleVisits() {
    guard blueprint.salesForce?.visit != nil, let every = decisions.sales.visitEvery,
      decisions.sales.channel == .push
    else { return }
    let chosen = accountsToVisit()
    for account in 0..<customers.accounts.count {
      customers.accounts[account].isToBeVisited = false
    }
    for (place, account) in chosen.enumerated() {
      customers.accounts[account].isToBeVisited = true
      guard !customers.accounts[account].isOnCalendar else { continue }
      customers.accounts[account].isOnCalendar = true
      let share = Double(place) / Double(chosen.count)
      sales.visits.add(at: events.now + share * every, index: account, number: 0)
    }
    if sales.visits.count > 0 {
      events.reschedule(at: sales.visits.firstTime, .arrival, target: companyTarget(.visit))
    }
  }

  private mutating func accountsToVisit() -> [Int32] {
    let all = (0..<Int32(customers.accounts.count)).filter { customers.accounts[$0].chooses }
    switch decisions.sales.visits {
    case .all: return all
    case .best(let share):
      let now = events.now
      let ranked = all.ranked {
        customers.accounts[$0].earned.value(at: now, span: bookSpan)
      }
      return ranked.prefix(self.share(share, of: all.count)).sorted()
    }
  }

  /// A share of so many, rounded up, where the product is not whole but for its own rounding.
  func share(_ share: Double, of count: Int) -> Int {
    Int((share * Double(count) * (1 - 1e-12)).rounded(.up))
  }

  /// The date of a visit has come; one that still waits to be made takes the place of this one.
  mutating func visit() {
    guard let activity = blueprint.salesForce?.visit, let every = decisions.sales.visitEvery else {
      return
    }
    let account = sales.visits.takeFirst().index
    customers.accounts[account].isOnCalendar = false
    if !customers.accounts[account].hasLeft, customers.accounts[account].isToBeVisited {
      customers.accounts[account].isOnCalendar = true
      sales.visits.add(at: events.now + every, index: account, number: 0)
      if !customers.accounts[account].awaitsVisit, customers.accounts[account].isServed {
        customers.accounts[account].awaitsVisit = true
        startTask(
          .visit, activity: activity, source: accountSources[Int(account)], subject: account)
      }
    }
    if sales.visits.count > 0 {
      events.reschedule(at: sales.visits.firstTime, .arrival, target: companyTarget(.visit))
    }
  }

  // MARK: Pitches

  /// A visit has been made: the representative has pitched what pays best for the minutes it takes.
  mutating func visited(_ account: Int32) {
    customers.accounts[account].awaitsVisit = false
    guard let force = blueprint.salesForce else { return }
    sales.visited += 1
    endObjectives()
    let asked = currentObjectives()
    sales.asked += asked.count
    let representative = Int(account) % sales.representatives
    let interests = interests(of: representative, in: asked, force)
    var minutes = force.attention
    for index in interests where minutes >= force.pitch {
      let variant = sales.objectives[index].variant
      let place = Int(variant) * customers.accounts.count + Int(account)
      guard !customers.knows[place], needs(account, Int(variants[variant].product)) else {
        continue
      }
      minutes -= force.pitch
      sales.pitches += 1
      sales.objectives[index].quarter[representative] += 1
      sales.objectives[index].ever[representative] += 1
      _ = makeKnown(variant, to: account)
    }
  }

  /// Whether an account orders a product if it chooses it.
  func needs(_ account: Int32, _ product: Int) -> Bool {
    customers.sources[Int(account) * products.count + product] >= 0
  }

  /// Indices of what representatives are asked to push now: under a cap the largest.
  private mutating func currentObjectives() -> [Int] {
    let live = sales.objectives.indices.filter { index in
      let variant = sales.objectives[index].variant
      return variants[variant].isLive && products[variants[variant].product].isOffered
    }
    guard let cap = decisions.sales.objectiveCap, live.count > cap else { return live }
    return live.ranked { sales.objectives[$0].size }.prefix(cap).sorted()
  }

  /// Objectives in the order of a representative's interest: (bonus x expected take, in units of the
  /// mean, + taste) per minute; all pitches take the same minutes.
  private mutating func interests(
    of representative: Int, in asked: [Int], _ force: SalesForce
  ) -> [Int] {
    let takes = expectedTakes(of: representative)
    let bonuses = asked.map { index -> Double in
      let variant = sales.objectives[index].variant
      let product = Int(variants[variant].product)
      guard let need = blueprint.products[product].offering?.need else { return 0 }
      return bonus(of: variant) * takes[need]
    }
    let mean = bonuses.reduce(0, +) / Double(max(bonuses.count, 1))
    var scored: [(index: Int, score: Double)] = []
    for (index, bonus) in zip(asked, bonuses) {
      var taste = stream(
        "sales.taste.\(representative)", entity: sales.objectives[index].number)
      let gumbel = Gumbel.number(taste.uniformOpen())
      scored.append((index, (mean > 0 ? bonus / mean : 0) + force.taste * gumbel))
    }
    return scored.sorted { $0.score != $1.score ? $0.score > $1.score : $0.index < $1.index }
      .map(\.index)
  }

  /// Pieces that the accounts of a representative order of late, by need [per time].
  private mutating func expectedTakes(of representative: Int) -> [Double] {
    var takes = Array(repeating: 0.0, count: customers.servers.count)
    for want in 0..<customers.wants.count
    where Int(customers.wants[want].account) % sales.representatives == representative {
      takes[Int(customers.wants[want].need)] +=
        customers.wants[want].recent.value(at: events.now, span: bookSpan)
    }
    return takes
  }

  /// What a representative is paid for a piece.
  private mutating func bonus(of variant: Int32) -> Double {
    let product = Int(variants[variant].product)
    let gain = events.now < variants[variant].copiedAt ? variants[variant].priceGain : 0
    let price =
      blueprint.products[product].price.amount * (1 + gain)
      * (1 + decisions.price.premium * variants[variant].differentiation)
    let margin = max(price - billCost(of: product).amount, 0)
    switch decisions.sales.bonus {
    case .revenue: return price
    case .margin: return margin
    case .throughputPerConstraintMinute:
      guard let constraint = books.constraint else { return margin }
      let time = work(ofBill: product, pieces: 1, on: Int32(constraint))
      return time > 0 ? margin / time : margin
    }
  }

  // MARK: Objectives

  /// A variant has been launched: the market meets it, and representatives are asked to push it.
  ///
  /// - Parameters:
  ///   - old: the variant that it replaces; -1 where it stands beside others.
  ///   - size: what the company thinks it is worth.
  mutating func launched(variant: Int32, replacing old: Int32, size: Double) {
    guard blueprint.goesBeyondPlant else { return }
    introduce(variant, replacing: old)
    addObjective(variant: variant, size: size)
  }

  /// A launch becomes an objective for some time.
  private mutating func addObjective(variant: Int32, size: Double) {
    guard let force = blueprint.salesForce, force.visit != nil else { return }
    let none = Array(repeating: 0, count: max(sales.representatives, 1))
    sales.objectives.append(
      Objective(
        number: variants[variant].idea, variant: variant, size: size,
        until: events.now + force.objectiveLife, quarter: none, ever: none))
  }

  /// Takes out objectives whose time is over, and counts who had pursued them.
  mutating func endObjectives() {
    let now = events.now
    for objective in sales.objectives where objective.until <= now {
      sales.pairs += objective.ever.count
      sales.pitchedPairs += objective.ever.count { $0 > 0 }
    }
    sales.objectives.removeAll { $0.until <= now }
  }

  /// A quarter is over: how many objectives each representative has pursued in effect, as the
  /// inverse Simpson index of its pitches (Hill 1973, Diversity and evenness).
  mutating func endQuarter() {
    sales.quarterBegan = events.now
    for representative in 0..<sales.representatives {
      let pitches = sales.objectives.map {
        representative < $0.quarter.count ? Double($0.quarter[representative]) : 0
      }
      let total = pitches.reduce(0, +)
      guard total > 0 else { continue }
      sales.quarters += 1
      sales.pursued += total * total / pitches.reduce(0) { $0 + $1 * $1 }
    }
    for index in sales.objectives.indices {
      for representative in sales.objectives[index].quarter.indices {
        sales.objectives[index].quarter[representative] = 0
      }
    }
  }
}
