import Inference
import Testing

/// Comparisons with the best, and subsets that contain it.
@Suite struct ComparisonWithBestTests {
  @Test("four independent systems by Hsu")
  func hsu() throws {
    // Case hsu-mcb-max: own quadrature, Dunnett's table.
    let c = try #require(
      ComparisonWithBest(independent: FourIndependent.samples, confidence: 0.95, best: .largest))
    #expect(isClose(c.variance, 2 * 7.108873674242426))
    #expect(c.degrees == 44)
    #expect(isClose(c.factor, 2.119513358852473))
    #expect(isClose(c.halfWidth, 2.3070708474296944))
    #expect(c.leader == 2)
    let expected = [
      (49.760833333333345, -3.253333333333316, -5.56040418076301, 0),
      (51.36916666666667, -1.644999999999989, -3.9520708474296833, 0.6620708474297055),
      (53.01416666666666, 1.644999999999989, -0.6620708474297055, 3.9520708474296833),
      (47.278333333333336, -5.735833333333325, -8.042904180763019, 0),
    ]
    for (system, e) in zip(c.systems, expected) {
      #expect(isClose(system.mean, e.0))
      #expect(isClose(system.advantage, e.1))
      #expect(isClose(system.interval.lowerBound, e.2))
      #expect(isClose(system.interval.upperBound, e.3))
    }
    #expect(c.systems.map(\.standing) == [.notBest, .open, .open, .notBest])
  }

  @Test("where less is better, the turned samples give the same answer")
  func turned() throws {
    let turned = FourIndependent.samples.map { $0.map { -$0 } }
    let a = try #require(
      ComparisonWithBest(independent: FourIndependent.samples, confidence: 0.9, best: .largest))
    let b = try #require(
      ComparisonWithBest(independent: turned, confidence: 0.9, best: .smallest))
    #expect(a.leader == b.leader)
    #expect(a.systems.map(\.interval) == b.systems.map(\.interval))
    #expect(
      SubsetSelection(independent: turned, confidence: 0.9, best: .smallest).kept
        == SubsetSelection(independent: FourIndependent.samples, confidence: 0.9, best: .largest)
        .kept)
  }

  @Test("four systems under common random numbers by Nelson and Matejcik")
  func nelsonMatejcik() throws {
    // Case nelson-matejcik-nm: twice the residual mean square of statsmodels' two-way ANOVA.
    let c = try #require(
      ComparisonWithBest(commonRandomNumbers: FourCommon.samples, confidence: 0.95, best: .largest))
    #expect(isClose(c.variance, 3.016586868686867))
    #expect(isClose(c.factor, 2.1392948528831477, relative: 1e-8))
    #expect(isClose(c.halfWidth, 1.0726003672982942, relative: 1e-8))
    #expect(c.replicationsNeeded(margin: 1) == 14)
    #expect(c.replicationsNeeded(margin: 2) == 12)
    #expect(c.replicationsNeeded(margin: 1e-9) == nil)
  }

  @Test("a clear winner is the best and every other is not")
  func clear() throws {
    let c = try #require(
      ComparisonWithBest(
        commonRandomNumbers: [[1, 2, 3.1], [11, 12.1, 13], [5, 6, 7]], confidence: 0.95,
        best: .largest))
    #expect(c.systems.map(\.standing) == [.notBest, .best, .notBest])
  }

  @Test("systems that differ by constants have nothing to estimate")
  func constant() {
    #expect(
      ComparisonWithBest(
        commonRandomNumbers: [[1, 2, 4], [1.3, 2.3, 4.3]], confidence: 0.95, best: .largest) == nil)
    #expect(
      ComparisonWithBest(independent: [[1, 1], [2, 2]], confidence: 0.95, best: .largest) == nil)
    #expect(
      ComparisonWithBest(independent: [[1, .nan], [2, 3]], confidence: 0.95, best: .largest) == nil)
  }

  @Test("the subset under common random numbers is much smaller than the independent one")
  func subset() {
    // Case subset-screen-crn: scipy t, as KSL's screenForMaximum.
    let crn = SubsetSelection(
      commonRandomNumbers: FourCommon.samples, confidence: 0.95, best: .largest)
    #expect(crn.kept == [1, 2])
    // The same values taken as independent cannot be told apart; computed with scipy.
    let independent = SubsetSelection(
      independent: FourCommon.samples, confidence: 0.95, best: .largest)
    #expect(independent.kept == [0, 1, 2, 3])
    #expect(
      SubsetSelection(independent: FourIndependent.samples, confidence: 0.95, best: .largest).kept
        == [1, 2])
  }

  @Test("equal systems are all kept, and constants keep only the largest")
  func subsetEnds() {
    let equal = [[1.0, 2, 3], [1, 2, 3]]
    #expect(
      SubsetSelection(commonRandomNumbers: equal, confidence: 0.9, best: .largest).kept == [0, 1])
    let apart = [[1.0, 2, 3], [2, 3, 4]]
    #expect(
      SubsetSelection(commonRandomNumbers: apart, confidence: 0.9, best: .largest).kept == [1])
  }

  @Test("all of Hsu's intervals hold together, and the subset contains the best, as promised")
  func coverage() {
    let means = [0, 0.3, 0.6]
    var (covered, contained) = (0, 0)
    let trials = 400
    for trial in 0..<trials {
      var numbers = NormalNumbers(seed: 30, replication: trial)
      let samples = means.map { numbers.sample(8, mean: $0) }
      let c = ComparisonWithBest(independent: samples, confidence: 0.9, best: .largest)
      let truths = [-0.6, -0.3, 0.3]
      if let c, zip(c.systems, truths).allSatisfy({ $0.interval.contains($1) }) { covered += 1 }
      let kept = SubsetSelection(independent: samples, confidence: 0.9, best: .largest).kept
      if kept.contains(2) { contained += 1 }
    }
    #expect(Chance.isAtLeast(0.9, successes: covered, trials: trials))
    #expect(Chance.isAtLeast(0.9, successes: contained, trials: trials))
  }
}
