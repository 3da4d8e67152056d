import Simulation

/// What a finished run measured of proposals, launches and imitators.
struct ProgrammeSummary {
  var outcomes = ProgrammeState.Outcomes()
  /// Project time in the zones of the fever chart.
  var fever = ZoneTimes()
  /// Time integral of the projects in process [project time].
  var projectIntegral = 0.0
  /// Accepted proposals not begun.
  var waiting = 0
  /// Setup families of the variants that can be ordered, and their mean differentiation.
  var families = 0
  var differentiation = Double.nan
}

extension Run {
  func programmeSummary() -> ProgrammeSummary {
    var summary = ProgrammeSummary()
    guard blueprint.innovation?.programme != nil else { return summary }
    summary.outcomes = programme.recent
    summary.fever = feverTimes
    summary.projectIntegral = programme.wip.integral(to: events.now)
    summary.waiting = programme.projects.count { $0.stage == .waiting }
    var families: Set<Int32> = []
    var sum = 0.0
    var count = 0
    for operation in 0..<operations.count where isOnSale(operations[operation].variant) {
      families.insert(operations[operation].family)
    }
    for variant in 0..<Int32(variants.count) where isOnSale(variant) {
      sum += variants[variant].differentiation
      count += 1
    }
    summary.families = families.count
    summary.differentiation = count > 0 ? sum / Double(count) : .nan
    return summary
  }

  /// Whether customers can order a variant now.
  private func isOnSale(_ variant: Int32) -> Bool {
    let product = variants[variant].product
    return variants[variant].isLive && products[product].isOffered
      && !blueprint.products[Int(product)].isPart
  }
}
