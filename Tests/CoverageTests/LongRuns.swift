import Inference

extension CoverageCase {
  static let longRuns = batches + overlapping + skarts

  private static func autoregressive(_ phi: Double) -> String {
    "autoregressive series, correlation \(phi) of successive values; mean 0"
  }

  private static let waits = "waits in M/M/1 at load 0.5; mean 1"

  private static let batches = [
    CoverageCase(
      "batches_20", "20 batch means (`BatchMeans`)", autoregressive(0.5), n: "4,000",
      .about(0.95),
      drawing: { luck in
        BatchMeans(of: luck.autoregression(0.5, 4000), batches: 20, confidence: 0.95)?
          .estimate.interval.covers(0) ?? false
      }),
    CoverageCase(
      "batches_short", "20 batch means (`BatchMeans`)", autoregressive(0.9), n: "800",
      .short(of: 0.95, floor: 0.75),
      note:
        "batches of 40 values are still correlated with each other; von Neumann's p-value, which "
        + "stands beside the interval, is there to say so",
      drawing: { luck in
        BatchMeans(of: luck.autoregression(0.9, 800), batches: 20, confidence: 0.95)?
          .estimate.interval.covers(0) ?? false
      }),
    CoverageCase(
      "batches_waits", "20 batch means (`BatchMeans`)", waits, n: "20,000", .about(0.95),
      drawing: { luck in
        BatchMeans(
          of: luck.waits(load: 0.5, 20_000, isStationary: true), batches: 20, confidence: 0.95)?
          .estimate.interval.covers(1) ?? false
      }),
  ]

  private static let overlapping = [
    CoverageCase(
      "overlapping_batches", "overlapping batch means (`OverlappingBatchMeans`)",
      autoregressive(0.5), n: "4,000", .about(0.95),
      drawing: { luck in
        OverlappingBatchMeans(
          of: luck.autoregression(0.5, 4000), batchSize: 200, confidence: 0.95)?
          .interval.covers(0) ?? false
      })
  ]

  private static let skarts = [
    skart(
      "skart_autoregressive", autoregressive(0.9), 10_000, truth: 0, .atLeast(0.95),
      note: "the correlation of neighbouring batches is taken for that of a series that forgets at "
        + "that rate; batches of some ten values forget faster, so the error is overrated. Longer "
        + "series have longer batches: `skart_autoregressive_long`"
    ) {
      $0.autoregression(0.9, 10_000)
    },
    skart("skart_autoregressive_long", autoregressive(0.9), 100_000, truth: 0, .about(0.95)) {
      $0.autoregression(0.9, 100_000)
    },
    skart("skart_waits", waits + ", from an empty queue", 30_000, truth: 1, .about(0.95)) {
      $0.waits(load: 0.5, 30_000, isStationary: false)
    },
  ]

  private static func skart(
    _ id: String, _ model: String, _ n: Int, truth: Double, _ promise: Promise,
    note: String? = nil, series: @escaping @Sendable (inout Luck) -> [Double]
  ) -> CoverageCase {
    CoverageCase(
      id, "N-Skart (`Skart`)", model, n: "\(n / 1000),000", promise, note: note,
      drawing: { luck in
        let found = try? Skart(of: series(&luck), confidence: 0.95)
        return found?.interval.contains(truth) ?? false
      })
  }
}
