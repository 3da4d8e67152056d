import Experiment
import Inference

/// A product mix on paper, and what the simulated company achieved with it.
///
/// All output is a pure function of this value.
public struct MixResults: Sendable {
  /// The simulated systems, with what repeats them.
  public var results: Results
  /// The mixes on paper, and which system carried out which.
  public var trial: MixTrial

  /// Creates results.
  public init(results: Results, trial: MixTrial) {
    self.results = results
    self.trial = trial
  }

  var currency: String { trial.currency }
  var timeUnit: String { trial.timeUnit }
  var period: String { trial.period }
  var problem: MixProblem { trial.problem }
  var mixes: [Mix] { trial.mixes }

  /// Whether anything was simulated to the end.
  var hasRun: Bool { results.outcome.stop.replications > 0 }

  /// The mix that a method chose.
  func mix(_ method: MixMethod) -> Mix? { mixes.first { $0.method == method } }

  /// What one more unit of time of each resource is worth, from the linear programme.
  var worth: [Double] { mix(.linear)?.worth ?? problem.resources.map { _ in 0 } }

  /// Net profit that a mix promises; `nil` without an operating expense.
  func promisedProfit(_ mix: Mix) -> Double? {
    problem.operatingExpense.map { mix.throughput - $0 }
  }

  /// Summary of a measure in the system that carried out a mix.
  func achieved(_ metric: String, by place: Int) -> Estimate? {
    results.summary(metric, in: trial.caseOfMix[place])
  }

  /// Achieved throughput as a share of the promise; `nil` where nothing is promised.
  func share(by place: Int) -> Double? {
    guard let mean = achieved("money.throughput", by: place)?.mean, mean.isFinite,
      mixes[place].throughput > 0, mixes[place].throughput < .infinity
    else { return nil }
    return mean / mixes[place].throughput
  }
}
