import Report
import Testing

@Suite("Digits for people")
struct DigitsTests {
  @Test(
    "a number with fixed decimals is rounded, signed and grouped",
    arguments: [
      (1234.5678, 2, "1234.57"), (12345.678, 1, "12,345.7"), (-0.004, 2, "0.00"),
      (-0.005, 3, "-0.005"), (1_234_567, 0, "1,234,567"), (5678, -2, "5700"),
      (56789, -2, "56,800"), (49, -2, "0"), (0, 2, "0.00"), (0.05, 1, "0.0"), (999.96, 1, "1000.0"),
      (-12, 0, "-12"),
    ])
  func fixed(value: Double, decimals: Int, text: String) {
    #expect(Digits.fixed(value, decimals: decimals) == text)
  }

  @Test("what is not a number is a dash")
  func missing() {
    #expect(Digits.fixed(.nan, decimals: 2) == "-")
    #expect(Digits.significant(.infinity) == "-")
  }

  @Test(
    "significant digits drop trailing zeros of the fraction",
    arguments: [
      (6000, "6000"), (0.333333333, "0.333333"), (300.1, "300.1"), (0, "0"), (-2.5, "-2.5"),
      (123_456_789, "123,457,000"), (1e-9, "0.000000001"), (100, "100"),
    ])
  func significant(value: Double, text: String) {
    #expect(Digits.significant(value) == text)
  }

  @Test(
    "the exponent is the position of the leading digit, exact at powers of ten",
    arguments: [
      (1.0, 0), (9.99, 0), (10, 1), (0.1, -1), (0.0999, -2), (1000, 3), (1e300, 300),
      (1e-300, -300),
    ])
  func exponent(value: Double, expected: Int) {
    #expect(Digits.exponent(value) == expected)
  }

  @Test(
    "decimals show two digits of the half-width and no more than seven of the value",
    arguments: [
      (3.14, 5712.34, 1), (31.4, 5712.34, 0), (314, 5712.34, -1), (0.00012, 5712.3, 3),
      (0.0314, 0.5, 3), (12, 0, 0),
    ])
  func decimals(halfWidth: Double, value: Double, expected: Int) {
    #expect(Digits.decimals(halfWidth: halfWidth, value: value) == expected)
  }
}
