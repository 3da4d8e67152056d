import Company
import Testing

/// Deterministic lines worked out by hand.
@Suite("Serial lines")
struct SerialLineTests {
  /// A 3, B 5, C 4 min, all buffers as given, an endless demand.
  private func line(
    _ a: Double, _ b: Double, _ c: Double, buffer: Int? = nil, warmup: Double = 0, horizon: Double
  ) -> TestCompany {
    var company = TestCompany(warmup: warmup, horizon: horizon)
    company.add("A")
    company.add("B", buffer: buffer)
    company.add("C", buffer: buffer)
    company.make("P", [("A", a), ("B", b), ("C", c)])
    company.endless("P")
    return company
  }

  // Piece k = 0, 1, ... is released at 3k (A is never idle), starts on B at 3 + 5k, on C at
  // 8 + 5k and is shipped at 12 + 5k.
  @Test("a line of 3, 5 and 4 minutes ships first at 12 and then every 5: 94 in 480 minutes")
  func unlimitedBuffers() throws {
    let outcome = try line(3, 5, 4, horizon: 480).run()
    expect(
      outcome,
      [
        ("flow.output_rate", 94),
        ("flow.orders.shipped", 94),
        // Releases at 0, 3, ..., 480.
        ("flow.orders.received", 161),
        ("flow.orders.open", 67),
        // Lead times 12 + 2k, k = 0 ... 93.
        ("flow.lead_time.mean", 105),
        // 94 x 105 for the shipped, 480 - 3k for k = 94 ... 159: (9870 + 6633) / 480.
        ("flow.wip", 16503.0 / 480),
        ("resources.A.utilisation", 1),
        ("resources.A.starved", 0),
        ("resources.A.active_period", 480),
        ("resources.B.busy", 477.0 / 480),
        ("resources.B.starved", 3.0 / 480),
        // 94 whole pieces and 2 minutes of the one begun at 478, each a period of its own.
        ("resources.C.busy", 378.0 / 480),
        ("resources.C.starved", 102.0 / 480),
        ("resources.C.active_period", 378.0 / 95),
        ("resources.C.blocked", 0),
        // B starts pieces 0 ... 95; piece k waits 2k there.
        ("resources.B.wait.mean", 95),
        ("resources.B.wait.probability", 95.0 / 96),
        // 9120 of those, and 480 - 3(k + 1) for k = 96 ... 159, which is 6048.
        ("resources.B.queue.mean", 15168.0 / 480),
        ("resources.C.wait.mean", 0),
        ("resources.C.wait.probability", 0),
        ("resources.C.queue.mean", 0),
        ("constraint.A.share", 1),
        ("constraint.B.share", 0),
        ("constraint.market.share", 0),
      ])
    #expect(outcome.warnings.isEmpty)
  }

  // Without places between, A (3) holds its piece until B (5) is free: per piece 3 busy, 2 blocked.
  // The line then always holds one piece on A and one on B, and one on C for 4 of every 5 minutes.
  @Test("without buffers the fast first station is blocked 2 of every 5 minutes")
  func bufferZero() throws {
    let outcome = try line(3, 5, 4, buffer: 0, warmup: 100, horizon: 500).run()
    expect(
      outcome,
      [
        ("flow.output_rate", 100),
        ("resources.A.busy", 0.6), ("resources.A.blocked", 0.4), ("resources.A.starved", 0),
        ("resources.B.busy", 1), ("resources.B.blocked", 0), ("resources.B.starved", 0),
        ("resources.C.busy", 0.8), ("resources.C.blocked", 0), ("resources.C.starved", 0.2),
        ("flow.wip", 2.8), ("flow.lead_time.mean", 14),
        ("resources.B.queue.mean", 0), ("resources.B.wait.mean", 0),
        ("constraint.B.share", 1),
      ])
  }

  @Test("a place in front of the slow station adds one piece and its five minutes")
  func bufferOne() throws {
    let outcome = try line(3, 5, 4, buffer: 1, warmup: 100, horizon: 500).run()
    expect(
      outcome,
      [
        ("flow.output_rate", 100),
        ("resources.A.busy", 0.6), ("resources.A.blocked", 0.4),
        ("flow.wip", 3.8), ("flow.lead_time.mean", 19),
        ("resources.B.queue.mean", 1), ("resources.B.wait.mean", 5),
        ("resources.B.wait.probability", 1),
      ])
  }

  // C (6) is slowest: per piece B is busy 5 and blocked 1, A busy 3 and blocked 3. C is free at
  // 14, 20, 26...; at 121, when counting begins, A and B have just become blocked or still are.
  @Test("blocking passes up the line")
  func blockingPropagates() throws {
    let outcome = try line(3, 5, 6, buffer: 0, warmup: 121, horizon: 600).run()
    expect(
      outcome,
      [
        ("flow.output_rate", 100),
        ("resources.A.busy", 0.5), ("resources.A.blocked", 0.5),
        ("resources.B.busy", 5.0 / 6), ("resources.B.blocked", 1.0 / 6),
        ("resources.C.busy", 1), ("flow.wip", 3), ("flow.lead_time.mean", 18),
        // An active period of A or B is one piece; C never pauses.
        ("resources.A.active_period", 3), ("resources.B.active_period", 5),
        ("resources.C.active_period", 600),
      ])
  }

  /// Four products by turns: two that take 1 on A and 6 on B, two that take 6 on A and 1 on B.
  private func waves(buffer: Int, warmup: Double, horizon: Double) -> TestCompany {
    var company = TestCompany(warmup: warmup, horizon: horizon)
    company.add("A")
    company.add("B", buffer: buffer)
    for (name, a, b) in [("P1", 1.0, 6.0), ("P2", 1, 6), ("Q1", 6, 1), ("Q2", 6, 1)] {
      company.make(name, [("A", a), ("B", b)])
      company.endless(name)
    }
    return company
  }

  // Buffer 0, from A's start of P1 at 0: A works on P1 to 1, P2 to 2, is blocked to 7, Q1 to 13,
  // Q2 to 19. B works P1 1-7, P2 7-13, Q1 13-14, starves to 19, Q2 19-20; A starts P1 at 19.
  @Test("endless products take turns, and without a buffer waves of work collide")
  func wavesCollide() throws {
    let outcome = try waves(buffer: 0, warmup: 190, horizon: 1900).run()
    expect(
      outcome,
      [
        ("flow.output_rate", 400),
        ("products.P1.shipped", 100), ("products.P2.shipped", 100),
        ("products.Q1.shipped", 100), ("products.Q2.shipped", 100),
        ("resources.A.busy", 14.0 / 19), ("resources.A.blocked", 5.0 / 19),
        ("resources.B.busy", 14.0 / 19), ("resources.B.starved", 5.0 / 19),
        // Released at 0, shipped at 7; at 1, 13; at 7, 14; at 13, 20.
        ("products.P1.lead_time.mean", 7), ("products.P2.lead_time.mean", 12),
        ("products.Q1.lead_time.mean", 7), ("products.Q2.lead_time.mean", 7),
      ])
  }

  @Test("one place between the stations takes up the waves: both work all the time")
  func wavesBuffered() throws {
    let outcome = try waves(buffer: 1, warmup: 140, horizon: 1400).run()
    expect(
      outcome,
      [
        ("flow.output_rate", 400), ("resources.A.busy", 1), ("resources.B.busy", 1),
        ("resources.A.blocked", 0), ("resources.B.starved", 0),
      ])
  }
}
