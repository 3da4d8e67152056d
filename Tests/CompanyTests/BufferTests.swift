import Company
import Probability
import Testing

/// Time buffers, worked out by hand.
@Suite("Time buffers")
struct BufferTests {
  /// Six orders at 0, 3 minutes each, due at 16; green ends at 4, red begins at 8.
  private func machine(_ release: Release = .push) -> TestCompany {
    var company = TestCompany(horizon: 30)
    company.add("M")
    company.make("P", [("M", 3)])
    company.base.release = release
    company.base.buffers = BufferManagement(yellow: 0.25, red: 0.5)
    company.base.promise = .fixed(16)
    company.placed("P", at: 0, 0, 0, 0, 0, 0)
    return company
  }

  // Shipped at 3, 6, 9, 12, 15, 18.
  @Test("orders by the zone they are shipped in")
  func zones() throws {
    let trace = try Trace(machine())
    expect(
      trace.outcome,
      [
        ("buffer.green", 1.0 / 6), ("buffer.yellow", 1.0 / 6), ("buffer.red", 3.0 / 6),
        ("buffer.black", 1.0 / 6), ("flow.on_time", 5.0 / 6),
      ])
    #expect(trace.events(.red) == ["8 red #3", "8 red #4", "8 red #5", "8 red #6"])
  }

  // One order at a time: at 8 the third is on the machine, the others are not released.
  @Test("where orders are when they get into the red")
  func causes() throws {
    var company = machine(.loops([Release.Loop(name: "l", products: [0], limit: .jobs(1))]))
    expect(
      try Trace(company).outcome,
      [("buffer.cause.M", 0.25), ("buffer.cause.release", 0.75), ("buffer.cause.transit", 0)])
    // With 7 minutes on the way nothing is shipped at 8: #1 is on its way, and so is its place.
    company.change("P") { $0.transport = .constant(7) }
    expect(
      try Trace(company).outcome,
      [
        ("buffer.cause.M", 0), ("buffer.cause.release", 5.0 / 6),
        ("buffer.cause.transit", 1.0 / 6),
      ])
  }

  /// Planned release of 10, with twenty orders looked at, and one more that is due at `due`.
  private func resizing(first due: Double, last: Double, horizon: Double) -> TestCompany {
    var company = TestCompany(horizon: horizon)
    company.add("M")
    company.make("P", [("M", 3)])
    company.base.release = .planned(leadTime: 10)
    company.base.buffers = BufferManagement(
      yellow: 0.25, red: 0.5,
      resize: .init(window: 20, growAbove: 0.1, shrinkBelow: 0.01, step: 0.5))
    company.placed(
      "P", (0..<20).map { (Double($0) * 3, 1, Double($0) * 3 + due) } + [(57, 1, last)])
    return company
  }

  // Each is shipped 3 after it was placed, and due 1 after: all are late. At 60 the buffer grows to
  // 15: the order due at 130 is released at 115.
  @Test("many reds make the buffer grow, for what is held already too")
  func grows() throws {
    let trace = try Trace(resizing(first: 1, last: 130, horizon: 120))
    #expect(trace.times(.released).last == "#21 115")
    expect(trace.outcome, [("buffer.size", (60 + 60 * 1.5) / 120)])
  }

  // Due 10 after: shipped with 7 left, 0.3 of the buffer: yellow. It shrinks to 5.
  @Test("no reds make it shrink")
  func shrinks() throws {
    let trace = try Trace(resizing(first: 10, last: 100, horizon: 120))
    #expect(trace.times(.released).last == "#21 95")
    expect(trace.outcome, [("buffer.size", (60 + 60 * 0.5) / 120)])
  }
}
