import Simulation

/// The five focusing steps, taken by management at reviews.
extension Run {
  /// Looks at a period of the books, and does what the steps chosen ask for.
  mutating func focus(on period: BookPeriod) {
    guard let steps = decisions.focusing, let most = mostOccupied(period) else { return }
    let isConstraint = most.share >= steps.above
    let constraint = isConstraint ? most.resource : nil
    var taken: [ReviewEntry.Step] = []
    if constraint != reviews.constraint {
      if reviews.constraint != nil { reviews.moves += 1 }
      taken += setPolicies(for: constraint, steps)
    }
    if let constraint, let elevation = steps.elevation {
      taken.append(elevate(constraint, period, elevation))
    }
    guard reviews.log.count < ReviewState.limit else { return }
    reviews.log.append(
      ReviewEntry(
        time: events.now / blueprint.time.perLength,
        constraint: constraint.map { blueprint.resources[$0].name }, occupied: most.share,
        steps: taken))
  }

  /// The resource that was occupied for the largest share of its staffed time, the first of several;
  /// `nil` where none was staffed or did anything.
  func mostOccupied(_ period: BookPeriod) -> (resource: Int, share: Double)? {
    var most: (resource: Int, share: Double)?
    for resource in period.staffed.indices where period.staffed[resource] > 0 {
      let share = period.occupied[resource] / period.staffed[resource]
      if share > most?.share ?? 0 { most = (resource, share) }
    }
    return most
  }

  // MARK: Exploit and subordinate

  /// Ties policies to the constraint instead of the one that they were set for.
  private mutating func setPolicies(
    for constraint: Int?, _ steps: FocusingSteps
  ) -> [ReviewEntry.Step] {
    guard let plan = reviews.plan else { return [] }
    var taken: [ReviewEntry.Step] = []
    let isChanged =
      plan.dispatching != decisions.dispatching || plan.release != decisions.release
      || plan.promise != decisions.promise
    if let old = reviews.constraint, isChanged {
      taken.append(.init(.undo, "what was set for \(blueprint.resources[old].name)"))
    }
    reviews.constraint = constraint
    var (dispatching, release, promise) = (plan.dispatching, plan.release, plan.promise)
    if let constraint {
      let name = blueprint.resources[constraint].name
      let own = plan.dispatching[constraint]
      if steps.exploits, own.rule != .throughputPerConstraintMinute {
        dispatching[constraint] = Dispatching(
          .throughputPerConstraintMinute, then: own.rule, preempts: own.preempts)
        taken.append(.init(.exploit, "\(name) takes first what earns most per minute of it"))
      }
      if steps.subordinates, isPassedByOrders(constraint) {
        release = plan.release.tied(to: constraint)
        promise = plan.promise.tied(to: constraint)
        if release != plan.release || promise != plan.promise {
          taken.append(.init(.subordinate, "release follows \(name)"))
        }
      }
    }
    adopt(dispatching)
    if release != decisions.release {
      decisions.release = release
      adoptLoops(release)
    }
    decisions.promise = promise
    return taken
  }

  /// Puts rules of dispatching into force; queues are sorted anew at the end of the review.
  private mutating func adopt(_ dispatching: [Dispatching]) {
    decisions.dispatching = dispatching
    for station in 0..<stations.count {
      stationExtras[station].tie = dispatching[station].tie
      stationExtras[station].preempts = dispatching[station].preempts
    }
  }

  /// Whether some product that is sold has work for a resource.
  private mutating func isPassedByOrders(_ resource: Int) -> Bool {
    for product in 0..<products.count where !blueprint.products[product].isPart {
      if work(ofBill: product, pieces: 1, on: Int32(resource)) > 0 { return true }
    }
    return false
  }
}
