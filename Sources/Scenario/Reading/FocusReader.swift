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
        guard let bought = self.kind(kind.key, of: index, terms, at: kind.keyPlace) else {
          continue
        }
        offers.append(
          FocusSettings.Offer(
            resource: entry.key, kind: bought, price: terms.money("price").amount,
            expense: terms.moneyRate("expense")))
      }
    }
    return offers
  }

  private func kind(
    _ kind: String, of index: Int, _ terms: Fields, at place: Place
  ) -> FocusSettings.Offer.Kind? {
    let resource = resources[index]
    func refuse(_ why: String) -> FocusSettings.Offer.Kind? {
      values.findings.error("'\(resource.name)' \(why)", at: place)
      return nil
    }
    let bounds = Bounds(least: 0, most: 10, aboveLeast: true)
    switch kind {
    case "unit": return .unit
    case "speed":
      let by = terms["by"].flatMap { values.share($0, in: bounds) } ?? 0.1
      return .speed(1 + by)
    case "repair":
      guard !resource.failures.isEmpty else { return refuse("never fails: nothing to repair") }
      let most = Bounds(least: 0, most: 1, aboveLeast: true, belowMost: true)
      let by = terms["by"].flatMap { values.share($0, in: most) } ?? 0.5
      return .repair(1 - by)
    case "buffer":
      guard resource.buffer != nil else { return refuse("has an unlimited buffer already") }
      return .buffer(terms.count("places", in: 1...10_000, default: 1))
    default:
      guard resource.shifts != nil else { return refuse("has no shifts: it is always staffed") }
      if let shifts = calendar(terms) { return .shifts(shifts) }
      let time = terms["by"].flatMap { values.duration($0, in: .positive) }
      return .longerShifts(time ?? values.units.length(.hour))
    }
  }

  /// The calendar offered, if it is one; it is read as a resource's own would be.
  private func calendar(_ terms: Fields) -> [String]? {
    guard let node = terms["shifts"],
      ShiftReader(values: values).shifts(terms) != nil || node.text == "always"
    else { return nil }
    return (node.items ?? [node]).compactMap(\.text)
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
      let settings = set.mapping.map { self.settings(in: $0) } ?? self.settings(listed: set)
      guard !settings.isEmpty else {
        if set.mapping?.entries.isEmpty == true {
          values.findings.error("this move changes nothing", at: set.place)
        }
        return nil
      }
      return FocusSettings.Move(
        name: entry.key, step: FocusSettings.Step(rawValue: step) ?? .elevate, settings: settings,
        price: move.money("price").amount, expense: move.moneyRate("expense"))
    }
  }

  private func settings(listed set: Node) -> [String] {
    (set.items ?? [set]).compactMap { node in
      guard let text = node.text, let sign = text.firstIndex(of: "="), sign > text.startIndex
      else {
        values.expected("PATH=VALUE, as for --set", node)
        return nil
      }
      return text
    }
  }

  /// A mapping of paths, which has become a tree as everywhere: a value for each leaf.
  private func settings(in mapping: Mapping, below path: String = "") -> [String] {
    mapping.entries.flatMap { entry -> [String] in
      let inside = path + entry.key
      if let inner = entry.value.mapping, !inner.entries.isEmpty {
        return settings(in: inner, below: inside + ".")
      }
      return ["\(inside)=\(entry.value.isNull ? "null" : Canonical.flow(entry.value, .value))"]
    }
  }
}
