import Simulation

/// The desk: orders are entered, raise questions, and make work when they go wrong.
extension Run {
  /// An accepted order is entered, if that is anybody's work, before it can be released.
  mutating func enterOrder(_ job: Int32) {
    if jobExtras[job].raisesQuestion, let question = blueprint.salesForce?.question {
      sales.questions += 1
      startTask(
        .question, activity: question, source: jobs[job].source,
        subject: sources[jobs[job].source].account)
    }
    guard let activity = entryActivity else { return admit(job) }
    watchBuffer(of: job)
    joinSource(job)
    jobExtras[job].waitsFor = .entry
    let terms = relationship(of: sources[jobs[job].source].account)
    startTask(
      .orderEntry, activity: activity, source: jobs[job].source, subject: job,
      subjectNumber: jobExtras[job].number, scale: terms?.orderEntry ?? 1)
  }

  private var entryActivity: Int? {
    switch decisions.sales.channel {
    case .push: blueprint.salesForce?.orderEntry
    case .pull: blueprint.salesForce?.webEntry
    }
  }

  /// An order has been entered; it may have lapsed meanwhile.
  mutating func orderEntered(_ job: Int32, number: Int64) {
    guard jobs[job].stage == .backlog, jobExtras[job].number == number,
      jobExtras[job].waitsFor == .entry
    else { return }
    if hasSupply {
      let product = Int(jobExtras[job].item)
      if isShippedFromStock(product, pieces: Int(jobs[job].pieces)) {
        return takeFromStock(job, isWaiting: true)
      }
      wantMaterials(job)
    }
    let time = earliestRelease(of: job)
    if time > events.now {
      jobExtras[job].waitsFor = .date
      hold(job, until: time)
    } else {
      jobExtras[job].waitsFor = .release
      waitForRelease(job)
    }
  }

  /// Somebody has to calm an account: a delivery was late, wrong, or never came.
  mutating func fightFire(for source: Int32, _ account: Int32) {
    guard let activity = blueprint.salesForce?.fireFighting else { return }
    sales.fires += 1
    startTask(.fireFighting, activity: activity, source: source, subject: account)
  }
}
