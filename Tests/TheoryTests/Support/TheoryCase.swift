import Testing

/// One scenario, and what theory says that it must give.
struct TheoryCase: Sendable, CustomTestStringConvertible {
  /// Short name, and the case's row in docs/validation.md.
  let id: String
  /// The model in a few words.
  let model: String
  /// Where the answers come from.
  let source: String
  /// The scenario as a user would write it.
  let scenario: String
  /// The answers, in the order of the table.
  let answers: [Answer]
  /// Replications, if any answer is random.
  let replications: Int
  /// The file that is simulated instead of `scenario`, if it is one of those that are shipped.
  var shipped: Shipped?

  /// A file of the folder `scenarios`, with a world and changes.
  struct Shipped: Sendable {
    var file: String
    var world: String?
    var sets: [String] = []
  }

  var testDescription: String { id }

  /// Whether every answer is a certainty, so that replications add nothing.
  var isDeterministic: Bool { answers.allSatisfy { $0.kind == .certain } }

  /// How many of its answers are checked by an interval.
  var intervals: Int { answers.count { $0.kind != .certain } }

  /// Creates a case from the name of each metric and its exact value.
  ///
  /// - Parameters:
  ///   - time: the span that is simulated.
  ///   - company: the scenario's text after `time`.
  ///   - mean: expected values, to be found inside a confidence interval.
  ///   - certain: values that every replication must give.
  ///   - others: answers of either kind, formulas among them.
  ///   - replications: how many, where the answer is about so short a time that it takes many.
  init(
    _ id: String, _ model: String, source: String, _ time: Span, _ company: String,
    mean: KeyValuePairs<String, Double> = [:],
    certain: KeyValuePairs<String, Double> = [:], answers others: [Answer] = [],
    replications: Int = Checks.replications
  ) {
    self.id = id
    self.replications = replications
    self.model = model
    self.source = source
    scenario = """
      title: \(id)
      seed: \(TheoryCase.seed(of: id))
      \(time.text)
      \(company)

      """
    answers =
      mean.map { Answer($0.key, $0.value, .mean) } + others
      + certain.map { Answer($0.key, $0.value, .certain) }
  }
}

extension TheoryCase {
  /// A seed for each case, FNV-1a of its name: equal names of streams would draw equal numbers under
  /// one seed, and what is bad luck in one case would be so in all.
  static func seed(of id: String) -> UInt32 {
    id.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }
}

/// An exact answer, and how to read the simulated one from a replication.
struct Answer: Sendable {
  /// Whether the simulated value scatters about the answer or must equal it.
  enum Kind: Sendable, Equatable {
    case mean, certain
    /// The value is that of an independent simulation, with half of its interval at 95 %.
    case independent(error: Double)
  }

  /// The metric, or the formula.
  let name: String
  /// The exact answer.
  let value: Double
  let kind: Kind
  /// The simulated value of one replication.
  let measure: @Sendable (Reading) -> Double

  /// The answer for a metric.
  init(_ metric: String, _ value: Double, _ kind: Kind) {
    self.init(metric, value, kind) { $0[metric] }
  }

  /// Little's law: pieces in process are what is shipped per time, times the lead time.
  static let littlesLaw = Answer("flow.output_rate x flow.lead_time.mean / flow.wip", 1) {
    $0["flow.output_rate"] * $0["flow.lead_time.mean"] / $0["flow.wip"]
  }

  /// The answer for a formula of metrics.
  init(
    _ name: String, _ value: Double, _ kind: Kind = .mean,
    measure: @escaping @Sendable (Reading) -> Double
  ) {
    self.name = name
    self.value = value
    self.kind = kind
    self.measure = measure
  }
}

/// What one replication reported, by the names of the metrics; NaN for a name that does not exist.
struct Reading: Sendable {
  let places: [String: Int]
  let values: [Double]

  subscript(metric: String) -> Double { places[metric].map { values[$0] } ?? .nan }
}

/// The span that is simulated.
enum Span: Sendable {
  /// A steady state, in minutes. It starts empty; the bias this causes fades like
  /// exp(-t/relaxation), so after a warm-up of 50 relaxation times nothing of it is left.
  case steady(relaxation: Double, horizon: Double)
  /// A `time` section as it stands.
  case exactly(String)

  /// A steady state of a single queue with mean service time 1.
  ///
  /// The slowest mode of M/M/1 fades with the relaxation time 1/(1 - sqrt(load))^2 (Morse 1955).
  /// Others follow their diffusion limit, whose relaxation time is proportional to the sum of the
  /// squared coefficients of variation of gaps and service; `scv` is that of the one that is not
  /// exponential. More units at the same load relax faster.
  static func queue(load: Double, scv: Double = 1, horizon: Double) -> Span {
    let distance = 1 - load.squareRoot()
    return .steady(relaxation: (1 + scv) / 2 / (distance * distance), horizon: horizon)
  }

  /// The `time` section.
  var text: String {
    switch self {
    case .steady(let relaxation, let horizon):
      "time: { unit: min, per: min, warmup: \(50 * relaxation) min, horizon: \(horizon) min }"
    case .exactly(let section): "time: { \(section) }"
    }
  }
}
