import Probability

/// Overlays that a program writes for people: as `--set` options, and as a file.
extension ScenarioLoader {
  /// Options that make every repair of a resource take so many times its time, in the words and
  /// units of the scenario.
  /// - Parameters:
  ///   - resource: name of the resource; without failures, or unknown, there are no options.
  ///   - factor: what every repair time is multiplied by (> 0, finite).
  ///   - file: path of the YAML file.
  ///   - sets: options laid over it before.
  ///   - world: name of the world laid over it before.
  /// - Throws: `ScenarioError` as `load` does.
  public static func repairs(
    of resource: String, times factor: Double, file: String, sets: [String] = [],
    world: String? = nil
  ) throws(ScenarioError) -> [String] {
    let document = try read(file: file, sets: sets, world: world).document
    let failures = document.root.mapping?["plant"]?.mapping?["resources"]?.mapping?[resource]?
      .mapping?["failures"]?.mapping
    return (failures?.entries ?? []).flatMap { entry -> [String] in
      guard let repair = entry.value.mapping?["repair"] else { return [] }
      return RepairTime(factor: factor).settings(
        repair, path: "plant.resources.\(resource).failures.\(entry.key).repair")
    }
  }

  /// A scenario file that extends another one and holds what options lay over it.
  ///
  /// - Parameters:
  ///   - name: the other file as the new one shall name it: below the new file's folder.
  ///   - file: path of the other file, for tables that options name.
  ///   - sets: the options, in their order.
  ///   - world: the world that the options are laid over; they then stand in it, and take effect
  ///     with it.
  ///   - remarks: comments for the top, a line each.
  /// - Throws: `ScenarioError` when an option is none.
  public static func text(
    extending name: String, file: String, sets: [String], world: String? = nil,
    remarks: [String] = []
  ) throws(ScenarioError) -> String {
    let findings = Findings()
    let assembly = Assembly(findings: findings)
    let source = Source(name: file, folder: "", order: 0, bytes: [])
    var root = Node(
      content: .mapping(Mapping()), place: Place(source: source, line: 0, column: 0))
    var inside = root
    for set in sets {
      guard let overlay = assembly.option(set, besides: file) else { continue }
      if world == nil || overlay.mapping?["worlds"] != nil {
        root = Overlay(findings: findings).merged(root, overlay, shape: .scenario, path: "")
      } else {
        inside = Overlay(findings: findings).merged(inside, overlay, shape: .effective, path: "")
      }
    }
    if let world, inside.mapping?.entries.isEmpty == false {
      let worlds = Mapping([Mapping.Entry(key: world, keyPlace: root.place, value: inside)])
      let wrapped = Mapping([
        Mapping.Entry(
          key: "worlds", keyPlace: root.place,
          value: Node(content: .mapping(worlds), place: root.place))
      ])
      root = Overlay(findings: findings).merged(
        root, Node(content: .mapping(wrapped), place: root.place), shape: .scenario, path: "")
    }
    if findings.failed { throw findings.error }
    // A line break would end the comment.
    let head = remarks.map { remark in
      "# \(String(String.UnicodeScalarView(remark.unicodeScalars.map(Self.visible))))"
    }
    return
      (head + ["extends: \(Canonical.flow(.scalar(name, at: root.place), .value))"]
      + lines(root, shape: .scenario)).map { $0 + "\n" }.joined()
  }

  /// The character, or a space for one that YAML does not take in a comment.
  private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let hides: [Unicode.GeneralCategory] = [
      .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned,
    ]
    return hides.contains(scalar.properties.generalCategory) || scalar.value == 0xFEFF
      ? " " : scalar
  }

  /// An overlay line by line, in its own order, with the values that it removes.
  private static func lines(_ node: Node, shape: Shape) -> [String] {
    (node.mapping?.entries ?? []).flatMap { entry -> [String] in
      let below = shape.below(entry.key)
      if let mapping = entry.value.mapping, !mapping.entries.isEmpty {
        return ["\(entry.key):"] + lines(entry.value, shape: below).map { "  " + $0 }
      }
      return ["\(entry.key): \(entry.value.isNull ? "null" : Canonical.flow(entry.value, below))"]
    }
  }
}

/// Multiplies a random duration as it is written, so that law, parameters and units stay the same.
private struct RepairTime {
  let factor: Double

  /// Options that replace a duration or law by its multiple.
  func settings(_ node: Node, path: String) -> [String] {
    guard let mapping = node.mapping else {
      return scaled(node).map { ["\(path)=\($0)"] } ?? []
    }
    return mapping.entries.flatMap { law in
      (law.value.mapping?.entries ?? []).compactMap { parameter in
        value(parameter.key, parameter.value).map { "\(path).\(law.key).\(parameter.key)=\($0)" }
      }
    }
  }

  /// The value of a parameter that changes with the duration.
  private func value(_ parameter: String, _ node: Node) -> String? {
    if parameter == "zeta" {
      // The mean of the logarithm: a factor becomes a summand.
      return number(node).map { Values.plain(tidy($0.number + Elementary.ln(factor))) }
    }
    guard RandomLaw.scaled.contains(parameter) else { return nil }
    guard let items = node.items else { return scaled(node) }
    return "[\(items.compactMap(scaled).joined(separator: ", "))]"
  }

  private func scaled(_ node: Node) -> String? {
    guard let quantity = number(node) else { return nil }
    let text = Values.plain(tidy(quantity.number * factor))
    if case .time(let unit) = quantity.unit { return "\(text) \(unit.rawValue)" }
    return text
  }

  private func number(_ node: Node) -> Quantity? {
    node.text.flatMap { try? Quantity.parse($0, currency: "") }
  }

  /// The number without the noise of a multiplication in its last digits.
  private func tidy(_ value: Double) -> Double {
    let rounded = (value * 1e9).rounded() / 1e9
    return abs(rounded - value) <= 1e-12 * abs(value) ? rounded : value
  }
}
