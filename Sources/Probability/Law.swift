/// The laws by their natural parameters, already checked.
///
/// `unit` is the value of one count: 1, unless the law was scaled.
enum Law: Sendable, Hashable {
  case constant(Double)
  case exponential(mean: Double)
  case gamma(shape: Double, scale: Double)
  case erlang(stages: Int, scale: Double)
  case lognormal(zeta: Double, sigma: Double)
  case weibull(shape: Double, scale: Double)
  case truncatedNormal(mean: Double, sd: Double)
  case uniform(min: Double, max: Double)
  case triangular(min: Double, mode: Double, max: Double)
  case pert(min: Double, mode: Double, max: Double)
  case beta(min: Double, max: Double, alpha: Double, beta: Double)
  case bernoulli(p: Double, unit: Double)
  case geometric(p: Double, unit: Double)
  case poisson(mean: Double, unit: Double)
  case discrete(ValueTable)
  case empirical(ValueTable)
  case hyperexponential(ValueTable)

  /// The name an analyst writes in a scenario.
  var name: String {
    switch self {
    case .constant: "constant"
    case .exponential: "exponential"
    case .gamma: "gamma"
    case .erlang: "erlang"
    case .lognormal: "lognormal"
    case .weibull: "weibull"
    case .truncatedNormal: "normal"
    case .uniform: "uniform"
    case .triangular: "triangular"
    case .pert: "pert"
    case .beta: "beta"
    case .bernoulli: "bernoulli"
    case .geometric: "geometric"
    case .poisson: "poisson"
    case .discrete: "discrete"
    case .empirical: "empirical"
    case .hyperexponential: "hyperexponential"
    }
  }

  /// The smallest interval that holds every draw.
  var support: ClosedRange<Double> {
    switch self {
    case .constant(let value): value...value
    case .exponential, .gamma, .erlang, .lognormal, .weibull, .truncatedNormal, .poisson,
      .hyperexponential:
      0...(.infinity)
    case .uniform(let min, let max), .triangular(let min, _, let max), .pert(let min, _, let max),
      .beta(let min, let max, _, _):
      min...max
    case .bernoulli(let p, let unit): (p == 1 ? unit : 0)...(p == 0 ? 0 : unit)
    case .geometric(let p, let unit): unit...(p == 1 ? unit : .infinity)
    case .discrete(let table), .empirical(let table):
      table.values[0]...table.values[table.count - 1]
    }
  }

  /// The law of `c * X`, c > 0: every family here is closed under a change of unit.
  func scaled(by c: Double) -> Law {
    switch self {
    case .constant(let value): .constant(c * value)
    case .exponential(let mean): .exponential(mean: c * mean)
    case .gamma(let shape, let scale): .gamma(shape: shape, scale: c * scale)
    case .erlang(let stages, let scale): .erlang(stages: stages, scale: c * scale)
    case .lognormal(let zeta, let sigma): .lognormal(zeta: zeta + Elementary.ln(c), sigma: sigma)
    case .weibull(let shape, let scale): .weibull(shape: shape, scale: c * scale)
    case .truncatedNormal(let mean, let sd): .truncatedNormal(mean: c * mean, sd: c * sd)
    case .uniform(let min, let max): .uniform(min: c * min, max: c * max)
    case .triangular(let min, let mode, let max):
      .triangular(min: c * min, mode: c * mode, max: c * max)
    case .pert(let min, let mode, let max): .pert(min: c * min, mode: c * mode, max: c * max)
    case .beta(let min, let max, let alpha, let beta):
      .beta(min: c * min, max: c * max, alpha: alpha, beta: beta)
    case .bernoulli(let p, let unit): .bernoulli(p: p, unit: c * unit)
    case .geometric(let p, let unit): .geometric(p: p, unit: c * unit)
    case .poisson(let mean, let unit): .poisson(mean: mean, unit: c * unit)
    case .discrete(let table): .discrete(table.scaled(by: c))
    case .empirical(let table): .empirical(table.scaled(by: c))
    case .hyperexponential(let table): .hyperexponential(table.scaled(by: c))
    }
  }

  /// The two parameters of the beta law that PERT stands for.
  static func pertShapes(_ min: Double, _ mode: Double, _ max: Double) -> (Double, Double) {
    (1 + 4 * (mode - min) / (max - min), 1 + 4 * (max - mode) / (max - min))
  }
}
