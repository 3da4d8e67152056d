import Company

/// Reads `decisions.innovation`: the gate, projects in process, and what a variant replaces.
struct InnovationPolicyReader {
  let values: Values

  /// The policy in a set of decisions; the plainest where there is none.
  func policy(_ decisions: Fields) -> InnovationPolicy {
    guard let fields = decisions.fields("innovation", "decisions.innovation") else {
      return InnovationPolicy()
    }
    let gate = gate(fields)
    let variants = fields["variants"].flatMap {
      values.word($0, "way to treat variants", of: ["replace", "beside"])
    }
    return InnovationPolicy(
      gate: gate.least, hurdle: gate.hurdle, group: group(fields), projects: projects(fields),
      rank: rank(fields),
      buffer: fields.share("buffer", in: .multiple, default: InnovationPolicy().buffer),
      fever: fever(fields),
      variants: variants == "beside" ? .beside : .replace)
  }

  private func gate(_ fields: Fields) -> (least: Double, hurdle: InnovationPolicy.Hurdle?) {
    guard let node = fields["gate"] else { return (0, nil) }
    if node.mapping != nil {
      let gate = Fields(node, "gate", values, at: fields.place)
      let hurdle = gate.required("hurdle", hint: "write for example 'hurdle: 500 per h'")
      guard let gain = hurdle.flatMap(values.moneyRate) else { return (0, nil) }
      return (
        0, InnovationPolicy.Hurdle(gain: gain, over: gate.duration("over", in: .positive))
      )
    }
    switch node.text {
    case "all": return (0, nil)
    case "none": return (.infinity, nil)
    default:
      if let first = node.text?.utf8.first, Number.isDigit(first) || first == UInt8(ascii: "-") {
        return (values.share(node, in: .multiple) ?? 0, nil)
      }
      _ = values.word(
        node, "gate", of: ["all", "none"],
        besides: ["a share such as 5 %", "{ hurdle: 500 per h }"])
      return (0, nil)
    }
  }

  private func group(_ fields: Fields) -> InnovationPolicy.Group? {
    guard let group = fields.fields("group") else { return nil }
    let hint = "write for example 'group: { every: 13 weeks, most: 3 }'"
    let every = group.required("every", hint: hint).flatMap { values.duration($0, in: .positive) }
    let most = group.required("most", hint: hint).flatMap { values.count($0, in: Limits.jobs) }
    guard let every, let most else { return nil }
    return InnovationPolicy.Group(every: every, most: most)
  }

  /// Borders of the zones, each one share or two: at the start and at the end of development.
  private func fever(_ fields: Fields) -> InnovationPolicy.Fever {
    let standard = InnovationPolicy.Fever()
    guard let fever = fields.fields("fever") else { return standard }
    func line(_ key: String) -> InnovationPolicy.Fever.Line? {
      guard let node = fever[key] else { return nil }
      let ends = node.items ?? [node, node]
      guard ends.count == 2 else {
        values.expected("two shares such as [10 %, 60 %], or one", node)
        return nil
      }
      guard let start = values.share(ends[0], in: .multiple),
        let end = values.share(ends[1], in: .multiple)
      else { return nil }
      return InnovationPolicy.Fever.Line(start: start, end: end)
    }
    let (yellow, red) = (line("yellow") ?? standard.yellow, line("red") ?? standard.red)
    if yellow.start > red.start || yellow.end > red.end {
      values.findings.error(
        "red begins below yellow in the fever chart", at: fever.place,
        hint: "let 'red' be as high as 'yellow' or higher, at both ends")
    }
    return InnovationPolicy.Fever(yellow: yellow, red: red)
  }

  private func rank(_ fields: Fields) -> InnovationPolicy.Rank {
    let word = fields["rank"].flatMap {
      values.word($0, "rank of projects", of: ["throughput", "revenue"])
    }
    if let node = fields["rank"], projects(fields) == nil {
      values.findings.error(
        "'rank' means nothing: no project ever waits", at: node.place,
        hint: "cap them, for example with 'projects: 3'")
    }
    return word == "revenue" ? .revenue : .throughput
  }

  private func projects(_ fields: Fields) -> Int? {
    guard let node = fields["projects"], node.text != "all" else { return nil }
    return values.count(node, in: Limits.jobs)
  }
}
