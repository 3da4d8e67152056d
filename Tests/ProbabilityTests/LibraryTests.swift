import CGSL
import Testing

/// The library that is linked is the one its documentation describes.
@Suite("GSL")
struct LibraryTests {
  @Test("its own Mersenne Twister takes the seed 0 for 4357, and draws what others draw from 5489")
  func mersenneTwister() throws {
    // Case gsl-mt19937-kat. The program does not draw from it.
    var type = try #require(gsl_rng_types_setup())
    while let found = type.pointee, String(cString: found.pointee.name) != "mt19937" { type += 1 }
    let generator = try #require(gsl_rng_alloc(type.pointee))
    defer { gsl_rng_free(generator) }
    let first = [0, 4357, 5489 as UInt].map { seed in
      gsl_rng_set(generator, seed)
      return gsl_rng_get(generator)
    }
    #expect(first == [4_293_858_116, 4_293_858_116, 3_499_211_612])
  }
}
