import Inference
import Testing

/// Warm-up, moving averages and single long runs.
@Suite struct SteadyStateTests {
  /// Case mser5-exponential-transient: a decay to about 10.
  static let transient: [Double] = [
    28.788, 28.599, 24.506, 27.948, 21.843, 23.807, 21.694, 22.124, 20.817, 22.413, 17.147, 18.146,
    16.754, 15.208, 16.027, 16.36, 16.328, 13.777, 14.591, 14.678, 13.839, 12.975, 12.811, 12.561,
    13.609, 11.831, 11.783, 12.956, 11.472, 12.26, 11.257, 10.95, 11.478, 10.408, 9.833, 9.501,
    10.797, 12.148, 11.311, 8.846, 11.851, 9.669, 10.966, 10.349, 9.581, 11.339, 10.799, 9.549,
    9.945, 10.354, 9.918, 11.507, 9.44, 10.172, 11.23, 12.4, 10.809, 11.869, 8.938, 10.428, 10.078,
    8.951, 9.356, 10.255, 11.058, 9.975, 9.847, 9.609, 11.671, 9.443, 10.35, 10.211, 10.338, 9.31,
    9.853, 10.978, 11.41, 10.207, 10.808, 8.191, 8.812, 11.061, 9.485, 10.63, 9.778, 11.262,
    10.415, 10.877, 9.64, 9.084, 9.767, 9.359, 10.498, 10.204, 10.842, 9.124, 10.582, 10.664,
    10.958, 10.853,
  ]

  /// Case batch-means-10: an autocorrelated series about 50.
  static let correlated: [Double] = [
    48.884, 49.728, 49.807, 50.558, 49.381, 49.811, 47.518, 48.528, 47.333, 48.621, 49.007, 49.875,
    50.014, 49.748, 49.661, 50.972, 50.936, 50.149, 50.464, 50.436, 50.606, 50.986, 53.754, 50.798,
    50.132, 50.473, 50.305, 49.268, 50.146, 48.779, 50.573, 51.51, 49.531, 49.005, 48.303, 49.852,
    49.416, 49.496, 48.562, 49.519, 49.102, 50.253, 51.544, 49.745, 48.79, 48.203, 49.981, 49.652,
    49.427, 51.406, 50.827, 51.111, 50.862, 51.535, 51.519, 51.578, 50.176, 51.179, 51.105, 52.789,
    54.057, 54.774, 53.075, 53.389, 49.639, 48.01, 48.976, 48.417, 49.557, 50.717, 50.023, 51.115,
    50.809, 50.534, 52.157, 51.621, 52.186, 50.731, 52.394, 50.524, 51.398, 50.993, 51.136, 52.931,
    51.065, 50.424, 49.235, 50.283, 51.311, 51.514, 51.91, 50.472, 50.524, 49.02, 50.367, 50.368,
    49.75, 50.858, 49.297, 51.321, 49.947, 50.656, 49.694, 49.83, 49.943, 49.744, 50.438, 50.725,
    50.97, 50.651, 51.563, 49.951, 51.356, 51.841, 51.368, 51.351, 50.005, 50.233, 51.549, 50.993,
    51.314, 50.843, 50.271, 50.372, 48.223, 49.06, 49.714, 50.072, 47.885, 48.786, 49.087, 50.084,
    50.541, 50.175, 48.303, 48.8, 49.205, 49.779, 49.323, 48.993, 51.076, 51.242, 51.154, 50.662,
    49.775, 50.574, 48.047, 49.988, 51.155, 51.879, 51.843, 51.35, 51.725, 51.149, 49.55, 49.711,
    51.091, 50.07, 49.055, 50.22, 49.896, 50.664, 51.454, 51.892, 51.7, 52.252, 51.627, 52.133,
    51.04, 51.925, 52.615, 53.925, 54.032, 51.583, 52.102, 49.523, 50.788, 50.49, 51.015, 48.381,
    48.86, 48.618, 49.371, 49.475, 50.959, 51.173, 49.607, 50.785, 50.536, 50.903, 50.165, 50.579,
    52.178, 51.612, 52.319, 52.338, 52.63, 52.243, 51.865, 50.456,
  ]

  @Test("MSER-5 cuts an exponential transient after 35 observations")
  func mser5() throws {
    let t = try #require(Truncation(of: Self.transient))
    #expect(t.batches == 20)
    #expect(t.dropped == 7)
    #expect(t.droppedObservations == 35)
    #expect(t.isReliable)
    #expect(isClose(t.statistic, 0.005205180664542559))
    #expect(isClose(t.mean, 10.300153846153847))
    let expected = [
      0.9415576574799998, 0.4858896223822715, 0.18983014030864195, 0.10398545719519647,
      0.04202401881835938, 0.01723254513777775, 0.005602756734693878, 0.005205180664542559,
      0.005743259143518526, 0.006469194891059353, 0.007631013000000001,
    ]
    #expect(t.statistics.count == expected.count)
    for (z, e) in zip(t.statistics, expected) { #expect(isClose(z, e)) }
  }

  @Test("a constant series has no warm-up, whatever its value")
  func constantSeries() {
    // Case mser-constant: of equal statistics the first.
    let t = Truncation(of: Array(repeating: 3, count: 10), batchSize: 1)
    #expect(t?.dropped == 0)
    #expect(t?.statistic == 0)
    #expect(Truncation(of: Array(repeating: 0.1, count: 53))?.dropped == 0)
  }

  @Test("a series that never settles is unreliable, and one too short has no answer")
  func unsettled() throws {
    let t = try #require(Truncation(of: (0..<40).map { Double($0) }, batchSize: 1))
    #expect(t.dropped == 20)
    #expect(!t.isReliable)
    #expect(Truncation(of: [1, 2, 3, 4, 5, 6]) == nil)
    #expect(Truncation(of: [1, .nan], batchSize: 1) == nil)
    // A step of 4 values of 9 among 24 of 1: cut exactly behind it.
    let step = Array(repeating: 9.0, count: 4) + (0..<20).map { $0 % 2 == 0 ? 1 : 1.1 }
    #expect(Truncation(of: step, batchSize: 1)?.dropped == 4)
  }

  @Test("adding a constant to a series does not move the cut")
  func shift() {
    let moved = Truncation(of: Self.transient.map { $0 + 1e6 })
    #expect(moved?.dropped == 7)
    #expect(isClose(moved?.statistic, 0.005205180664542559, relative: 1e-6))
  }

  @Test("Welch's averages shrink their window at the start and stop short at the end")
  func welch() {
    // Case welch-moving-average: numpy.
    let w = WelchAverages(
      of: [
        [2.57, 5.27, 6.54, 7.08, 8.61, 8.96, 10.36, 9.52, 10.07, 9.64, 10.0, 9.26],
        [3.35, 4.26, 5.85, 7.45, 8.09, 8.83, 9.11, 9.16, 10.07, 9.79, 10.16, 10.18],
        [1.93, 4.47, 6.17, 7.58, 8.24, 8.51, 8.1, 9.53, 9.48, 9.51, 10.03, 10.05],
        [2.2, 4.98, 6.27, 6.23, 8.01, 8.85, 9.75, 9.84, 9.89, 9.54, 10.03, 11.28],
      ], window: 3)
    let averages = [
      2.5125, 4.745, 6.2075000000000005, 7.085, 8.237499999999999, 8.7875, 9.33, 9.5125,
      9.877500000000001, 9.62, 10.055, 10.192499999999999,
    ]
    let moving = [
      2.5125, 4.488333333333333, 5.7575, 6.700714285714286, 7.700714285714286, 8.43392857142857,
      8.92142857142857, 9.345714285714283, 9.625,
    ]
    #expect(w.averages.count == averages.count)
    for (a, e) in zip(w.averages, averages) { #expect(isClose(a, e)) }
    #expect(w.moving.count == moving.count)
    for (a, e) in zip(w.moving, moving) { #expect(isClose(a, e)) }
    let plain = WelchAverages(of: [[1, 5, 2]], window: 0)
    #expect(plain.moving == [1, 5, 2])
  }

  @Test("ten batches of a correlated series: interval and von Neumann's ratio")
  func batchMeans() throws {
    // Case batch-means-10: scipy t, numpy.
    let b = try #require(BatchMeans(of: Self.correlated, batches: 10, confidence: 0.95))
    #expect(b.batchSize == 20)
    #expect(isClose(b.estimate.mean, 50.50386999999999))
    #expect(isClose(b.estimate.standardDeviation.map { $0 * $0 }, 0.3858343423333321))
    #expect(isClose(b.estimate.halfWidth, 0.44434798437454986))
    #expect(isClose(b.estimate.lower, 50.05952201562544))
    #expect(isClose(b.estimate.upper, 50.948217984374544))
    #expect(isClose(b.lagOne, 0.22073252631474286))
    #expect(isClose(b.vonNeumann, 1.2769107867165255))
    #expect(isClose(b.z, -1.2718458906536751))
    #expect(isClose(b.pValue, 0.10171394010149282))
  }

  @Test("what does not fill a batch is left out at the start")
  func remainder() throws {
    let b = try #require(
      BatchMeans(of: [99, 99, 1, 3, 5, 7, 6, 4], batches: 3, confidence: 0.9))
    #expect(b.batchSize == 2)
    #expect(isClose(b.estimate.mean, 13 / 3.0))
    #expect(BatchMeans(of: [1, 2], batches: 3, confidence: 0.9) == nil)
    let constant = try #require(BatchMeans(of: [2, 2, 2, 2], batches: 3, confidence: 0.9))
    #expect(constant.vonNeumann == nil)
    #expect(constant.estimate.isCertain)
  }

  @Test("overlapping batches of ten")
  func overlapping() throws {
    // Case overlapping-batch-means: numpy.
    let o = try #require(
      OverlappingBatchMeans(of: Self.correlated, batchSize: 10, confidence: 0.95))
    #expect(isClose(o.asymptoticVariance, 6.402040668608442))
    #expect(isClose(o.varianceOfMean, 0.03201020334304221))
    #expect(o.degrees == 28.5)
    let interval = try #require(o.interval)
    #expect(isClose((interval.upperBound - interval.lowerBound) / 2, 0.3661991766399326))
    // Batches of one are the plain variance.
    let one = try #require(
      OverlappingBatchMeans(of: [1, 2, 4, 9], batchSize: 1, confidence: 0.9))
    #expect(isClose(one.asymptoticVariance, Moments([1, 2, 4, 9]).variance ?? 0))
    #expect(
      OverlappingBatchMeans(of: [2, 2, 2], batchSize: 1, confidence: 0.9)?.interval == nil)
  }

  @Test("Skart's adjustment of a t for skewness")
  func skewness() {
    // Case skart-G.
    let t = StudentT.quantile(0.975, degrees: 31)
    #expect(isClose(t, 2.039513446396408))
    #expect(
      isClose(SkewnessAdjustment.adjusted(t, skewness: 1.2, batches: 32), 1.7726746069324586))
    #expect(
      isClose(SkewnessAdjustment.adjusted(-t, skewness: 1.2, batches: 32), -2.4863945556537486))
    #expect(SkewnessAdjustment.adjusted(1.3, skewness: 0, batches: 32) == 1.3)
    #expect(
      isClose(SkewnessAdjustment.adjusted(1.3, skewness: 1e-9, batches: 4), 1.3, relative: 1e-6))
    let interval = SkewnessAdjustment.interval(
      mean: 10, standardError: 2, degrees: 31, skewness: 1.2, batches: 32, confidence: 0.95)
    #expect(isClose(interval.lowerBound, 10 - 2 * 1.7726746069324586))
    #expect(isClose(interval.upperBound, 10 + 2 * 2.4863945556537486))
  }

  @Test("batch means of an autoregression cover its mean as often as they say")
  func coverage() {
    // Y_i = 0.5 Y_i-1 + e_i: means of 100 have a correlation of about 0.01.
    let trials = 300
    var covered = 0
    var variances: [Double] = []
    for trial in 0..<trials {
      var numbers = NormalNumbers(seed: 34, replication: trial)
      var y = numbers.next() / 0.75.squareRoot()
      let series = (0..<2000).map { _ -> Double in
        y = 0.5 * y + numbers.next()
        return y
      }
      let b = BatchMeans(of: series, batches: 20, confidence: 0.9)
      if b?.estimate.interval?.contains(0) ?? false { covered += 1 }
      let o = OverlappingBatchMeans(of: series, batchSize: 100, confidence: 0.9)
      variances.append(o?.asymptoticVariance ?? .nan)
    }
    #expect(Chance.isAtLeast(0.88, successes: covered, trials: trials))
    #expect(Chance.isAtLeast(0.08, successes: trials - covered, trials: trials))
    // The expected estimate, a little below 1 / (1 - 0.5)^2, from the autocovariances 0.5^h / 0.75.
    #expect(Chance.isMean(3.9437252046476226, of: variances))
  }
}
