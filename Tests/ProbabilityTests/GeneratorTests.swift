import Probability
import Testing

/// Known answers for the generators: published vectors, and our own keying fixed for ever.
@Suite struct GeneratorTests {
  @Test("xoshiro256++ from state 1 2 3 4 draws the words of the reference implementation")
  func xoshiroKnownAnswers() {
    var stream = RandomStream(state: (1, 2, 3, 4))
    let words = (0..<10).map { _ in stream.next() }
    // Case xoshiro256pp-kat: the reference C program, as tested by rand_xoshiro.
    #expect(
      words == [
        41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386,
        9_228_616_714_210_784_205, 9_973_669_472_204_895_162, 14_011_001_112_246_962_877,
        12_406_186_145_184_390_807, 15_849_039_046_786_891_736, 10_450_023_813_501_588_000,
      ])
  }

  /// Jump polynomials of the reference implementation: 2^128 and 2^192 steps.
  static let jumps: [(polynomial: [UInt64], state: [UInt64])] = [
    (
      [
        0x180e_c6d3_3cfd_0aba, 0xd5a6_1266_f0c9_392c, 0xa958_2618_e03f_c9aa, 0x39ab_dc45_29b1_661c,
      ],
      [
        0x8c7a_1539_56b5_f3d1, 0x701f_1a71_3401_d85e, 0x6527_f66a_6546_9085, 0x8386_b786_c440_8050,
      ]
    ),
    (
      [
        0x76e1_5d3e_fefd_cbbf, 0xc500_4e44_1c52_2fb3, 0x7771_0069_854e_e241, 0x3910_9bb0_2acb_e635,
      ],
      [
        0x096a_8eb7_1295_a400, 0xdbf8_4991_e50f_4516, 0x534e_e745_810d_2a0e, 0x3165_5ca1_a221_5bf1,
      ]
    ),
  ]

  @Test("256 steps, added up as a jump, lead to the published states", arguments: jumps)
  func jump(polynomial: [UInt64], state: [UInt64]) {
    // Case xoshiro256pp-kat. The program itself never jumps: its streams are placed by name.
    var stream = RandomStream(state: (1, 2, 3, 4))
    var sum = [UInt64](repeating: 0, count: 4)
    for word in polynomial {
      for bit in 0..<64 {
        let now = stream.state
        if word >> UInt64(bit) & 1 == 1 {
          for (place, part) in [now.0, now.1, now.2, now.3].enumerated() { sum[place] ^= part }
        }
        _ = stream.next()
      }
    }
    #expect(sum == state)
  }

  @Test("splitmix64 from 1234567 draws the published words")
  func splitmixKnownAnswers() {
    var state: UInt64 = 1_234_567
    let words = (0..<5).map { _ in
      state &+= SplitMix64.increment
      return SplitMix64.mix(state)
    }
    // Case splitmix64-kat: Vigna's splitmix64.c.
    #expect(
      words == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
    // The seeding the generator offers to GSL is the same sequence.
    let seeded = GSL.seeded(1_234_567).state
    #expect([seeded.0, seeded.1, seeded.2, seeded.3] == Array(words.prefix(4)))
  }

  @Test("Philox4x32-10 maps the three published counters to the published words")
  func philoxKnownAnswers() {
    // Case philox4x32-10-kat: Random123, tests/kat_vectors.
    let ones = UInt32.max
    #expect(
      Philox.block(counter: (0, 0, 0, 0), key: (0, 0))
        == (0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    #expect(
      Philox.block(counter: (ones, ones, ones, ones), key: (ones, ones))
        == (0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
    #expect(
      Philox.block(
        counter: (0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
        key: (0xa409_3822, 0x299f_31d0))
        == (0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }

  @Test("FNV-1a hashes the published texts to the published 64-bit words")
  func fnvKnownAnswers() {
    #expect(StreamKey.fnv1a("") == 0xcbf2_9ce4_8422_2325)
    #expect(StreamKey.fnv1a("a") == 0xaf63_dc4c_8601_ec8c)
    #expect(StreamKey.fnv1a("foobar") == 0x8594_4171_f739_67e8)
  }

  @Test("GSL draws the same words and uniforms from the same state as Swift")
  func gslSharesTheState() {
    var swift = RandomStream(seed: 7, replication: 3, name: "shared")
    var gsl = swift
    for _ in 0..<1000 { #expect(swift.next() == GSL.next(&gsl)) }
    for _ in 0..<1000 { #expect(swift.uniform() == GSL.uniform(&gsl)) }
    #expect(swift.state == gsl.state)
    #expect(GSL.generator.range == 0...UInt.max)
    #expect(GSL.generator.bytes == MemoryLayout<RandomStream>.size)
    #expect(GSL.generator.bytes == 32)
  }

  /// State and first words of one stream, computed by an independent program from the definition.
  struct Golden: Sendable {
    let replication: UInt32
    let entity: UInt32
    let state: [UInt64]
    let words: [UInt64]
  }

  @Test(
    "the keying of plant.resources.B at seed 42 is fixed for ever",
    arguments: [
      Golden(
        replication: 0, entity: 0,
        state: [
          0xf619_31f6_1292_3f08, 0xe86c_946f_e007_f892, 0xaa46_00c0_b33e_bfc9,
          0x292c_66ce_3249_7728,
        ],
        words: [0x583b_9fd1_2aa1_e1d4, 0xf749_5bcd_3e61_593f, 0xc23c_a735_f2c1_62ed]),
      Golden(
        replication: 0, entity: 1,
        state: [
          0x65fc_fb2a_79ea_e021, 0xbbeb_3fbc_9042_0d11, 0x51f4_97f0_d18e_6ab3,
          0x8b65_b2d1_cae8_93c4,
        ],
        words: [0x641f_64e4_6ce3_9177, 0x81ec_ed5c_4815_2582, 0xe550_4058_74c2_c551]),
      Golden(
        replication: 1, entity: 0,
        state: [
          0x8ea8_bf82_6ada_8579, 0x4081_40f5_1937_ee5e, 0x2db6_c8dc_5586_8a6e,
          0xe188_6eca_c97e_d25c,
        ],
        words: [0xb542_ec2e_5592_9e10, 0x1f11_bf97_7cbf_4a6d, 0x4991_caa9_1177_35c0]),
      Golden(
        replication: 1, entity: 1,
        state: [
          0xb78f_d09d_88d7_9ed4, 0x14dc_0657_ce94_2eff, 0x29ae_47dd_f00e_0d2a,
          0x101c_9af5_73d7_b489,
        ],
        words: [0x810e_2847_37bb_7509, 0x1ef3_e06d_5aa7_53a8, 0xbe79_5da1_f392_16b9]),
    ])
  func keyingIsFixed(golden: Golden) {
    #expect(StreamKey(seed: 42, name: "plant.resources.B").key == 0xcec5_5f19_994d_3b7f)
    var stream = RandomStream(
      seed: 42, replication: golden.replication, name: "plant.resources.B",
      entity: golden.entity)
    let state = stream.state
    #expect([state.0, state.1, state.2, state.3] == golden.state)
    #expect((0..<3).map { _ in stream.next() } == golden.words)
  }
}
