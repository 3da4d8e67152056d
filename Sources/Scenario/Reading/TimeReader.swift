import Company

/// Reads `time`: the units that all other sections need, and the simulated span.
struct TimeReader {
  let fields: Fields

  /// The declared lengths of units; what is wrong or absent keeps its default.
  func units() -> Units {
    var values = fields.values
    var units = Units()
    if let node = fields.required("unit", hint: "write for example 'unit: min'") {
      let names = Units.words.filter { $0 != "month" && $0 != "year" }
      if let text = node.text, let unit = Units.named(text), unit != .month, unit != .year {
        units.base = unit
      } else {
        _ = values.word(node, "base unit", of: names)
      }
    }
    let hour = 3600.0
    func shown(_ seconds: Double) -> String {
      seconds >= hour ? "\(Values.plain(seconds / hour)) h" : "\(Values.plain(seconds / 60)) min"
    }
    // Each unit may be given in those before it, and in itself only as a plain number of them.
    func length(
      _ key: String, _ standard: Double, least: Double, most: Double, example: String
    ) -> Double {
      guard let node = fields[key] else { return standard }
      values.units = units
      guard let quantity = values.quantity(node, "a duration such as \(example)") else {
        return standard
      }
      let order = Units.Time.allCases
      guard case .time(let unit) = quantity.unit, quantity.per == nil,
        let rank = order.firstIndex(of: unit),
        let own = order.firstIndex(where: { $0.rawValue == key }), rank < own, unit != .month
      else {
        values.expected("a duration such as \(example)", node)
        return standard
      }
      let seconds = quantity.number * units.seconds(unit)
      guard seconds >= least, seconds <= most else {
        values.findings.error(
          "\(node.described) is out of range for the length of a \(key)", at: node.place,
          found: node.text,
          allowed: ["\(shown(least)) to \(shown(most))"])
        return standard
      }
      return seconds
    }
    units.day = length("day", units.day, least: hour / 60, most: 24 * hour, example: "8 h")
    // A shorter day shortens the week and the year that are not declared themselves.
    units.week = length(
      "week", 7 * units.day, least: units.day, most: 7 * 24 * hour, example: "5 days")
    units.year = length(
      "year", 365 * units.day, least: units.week, most: 366 * 24 * hour, example: "50 weeks")
    units.yearIsUnclear = fields["year"] == nil && units.week != 7 * units.day
    return units
  }

  /// The time frame in the units read before.
  func frame() -> TimeFrame {
    let units = fields.values.units
    let (warmup, findsWarmup) = warmup()
    let horizon =
      fields.required("horizon", hint: "write for example 'horizon: 40 weeks'")
      .flatMap { fields.values.duration($0, in: .positive) } ?? 1
    var per = Units.Time.week
    if let node = fields["per"] {
      if let text = node.text, let unit = Units.named(text) {
        per = unit
        _ = fields.values.duration(.scalar("1 \(unit.rawValue)", at: node.place))
      } else {
        _ = fields.values.word(node, "period", of: Units.words)
      }
    }
    return TimeFrame(
      unit: units.base.rawValue, warmup: warmup, horizon: horizon, day: units.length(.day),
      week: units.length(.week), year: units.length(.year), per: per.rawValue,
      perLength: units.length(per), strategiesFromStart: strategiesFromStart,
      findsWarmup: findsWarmup)
  }

  /// The length of the warm-up, and whether it is to be found.
  private func warmup() -> (length: Double, isFound: Bool) {
    guard let node = fields["warmup"] else { return (0, false) }
    guard let text = node.text, text.first?.isLetter == true else {
      return (fields.values.duration(node) ?? 0, false)
    }
    let word = fields.values.word(
      node, "warm-up", of: ["auto"], besides: ["a duration such as 4 weeks"])
    return (0, word != nil)
  }

  /// Whether strategies are in force before the warm-up ends.
  private var strategiesFromStart: Bool {
    let words = ["after_warmup", "from_start"]
    return fields["strategies"].flatMap {
      fields.values.word($0, "time at which strategies come into force", of: words)
    } == words[1]
  }

  /// A warm-up can only be found where something settles.
  func checkWarmup(of blueprint: Blueprint) {
    let reasons = blueprint.reasonsForChange
    guard blueprint.time.findsWarmup, !reasons.isEmpty, let node = fields["warmup"] else { return }
    fields.values.findings.error(
      "a warm-up is found for plants in a steady state only; here \(reasons.joined(separator: ", "))",
      at: node.place, found: node.text, allowed: ["a duration such as 4 weeks"],
      hint: "what changes is terminating: state the warm-up, and everything after it counts")
  }
}
