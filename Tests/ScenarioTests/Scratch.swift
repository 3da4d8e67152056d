import Foundation
import Testing

@testable import Scenario

@Test func scratch() throws {
  for f in (ProcessInfo.processInfo.environment["FILES"] ?? "").split(separator: " ") {
    let sets = (ProcessInfo.processInfo.environment["SETS"] ?? "").split(separator: "|").map(
      String.init)
    var world = ProcessInfo.processInfo.environment["WORLD"]; if world == "" { world = nil }
    do {
      let t = ContinuousClock.now
      let s = try ScenarioLoader.load(file: String(f), sets: sets, world: world)
      print(ContinuousClock.now - t)
      print(
        s.hash, s.replications, s.compare, s.warnings.map(\.description).joined(separator: "\n"))
      print(try ScenarioLoader.effectiveText(file: String(f), sets: sets, world: world))
    } catch let e { print("##", f, e.kind); print(e.description) }
  }
}
