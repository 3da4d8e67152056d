import Simulation

/// Whose work a unit's time was, on the general path.
///
/// Work is credited when it begins; what a boundary or an interruption leaves undone is taken off.
extension Run {
  /// Credits operation time to the jobs on a unit, in equal shares.
  mutating func credit(_ duration: Double, to unit: Int32) {
    let first = units[unit].job
    let share = duration / Double(unitExtras[unit].batch)
    var member = first
    while true {
      operations[jobs[member].operation].work += share
      creditProduct(share, of: member, on: units[unit].station)
      guard unitExtras[unit].batch > 1 else { return }
      member = member == first ? unitExtras[unit].rest : jobs[member].next
      if member == Job.none { return }
    }
  }

  /// Credits setup time to the job that needs it.
  mutating func creditSetup(_ duration: Double, to unit: Int32) {
    let job = units[unit].job
    operations[jobs[job].operation].setup += duration
    creditProduct(duration, of: job, on: units[unit].station)
  }

  /// Credits the time of a second resource.
  mutating func creditHelper(_ duration: Double, of unit: Int32) {
    let helper = unitExtras[unit].partner
    guard helper != Unit.none else { return }
    let job = units[unit].job
    operationExtras[jobs[job].operation].helperWork += duration
    creditProduct(duration, of: job, on: units[helper].station)
  }

  /// The time of a part, or of a task, counts for the product that was ordered.
  mutating func creditProduct(_ duration: Double, of job: Int32, on station: Int32) {
    let root = jobExtras[job].root
    productWork[Int(jobExtras[root].beneficiary) * stations.count + Int(station)] += duration
    if jobExtras[job].purpose == .task { chargeHours(duration, of: job, on: station) }
  }

  /// Moves what is left of the work under way across a boundary: it was credited when it began.
  mutating func creditShopRemainder(of unit: Int32, sign: Double) {
    let left = timeLeft(on: unit) * sign
    guard left != 0 else { return }
    if unitExtras[unit].phase == .setup {
      creditSetup(left, to: unit)
    } else {
      credit(left, to: unit)
    }
    creditHelper(left, of: unit)
  }
}
