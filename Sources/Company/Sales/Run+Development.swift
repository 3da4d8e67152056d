import Simulation

/// Accounts are chosen, and led to other relationships.
extension Run {
  /// Puts the decisions about accounts in force; once the company is at work, as some of them start
  /// projects.
  mutating func adoptAccounts() {
    let new = decisions
    for account in 0..<Int32(customers.accounts.count) where customers.accounts[account].chooses {
      if case .list(let served) = new.accounts {
        customers.accounts[account].isServed = served.contains(Int(account))
      } else if new.accounts == .all {
        customers.accounts[account].isServed = true
      }
      let assigned = new.relationships.assigned
      // What a project has brought about, or is about to, stays.
      if customers.accounts[account].isDeveloped, new.relationships.development != nil { continue }
      if Int(account) < assigned.count, let aim = assigned[Int(account)] {
        lead(account, to: Int32(aim))
      }
    }
    planVisits()
  }

  /// Leads an account to a relationship: at once, or by a project.
  mutating func lead(_ account: Int32, to aim: Int32) {
    guard customers.accounts[account].relationship != aim else {
      customers.accounts[account].aim = -1
      return
    }
    guard customers.accounts[account].aim != aim else { return }
    let project = blueprint.relationships[Int(aim)].project
    guard project > 0, let activity = blueprint.salesForce?.integration,
      let willingness = blueprint.accounts[Int(account)].customer?.willingness
    else {
      customers.accounts[account].relationship = aim
      customers.accounts[account].aim = -1
      return
    }
    customers.accounts[account].isDeveloped = true
    customers.accounts[account].aim = aim
    // An account that does not want to takes more talking, up to ten times as much.
    startTask(
      .integration, activity: activity, source: accountSources[Int(account)], subject: account,
      subjectNumber: Int64(aim), scale: project / max(willingness, 0.1))
  }

  /// A project with an account is done; it leads nowhere if something else was decided meanwhile.
  mutating func integrated(_ account: Int32, in relationship: Int64) {
    guard Int64(customers.accounts[account].aim) == relationship else { return }
    customers.accounts[account].relationship = customers.accounts[account].aim
    customers.accounts[account].aim = -1
  }

  /// Looks for accounts that are worth developing.
  mutating func developAccounts() {
    guard let development = decisions.relationships.development else { return }
    let now = events.now
    let candidates = (0..<Int32(customers.accounts.count)).filter {
      let state = customers.accounts[$0]
      return state.chooses && !state.hasLeft && state.isServed && !state.isDeveloped
        && state.relationship != Int32(development.to)
        && state.earned.value(at: now, span: bookSpan) >= development.threshold
    }
    let developed = (0..<customers.accounts.count).count { customers.accounts[$0].isDeveloped }
    let ranked = candidates.ranked { worth(of: $0, development.choice) }
    for account in ranked.prefix(max((development.most ?? .max) - developed, 0)) {
      lead(account, to: Int32(development.to))
      customers.accounts[account].isDeveloped = true
    }
  }

  private func worth(of account: Int32, _ choice: RelationshipPolicy.Development.Choice) -> Double {
    let earned = customers.accounts[account].earned.value(at: events.now, span: bookSpan)
    guard choice == .fit else { return earned }
    let willingness = blueprint.accounts[Int(account)].customer?.willingness ?? 0
    return earned * willingness * customers.accounts[account].regularity
  }
}
