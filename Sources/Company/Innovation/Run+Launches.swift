import Simulation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What a launch does.
extension Run {
  /// A project's variant comes to the market.
  mutating func launch(project index: Int) {
    guard let plan = blueprint.innovation?.programme else { return }
    let project = programme.projects[index]
    let variant = project.variant
    let before = variants[products[project.product].newestVariant].differentiation
    variants[variant].differentiation = Self.lifted(
      before, by: project.size, saturation: plan.saturation)
    let writtenOff = ledger[.writeOff]
    offer(variant, size: project.estimate)
    programme.recent.writeOff += ledger[.writeOff] - writtenOff
    watchImitators(of: variant)
    recordLaunch(project)
  }

  /// d + (1 - d)(1 - exp(-size / saturation)), below 1.
  static func lifted(_ differentiation: Double, by size: Double, saturation: Double) -> Double {
    let gain = (1 - differentiation) * -expm1(-size / saturation)
    return min(differentiation + gain, 1 - Double.ulpOfOne)
  }

  private mutating func recordLaunch(_ project: Project) {
    let now = events.now
    ideas.launches += 1
    programme.ever.launched += 1
    programme.recent.launched += 1
    programme.recent.leadTimeSum += now - project.proposed
    if now <= project.due { programme.recent.onTime += 1 }
    if project.buffer > 0 {
      programme.recent.buffered += 1
      programme.recent.bufferSum += (now - project.started - project.plan) / project.buffer
    }
  }

  /// Every proposal has been rejected, given up or launched, or is on its way.
  func verifyProgramme() throws(BooksDoNotBalance) {
    let ever = programme.ever
    let open = programme.projects.count { $0.stage != .ended }
    try require(
      ever.proposals == ever.rejected + ever.abandoned + ever.launched + open,
      "\(ever.proposals) proposals, but \(ever.rejected) rejected, \(ever.abandoned) given up, "
        + "\(ever.launched) launched and \(open) on their way")
    let inProcess = programme.projects.count { $0.stage == .development || $0.stage == .pilot }
    try require(
      inProcess == programme.inProcess,
      "\(inProcess) projects are in process, the books say \(programme.inProcess)")
  }
}
