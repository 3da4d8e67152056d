import Company

/// Reads `focus`: what the five focusing steps may buy and try.
struct FocusReader {
  let fields: Fields
  let resources: [Resource]

  private var values: Values { fields.values }

  func settings() -> FocusSettings {
    FocusSettings(
      budget: fields["budget"].flatMap(values.money).map(\.amount),
      payback: fields.duration("payback", in: .positive), offers: offers(), moves: moves())
  }

  // MARK: What can be bought

  private func offers() -> [FocusSettings.Offer] {
    let names = resources.map(\.name)
    var offers: [FocusSettings.Offer] = []
    for entry in fields.fields("elevate")?.entries ?? [] {
      guard let index = names.firstIndex(of: entry.key) else {
        values.findings.error(
          "unknown resource '\(Diagnostic.quotable(entry.key))'", at: entry.keyPlace,
          found: entry.key, allowed: names, hint: Suggestion.hint(for: entry.key, among: names))
        continue
      }
      let kinds = Fields(entry.value, "elevate.\(entry.key)", values, at: entry.keyPlace)
      for kind in kinds.entries where !kind.value.isNull {
        let terms = Fields(kind.value, "\(kind.key) of \(entry.key)", values, at: kind.keyPlace)
        guard let change = change(kind.key, of: index, terms, at: kind.keyPlace) else { continue }
        offers.append(
          FocusSettings.Offer(
            change: change, price: terms.money("price").amount,
            expense: terms.moneyRate("expense")))
      }
    }
    return offers
  }

  private func change(_ kind: String, of index: Int, _ terms: Fields, at place: Place) -> Change? {
    let resource = resources[index]
    func refuse(_ why: String) -> Change? {
      values.findings.error("'\(resource.name)' \(why)", at: place)
      return nil
    }
    let bounds = Bounds(least: 0, most: 10, aboveLeast: true)
    switch kind {
    case "unit": return .units(resource: index, by: 1)
    case "speed":
      let by = terms["by"].flatMap { values.share($0, in: bounds) } ?? 0.1
      return .speed(resource: index, factor: 1 + by)
    case "repair":
      guard !resource.failures.isEmpty else { return refuse("never fails: nothing to repair") }
      let most = Bounds(least: 0, most: 1, aboveLeast: true, belowMost: true)
      let by = terms["by"].flatMap { values.share($0, in: most) } ?? 0.5
      return .repair(resource: index, factor: 1 - by)
    case "buffer":
      guard resource.buffer != nil else { return refuse("has an unlimited buffer already") }
      return .buffer(resource: index, by: terms.count("places", in: 1...10_000, default: 1))
    default:
      guard resource.shifts != nil else { return refuse("has no shifts: it is always staffed") }
      let hours = terms["by"].flatMap { values.duration($0, in: .positive) }
      return .staffedTime(resource: index, by: hours ?? values.units.length(.hour))
    }
  }

  // MARK: Own candidates

  private func moves() -> [FocusSettings.Move] {
    (fields.fields("moves")?.entries ?? []).compactMap { entry in
      let move = Fields(entry.value, "move '\(entry.key)'", values, at: entry.keyPlace)
      let steps = FocusSettings.Step.allCases.map(\.rawValue)
      let step =
        move["step"].flatMap { values.word($0, "focusing step", of: steps) } ?? "elevate"
      guard
        let set = move.required("set", hint: "write for example 'set: [plant.resources.B.units=2]'")
      else { return nil }
      let nodes = set.items ?? [set]
      var settings: [String] = []
      for node in nodes {
        guard let text = node.text, let sign = text.firstIndex(of: "="), sign > text.startIndex
        else {
          values.expected("PATH=VALUE, as for --set", node)
          continue
        }
        settings.append(text)
      }
      guard !settings.isEmpty else { return nil }
      return FocusSettings.Move(
        name: entry.key, step: FocusSettings.Step(rawValue: step) ?? .elevate, settings: settings,
        price: move.money("price").amount, expense: move.moneyRate("expense"))
    }
  }
}
