import Company
import Experiment
import Scenario

/// Makes the companies that the focusing steps try: the scenario with moves laid over it, every one
/// as options that a person could give.
struct FocusWorkshop: Sendable {
  let file: String
  /// `--set` options of the command line.
  let options: [String]
  let world: String?
  let study: Study
  let strategy: Int?
  let seed: UInt64

  /// The company with some moves made; `nil` where one does not apply.
  @Sendable func company(_ made: [FocusMove]) async throws -> Case? {
    blueprint(made).map { Case($0, strategy: strategy, seed: seed) }
  }

  /// The moves of a step that change the company with some moves made.
  @Sendable func moves(
    _ step: FocusStep, _ made: [FocusMove], _ finding: ConstraintFinding
  ) -> [FocusMove] {
    guard let present = blueprint(made) else { return [] }
    let constraint = present.resources.firstIndex { $0.name == finding.limitingResource }
    var moves = FocusMoves(blueprint: present, strategy: strategy, constraint: constraint)
      .free(step)
    if step == .elevate {
      moves += study.focus.offers.compactMap { purchase($0, present, made) }
    }
    moves = moves.filter { move in
      blueprint(move.added(to: made)).map { differs($0, from: present) } ?? false
    }
    for move in study.focus.moves where move.step.rawValue == step.rawValue {
      moves.append(
        FocusMove(
          step: step, text: move.name, settings: move.settings, price: move.price,
          expense: move.expense * present.time.perLength))
    }
    return moves.filter { !made.contains($0) }
  }

  /// Policies in force that name another resource as the constraint than the one that is.
  @Sendable func inertia(_ made: [FocusMove], _ finding: ConstraintFinding) -> [String] {
    guard let blueprint = blueprint(made),
      let index = blueprint.resources.firstIndex(where: { $0.name == finding.limitingResource })
    else { return [] }
    return FocusMoves(blueprint: blueprint, strategy: strategy, constraint: index).inertia
  }

  /// Every move of the analyst's own must at least apply to the company as it is.
  func checkMoves() throws(Failure) {
    for move in study.focus.moves {
      do {
        _ = try ScenarioLoader.load(file: file, sets: options + move.settings, world: world)
      } catch {
        let first = error.diagnostics.first.map { ": \($0.message)" } ?? ""
        throw Failure(.data, "the move '\(move.name)' of focus.moves does not apply\(first)")
      }
    }
  }

  // MARK: Options

  /// The options that make a company with some moves made, what they cost included; `nil` where one
  /// does not apply.
  ///
  /// What they cost per period is operating expense, what they cost once is equipment.
  func settings(_ made: [FocusMove]) -> [String]? {
    let moves = FocusWorkshop.joined(made.flatMap(\.settings))
    let expense = made.reduce(0) { $0 + $1.expense }
    let price = made.reduce(0) { $0 + $1.price }
    guard expense > 0 || price > 0 else { return moves }
    guard let plain = load(moves) else { return nil }
    let time = plain.time
    var money: [String] = []
    if expense > 0 {
      let all = plain.finance.operatingExpense * time.perLength + expense
      money.append("money.operating_expense=\(FocusMoves.plain(all)) per \(time.per)")
    }
    if price > 0 {
      money.append("money.equipment=\(FocusMoves.plain(plain.finance.equipment.amount + price))")
    }
    return FocusWorkshop.joined(moves + money)
  }

  /// Options without those that a later one replaces; mappings are laid over one another, so they
  /// stay.
  static func joined(_ settings: [String]) -> [String] {
    func path(_ setting: String) -> Substring { setting.prefix { $0 != "=" } }
    return settings.enumerated().filter { place, setting in
      !settings[(place + 1)...].contains { later in
        path(later) == path(setting) && !later.contains("={")
      }
    }.map(\.element)
  }

  private func blueprint(_ made: [FocusMove]) -> Blueprint? { settings(made).flatMap(load) }

  private func load(_ settings: [String]) -> Blueprint? {
    try? ScenarioLoader.load(file: file, sets: options + settings, world: world).blueprint
  }

  /// Whether a company differs in more than what it pays.
  private func differs(_ a: Blueprint, from b: Blueprint) -> Bool {
    a.resources != b.resources || a.products != b.products || a.base != b.base
      || a.strategies != b.strategies
  }

  // MARK: Purchases

  /// An offer for the company as it is; `nil` when there is nothing to buy.
  private func purchase(
    _ offer: FocusSettings.Offer, _ present: Blueprint, _ made: [FocusMove]
  ) -> FocusMove? {
    guard let resource = present.resources.first(where: { $0.name == offer.resource }) else {
      return nil
    }
    let path = "plant.resources.\(resource.name)"
    var move = FocusMove(
      step: .elevate, text: "", price: offer.price,
      expense: offer.expense * present.time.perLength)
    switch offer.kind {
    case .unit:
      move.text = "\(resource.name): one more unit"
      move.settings = ["\(path).units=\(resource.units + 1)"]
    case .speed(let factor):
      move.text = "\(resource.name): \(Self.percent(factor - 1)) % faster"
      move.settings = ["\(path).speed=\(FocusMoves.plain(resource.speed * factor))"]
    case .buffer(let places):
      guard let buffer = resource.buffer else { return nil }
      move.text = "\(resource.name): \(places) more buffer place\(places == 1 ? "" : "s")"
      move.settings = ["\(path).buffer=\(buffer + places)"]
    case .repair(let factor):
      move.text = "\(resource.name): repairs \(Self.percent(1 - factor)) % shorter"
      move.settings =
        (try? ScenarioLoader.repairs(
          of: resource.name, times: factor, file: file,
          sets: options + made.flatMap(\.settings), world: world)) ?? []
    case .shifts(let shifts):
      move.text = "\(resource.name): work \(shifts.joined(separator: ", "))"
      move.settings = ["\(path).shifts=[\(shifts.joined(separator: ", "))]"]
    case .longerShifts(let time):
      guard let longer = resource.shifts?.extended(by: time)?.text(day: present.time.day) else {
        return nil
      }
      move.text =
        "\(resource.name): every shift \(FocusMoves.plain(time)) \(present.time.unit) longer"
      move.settings = ["\(path).shifts=[\(longer.joined(separator: ", "))]"]
    }
    return move.settings.isEmpty ? nil : move
  }

  private static func percent(_ share: Double) -> String {
    FocusMoves.plain((share * 1000).rounded() / 10)
  }
}
