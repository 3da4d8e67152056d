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
      ComparisonWithBest(
        commonRandomNumbers: FourCommon.samples, assuming: .equalVariances, confidence: 0.95,
        best: .largest))
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
        commonRandomNumbers: [[1, 2, 3.1], [11, 12.1, 13], [5, 6, 7]],
        assuming: .equalVariances, confidence: 0.95,
        best: .largest))
    #expect(c.systems.map(\.standing) == [.notBest, .best, .notBest])
  }

  @Test("without equal variances the widest difference counts, by Bonferroni")
  func clarkYang() throws {
    let c = try #require(
      ComparisonWithBest(
        commonRandomNumbers: FourCommon.samples, assuming: .nothing, confidence: 0.95,
        best: .largest))
    // scipy: t of 1 - 0.05/3 on 11 degrees, as in case subset-screen-crn; numpy: the largest of
    // the six variances is that of the first and last systems.
    #expect(isClose(c.factor, 2.431291192870679))
    #expect(isClose(c.variance, 4.370424242424236))
    #expect(c.degrees == 11)
    #expect(c.replicationsNeeded(margin: 1) == 26)
    #expect(c.leader == 1)
  }

  @Test(
    "under common random numbers all intervals hold as promised, each on its own assumption",
    arguments: [
      (ComparisonWithBest.Assumption.nothing, [1, 0.5, 0.2, 2.0]),
      (.equalVariances, [1, 1, 1, 1.0]),
    ])
  func commonCoverage(assumption: ComparisonWithBest.Assumption, deviations: [Double]) {
    let means = [0, 0.3, 0.6, 0.2]
    let truths = [-0.6, -0.3, 0.3, -0.4]
    let trials = 200
    var covered = 0
    for trial in 0..<trials {
      var numbers = NormalNumbers(seed: 40, replication: trial)
      let common = numbers.sample(10)
      let samples = means.indices.map { i in
        common.map { means[i] + $0 + deviations[i] * numbers.next() }
      }
      let c = ComparisonWithBest(
        commonRandomNumbers: samples, assuming: assumption, confidence: 0.9, best: .largest)
      if let c, zip(c.systems, truths).allSatisfy({ $0.interval.contains($1) }) { covered += 1 }
    }
    #expect(Chance.isAtLeast(0.9, successes: covered, trials: trials))
  }

  @Test(
    "systems that differ by constants have nothing to estimate",
    arguments: [ComparisonWithBest.Assumption.equalVariances, .nothing])
  func constant(assumption: ComparisonWithBest.Assumption) {
    #expect(
      ComparisonWithBest(
        commonRandomNumbers: [[1, 2, 4], [1.3, 2.3, 4.3]], assuming: assumption,
        confidence: 0.95, best: .largest) == nil)
    #expect(
      ComparisonWithBest(
        commonRandomNumbers: [[1, 2, .nan], [1.3, 2.3, 4.3]], assuming: assumption,
        confidence: 0.95, best: .largest) == nil)
    #expect(
      ComparisonWithBest(independent: [[1, 1], [2, 2]], confidence: 0.95, best: .largest) == nil)
    #expect(
      ComparisonWithBest(independent: [[1, .nan], [2, 3]], confidence: 0.95, best: .largest) == nil)
  }

  @Test("all pairs by Tukey and Kramer, with unequal sizes")
  func tukey() throws {
    // scipy.stats.tukey_hsd.
    var samples = FourIndependent.samples
    samples[1].removeLast(4)
    let t = try #require(TukeyComparison(samples, confidence: 0.9))
    #expect(
      t.pairs.map { [$0.first, $0.second] } == [
        [0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3],
      ])
    let expected: [(difference: Double, lower: Double, upper: Double, p: Double)] = [
      (-1.637916666666655, -4.461482210031869, 1.18564887669856, 0.5229502577814529),
      (-3.253333333333316, -5.778807130889617, -0.7278595357770152, 0.020278411371082772),
      (2.482500000000009, -0.04297379755629205, 5.00797379755631, 0.10876981404038855),
      (-1.6154166666666612, -4.438982210031876, 1.2081488766985538, 0.5345427447623898),
      (4.120416666666664, 1.2968511233014488, 6.943982210031878, 0.0069241689553269925),
      (5.735833333333325, 3.210359535777024, 8.261307130889627, 2.0457118185657208e-05),
    ]
    for (pair, e) in zip(t.pairs, expected) {
      #expect(isClose(pair.difference, e.difference))
      #expect(isClose(pair.interval.lowerBound, e.lower, relative: 1e-6))
      #expect(isClose(pair.interval.upperBound, e.upper, relative: 1e-6))
      #expect(isClose(pair.pValue, e.p, relative: 1e-5))
    }
    #expect(TukeyComparison([[1, 1], [2, 2]], confidence: 0.9) == nil)
    #expect(TukeyComparison([[1, .nan], [2, 2]], confidence: 0.9) == nil)
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
    let rounded = [[0.3, 0.6, 0.3], [0.1 + 0.2, 0.6, 0.1 + 0.2]]
    #expect(
      SubsetSelection(commonRandomNumbers: rounded, confidence: 0.9, best: .largest).kept == [0, 1])
    #expect(
      SubsetSelection(
        independent: [[0.3, 0.3], [0.1 + 0.2, 0.1 + 0.2]], confidence: 0.9, best: .largest
      )
      .kept == [0, 1])
    let apart = [[1.0, 2, 3], [2, 3, 4]]
    #expect(
      SubsetSelection(commonRandomNumbers: apart, confidence: 0.9, best: .largest).kept == [1])
  }

  @Test("all of Hsu's intervals hold together, and the subset contains the best, as promised")
  func coverage() {
    let means = [0, 0.3, 0.6]
    var (covered, contained) = (0, 0)
    let trials = 200
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
