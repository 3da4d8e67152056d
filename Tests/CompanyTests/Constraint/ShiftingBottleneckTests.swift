import Company
import Testing

@Suite("Shifting bottleneck")
struct ShiftingBottleneckTests {
  typealias Period = ActivePeriods.Period

  /// Active periods of resources of one unit each.
  private func periods(_ active: [[(Double, Double)]], to end: Double) -> ActivePeriods {
    ActivePeriods(
      merging: active.enumerated().flatMap { resource, spans in
        spans.map { Period(unit: resource, resource: resource, from: $0.0, to: $0.1) }
      }, measured: 0..<end, resources: active.count)
  }

  // The trace `active_period_trace`: A 0-4 and 5-9, B 2-7, C 8-12.
  @Test("the trace worked out by hand: A, B, A and C take over from one another")
  func trace() {
    let active = periods([[(0, 4), (5, 9)], [(2, 7)], [(8, 12)]], to: 12)
    #expect(active.means.map(\.length) == [4, 5, 4])
    #expect(active.means.map(\.count) == [2, 1, 1])
    let found = ShiftingBottleneck(active)
    #expect(
      found.momentary == [
        Period(unit: 0, resource: 0, from: 0, to: 4), Period(unit: 1, resource: 1, from: 2, to: 7),
        Period(unit: 0, resource: 0, from: 5, to: 9), Period(unit: 2, resource: 2, from: 8, to: 12),
      ])
    #expect(
      found.sole == [
        .init(resource: 0, from: 0, to: 2), .init(resource: 1, from: 4, to: 5),
        .init(resource: 0, from: 7, to: 8), .init(resource: 2, from: 9, to: 12),
      ])
    #expect(
      found.shifting == [
        .init(outgoing: 0, incoming: 1, from: 2, to: 4),
        .init(outgoing: 1, incoming: 0, from: 5, to: 7),
        .init(outgoing: 0, incoming: 2, from: 8, to: 9),
      ])
    #expect(agree(found.shares[0].sole, 3.0 / 12) && agree(found.shares[0].shifting, 5.0 / 12))
    #expect(agree(found.shares[1].sole, 1.0 / 12) && agree(found.shares[1].shifting, 4.0 / 12))
    #expect(agree(found.shares[2].sole, 3.0 / 12) && agree(found.shares[2].shifting, 1.0 / 12))
    #expect(found.idle == 0)
  }

  // In minutes after eight: A is active 0-60, B 10-120.
  @Test("both active from 08:10 to 09:00 makes 50 minutes of shifting for each")
  func fiftyMinutes() {
    let found = ShiftingBottleneck(periods([[(0, 60)], [(10, 120)]], to: 120))
    #expect(found.shifting == [.init(outgoing: 0, incoming: 1, from: 10, to: 60)])
    for share in found.shares { #expect(agree(share.shifting * 120, 50)) }
    #expect(agree(found.shares[0].sole * 120, 10))
    #expect(agree(found.shares[1].sole * 120, 60))
  }

  @Test("of equal periods the one that began earlier wins, then the resource that comes first")
  func ties() {
    // Both 10 long at 10, when C ends.
    let earlier = ShiftingBottleneck(periods([[(9, 19)], [(5, 15)], [(0, 10)]], to: 20))
    #expect(earlier.momentary.map(\.resource) == [2, 1, 0])
    let alike = ShiftingBottleneck(periods([[(0, 3)], [(2, 7)], [(2, 7)]], to: 7))
    #expect(alike.momentary.map(\.resource) == [0, 1])
    #expect(alike.shares[2] == .init())
  }

  @Test("a period that begins when the bottleneck ends follows without shifting")
  func touching() {
    let found = ShiftingBottleneck(periods([[(0, 4)], [(4, 9)]], to: 10))
    #expect(found.shifting.isEmpty)
    #expect(found.sole == [.init(resource: 0, from: 0, to: 4), .init(resource: 1, from: 4, to: 9)])
    #expect(agree(found.idle, 0.1))
  }

  @Test("two units of one resource hand over without shifting")
  func units() {
    let found = ShiftingBottleneck(
      ActivePeriods(
        merging: [
          Period(unit: 0, resource: 0, from: 0, to: 6),
          Period(unit: 1, resource: 0, from: 4, to: 12),
          Period(unit: 2, resource: 1, from: 10, to: 20),
        ], measured: 0..<20, resources: 2))
    #expect(
      found.sole == [.init(resource: 0, from: 0, to: 10), .init(resource: 1, from: 12, to: 20)])
    #expect(found.shifting == [.init(outgoing: 0, incoming: 1, from: 10, to: 12)])
    #expect(agree(found.shares[0].total, 0.6))
  }

  // C 9-21 overlaps A 0-10 and B 4-20: from 9 to 10 three are under way, counted once for each.
  @Test("three periods at once are shifting for each of them, and no more than their time")
  func three() {
    let found = ShiftingBottleneck(periods([[(0, 10)], [(4, 20)], [(9, 21)]], to: 21))
    #expect(found.momentary.map(\.resource) == [0, 1, 2])
    #expect(agree(found.shares[0].shifting * 21, 6))
    #expect(agree(found.shares[1].shifting * 21, 16) && found.shares[1].sole == 0)
    #expect(agree(found.shares[2].shifting * 21, 11) && agree(found.shares[2].sole * 21, 1))
  }

  @Test("periods are cut at the ends of what is measured, their lengths are not")
  func warmup() {
    // At 100 both are active: A for 95 of which 5 count, B for 40.
    let active = ActivePeriods(
      merging: [
        Period(unit: 0, resource: 0, from: 10, to: 105),
        Period(unit: 1, resource: 1, from: 90, to: 130),
      ], measured: 100..<120, resources: 2)
    #expect(active.means == [.init(total: 5, count: 1), .init(total: 20, count: 1)])
    let found = ShiftingBottleneck(active)
    #expect(found.momentary.map(\.resource) == [0, 1])
    #expect(agree(found.shares[0].shifting, 0.25) && found.shares[0].sole == 0)
    #expect(agree(found.shares[1].sole, 0.75))
  }

  @Test("random periods: as the definition says, unit by unit and span by span", arguments: 0..<40)
  func property(number: Int) {
    var random = SplitMix(state: UInt64(number) &* 977 &+ 5)
    let resources = 1 + Int(random.next() % 5)
    var intervals: [Period] = []
    var unit = 0
    for resource in 0..<resources {
      for _ in 0..<(1 + Int(random.next() % 3)) {
        var time = Double(random.next() % 7)
        while time < 200 {
          // Whole numbers, so that ties and touching periods are common.
          let length = Double(1 + random.next() % 12)
          intervals.append(Period(unit: unit, resource: resource, from: time, to: time + length))
          time += length + Double(random.next() % 6)
        }
        unit += 1
      }
    }
    let active = ActivePeriods(
      merging: intervals.reversed(), measured: 20..<190, resources: resources)
    let found = ShiftingBottleneck(active)
    let chain = Self.chain(active)
    #expect(found.momentary == chain)
    var shares = Array(repeating: ShiftingBottleneck.Share(), count: resources)
    var idle = 0.0
    for tick in 20..<190 {
      let middle = Double(tick) + 0.5
      let present = Set(chain.filter { $0.from < middle && middle < $0.to }.map(\.resource))
      if present.isEmpty { idle += 1.0 / 170 }
      for resource in present {
        if present.count == 1 {
          shares[resource].sole += 1.0 / 170
        } else {
          shares[resource].shifting += 1.0 / 170
        }
      }
    }
    for (a, b) in zip(found.shares, shares) {
      #expect(abs(a.sole - b.sole) < 1e-9 && abs(a.shifting - b.shifting) < 1e-9)
    }
    #expect(abs(found.idle - idle) < 1e-9)
    for resource in 0..<resources {
      let sole = found.sole.filter { $0.resource == resource }.reduce(0) { $0 + $1.to - $1.from }
      #expect(abs(sole - found.shares[resource].sole * 170) < 1e-9)
    }
  }

  /// The definition, in O(n^2).
  private static func chain(_ active: ActivePeriods) -> [Period] {
    var chain: [Period] = []
    var time = active.measured.lowerBound
    while true {
      let covering = active.periods.filter { $0.from <= time && time < $0.to }
      if let longest = covering.min(by: {
        ($1.length, $0.from, $0.resource, $0.unit) < ($0.length, $1.from, $1.resource, $1.unit)
      }) {
        chain.append(longest)
        time = longest.to
      } else if let next = active.periods.map(\.from).filter({ $0 > time }).min() {
        time = next
      } else {
        return chain
      }
    }
  }
}

/// A small generator for tests that need many cases, not good numbers.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
