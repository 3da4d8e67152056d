import Company
import Probability

/// Free moves that may help a company with a given constraint: data, none assumed to pay.
public struct FocusMoves: Sendable {
  /// The company as it is now.
  public var blueprint: Blueprint
  /// The decisions in force in it.
  public var decisions: Decisions
  /// Path of those decisions: `decisions`, or `strategies.NAME`.
  public var path: String
  /// Index of the resource that limits it; `nil` where none does alone.
  public var constraint: Int?

  /// Moves for a company.
  public init(blueprint: Blueprint, strategy: Int?, constraint: Int?) {
    self.blueprint = blueprint
    decisions = strategy.map { blueprint.strategies[$0].decisions } ?? blueprint.base
    path = strategy.map { "strategies.\(blueprint.strategies[$0].name)" } ?? "decisions"
    self.constraint = constraint
  }

  /// The free moves of a step.
  public func free(_ step: FocusStep) -> [FocusMove] {
    switch step {
    case .exploit: exploit
    case .subordinate: subordinate
    case .elevate: []
    }
  }

  // MARK: Exploit

  private var exploit: [FocusMove] {
    var moves: [FocusMove] = []
    func add(_ text: String, _ settings: String...) {
      moves.append(
        FocusMove(step: .exploit, text: text, settings: settings.map { "\(path).\($0)" }))
    }
    let sold = blueprint.products.filter(\.isSold)
    let problem = MixProblem(blueprint)
    if sold.count > 1 {
      let order = problem.ranking(by: constraint ?? problem.constraint)
        .map { problem.products[$0].name }
      let list = "[\(order.joined(separator: ", "))]"
      add("release by throughput per constraint minute", "priority=\(list)")
      if let name = constraintName {
        add(
          "release so, and \(name) works in that order", "priority=\(list)",
          "dispatching.\(name)=priority")
      }
      add("stop offering what no longer fits the constraint", "portfolio={ load: 100 % }")
      if let mix = try? problem.mixes().first(where: { $0.method == .linear }), mix.isFeasible {
        let quotas = zip(problem.products, mix.pieces).filter { $1 < $0.demand - 1e-6 }
          .map { "\($0.name): \(Self.plain($1.rounded(.down))) per \(blueprint.time.per)" }
        if !quotas.isEmpty {
          add(
            "accept the mix of the linear programme only", "priority=\(list)",
            "quota={ \(quotas.joined(separator: ", ")) }")
        }
      }
    }
    guard let index = constraint, let name = constraintName else { return moves }
    if blueprint.resources[index].setup != nil {
      add(
        "\(name) takes the job with the least setup",
        "dispatching.\(name)={ rule: least_setup, then: earliest_due_date }")
      for run in [10, 40] {
        add(
          "\(name) makes \(run) of a family in a row, if they wait",
          "batches={ \(name): { minimum_run: \(run) } }")
      }
    }
    return moves + qualityBefore(index, name)
  }

  /// Finding before the constraint what it would spoil or waste its time on.
  private func qualityBefore(_ index: Int, _ name: String) -> [FocusMove] {
    var settings: [String] = []
    for product in blueprint.products where !product.isPart {
      for (step, operation) in product.route.enumerated()
      where operation.resource == index && operation.yield < 1 && step > 0 {
        let route = "products.\(product.name).route"
        let before = product.route[step - 1].yield * operation.yield
        settings += ["\(route).\(step).yield=\(before)", "\(route).\(step + 1).yield=1"]
      }
    }
    guard !settings.isEmpty else { return [] }
    return [
      FocusMove(
        step: .exploit, text: "find before \(name) what would be scrapped there",
        settings: settings)
    ]
  }

  // MARK: Subordinate

  private var subordinate: [FocusMove] {
    var moves: [FocusMove] = []
    func add(_ text: String, _ settings: String...) {
      moves.append(
        FocusMove(step: .subordinate, text: text, settings: settings.map { "\(path).\($0)" }))
    }
    let units = blueprint.resources.reduce(0) { $0 + ($1.rounds == nil ? $1.units : 0) }
    for jobs in [units, 2 * units, 4 * units] where decisions.release != .conwip(jobs: jobs) {
      add("keep \(jobs) orders in process", "release={ conwip: { jobs: \(jobs) } }")
    }
    if decisions.release != .push { add("release every order at once", "release=push") }
    if let name = constraintName {
      let touch = blueprint.products.map(touchTime).max() ?? 0
      for buffer in [2, 4, 8] where touch > 0 {
        let time = "\(Self.plain((touch * Double(buffer)).rounded(.up))) \(blueprint.time.unit)"
        add(
          "rope from \(name), \(time) of its work ahead",
          "release={ dbr: { drum: \(name), constraint_buffer: \(time) } }")
      }
    }
    if blueprint.demands.contains(where: { $0.quantity != .constant(1) }) {
      add("pass on single pieces", "batches={ default: { transfer: 1 } }")
    }
    return moves
  }

  // MARK: Parts

  private var constraintName: String? { constraint.map { blueprint.resources[$0].name } }

  private func touchTime(_ product: Product) -> Double {
    product.route.reduce(0) { $0 + $1.time.mean + ($1.orderTime?.mean ?? 0) }
      + (product.components.map { touchTime(blueprint.products[$0.product]) }.max() ?? 0)
  }

  static func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
  }
}
