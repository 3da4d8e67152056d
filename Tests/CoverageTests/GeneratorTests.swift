import Testing

/// What is measured does not hang on the generator that draws the numbers.
@Suite("Other generators")
struct GeneratorTests {
  @Test("Philox4x64-10 maps the three published counters to the published words")
  func philox() {
    // Case philox4x64-10-kat: Random123, tests/kat_vectors.
    let ones = UInt64.max
    #expect(
      Philox64.block(counter: (0, 0, 0, 0), key: (0, 0)) == [
        0x1655_4d9e_ca36_314c, 0xdb20_fe9d_672d_0fdc, 0xd7e7_72ce_e186_176b, 0x7e68_b68a_ec7b_a23b,
      ])
    #expect(
      Philox64.block(counter: (ones, ones, ones, ones), key: (ones, ones)) == [
        0x87b0_92c3_013f_e90b, 0x438c_3c67_be8d_0224, 0x9cc7_d7c6_9cd7_77b6, 0xa09c_aebf_594f_0ba0,
      ])
    #expect(
      Philox64.block(
        counter: (
          0x243f_6a88_85a3_08d3, 0x1319_8a2e_0370_7344, 0xa409_3822_299f_31d0,
          0x082e_fa98_ec4e_6c89
        ), key: (0x4528_21e6_38d0_1377, 0xbe54_66cf_34e9_0c6c)) == [
          0xa528_f454_03e6_1d95, 0x38c7_2dbd_566e_9788, 0xa5a1_610e_72fd_18b5,
          0x57bd_43b5_e52b_7fe6,
        ])
  }

  @Test("MRG32k3a draws the published numbers, also in its second and third stream")
  func combinedRecurrence() {
    // Case mrg32k3a-kat: RngStreams, test2RngStream.res.
    var first = CombinedRecurrence(stream: 0)
    var integers = first
    #expect(
      (0..<5).map { _ in integers.next() } == [
        545_508_589, 1_368_065_410, 1_327_943_761, 3_546_985_096, 951_893_194,
      ])
    func isDrawn(_ expected: [Double], from generator: inout CombinedRecurrence) -> Bool {
      expected.allSatisfy { abs(generator.uniform() - $0) <= 1e-15 }
    }
    #expect(
      isDrawn(
        [
          0.1270111220465771, 0.3185275653967945, 0.3091860155832701, 0.8258468629271136,
          0.2216299157820229,
        ], from: &first))
    #expect(
      CombinedRecurrence(stream: 1).state == [
        [3_692_455_944, 1_366_884_236, 2_968_912_127], [335_948_734, 4_161_675_175, 475_798_818],
      ])
    var third = CombinedRecurrence(stream: 2)
    #expect(
      third.state == [
        [1_015_873_554, 1_310_354_410, 2_249_465_273],
        [994_084_013, 2_912_484_720, 3_876_682_925],
      ])
    #expect(
      isDrawn(
        [
          0.7285097861965271, 0.9655872822837334, 0.9961841304801171, 0.1149884161813163,
          0.9731454191296938,
        ], from: &third))
  }

  /// Cases whose experiments draw all their numbers themselves.
  static let drawn = [
    "t_normal_10", "t_skewed_10", "wilson", "quantile_p90", "control_variate", "paired_t",
    "best_hsu", "kn_independent", "dudewicz_dalal", "batches_20",
  ]

  @Test(
    "numbers of unrelated generators hold as often", arguments: drawn, [Generator.philox, .mrg])
  func holds(_ id: String, generator: Generator) async throws {
    let tested = try #require(CoverageCase.all.first { $0.id == id })
    let held = try await Luck.$generator.withValue(generator) {
      try await tested.held(of: CoverageTests.experiments, workers: CoveragePage.workers)
    }
    let bounds = tested.promise.counts(
      of: CoverageTests.experiments, alarm: CoverageTests.alarm)
    #expect(bounds.contains(held), "\(held) of \(CoverageTests.experiments)")
  }

  @Test("a generator's experiments are its own")
  func apart() {
    let drawn = Generator.allCases.flatMap { generator in
      (1...3 as ClosedRange<UInt64>).map { seed in
        Luck.$generator.withValue(generator) {
          var luck = Luck(seed: seed)
          return luck.uniform()
        }
      }
    }
    #expect(Set(drawn).count == drawn.count)
  }
}
