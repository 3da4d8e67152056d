import Probability
import Simulation

/// Resources that move pieces in rounds.
extension Run {
  mutating func startRounds() {
    for station in 0..<Int32(stations.count) where stationExtras[station].roundTime > 0 {
      scheduleRound(station)
    }
  }

  private mutating func scheduleRound(_ station: Int32) {
    events.schedule(
      after: stationExtras[station].roundTime, .round, target: roundTarget(station))
  }

  /// A resource moves as many jobs as the draw allows and the queue holds.
  mutating func round(station index: Int) {
    let station = Int32(index)
    scheduleRound(station)
    let allowed = max(Int(stationExtras[station].roundPieces.next().rounded()), 0)
    let unit = stations[station].firstUnit
    units[unit].settle(at: events.now)
    let span = min(stationExtras[station].roundTime, units[unit].starved)
    var moved = 0
    while moved < allowed, moveOne(at: station, share: span / Double(allowed)) { moved += 1 }
    units[unit].starved -= span
    if allowed == 0 {
      units[unit].down += span
    } else {
      let worked = span * Double(moved) / Double(allowed)
      units[unit].busy += worked
      units[unit].starved += span - worked
    }
    roomAppeared(at: station)
  }

  /// Moves one job on, if one is there and has somewhere to go.
  private mutating func moveOne(at station: Int32, share: Double) -> Bool {
    // What an endless source gives was there all along, so it may move at once.
    let isPulled = stations[station].line.count == 0
    if isPulled { pullEndless(into: station) }
    let job = stations[station].line.first
    guard job != Job.none, stations[station].line.count > 0 else { return false }
    if stationExtras[station].isSimultaneous, !isPulled, jobs[job].clock >= events.now,
      events.now > 0
    {
      return false
    }
    let next = operationExtras[jobs[job].operation].next
    if next >= 0, !hasShopRoom(operations[alternative(for: next)].station) { return false }
    let taken = takeJob(for: stations[station].firstUnit, at: station)
    guard taken != Job.none else { return false }
    let operation = jobs[taken].operation
    stations[station].starts &+= 1
    operations[operation].pieces &+= Int(jobs[taken].pieces)
    operations[operation].work += share
    creditProduct(share, of: taken, on: station)
    note(.started, taken, unit: stations[station].firstUnit)
    note(.finished, taken, unit: stations[station].firstUnit)
    let (moving, exit) = outcome(of: taken, after: operation)
    guard moving != Job.none else { return true }
    move(moving, from: operation, to: exit < 0 ? exit : alternative(for: exit))
    return true
  }

  /// An endless source gives a round what it can move.
  private mutating func pullEndless(into station: Int32) {
    for product in 0..<products.count
    where products[product].hasUnlimited && products[product].isOffered
      && products[product].entry == station && mayRelease(product, Job.none)
    {
      products[product].lastRelease = nextTicket + 1
      return releaseEndless(source: products[product].unlimitedSource)
    }
  }
}
