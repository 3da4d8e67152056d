import Company
import Experiment

/// Simulations with results that can be worked out by hand.
enum Synthetic {
  /// Money and a lead time.
  static let measures = [
    Measure(name: "money.net_profit", unit: "USD per week", meaning: "NP"),
    Measure(name: "flow.lead_time.mean", unit: "min", meaning: "Lead time"),
  ]

  /// A case whose values are given per replication (rows), repeating when they run out.
  static func listed(_ name: String, _ rows: [[Double]]) -> Case {
    Case(name: name, measures: measures) { replication in
      ReplicationResult(
        values: rows[Int(replication) % rows.count], events: 100, warnings: [])
    }
  }

  /// A case with values that look random but follow from the replication alone; `shift` is added
  /// to net profit, and the work it takes depends on the replication, so workers finish in any
  /// order.
  static func scattered(_ name: String, shift: Double = 0, own: Double = 0) -> Case {
    Case(name: name, measures: measures) { replication in
      var state = UInt64(replication) &+ 1
      for _ in 0..<(1 + (replication % 7) * 2_000) { state = scramble(state) }
      let noise = unit(scramble(UInt64(replication)))
      let ownNoise = unit(scramble(UInt64(replication) ^ 0xABCD)) * own
      return ReplicationResult(
        values: [100 * noise + shift + ownNoise, 10 + noise + Double(state & 0)],
        events: Int(replication), warnings: replication % 3 == 0 ? ["every third"] : [])
    }
  }

  /// The finaliser of splitmix64.
  static func scramble(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private static func unit(_ bits: UInt64) -> Double { Double(bits >> 11) / 9_007_199_254_740_992 }
}
