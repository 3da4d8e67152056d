import Company
import Experiment
import Scenario

/// Makes the companies that the focusing steps try: the scenario with moves laid over it.
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

  /// The moves of a step for the company with some moves made.
  @Sendable func moves(
    _ step: FocusStep, _ made: [FocusMove], _ finding: ConstraintFinding
  ) -> [FocusMove] {
    guard let blueprint = blueprint(made) else { return [] }
    let name = finding.limitingResource
    let constraint = blueprint.resources.firstIndex { $0.name == name }
    var moves = FocusMoves(blueprint: blueprint, strategy: strategy, constraint: constraint)
      .free(step)
    for move in study.focus.moves where move.step.rawValue == step.rawValue {
      moves.append(
        FocusMove(
          step: step, text: move.name, settings: move.settings, price: move.price,
          expense: move.expense * blueprint.time.perLength))
    }
    if step == .elevate {
      for (index, offer) in study.focus.offers.enumerated() {
        moves.append(purchase(offer, index, of: blueprint))
      }
    }
    let known = Set(made.map(\.settings).filter { !$0.isEmpty })
    return moves.filter { !known.contains($0.settings) }
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

  // MARK: Purchases

  private func purchase(
    _ offer: FocusSettings.Offer, _ index: Int, of blueprint: Blueprint
  ) -> FocusMove {
    let resource = blueprint.resources[offer.change.resource]
    let path = "plant.resources.\(resource.name)"
    var move = FocusMove(
      step: .elevate, text: "", price: offer.price,
      expense: offer.expense * blueprint.time.perLength)
    switch offer.change {
    case .units(_, let count):
      move.text = "\(resource.name): one more unit"
      move.settings = ["\(path).units=\(resource.units + count)"]
    case .speed(_, let factor):
      move.text = "\(resource.name): \(Self.percent(factor - 1)) % faster"
      move.settings = ["\(path).speed=\(resource.speed * factor)"]
    case .buffer(_, let places):
      move.text = "\(resource.name): \(places) more buffer place\(places == 1 ? "" : "s")"
      move.settings = ["\(path).buffer=\((resource.buffer ?? 0) + places)"]
    case .staffedTime(_, let time):
      move.text = "\(resource.name): every shift \(time) \(blueprint.time.unit) longer"
      move.tag = index
    case .repair(_, let factor):
      move.text = "\(resource.name): repairs \(Self.percent(1 - factor)) % shorter"
      move.tag = index
    }
    return move
  }

  private static func percent(_ share: Double) -> String {
    let value = (share * 1000).rounded() / 10
    return value == value.rounded() ? String(Int(value)) : "\(value)"
  }

  private func blueprint(_ made: [FocusMove]) -> Blueprint? {
    let settings = options + made.flatMap(\.settings)
    guard
      var blueprint = try? ScenarioLoader.load(file: file, sets: settings, world: world).blueprint
    else { return nil }
    for move in made {
      guard let tag = move.tag else { continue }
      guard let changed = blueprint.changed(by: study.focus.offers[tag].change) else { return nil }
      blueprint = changed
    }
    return blueprint
  }
}
