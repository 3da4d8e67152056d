import Probability

/// Reads random quantities: a plain quantity is a constant, a mapping with one key a law.
struct RandomReader {
  let values: Values

  /// What is random.
  enum Kind: Sendable {
    /// A time, not negative [base unit].
    case duration
    /// A number of pieces, not negative.
    case count
    /// A share, not negative.
    case share
  }

  /// The law of a node; `nil` after a finding.
  func read(_ node: Node, _ kind: Kind, in bounds: Bounds = .notNegative) -> Distribution? {
    guard let mapping = node.mapping else {
      guard node.items == nil else {
        values.expected(Self.expectation(kind), node)
        return nil
      }
      return constant(node, kind, in: bounds).map(Distribution.constant)
    }
    guard node.origin != .failed else { return nil }
    let laws = mapping.entries.compactMap { entry in
      RandomLaw(rawValue: entry.key).map { ($0, entry) }
    }
    // Unknown keys and several laws have been reported with the shapes.
    guard laws.count == 1, let (law, entry) = laws.first else {
      if mapping.entries.isEmpty {
        values.expected(
          Self.expectation(kind), node, allowed: RandomLaw.allCases.map(\.rawValue))
      }
      return nil
    }
    guard entry.value.origin != .failed else { return nil }
    if law.counts, kind == .duration {
      values.findings.error(
        "'\(law.rawValue)' counts things and cannot be a time", at: entry.keyPlace,
        allowed: RandomLaw.allCases.filter { !$0.counts }.map(\.rawValue))
      return nil
    }
    guard
      let distribution = Parameters(law: law, entry: entry, kind: kind, reader: self).distribution()
    else { return nil }
    if law == .normal, let asked = entry.value.mapping?.entry("sd"),
      let mean = entry.value.mapping?["mean"].flatMap({ constant($0, kind, in: .any) }),
      abs(distribution.mean - mean) > 0.01 * abs(mean)
    {
      values.findings.warning(
        "cut off at zero, this normal law has the mean \(Values.plain(distribution.mean)), not "
          + "\(Values.plain(mean))",
        at: asked.keyPlace, hint: "give 'mean' and 'cv' as they shall be, or use gamma or lognormal"
      )
    }
    guard distribution.support.lowerBound >= 0 else {
      values.findings.error(
        "this law can be negative: it reaches down to "
          + "\(Values.plain(distribution.support.lowerBound))",
        at: entry.keyPlace, allowed: ["0 or more"])
      return nil
    }
    return distribution
  }

  private static func expectation(_ kind: Kind) -> String {
    switch kind {
    case .duration: "a duration such as 15 min, or a law such as { exponential: { mean: 15 min } }"
    case .count: "a number, or a law such as { poisson: { mean: 5 } }"
    case .share: "a share such as 4 %, or a law such as { uniform: { min: 0 %, max: 8 % } }"
    }
  }

  /// A plain quantity of the kind in question.
  func constant(_ node: Node, _ kind: Kind, in bounds: Bounds) -> Double? {
    switch kind {
    case .duration: values.duration(node, in: bounds)
    case .count: values.number(node, in: bounds)
    case .share: values.share(node, in: bounds)
    }
  }

  /// The parameters of one law as they were given.
  private struct Parameters {
    let law: RandomLaw
    let kind: Kind
    let reader: RandomReader
    let keyPlace: Place
    let fields: Fields
    let given: Set<String>

    init(law: RandomLaw, entry: Mapping.Entry, kind: Kind, reader: RandomReader) {
      self.law = law
      self.kind = kind
      self.reader = reader
      keyPlace = entry.keyPlace
      fields = Fields(entry.value, law.rawValue, reader.values, at: entry.keyPlace)
      given = Set(
        fields.entries.filter { !$0.value.isNull && law.parameters.contains($0.key) }.map(\.key))
    }

    func distribution() -> Distribution? {
      guard let set = parameterSet() else { return nil }
      var numbers: [String: Double] = [:]
      var lists: [String: [Double]] = [:]
      var failed = false
      for name in set {
        guard let node = fields[name] else { continue }
        if ["values", "weights", "means"].contains(name) {
          lists[name] = list(node, name)
          failed = failed || lists[name] == nil
        } else {
          numbers[name] = number(node, name)
          failed = failed || numbers[name] == nil
        }
      }
      guard !failed else { return nil }
      do {
        return try make(numbers, lists)
      } catch {
        // A parameter in a list is named like `weights[2]`.
        let name = error.parameter.prefix { $0 != "[" }
        let node = fields[String(name)]
        reader.values.findings.error(
          node?.text == nil
            ? "\(error.parameter) \(Self.tidy(error.message))"
            : "\(node?.described ?? "") is out of range for '\(name)'",
          at: node?.place ?? keyPlace, found: node?.text, allowed: [Self.tidy(error.allowed)])
        return nil
      }
    }

    /// Whole numbers without the point that Swift gives them.
    private static func tidy(_ message: String) -> String {
      var result = ""
      for character in message {
        if character == " " || character == ",", result.hasSuffix(".0") { result.removeLast(2) }
        result.append(character)
      }
      if result.hasSuffix(".0") { result.removeLast(2) }
      return result
    }

    /// The set of parameters that was given; reports when it is none or too many.
    private func parameterSet() -> [String]? {
      let sets = law.parameterSets
      if let exact = sets.first(where: { Set($0) == given }) { return exact }
      // `weights` may be left out: then all values are equally likely.
      if law == .discrete, given == ["values"] { return ["values"] }
      guard fields.entries.allSatisfy({ law.parameters.contains($0.key) }) else { return nil }
      let shown = sets.map { "{ \($0.joined(separator: ", ")) }" }
      reader.values.findings.error(
        given.isEmpty
          ? "'\(law.rawValue)' needs parameters"
          : "'\(law.rawValue)' cannot be given by \(given.sorted().joined(separator: ", "))",
        at: keyPlace, allowed: shown)
      return nil
    }

    private func number(_ node: Node, _ name: String) -> Double? {
      let any = Bounds(least: -1e12, most: 1e12)
      guard RandomLaw.scaled.contains(name), !law.counts else {
        return law.counts && kind == .share && name == "p"
          ? reader.values.share(node, in: any) : dimensionless(node, name, in: any)
      }
      return reader.constant(node, kind, in: any)
    }

    /// A plain number; a share may also be written in percent.
    private func dimensionless(_ node: Node, _ name: String, in bounds: Bounds) -> Double? {
      name == "cv" || name == "p" || name == "weights"
        ? reader.values.share(node, in: bounds) : reader.values.number(node, in: bounds)
    }

    private func list(_ node: Node, _ name: String) -> [Double]? {
      guard let items = node.items else {
        reader.values.expected("a list of \(name)", node)
        return nil
      }
      let numbers = items.map { number($0, name) }
      let known = numbers.compactMap { $0 }
      return known.count == numbers.count ? known : nil
    }

    private func make(
      _ numbers: [String: Double], _ lists: [String: [Double]]
    ) throws(ParameterError) -> Distribution? {
      let has = given.contains
      func n(_ name: String) -> Double { numbers[name] ?? 0 }
      func l(_ name: String) -> [Double] { lists[name] ?? [] }
      switch law {
      case .exponential: return try .exponential(mean: n("mean"))
      case .gamma:
        return has("cv")
          ? try .gamma(mean: n("mean"), cv: n("cv"))
          : try .gamma(shape: n("shape"), scale: n("scale"))
      case .erlang:
        guard let node = fields["stages"], let stages = reader.values.count(node, in: 1...1_000_000)
        else { return nil }
        return try .erlang(mean: n("mean"), stages: stages)
      case .lognormal:
        if has("cv") { return try .lognormal(mean: n("mean"), cv: n("cv")) }
        if has("zeta") { return try .lognormal(zeta: n("zeta"), sigma: n("sigma")) }
        for quantile in RandomLaw.quantiles where has(quantile.name) {
          do {
            return try .lognormal(
              median: n("median"), quantile: n(quantile.name), at: quantile.level)
          } catch {
            throw ParameterError(
              parameter: error.parameter == "quantile" ? quantile.name : error.parameter,
              message: error.message, allowed: error.allowed)
          }
        }
        return nil
      case .weibull:
        return has("cv")
          ? try .weibull(mean: n("mean"), cv: n("cv"))
          : try .weibull(shape: n("shape"), scale: n("scale"))
      case .normal:
        return has("cv")
          ? try .truncatedNormal(truncatedMean: n("mean"), cv: n("cv"))
          : try .truncatedNormal(mean: n("mean"), sd: n("sd"))
      case .uniform:
        return has("cv")
          ? try .uniform(mean: n("mean"), cv: n("cv"))
          : try .uniform(min: n("min"), max: n("max"))
      case .triangular: return try .triangular(min: n("min"), mode: n("mode"), max: n("max"))
      case .pert: return try .pert(min: n("min"), mode: n("mode"), max: n("max"))
      case .beta:
        return has("alpha")
          ? try .beta(min: n("min"), max: n("max"), alpha: n("alpha"), beta: n("beta"))
          : try .beta(min: n("min"), max: n("max"), mean: n("mean"), sd: n("sd"))
      case .bernoulli: return try .bernoulli(p: n("p"))
      case .geometric:
        return has("p") ? try .geometric(p: n("p")) : try .geometric(mean: n("mean"))
      case .poisson: return try .poisson(mean: n("mean"))
      case .discrete:
        let values = l("values")
        return try .discrete(
          values: values,
          weights: has("weights") ? l("weights") : Array(repeating: 1, count: values.count))
      case .empirical: return try .empirical(l("values"))
      case .hyperexponential:
        return has("cv")
          ? try .hyperexponential(mean: n("mean"), cv: n("cv"))
          : try .hyperexponential(weights: l("weights"), means: l("means"))
      }
    }
  }
}
