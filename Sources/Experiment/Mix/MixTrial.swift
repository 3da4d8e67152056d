import Company
import Optimisation

/// A product mix put to the test: what every method promises on paper, and the systems that show
/// what the simulated company makes of it.
public struct MixTrial: Sendable {
  /// The problem on paper, per reporting period.
  public var problem: MixProblem
  /// What every method would make, in the order of `MixMethod`.
  public var mixes: [Mix]
  /// The systems to simulate: one for each different mix, named after the first method that
  /// chooses it.
  public var cases: [Case]
  /// Index of each mix's system.
  public var caseOfMix: [Int]
  /// What the figures on paper leave out, in sentences.
  public var notes: [String]
  /// Name of the currency.
  public var currency: String
  /// Name of the base unit of time.
  public var timeUnit: String
  /// Name of the period that everything is per.
  public var period: String

  /// Whether some product earns anything; if not, no mix is better than another.
  public var earnsAnything: Bool { problem.products.contains { $0.contribution > 0 } }

  /// Creates a trial from its parts; with made-up systems, too.
  public init(
    problem: MixProblem, mixes: [Mix], cases: [Case], caseOfMix: [Int], notes: [String] = [],
    currency: String, timeUnit: String, period: String
  ) {
    precondition(
      mixes.count == caseOfMix.count && caseOfMix.allSatisfy(cases.indices.contains),
      "a system for each mix")
    self.problem = problem
    self.mixes = mixes
    self.cases = cases
    self.caseOfMix = caseOfMix
    self.notes = notes
    self.currency = currency
    self.timeUnit = timeUnit
    self.period = period
  }

  /// Works out the mixes of a company and prepares the systems.
  /// - Parameters:
  ///   - blueprint: the company.
  ///   - strategy: index of the strategy that decides what is not the mix; `nil` for the base
  ///     decisions.
  ///   - seed: seed of all systems.
  /// - Throws: `OptimisationError` when a programme cannot be solved for numerical reasons.
  public init(
    _ blueprint: Blueprint, strategy: Int?, seed: UInt64
  ) throws(OptimisationError) {
    let decisions = strategy.map { blueprint.strategies[$0].decisions } ?? blueprint.base
    let problem = MixProblem(blueprint)
    var company = blueprint
    company.strategies = []
    var caseOfMix: [Int] = []
    let mixes = try problem.mixes()
    for mix in mixes {
      let carried = decisions.carryingOut(mix, of: problem, in: blueprint)
      if let known = company.strategies.firstIndex(where: { $0.decisions == carried }) {
        caseOfMix.append(known)
      } else {
        caseOfMix.append(company.strategies.count)
        company.strategies.append(Strategy(name: mix.method.rawValue, decisions: carried))
      }
    }
    self.problem = problem
    self.mixes = mixes
    self.caseOfMix = caseOfMix
    let tested = company
    cases = tested.strategies.indices.map { Case(tested, strategy: $0, seed: seed) }
    currency = blueprint.finance.currency
    timeUnit = blueprint.time.unit
    period = blueprint.time.per
    notes = MixTrial.notes(on: blueprint, problem)
  }

  /// The methods that chose the mix of a system.
  public func methods(of place: Int) -> [MixMethod] {
    zip(mixes, caseOfMix).filter { $1 == place }.map { $0.0.method }
  }

  private static func notes(on blueprint: Blueprint, _ problem: MixProblem) -> [String] {
    var notes: [String] = []
    let setups = ExpectedLoad(blueprint).resourcesWithSetups.map { blueprint.resources[$0].name }
    if !setups.isEmpty {
      notes.append("Setups are not in the times on paper (\(setups.joined(separator: ", "))).")
    }
    let routes = blueprint.products.flatMap { $0.route }
    if routes.contains(where: { !$0.alternatives.isEmpty }) {
      notes.append("On paper every operation is done by the first resource that can do it.")
    }
    if routes.contains(where: { $0.batch != nil }) {
      notes.append("On paper every batch is full.")
    }
    if blueprint.innovation != nil {
      notes.append("Ideas, new variants and learning are not on paper.")
    }
    let cut = problem.products.filter { $0.demand < .infinity }.reduce(0) {
      $0 + max(0, $1.contribution) * ($1.demand - $1.wantedWhole)
    }
    if cut > 0.01 * problem.throughput(of: problem.products.map { $0.wanted }) {
      notes.append(
        "Whole pieces are coarse for a demand of few per period: a longer one, such as"
          + " --set time.per=year, divides more finely.")
    }
    return notes
  }
}
