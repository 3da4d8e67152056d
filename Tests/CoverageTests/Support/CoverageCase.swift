import Inference
import Testing

/// A procedure, a model whose answer is known, and one experiment that asks whether it holds.
struct CoverageCase: Sendable, CustomTestStringConvertible {
  /// Short name: the row in docs/coverage.md, and what its random numbers are keyed by.
  let id: String
  /// The procedure, with the type that offers it.
  let procedure: String
  /// Where the numbers come from, and what is true of them.
  let model: String
  /// Values, replications or observations of one experiment.
  let n: String
  /// What theory promises.
  let promise: Promise
  /// What a reader of the row should know: why it deviates, or how it was made.
  let note: String?
  /// Makes the experiment of this seed and tells whether what was said is true.
  let experiment: @Sendable (UInt64) async throws -> Bool

  var testDescription: String { id }

  /// An experiment that simulates.
  init(
    _ id: String, _ procedure: String, _ model: String, n: String, _ promise: Promise,
    note: String? = nil, simulating experiment: @escaping @Sendable (UInt64) async throws -> Bool
  ) {
    self.id = id
    self.procedure = procedure
    self.model = model
    self.n = n
    self.promise = promise
    self.note = note
    self.experiment = experiment
  }

  /// An experiment on numbers that are drawn from a law.
  init(
    _ id: String, _ procedure: String, _ model: String, n: String, _ promise: Promise,
    note: String? = nil, drawing experiment: @escaping @Sendable (inout Luck) throws -> Bool
  ) {
    self.init(id, procedure, model, n: n, promise, note: note) { seed in
      var luck = Luck(seed: seed)
      return try experiment(&luck)
    }
  }

  /// How many of experiments 0 ..< `experiments` held; the same for any number of workers.
  func held(of experiments: Int, workers: Int) async throws -> Int {
    // FNV-1a of the name: every case has experiments of its own.
    let key = id.utf8.reduce(2_166_136_261 as UInt32) { ($0 ^ UInt32($1)) &* 16_777_619 }
    return try await withThrowingTaskGroup(of: Int.self) { group in
      for worker in 0..<workers {
        group.addTask {
          var held = 0
          for number in stride(from: worker, to: experiments, by: workers) {
            if try await experiment(UInt64(key) << 32 | UInt64(number)) { held += 1 }
          }
          return held
        }
      }
      return try await group.reduce(0, +)
    }
  }
}

/// What theory promises of the share of experiments in which a statement is true.
enum Promise: Sendable, Hashable {
  /// The share itself: no approximation is involved.
  case exactly(Double)
  /// The share, but for an approximation that is good at this size.
  case about(Double)
  /// No less than the share; more where the procedure is careful.
  case atLeast(Double)
  /// Less than the share, for a reason that the note gives, and no less than `floor`.
  case short(of: Double, floor: Double)

  /// The nominal share.
  var level: Double {
    switch self {
    case .exactly(let level), .about(let level), .atLeast(let level), .short(let level, _): level
    }
  }

  /// As the table words it.
  var text: String {
    let share = percent(level)
    return switch self {
    case .exactly: "exactly \(share)"
    case .about: "about \(share)"
    case .atLeast: "at least \(share)"
    case .short: "less than \(share)"
    }
  }

  /// How far from its share a promise may be measured in 2,000 experiments: three standard errors.
  static let tolerance = 0.015

  /// The verdict on so many of so many, in a word.
  func verdict(_ held: Int, of experiments: Int) -> Verdict {
    let measured = Double(held) / Double(experiments)
    let interval = Proportion.clopperPearson(
      successes: held, trials: experiments, confidence: 0.95)
    switch self {
    case .exactly(let level), .about(let level):
      return abs(measured - level) <= Self.tolerance ? .kept : .missed
    case .atLeast(let level):
      if interval.upperBound < level { return .missed }
      return interval.lowerBound > level ? .exceeded : .kept
    case .short(let level, let floor):
      return measured >= floor && interval.upperBound < level ? .short : .missed
    }
  }

  /// Counts of so many experiments that a procedure which keeps the promise leaves with a
  /// probability of `alarm` at most.
  func counts(of experiments: Int, alarm: Double) -> ClosedRange<Int> {
    let (low, high): (Double, Double)
    switch self {
    case .exactly(let level): (low, high) = (level, level)
    case .about(let level): (low, high) = (level - Self.tolerance, level + Self.tolerance)
    case .atLeast(let level): (low, high) = (level, 1)
    case .short(let level, let floor): (low, high) = (floor, level)
    }
    let least = Binomial.quantile(alarm / 2, low, of: experiments)
    let most = high < 1 ? Binomial.quantile(1 - alarm / 2, high, of: experiments) : experiments
    return least...most
  }
}

/// What a measured share says of a promise.
enum Verdict: String, Sendable {
  /// As promised.
  case kept
  /// More than promised, beyond doubt.
  case exceeded = "more"
  /// Less, as theory says.
  case short
  /// Not as promised.
  case missed
}

/// A share as the tables write it: `95 %`, `97.03 %`.
func percent(_ share: Double) -> String {
  let hundredths = (share * 10_000).rounded() / 100
  let text = "\(hundredths)"
  return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + " %"
}
