import Foundation
import Testing

/// Formulas of Factory Physics that are near the truth. Nothing in the simulator uses them; they are
/// held against exact answers here, so that docs/validation.md can show how near.
private enum Approximation {
  /// Kingman's bound on the mean wait in G/G/1 [the unit of `gap`], from means and variances.
  static func kingman(gap: Double, gapVariance: Double, serviceVariance: Double, load: Double)
    -> Double
  {
    (gapVariance + serviceVariance) / gap / 2 / (1 - load)
  }

  /// Mean wait in G/G/m after Sakasegawa; with one unit, the VUT equation.
  static func wait(
    units: Double = 1, load: Double, time: Double, arrivalSCV: Double, serviceSCV: Double
  ) -> Double {
    let power = (2 * (units + 1)).squareRoot() - 1
    return (arrivalSCV + serviceSCV) / 2 * pow(load, power) / (units * (1 - load)) * time
  }

  /// Mean and squared coefficient of variation of a process time with outages, preempted by them.
  static func effective(
    time: Double, scv: Double, uptime: Double, repair: Double, repairSCV: Double
  ) -> (availability: Double, mean: Double, scv: Double) {
    let availability = uptime / (uptime + repair)
    let noise = (1 + repairSCV) * availability * (1 - availability) * repair / time
    return (availability, time / availability, scv + noise)
  }
}

@Suite("Approximations")
struct ApproximationTests {
  @Test("Sakasegawa's formula is within a percent of M/M/3")
  func sakasegawa() {
    let near = Approximation.wait(units: 3, load: 0.9, time: 1, arrivalSCV: 1, serviceSCV: 1)
    #expect(abs(near - 2.749252) < 1e-6)
    #expect(abs(near / 2.723537 - 1) < 0.01)
  }

  @Test("the VUT equation is exact for M/G/1, and Kingman's bound lies above GI/M/1")
  func kingman() {
    // M/G/1 with SCV 2 at a load of 0.8.
    let queue = Approximation.wait(load: 0.8, time: 1, arrivalSCV: 1, serviceSCV: 2)
    #expect(abs(queue - 6) < 1e-9)
    for (scv, exact, vut, bound) in [(0.0, 1.692731, 2.0, 2.0), (0.5, 2.84398, 3, 3.5625)] {
      let near = Approximation.wait(load: 0.8, time: 1, arrivalSCV: scv, serviceSCV: 1)
      let above = Approximation.kingman(
        gap: 1.25, gapVariance: scv * 1.25 * 1.25, serviceVariance: 1, load: 0.8)
      #expect(abs(near - vut) < 1e-9)
      // Kingman: lambda (va + vs)/(2 (1 - rho)).
      #expect(abs(above - bound) < 1e-9)
      #expect(exact < above)
    }
  }

  @Test("outages make Hare X19 slower and far more variable than it is by nature")
  func outages() {
    let hare = Approximation.effective(time: 15, scv: 0.05, uptime: 744, repair: 248, repairSCV: 1)
    #expect(hare.availability == 0.75)
    #expect(abs(hare.mean - 20) < 1e-9)
    #expect(abs(hare.scv - 6.25) < 1e-9)
  }
}
