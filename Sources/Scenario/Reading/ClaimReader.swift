import Company

/// Reads `claim`: a claim that the scenario puts to the test.
struct ClaimReader {
  let fields: Fields
  /// What a replication reports; empty when that is not known.
  let metrics: [String]
  /// Names of the strategies.
  let strategies: [String]
  /// Names of the worlds.
  let worlds: [String]

  private var values: Values { fields.values }

  /// The claim; `nil` after a finding that leaves nothing to test.
  func claim() -> Claim? {
    let text = fields.required("text", hint: "say in a sentence what is claimed")
      .flatMap(values.text)
    let source = fields.required("source", hint: "say who claims it").flatMap(values.text)
    let names = compared()
    let worlds = comparedWorlds(of: names.count)
    let isPair = names.count != 1 || !worlds.isEmpty
    let expect = fields.required(
      "expect", hint: "write for example 'expect: larger' or 'expect: 30 % .. 40 %'"
    ).flatMap { expectation($0, ofTwo: isPair) }
    let measure = fields["measure"].flatMap(metric) ?? RunReader.standardMetric
    let also = (fields["also"].map { $0.items ?? [$0] } ?? []).compactMap(metric)
    let border = fields.fields("border").flatMap(self.border)
    if border != nil, !isPair, let place = fields["border"]?.place {
      values.findings.error(
        "a border lies between two strategies or worlds, and this claim compares only one",
        at: place,
        hint: "name two strategies in 'compare', or leave 'border' out")
    }
    guard let text, let source, let expect, !names.isEmpty else { return nil }
    return Claim(
      text: text, source: source, compare: names, worlds: worlds, measure: measure, expect: expect,
      also: also, border: border)
  }

  private func comparedWorlds(of strategies: Int) -> [String] {
    guard let node = fields["worlds"] else { return [] }
    let nodes = node.items ?? [node]
    let names = nodes.compactMap { values.word($0, "world", of: worlds) }
    guard names.count == nodes.count else { return [] }
    guard names.count == 2, Set(names).count == 2 else {
      values.expected("two different worlds", node)
      return []
    }
    guard strategies < 2 else {
      values.findings.error(
        "two worlds are compared under one strategy, and this claim names two", at: node.place,
        hint: "name one strategy in 'compare', or leave 'worlds' out")
      return []
    }
    return names
  }

  private func compared() -> [String] {
    guard
      let node = fields.required(
        "compare", hint: "name the strategy that the claim speaks for, and then the other")
    else { return [] }
    let nodes = node.items ?? [node]
    let known = strategies + (strategies.contains("base") ? [] : ["base"])
    let names = nodes.compactMap { values.word($0, "strategy", of: known) }
    guard names.count == nodes.count else { return [] }
    guard (1...2).contains(names.count), Set(names).count == names.count else {
      values.expected("one strategy or two different ones", node)
      return []
    }
    return names
  }

  private func metric(_ node: Node) -> String? {
    guard let name = node.text, !node.isNull else {
      values.expected("the name of a metric such as \(RunReader.standardMetric)", node)
      return nil
    }
    guard metrics.isEmpty || metrics.contains(name) else {
      values.findings.error(
        "unknown metric \(node.described)", at: node.place, found: name, allowed: metrics,
        hint: Suggestion.hint(for: name, among: metrics)
          ?? "'throughline metrics' lists all of them")
      return nil
    }
    return name
  }

  // MARK: Expectation

  private static let words: [(String, Claim.Expectation)] = [
    ("larger", .larger), ("smaller", .smaller), ("not larger", .notLarger),
    ("not smaller", .notSmaller),
  ]

  private func expectation(_ node: Node, ofTwo isPair: Bool) -> Claim.Expectation? {
    let what = "larger, smaller, not larger, not smaller, or a range such as 30 % .. 40 %"
    guard let text = node.text, !node.isNull else {
      values.expected(what, node)
      return nil
    }
    if let word = Self.words.first(where: { $0.0 == text }) {
      guard isPair else {
        values.findings.error(
          "'\(text)' says nothing of a single strategy", at: node.place, found: text,
          hint: "name two strategies in 'compare', or write a range such as 30 % .. 40 %")
        return nil
      }
      return word.1
    }
    guard let dots = text.firstRange(of: "..") else {
      values.findings.error(
        "unknown expectation '\(Diagnostic.quotable(text))'", at: node.place, found: text,
        allowed: [what], hint: Suggestion.hint(for: text, among: Self.words.map(\.0)))
      return nil
    }
    let lower = end(text[..<dots.lowerBound], missing: -Double.infinity)
    let upper = end(text[dots.upperBound...], missing: Double.infinity)
    guard let lower, let upper, lower < upper, lower.isFinite || upper.isFinite else {
      values.findings.error(
        "'\(Diagnostic.quotable(text))' is no range", at: node.place, found: text,
        allowed: [what], hint: "write the smaller end first: '30 % .. 40 %', '35 % ..', '.. 0.5'")
      return nil
    }
    return .between(lower, upper)
  }

  /// A plain number or a percentage, or what stands for nothing.
  private func end(_ text: Substring, missing: Double) -> Double? {
    let words = text.split(separator: " ")
    guard let first = words.first else { return missing }
    var digits = first
    var isPercentage = false
    if words.count == 2, words[1] == "%" { isPercentage = true }
    if words.count == 1, digits.last == "%" {
      isPercentage = true
      digits.removeLast()
    }
    guard words.count == (isPercentage && first == digits ? 2 : 1),
      digits.utf8.allSatisfy({ Number.isDigit($0) || $0 == 46 || $0 == 45 }),
      let number = Double(digits), number.isFinite
    else { return nil }
    return isPercentage ? number / 100 : number
  }

  // MARK: Border

  private func border(_ border: Fields) -> Claim.Border? {
    let path = border.required("set", hint: "name a value by its path: plant.resources.B.units")
      .flatMap(values.text)
    let from = border.required("from", hint: "say where the range begins")
    let to = border.required("to", hint: "say where the range ends")
    guard let path, let from, let to else { return nil }
    guard let low = self.bound(from), let high = self.bound(to) else { return nil }
    guard low.unit == high.unit || low.unit.isEmpty, low.number < high.number else {
      values.findings.error(
        "the range does not rise from 'from' to 'to' in one unit", at: to.place, found: to.text,
        hint: "write for example 'from: 0 min, to: 40 min'")
      return nil
    }
    return Claim.Border(path: path, range: low.number...high.number, unit: high.unit)
  }

  private func bound(_ node: Node) -> (number: Double, unit: String)? {
    guard let text = node.text, !node.isNull else {
      values.expected("a number with its unit", node)
      return nil
    }
    let digits = text.prefix { "0123456789.-".contains($0) }
    guard let number = Double(digits), number.isFinite else {
      values.expected("a number with its unit", node)
      return nil
    }
    return (number, String(text[digits.endIndex...].drop { $0 == " " }))
  }
}
