/// The laws that a random quantity can have, by the names used in a scenario (those of GSL's
/// manual), and the parameters by which each may be given.
enum RandomLaw: String, CaseIterable, Sendable {
  case exponential, gamma, erlang, lognormal, weibull, normal
  case uniform, triangular, pert, beta
  case bernoulli, geometric, poisson
  case discrete, empirical, hyperexponential

  /// Sets of parameters, each of which fixes the law; alternatives exclude one another.
  var parameterSets: [[String]] {
    switch self {
    case .exponential, .poisson: [["mean"]]
    case .gamma, .weibull: [["mean", "cv"], ["shape", "scale"]]
    case .erlang: [["mean", "stages"]]
    case .lognormal:
      [["mean", "cv"]] + Self.quantiles.map { ["median", $0.name] } + [["zeta", "sigma"]]
    case .normal: [["mean", "sd"], ["mean", "cv"]]
    case .uniform: [["min", "max"], ["mean", "cv"]]
    case .triangular, .pert: [["min", "mode", "max"]]
    case .beta: [["min", "max", "alpha", "beta"], ["min", "max", "mean", "sd"]]
    case .bernoulli: [["p"]]
    case .geometric: [["p"], ["mean"]]
    case .discrete: [["values", "weights"]]
    case .empirical: [["values"]]
    case .hyperexponential: [["mean", "cv"], ["weights", "means"]]
    }
  }

  /// All parameter names, in the order of the sets.
  var parameters: [String] {
    var names: [String] = []
    for set in parameterSets {
      for name in set where !names.contains(name) { names.append(name) }
    }
    return names + (readsTables ? Self.tableKeys : [])
  }

  /// Whether its values may come from a column of a CSV file.
  var readsTables: Bool { self == .discrete || self == .empirical }

  /// Whether it counts: whole numbers, which cannot be times.
  var counts: Bool { self == .bernoulli || self == .geometric || self == .poisson }

  /// Keys that name a column of a CSV file instead of listing values.
  static let tableKeys = ["file", "column", "weight_column", "unit"]

  /// Quantiles by which, with the median, a lognormal law may be given.
  static let quantiles: [(name: String, level: Double)] = [
    ("p75", 0.75), ("p80", 0.8), ("p90", 0.9), ("p95", 0.95), ("p99", 0.99),
    ("p25", 0.25), ("p20", 0.2), ("p10", 0.1), ("p5", 0.05), ("p1", 0.01),
  ]

  /// Parameters in the unit of the quantity itself; all others are plain numbers.
  static let scaled = Set(
    ["mean", "sd", "scale", "min", "mode", "max", "median", "values", "means"]
      + quantiles.map(\.name))
}
