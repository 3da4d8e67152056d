import Inference
import Probability
import Testing

/// The laws of many comparisons at once, against tables and their own limits.
@Suite struct SimultaneousLawTests {
  /// Case dunnett-one-sided: Dunnett 1955, table 1a (20 degrees: 1.72 2.03 2.19 2.30 2.39); digits
  /// from an independent double quadrature.
  static let dunnettTable: [(comparisons: Int, degrees: Double, factor: Double)] = [
    (1, 20, 1.7247182429209424),
    (2, 20, 2.0273183873668335),
    (3, 20, 2.1922834623875853),
    (4, 20, 2.3044275891964534),
    (5, 20, 2.388779384572169),
    (3, 44, 2.119513358852473),
    (4, 36, 2.2384076978181633),
    (2, 10, 2.1506138267507278),
    (9, 90, 2.4560630561280576),
  ]

  @Test("Dunnett's one-sided factors are those of the table", arguments: dunnettTable)
  func dunnett(comparisons: Int, degrees: Double, factor: Double) {
    let d = Dunnett.quantile(0.95, comparisons: comparisons, degrees: degrees)
    #expect(isClose(d, factor))
    #expect(
      isClose(Dunnett.cumulative(factor, comparisons: comparisons, degrees: degrees), 0.95))
  }

  /// Case studentized-range: Harter's tables (3 means, 10 degrees: 3.877; 4, 20: 3.958); digits
  /// from scipy.stats.studentized_range.
  static let rangesTable: [(p: Double, means: Int, degrees: Double, range: Double)] = [
    (0.95, 3, 10, 3.876776750013158),
    (0.95, 4, 20, 3.9582935609453846),
    (0.95, 4, 44, 3.775958217781714),
    (0.99, 5, 30, 5.047605131904664),
    (0.9, 10, 60, 4.253941735825079),
  ]

  @Test("studentised ranges are those of the table", arguments: rangesTable)
  func range(p: Double, means: Int, degrees: Double, range: Double) {
    #expect(
      isClose(StudentisedRange.quantile(p, means: means, degrees: degrees), range, relative: 1e-7))
  }

  @Test("other correlations, many comparisons and small values agree with scipy's quadrature")
  func dunnettElsewhere() {
    // scipy.integrate.dblquad on the density of s and z, errors below 1e-10.
    #expect(
      isClose(Dunnett.cumulative(3.5, comparisons: 499, degrees: 30), 0.9342236583232972))
    #expect(
      isClose(
        Dunnett.cumulative(2.5, comparisons: 4, degrees: 8, correlation: 0.2), 0.9364835828242368)
    )
    #expect(
      isClose(
        Dunnett.cumulative(0.3, comparisons: 3, degrees: 12, correlation: 0.7), 0.4289734791617922)
    )
    #expect(
      isClose(
        StudentisedRange.cumulative(6, means: 100, degrees: 40), 0.8542768843788903, relative: 1e-8)
    )
    #expect(
      isClose(
        StudentisedRange.cumulative(1, means: 3, degrees: 5), 0.22985078385688207, relative: 1e-8))
  }

  @Test("one comparison is Student's, and two means have a range of sqrt 2 Student")
  func limits() {
    for degrees in [2.0, 3, 7.5, 40, 1000] {
      for t in [0.3, 1.7, 4] {
        let student = StudentT.cumulative(t, degrees: degrees)
        #expect(isClose(Dunnett.cumulative(t, comparisons: 1, degrees: degrees), student))
        #expect(
          isClose(
            StudentisedRange.cumulative(t * 2.0.squareRoot(), means: 2, degrees: degrees),
            2 * student - 1))
      }
      #expect(
        isClose(
          StudentisedRange.quantile(0.9, means: 2, degrees: degrees),
          StudentT.quantile(0.95, degrees: degrees) * 2.0.squareRoot()))
    }
  }

  @Test("factors grow with comparisons and fall with correlation, within Bonferroni's")
  func order() {
    var last = 0.0
    for m in 1...6 {
      let d = Dunnett.quantile(0.99, comparisons: m, degrees: 12)
      #expect(d > last)
      #expect(d <= -StudentT.quantile(0.01 / Double(m), degrees: 12))
      #expect(d <= Dunnett.quantile(0.99, comparisons: m, degrees: 12, correlation: 0.2))
      last = d
    }
  }

  @Test("factors exist at every confidence, and stay between one interval's and Bonferroni's")
  func extremes() {
    for degrees in [2.0, 5, 100] {
      for p in [0.5, 0.9999, 1 - 1e-6, 1 - 1e-9] {
        for correlation in [0, 0.5, 0.999] {
          let d = Dunnett.quantile(
            p, comparisons: 3, degrees: degrees, correlation: correlation)
          #expect(d >= StudentT.quantile(p, degrees: degrees))
          #expect(d <= -StudentT.quantile((1 - p) / 3, degrees: degrees))
        }
        let range = StudentisedRange.quantile(p, means: 4, degrees: degrees)
        let two = -StudentT.quantile((1 - p) / 2, degrees: degrees) * 2.0.squareRoot()
        #expect(range >= two)
        #expect(range <= -StudentT.quantile((1 - p) / 12, degrees: degrees) * 2.0.squareRoot())
      }
    }
  }
}
