import Company
import Testing

@Suite("Setups")
struct SetupTests {
  private func alternating(
    families: [Int], setup: Double?, warmup: Double = 0, horizon: Double
  ) -> TestCompany {
    var company = TestCompany(warmup: warmup, horizon: horizon)
    company.add("M", setup: setup)
    for (number, family) in families.enumerated() {
      company.make("P\(number)", family: family, [("M", 5)])
      company.endless("P\(number)")
    }
    return company
  }

  // 5, then 15 for every further piece: 1 + 9 pieces in 5 + 135 minutes.
  @Test("a change of family costs a setup, the very first job none")
  func everyPiece() throws {
    expect(
      try alternating(families: [0, 1], setup: 10, horizon: 140).run(),
      [
        ("flow.output_rate", 10), ("resources.M.setup", 90.0 / 140),
        ("resources.M.busy", 50.0 / 140), ("resources.M.utilisation", 1),
        ("resources.M.active_period", 140),
        ("products.P0.shipped", 5), ("products.P1.shipped", 5),
      ])
  }

  // In the long run, 10 of every 15 minutes; the boundary at 147 lies within a setup (140-150).
  @Test("the end of the warm-up divides a setup between both sides")
  func boundary() throws {
    expect(
      try alternating(families: [0, 1], setup: 10, warmup: 147, horizon: 6).run(),
      [
        ("resources.M.setup", 0.5), ("resources.M.busy", 0.5), ("flow.output_rate", 0),
        ("resources.M.active_period", 6),
      ])
  }

  // Turns are P0 P1 P2 P0...; P0 and P1 share a family: two setups for three pieces.
  @Test("products of one family follow each other without a setup")
  func sharedFamily() throws {
    expect(
      try alternating(families: [7, 7, 3], setup: 10, warmup: 350, horizon: 350).run(),
      [
        ("flow.output_rate", 30), ("resources.M.setup", 200.0 / 350),
        ("resources.M.busy", 150.0 / 350),
      ])
  }

  @Test("without a setup time a change of family costs nothing")
  func none() throws {
    expect(
      try alternating(families: [0, 1], setup: nil, horizon: 100).run(),
      [("flow.output_rate", 20), ("resources.M.busy", 1), ("resources.M.setup", 0)])
  }

  @Test("a setup of no length is no event of consequence")
  func zero() throws {
    expect(
      try alternating(families: [0, 1], setup: 0, horizon: 100).run(),
      [("flow.output_rate", 20), ("resources.M.busy", 1), ("resources.M.setup", 0)])
  }
}
