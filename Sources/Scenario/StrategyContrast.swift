public import Company

/// Two strategies of a scenario, decision by decision, and every strategy between them.
public struct StrategyContrast: Sendable {
  /// A decision in which the two differ.
  public struct Difference: Sendable, Hashable {
    /// Its key below `decisions`: `release`, `portfolio`.
    public var decision: String
    /// What the first strategy decides, as a scenario writes it; `nil` for nothing.
    public var before: String?
    /// What the second strategy decides.
    public var after: String?
  }

  /// A strategy between the two, ready to be run.
  public struct Hybrid: Sendable {
    /// The company.
    public var blueprint: Blueprint
    /// Index of the hybrid among its strategies; the scenario's own come before.
    public var strategy: Int
    /// Hybrids with the same number share one blueprint.
    public var batch: Int
  }

  /// The decisions in which the two differ, in the order of the reference; at most 64.
  public let differences: [Difference]

  private let template: ScenarioTemplate
  private let first: Mapping
  private let second: Mapping
  private let names: (first: String, second: String)

  /// Hybrids read at a time, if so many strategies may stand beside the scenario's own.
  private static let batch = 512
  /// Illegal hybrids told of before the rest is only counted.
  private static let told = 10

  /// Contrasts two strategies.
  ///
  /// Decisions that are written differently but mean the same do not differ.
  /// - Parameters:
  ///   - template: the scenario.
  ///   - from: name of the first strategy; `nil` for the base decisions.
  ///   - to: name of the second strategy; `nil` for the base decisions.
  /// - Precondition: the scenario has strategies of these names.
  public init(_ template: ScenarioTemplate, from: String?, to: String?) {
    self.template = template
    let findings = Findings()
    let root = ShapeCheck(findings: findings).cleaned(template.document.root, shape: .effective)
    func decisions(_ strategy: String?) -> Mapping {
      let written =
        root.mapping?["decisions"] ?? Node(content: .mapping(Mapping()), place: root.place)
      var whole = written
      if let strategy {
        guard let entry = root.mapping?["strategies"]?.mapping?[strategy] else {
          preconditionFailure("the scenario has the strategy")
        }
        whole = Overlay(findings: findings).merged(
          written, entry, shape: Self.shape, path: "decisions")
      }
      var mapping = whole.mapping ?? Mapping()
      mapping.removeAll { $0.value.isNull }
      return mapping
    }
    let (first, second) = (decisions(from), decisions(to))
    (self.first, self.second) = (first, second)
    names = (from ?? "base", to ?? "base")
    func text(_ key: String, _ decisions: Mapping) -> String? {
      decisions[key].map { Canonical.flow($0, Self.shape.below(key)) }
    }
    let written = Shape.decisions.names.compactMap { key -> Difference? in
      let (before, after) = (text(key, first), text(key, second))
      return before == after ? nil : Difference(decision: key, before: before, after: after)
    }
    differences = Array(
      Self.meant(written, first: first, second: second, template: template).prefix(64))
  }

  private static let shape = Shape.effective.below("decisions")

  /// The differences that change what the company does.
  private static func meant(
    _ written: [Difference], first: Mapping, second: Mapping, template: ScenarioTemplate
  ) -> [Difference] {
    // Beside either side: what a decision means may depend on the others.
    let swapped = written.map { difference in
      let key: Set = [difference.decision]
      return [mixed(first, second, taking: key), mixed(second, first, taking: key)]
    }
    let plain = [mixed(first, second, taking: []), mixed(second, first, taking: [])]
    guard let read = try? read(plain + swapped.flatMap { $0 }, template) else { return written }
    let decisions = read.map { $0.blueprint.strategies[$0.strategy].decisions }
    return written.indices.filter { place in
      decisions[2 + 2 * place] != decisions[0] || decisions[3 + 2 * place] != decisions[1]
    }.map { written[$0] }
  }

  /// The hybrids that decide as the second strategy in some of the differences, else as the first.
  ///
  /// - Parameter coalitions: for each hybrid the bits of the differences (by their index) that it
  ///   takes from the second strategy.
  /// - Throws: `ScenarioError` when one is no legal scenario, with the reason for each.
  public func hybrids(_ coalitions: [UInt64]) throws(ScenarioError) -> [Hybrid] {
    let decisions = coalitions.map { Self.mixed(first, second, taking: keys(of: $0)) }
    var hybrids: [Hybrid] = []
    let batch = max(1, min(Self.batch, Limits.strategies - template.study.strategies.count))
    for start in stride(from: 0, to: decisions.count, by: batch) {
      let part = Array(decisions[start..<min(start + batch, decisions.count)])
      guard let read = try? Self.read(part, template, batch: start / batch) else {
        throw illegal(zip(coalitions, decisions).map { ($0, $1) })
      }
      hybrids += read
    }
    return hybrids
  }

  private func keys(of coalition: UInt64) -> Set<String> {
    Set(
      differences.indices.filter { coalition >> UInt64($0) & 1 == 1 }.map {
        differences[$0].decision
      })
  }

  /// The decisions of one with some keys as the other has them.
  private static func mixed(_ one: Mapping, _ other: Mapping, taking keys: Set<String>) -> Mapping {
    var result = one
    result.removeAll { keys.contains($0.key) && other[$0.key] == nil }
    for entry in other.entries where keys.contains(entry.key) { result.set(entry) }
    return result
  }

  /// Reads sets of decisions as strategies of one scenario.
  ///
  /// Its base decisions stay, since the warm-up is run under them, and its strategies, since what is
  /// measured depends on all of them.
  private static func read(
    _ decisions: [Mapping], _ template: ScenarioTemplate, batch: Int = 0
  ) throws(ScenarioError) -> [Hybrid] {
    let root = template.document.root
    let own = root.mapping?["strategies"]?.mapping?.entries ?? []
    let entries = decisions.indices.map { index in
      Mapping.Entry(
        key: name(index, beside: own), keyPlace: root.place,
        value: Node(content: .mapping(decisions[index]), place: root.place, origin: .whole))
    }
    var changed = root.mapping ?? Mapping()
    changed.set(
      Mapping.Entry(
        key: "strategies", keyPlace: root.mapping?.entry("strategies")?.keyPlace ?? root.place,
        value: Node(content: .mapping(Mapping(own + entries)), place: root.place)))
    let findings = Findings()
    let study = try template.read(
      Document(Node(content: .mapping(changed), place: root.place), findings: findings), findings)
    return decisions.indices.map {
      Hybrid(blueprint: study.blueprint, strategy: own.count + $0, batch: batch)
    }
  }

  /// A name that no strategy of the scenario has.
  private static func name(_ index: Int, beside own: [Mapping.Entry]) -> String {
    var name = "hybrid-\(index)"
    while own.contains(where: { $0.key == name }) { name += "-" }
    return name
  }

  /// Why hybrids are no legal scenarios: the mistakes of each, in its name.
  func illegal(_ hybrids: [(coalition: UInt64, decisions: Mapping)]) -> ScenarioError {
    var diagnostics: [Diagnostic] = []
    var count = 0
    for hybrid in hybrids {
      do {
        _ = try Self.read([hybrid.decisions], template)
      } catch {
        count += 1
        guard count <= Self.told else { continue }
        let taken = differences.indices.filter { hybrid.coalition >> UInt64($0) & 1 == 1 }
          .map { differences[$0].decision }
        let name = "\(names.first) with \(taken.joined(separator: ", ")) of \(names.second)"
        diagnostics += error.diagnostics.map { diagnostic in
          var diagnostic = diagnostic
          let own = template.document.root.mapping?["strategies"]?.mapping?.entries ?? []
          let message = diagnostic.message.replacing(
            "strategy '\(Self.name(0, beside: own))'", with: "it")
          diagnostic.message = "\(name) cannot be run: \(message)"
          return diagnostic
        }
      }
    }
    if count > Self.told {
      diagnostics.append(
        Diagnostic(
          file: template.study.file, line: 0, column: 0,
          message: "\(count - Self.told) more mixtures of \(names.first) and \(names.second) cannot"
            + " be run"))
    }
    return ScenarioError(kind: .wrong, diagnostics: diagnostics)
  }
}
