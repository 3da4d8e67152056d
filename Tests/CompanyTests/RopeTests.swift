import Company
import Probability
import Testing

/// Release by loops, ropes and due dates: moments of release worked out by hand.
@Suite("Ropes and loops")
struct RopeTests {
  /// A 1 minute, drum D 10 minutes, C 3 minutes.
  private func line(_ release: Release, horizon: Double = 100) -> TestCompany {
    var company = TestCompany(horizon: horizon)
    company.add("A")
    company.add("D")
    company.add("C")
    company.make("P", [("A", 1), ("D", 10), ("C", 3)])
    company.base.release = release
    return company
  }

  // Two on the rope. D ends at 11, 21, 31...: then the next is released.
  @Test("a rope of orders pays out when the drum has done one")
  func tokens() throws {
    var company = line(.drumBufferRope(.init(drum: 1, rope: .jobs(2))))
    company.placed("P", at: 0, 0, 0, 0, 0)
    let trace = try Trace(company)
    #expect(trace.times(.released) == ["#1 0", "#2 0", "#3 11", "#4 21", "#5 31"])
    #expect(trace.times(.shipped) == ["#1 14", "#2 24", "#3 34", "#4 44", "#5 54"])
  }

  // Buffer 15: released while 0, then 10 are on the rope; with 20 it waits until the drum has done
  // one at 11, and so on.
  @Test("a constraint buffer releases while the drum work released is within it")
  func buffer() throws {
    var company = line(.drumBufferRope(.init(drum: 1, rope: .work(15, resource: 1))))
    company.placed("P", at: 0, 0, 0, 0)
    #expect(try Trace(company).times(.released) == ["#1 0", "#2 0", "#3 11", "#4 21"])
  }

  // The order with the earlier due date first; R does not visit the drum and enters at once.
  @Test("orders wait by due date, and those that do not visit the drum enter at once")
  func dueDates() throws {
    var company = line(.drumBufferRope(.init(drum: 1, rope: .jobs(1))))
    company.make("R", [("C", 2)])
    company.placed("P", [(0, 1, 90), (0, 1, 80), (0, 1, 70), (0, 1, nil)])
    company.placed("R", at: 5)
    #expect(
      try Trace(company).times(.released) == ["#1 0", "#5 5", "#3 11", "#2 22", "#4 33"])
  }

  // Pieces move singly: an order of two has half its work left when its first piece is through, at
  // 11. Buffer 10: 20 + 0 on the rope until then, 10 then: the next order enters at 11.
  @Test("the rope is paid out piece by piece")
  func pieces() throws {
    var company = line(.drumBufferRope(.init(drum: 1, rope: .work(10, resource: 1))))
    company.batches(BatchSizes(transfer: 1))
    company.placed("P", [(0, 2, nil), (0, 2, nil)])
    #expect(try Trace(company).times(.released) == ["#1 0", "#2 11"])
  }

  // Visits D twice, the second time after C: only then is it off the rope. D 1-11, C 11-14, D 14-24.
  @Test("an order stays on the rope until its last visit to the drum")
  func lastVisit() throws {
    var company = line(.drumBufferRope(.init(drum: 1, rope: .jobs(1))))
    company.products[0].route += [company.products[0].route[1]]
    company.placed("P", at: 0, 0)
    #expect(try Trace(company).times(.released) == ["#1 0", "#2 24"])
  }

  // X (assembly) of V, made on the drum (10), and N, made on C (3). One order each at 0; the rope
  // holds two. Drum work with the first order is 10: N comes at 10 - 4 = 6; with the second 20: at
  // 16. Third: released at 10, when 10 + 10 are on the rope: N at 10 + 20 - 4 = 26.
  @Test(
    "an assembly buffer releases a component so long before the drum is done",
    arguments: [[1, 2], [2, 1]])
  func assembly(order: [Int]) throws {
    var company = TestCompany(horizon: 100)
    company.add("D")
    company.add("C")
    company.make("X", [("C", 1)])
    company.make("V", [("D", 10)])
    company.make("N", [("C", 3)])
    company.products[0].components = order.map { .init(product: $0) }
    company.products[1].isPart = true
    company.products[2].isPart = true
    company.base.release = .drumBufferRope(
      .init(drum: 0, rope: .jobs(2), assemblyBuffer: 4))
    company.placed("X", at: 0, 0, 0)
    let trace = try Trace(company)
    let begun = trace.log.events.filter { $0.kind == .started && $0.product == 2 }.map(\.time)
    #expect(begun == [6, 16, 26])
    #expect(trace.times(.released) == ["#1 0", "#2 0", "#3 10"])
    #expect(trace.times(.shipped) == ["#1 11", "#2 21", "#3 31"])
  }

  // Due 50 and 30, buffer 20: released at 30 and 10; without a due date at once.
  @Test("planned release comes so long before the due date", arguments: [0, 5, 20])
  func planned(offset: Double) throws {
    var company = line(.planned(leadTime: 20))
    company.placed("P", [(0, 1, 50 + offset), (0, 1, 30 + offset), (0, 1, nil), (2, 1, 4)])
    let trace = try Trace(company)
    #expect(
      trace.times(.released) == [
        "#3 0", "#4 2", "#2 \(Int(10 + offset))", "#1 \(Int(30 + offset))",
      ])
  }

  // Planned load of D when asked: 0, 10, 20... plus half the buffer of 24: due at 12, 22, 32;
  // released 24 before, so the first two at once and the third at 8.
  @Test("simplified drum-buffer-rope promises the safe date and releases a buffer before it")
  func simplified() throws {
    var company = line(
      .simplifiedDrumBufferRope(.init(resource: 1, buffer: 24)))
    company.placed("P", at: 0, 0, 0, 0)
    let trace = try Trace(company)
    #expect(
      trace.log.events.filter { $0.kind == .placed }.map(\.due) == [12, 22, 32, 42])
    #expect(trace.times(.released) == ["#1 0", "#2 0", "#3 8", "#4 18"])
    // Shipped at 14, 24, 34, 44: two late each time.
    expect(trace.outcome, [("flow.on_time", 0), ("buffer.black", 1)])
  }

  // The line is 15: with 10 planned a date is quoted, with 20 none.
  @Test("no date is quoted while the planned load is above the line")
  func holdAbove() throws {
    var company = line(.simplifiedDrumBufferRope(.init(resource: 1, buffer: 24)))
    company.base.promise = .safeDate(resource: 1, buffer: 24, holdAbove: 15)
    company.placed("P", at: 0, 0, 0, 0)
    let trace = try Trace(company)
    expect(trace.outcome, [("flow.orders.lost", 2), ("flow.orders.shipped", 2)])
  }

  // P and Q are in a loop of two; R is in none.
  @Test("a loop limits the orders of its products")
  func loop() throws {
    var company = line(
      .loops([Release.Loop(name: "l", products: [0, 1], limit: .jobs(2))]))
    company.make("Q", [("A", 1)])
    company.make("R", [("C", 1)])
    company.placed("P", at: 0)
    company.placed("Q", at: 0, 0, 0)
    company.placed("R", at: 0.5)
    // #1 P is in until 14. Q #2 1-2 (A is P's until 1), then Q #3 2-3, Q #4 3-4.
    let released = try Trace(company).times(.released)
    #expect(released == ["#1 0", "#2 0", "#5 0.5", "#3 2", "#4 3"])
  }

  // At most 25 minutes of D, counted until shipment; an order of three pieces (30) may enter alone.
  @Test("a loop by work lets in what fits, and anything when it is empty")
  func work() throws {
    var company = line(
      .loops([Release.Loop(name: "l", products: [0], limit: .work(25, resource: 1))]),
      horizon: 200)
    company.placed("P", at: 0, 0, 0)
    company.placed("P", [(1, 3, nil)])
    let trace = try Trace(company)
    // Shipped at 14, 24, 34; then the big one is alone.
    #expect(trace.times(.released) == ["#1 0", "#2 0", "#3 14", "#4 34"])
  }

  // In front of C at time 0: past the drum, so it takes up nothing of the rope.
  @Test("a job that is past the drum at time 0 takes up nothing of the rope")
  func initial() throws {
    var company = line(.drumBufferRope(.init(drum: 1, rope: .jobs(1))))
    company.change("P", step: 2) { $0.initial = 1 }
    company.placed("P", at: 0, 0)
    let released = try Trace(company).times(.released)
    #expect(released == ["#1 0", "#2 0", "#3 11"])
  }

  // At 12 the warm-up ends: #1 (drum 1-11) is on C, #2 on the drum since 11... and on the rope.
  @Test("the end of the warm-up puts nothing back on the rope that is past the drum")
  func warmup() throws {
    var company = line(.drumBufferRope(.init(drum: 1, rope: .jobs(2))))
    company.time.warmup = 12
    company.placed("P", at: 0, 0, 0, 0)
    // #3 enters at 11 (A 11-12), #4 when #2 leaves the drum at 21.
    let released = try Trace(company).times(.released)
    #expect(released == ["#1 0", "#2 0", "#3 11", "#4 21"])
  }

  // The same by work: 12 minutes of buffer, orders of two pieces moving singly. #1 has 10 left of 20
  // at 11, and #2 enters; at 12, 30 are on the rope, at 21 20, at 31 10: #3.
  @Test("nor does it put back part of an order that is half through")
  func warmupPieces() throws {
    var company = line(.drumBufferRope(.init(drum: 1, rope: .work(12, resource: 1))))
    company.time.warmup = 12
    company.batches(BatchSizes(transfer: 1))
    company.placed("P", [(0, 2, nil), (0, 2, nil), (0, 2, nil)])
    let released = try Trace(company).times(.released)
    #expect(released == ["#1 0", "#2 11", "#3 31"])
  }

  // Two components, both made on the drum, one of them reworked after it once: what it passes again
  // pays for nothing but itself.
  @Test("a second pass of the drum after rework does not pay out the rope of another part")
  func reworkRope() throws {
    var company = TestCompany(horizon: 100)
    company.add("D")
    company.add("C")
    company.make("X", [("C", 1)])
    company.make("V", [("D", 10)])
    company.make("W", [("D", 10)])
    company.products[0].components = [.init(product: 1), .init(product: 2)]
    company.products[1].isPart = true
    company.products[2].isPart = true
    company.products[1].route[0].rework = .init(probability: 1 - 1e-12, to: 0, limit: 1)
    company.base.release = .drumBufferRope(.init(drum: 0, rope: .jobs(1)))
    company.placed("X", at: 0, 0)
    // V 0-10 goes back behind W 10-20, V again 20-30.
    #expect(try Trace(company).times(.released) == ["#1 0", "#2 30"])
  }
}
