import Simulation

/// Events of the company beyond the plant that have one target each, in the order of their targets;
/// after them come the targets of the wants.
enum CompanyEvent: Int, CaseIterable {
  case marketTick
  case visit
  case proposal
  case imitation
  /// The product strategy group.
  case meeting
}

extension Run {
  /// Number of targets that the company beyond the plant adds.
  static func companyTargets(_ blueprint: Blueprint) -> Int {
    guard blueprint.goesBeyondPlant else { return 0 }
    return CompanyEvent.allCases.count + (blueprint.customers?.wants.count ?? 0)
  }

  func companyTarget(_ event: CompanyEvent) -> Int { firstCompanyTarget + event.rawValue }

  var firstCompanyTarget: Int { firstFailureTarget + failures.count }

  var firstWantTarget: Int { firstCompanyTarget + CompanyEvent.allCases.count }

  @inline(never)
  mutating func companyEvent(target: Int) {
    guard target < firstWantTarget else { return candidate(of: target - firstWantTarget) }
    switch CompanyEvent(rawValue: target - firstCompanyTarget) {
    case .marketTick:
      marketTick()
      keepBooksOfSales()
    case .visit: visit()
    case .proposal: propose()
    case .imitation: imitate()
    case .meeting: holdMeeting()
    case nil: preconditionFailure("event for an unknown target")
    }
  }

  /// Schedules what starts of itself.
  mutating func startCompany() {
    // Without a warm-up the base decisions are in force for no time at all.
    if blueprint.time.warmup > 0 {
      adoptAccounts()
      mapAccounts()
    }
    startProgramme()
    for want in 0..<customers.wants.count { scheduleCandidate(of: want) }
    if let market = blueprint.customers {
      events.schedule(after: market.tick, .market, target: companyTarget(.marketTick))
    }
  }

  /// Quarters of pitches, and accounts that have become worth developing: looked at every four weeks.
  private mutating func keepBooksOfSales() {
    let month = 4 * blueprint.time.week
    let period = (events.now / month).rounded(.down)
    if period != ((events.now - (blueprint.customers?.tick ?? 0)) / month).rounded(.down) {
      developAccounts()
    }
    if events.now - sales.quarterBegan >= bookSpan { endQuarter() }
  }
}
