#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The C library's elementary functions under one name on every platform.
package enum Elementary {
  /// log(x).
  package static func ln(_ x: Double) -> Double { log(x) }
  /// log(1 + x), accurate near 0.
  static func lnOnePlus(_ x: Double) -> Double { log1p(x) }
  /// e^x.
  static func e(to x: Double) -> Double { exp(x) }
  /// e^x - 1, accurate near 0.
  static func eMinusOne(to x: Double) -> Double { expm1(x) }
  /// x^y.
  package static func power(_ x: Double, _ y: Double) -> Double { pow(x, y) }
}
