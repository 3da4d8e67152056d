/// Whether two numbers agree to nine digits, the tolerance of the cases.
func isClose(_ a: Double?, _ b: Double, relative: Double = 1e-9) -> Bool {
  guard let a else { return false }
  return abs(a - b) <= relative * max(abs(a), abs(b))
}

/// Law, Simulation Modeling and Analysis, example 10.1: costs of two inventory policies.
enum Inventory {
  static let a = [126.97, 124.31, 126.68, 122.66, 127.23]
  static let b = [118.21, 120.22, 122.45, 122.68, 119.4]
}

/// Twelve replications of two strategies under common random numbers.
enum CommonNumbers {
  static let a = [
    101.01, 99.28, 89.69, 118.8, 101.32, 109.02, 101.8, 97.54, 105.7, 92.3, 102.22, 104.72,
  ]
  static let b = [
    98.4, 96.65, 86.32, 116.94, 99.36, 104.83, 104.27, 97.01, 104.12, 88.01, 100.4, 102.15,
  ]
}
