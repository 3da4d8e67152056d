import Company
import Probability

/// Free moves that may help a company with a given constraint: data, none assumed to pay.
///
/// Some have nothing to change in a company at hand; whoever tries them leaves those out.
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
  /// - Parameters:
  ///   - blueprint: the company as it is.
  ///   - strategy: index of the strategy in force; `nil` for the base decisions.
  ///   - constraint: index of the resource that limits it; `nil` where none does.
  public init(blueprint: Blueprint, strategy: Int?, constraint: Int?) {
    self.blueprint = blueprint
    decisions = strategy.map { blueprint.strategies[$0].decisions } ?? blueprint.base
    path = strategy.map { "strategies.\(blueprint.strategies[$0].name)" } ?? "decisions"
    self.constraint = constraint
  }

  /// The free moves of a step.
  public func free(_ step: FocusStep) -> [FocusMove] {
    switch step {
    case .exploit: mix + work + quality
    case .subordinate: releases + batches
    case .elevate: []
    }
  }

  private func move(_ step: FocusStep, _ text: String, _ settings: String...) -> FocusMove {
    FocusMove(step: step, text: text, settings: settings.map { "\(path).\($0)" })
  }

  // MARK: Exploit

  /// What goes through the constraint, and in which order.
  private var mix: [FocusMove] {
    guard blueprint.products.count(where: \.isSold) > 1 else { return [] }
    let problem = MixProblem(blueprint)
    let order = problem.ranking(by: constraint ?? problem.constraint)
      .map { problem.products[$0].name }
    let list = "[\(order.joined(separator: ", "))]"
    var moves = [
      move(.exploit, "release by throughput per constraint minute", "priority=\(list)")
    ]
    if let name {
      moves.append(
        move(
          .exploit, "release so, and \(name) works in that order", "priority=\(list)",
          "dispatching.\(name)=priority"))
    }
    if decisions.reviewEvery != nil || blueprint.time.warmup > 0 {
      moves.append(
        move(
          .exploit, "stop offering what no longer fits the constraint", "portfolio={ load: 100 % }")
      )
    }
    if let mix = try? problem.mixes().first(where: { $0.method == .linear }), mix.isFeasible {
      let quotas = zip(problem.products, mix.pieces).filter { $1 < $0.demand - 1e-6 }
        .map { "\($0.name): \(Self.plain($1.rounded(.down))) per \(blueprint.time.per)" }
      if !quotas.isEmpty {
        moves.append(
          move(
            .exploit, "accept the mix of the linear programme only", "priority=\(list)",
            "quota={ \(quotas.joined(separator: ", ")) }"))
      }
    }
    return moves
  }

  /// How the constraint works: fewer setups, no stops.
  private var work: [FocusMove] {
    guard let constraint, let name else { return [] }
    let resource = blueprint.resources[constraint]
    var moves: [FocusMove] = []
    if resource.setup != nil {
      // Due dates settle ties only where there are some.
      let rule =
        decisions.promise == .none
        ? "least_setup" : "{ rule: least_setup, then: earliest_due_date }"
      moves.append(
        move(
          .exploit, "\(name) takes the job with the least setup", "dispatching.\(name)=\(rule)"))
      for run in [10, 40] {
        moves.append(
          move(
            .exploit, "\(name) makes \(run) of a family in a row, if they wait",
            "batches={ \(name): { minimum_run: \(run) } }"))
      }
    }
    if let process = batch(constraint)?.process {
      moves.append(
        move(
          .exploit, "\(name) makes \(2 * process) pieces of an order in a row",
          "batches={ \(name): { process: \(2 * process) } }"))
    }
    if hasLots {
      moves.append(
        move(
          .exploit, "\(name) passes on single pieces", "batches={ \(name): { transfer: 1 } }"))
    }
    if resource.shifts != nil {
      moves.append(
        FocusMove(
          step: .exploit, text: "\(name) finishes what it has begun before a break",
          settings: ["plant.resources.\(name).at_shift_end=finish"]))
    }
    return moves
  }

  /// Finding before the constraint what it would spoil or waste its time on.
  private var quality: [FocusMove] {
    guard let constraint, let name else { return [] }
    var settings: [String] = []
    for product in blueprint.products {
      let route = "\(product.isPart ? "parts" : "products").\(product.name).route"
      for (step, operation) in product.route.enumerated()
      where operation.resource == constraint && operation.yield < 1 && step > 0 {
        let before = product.route[step - 1].yield * operation.yield
        settings += [
          "\(route).\(step).yield=\(Self.plain(before))", "\(route).\(step + 1).yield=1",
        ]
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

  /// What may enter the plant, and when.
  private var releases: [FocusMove] {
    let units = blueprint.resources.reduce(0) { $0 + ($1.rounds == nil ? $1.units : 0) }
    var moves = [units, 2 * units, 4 * units].filter { $0 > 0 }.map { jobs in
      move(.subordinate, "keep \(jobs) orders in process", "release={ conwip: { jobs: \(jobs) } }")
    }
    moves.append(move(.subordinate, "release every order at once", "release=push"))
    let touch = blueprint.products.map(touchTime).max() ?? 0
    guard let name, touch > 0 else { return moves }
    return moves
      + [2.0, 4, 8].map { share in
        let time = "\(Self.plain((touch * share).rounded(.up))) \(blueprint.time.unit)"
        return move(
          .subordinate, "rope from \(name), \(time) of its work ahead",
          "release={ dbr: { drum: \(name), constraint_buffer: \(time) } }")
      }
  }

  /// Smaller batches where there is time for them.
  private var batches: [FocusMove] {
    let others = blueprint.resources.indices.filter {
      $0 != constraint && blueprint.resources[$0].rounds == nil
    }
    func all(_ entry: (Int) -> String?) -> String? {
      let entries = others.compactMap { place in
        entry(place).map { "\(blueprint.resources[place].name): { \($0) }" }
      }
      return entries.isEmpty ? nil : "batches={ \(entries.joined(separator: ", ")) }"
    }
    var moves: [FocusMove] = []
    if hasLots, let setting = all({ _ in "transfer: 1" }) {
      moves.append(
        move(.subordinate, "all but the constraint pass on single pieces", setting))
    }
    let halves = all { place in
      batch(place)?.process.flatMap { $0 > 1 ? "process: \($0 / 2)" : nil }
    }
    if let halves {
      moves.append(move(.subordinate, "halve the process batches of all others", halves))
    }
    return moves
  }

  // MARK: Inertia

  /// Policies in force that treat another resource as the constraint, in words.
  public var inertia: [String] {
    guard let constraint else { return [] }
    var found: [String] = []
    func note(_ resource: Int, _ what: String) {
      if resource != constraint { found.append("\(what) \(blueprint.resources[resource].name)") }
    }
    switch decisions.release {
    case .drumBufferRope(let rope): note(rope.drum, "the rope is tied to")
    case .simplifiedDrumBufferRope(let rope): note(rope.resource, "release is planned by")
    case .loops(let loops):
      for loop in loops {
        if case .work(_, let resource) = loop.limit {
          note(resource, "loop '\(loop.name)' counts the work of")
        }
      }
    case .push, .planned, .conwip, .kanban: break
    }
    if case .safeDate(let resource, _, _) = decisions.promise {
      note(resource, "promises are made by the load of")
    }
    for (resource, dispatching) in decisions.dispatching.enumerated()
    where decisions.dispatching.count(where: { $0 == dispatching }) == 1
      && dispatching.rule != .firstCome && decisions.dispatching.count > 1
    {
      note(resource, "a dispatching rule of its own is at")
    }
    for (resource, batch) in decisions.batches.enumerated() where batch.minimumRun != nil {
      note(resource, "runs of a family are made at")
    }
    return found
  }

  // MARK: Parts

  private var name: String? { constraint.map { blueprint.resources[$0].name } }

  private func batch(_ resource: Int) -> BatchSizes? {
    decisions.batches.indices.contains(resource) ? decisions.batches[resource] : nil
  }

  /// Whether some order has more than a piece.
  private var hasLots: Bool {
    blueprint.demands.contains { $0.quantity != .constant(1) }
  }

  private func touchTime(_ product: Product) -> Double {
    product.route.reduce(0) { $0 + $1.time.mean + ($1.orderTime?.mean ?? 0) }
      + (product.components.map { touchTime(blueprint.products[$0.product]) }.max() ?? 0)
  }

  /// A number as a scenario writes it, without the noise of arithmetic in its last digits.
  public static func plain(_ value: Double) -> String {
    let rounded = (value * 1e9).rounded() / 1e9
    let tidy = abs(rounded - value) <= 1e-12 * abs(value) ? rounded : value
    return tidy == tidy.rounded() && abs(tidy) < 1e15 ? String(Int64(tidy)) : "\(tidy)"
  }
}
