#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The logarithm of a sum of exponentials, built up term by term without overflow.
struct LogSum {
  private var highest = -Double.infinity
  private var sum = 0.0

  /// Adds e^x to the sum.
  mutating func add(_ x: Double) {
    if x > highest {
      sum = sum * exp(highest - x) + 1
      highest = x
    } else {
      sum += exp(x - highest)
    }
  }

  /// ln of the sum; minus infinity for none.
  var value: Double { highest + log(sum) }
}

/// Standard Gumbel numbers: -ln(-ln u) for u in (0, 1).
enum Gumbel {
  static func number(_ uniform: Double) -> Double { -log(-log(uniform)) }
}

/// The natural logarithm, where `log` is something else.
func logarithm(_ x: Double) -> Double { log(x) }
