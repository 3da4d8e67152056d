/// Puts a document together: the file, what it extends, `--set` options and a world.
final class Assembly {
  private let findings: Findings
  private let library: Library
  private let tables: Tables
  /// Values in all files and tables read so far.
  private var size = 0

  /// Longest chain of files that extend one another.
  private static let extendsLimit = 16

  init(findings: Findings) {
    self.findings = findings
    library = Library(findings: findings)
    tables = Tables(library: library, findings: findings)
  }

  /// The file with what it extends; `nil` after a finding that leaves nothing to read.
  func document(file: String) -> Document? {
    guard let source = library.scenario(file), let root = node(source) else { return nil }
    guard let whole = extended(root, chain: [source]) else { return nil }
    return Document(whole, findings: findings)
  }

  /// A `--set` option as an overlay; `nil` after a finding.
  func option(_ option: String, besides file: String) -> Node? {
    overlay(library.text(option, name: "--set", folder: Files.folder(of: file)))
  }

  // MARK: Parts

  private func node(_ source: Source) -> Node? {
    guard let written = YAML.parse(source, findings: findings) else { return nil }
    guard written.mapping != nil else {
      findings.error(
        "a scenario is a mapping of sections, not \(written.described)", at: written.place,
        hint: "start with 'title: ...'")
      return nil
    }
    return longForm(written)
  }

  private func longForm(_ written: Node) -> Node? {
    let node = LongForm(findings: findings, tables: tables)
      .expanded(Dotted(findings: findings).nested(written), shape: .scenario)
    // Each file keeps within the limit by itself; together they must, too.
    size += node.count(upTo: 4 * Prescan.nodeLimit)
    guard size <= 2 * Prescan.nodeLimit else {
      findings.error(
        "the scenario has more than \(2 * Prescan.nodeLimit) keys and values with the files and "
          + "tables it uses", at: Place(source: written.place.source, line: 0, column: 0))
      return nil
    }
    return node
  }

  /// The node on top of what it extends, and that on top of what it extends itself.
  private func extended(_ node: Node, chain: [Source]) -> Node? {
    guard var mapping = node.mapping, let entry = mapping.entry("extends") else { return node }
    mapping.removeAll { $0.key == "extends" }
    var own = node
    own.content = .mapping(mapping)
    guard !entry.value.isNull else { return own }
    guard let name = entry.value.text else {
      findings.error(
        "expected the name of a scenario file, found \(entry.value.described)",
        at: entry.value.place)
      return nil
    }
    guard let source = library.file(name, namedAt: entry.value.place) else { return nil }
    if chain.contains(where: { $0 === source }) {
      let circle = (chain.drop { $0 !== source } + [source]).map(\.name)
      findings.error(
        "this file extends itself: \(circle.joined(separator: " extends "))",
        at: entry.value.place)
      return nil
    }
    guard chain.count < Self.extendsLimit else {
      findings.error(
        "more than \(Self.extendsLimit) files extend one another", at: entry.value.place)
      return nil
    }
    guard let written = self.node(source),
      let base = extended(written, chain: chain + [source])
    else { return nil }
    return Overlay(findings: findings).merged(base, own, shape: .scenario, path: "")
  }

  /// `PATH=VALUE` as an overlay.
  private func overlay(_ source: Source) -> Node? {
    let start = Place(source: source, line: 1, column: 1)
    guard let equals = source.bytes.firstIndex(of: UInt8(ascii: "=")), equals > 0 else {
      findings.error(
        "expected PATH=VALUE", at: start,
        hint: "write for example --set plant.resources.B.units=2")
      return nil
    }
    let bytes = source.bytes[..<equals]
    let isPath = bytes.allSatisfy {
      $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
        || Number.isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
    }
    guard isPath else {
      findings.error(
        "'\(Diagnostic.quotable(String(decoding: bytes, as: UTF8.self)))' is no path", at: start,
        hint: "steps are names or numbers, joined by points: products.P.route.2.time")
      return nil
    }
    let path = String(decoding: bytes, as: UTF8.self)
    guard path != "extends" else {
      findings.error("'extends' can only stand in a file", at: start)
      return nil
    }
    // A variable of a shell that is not set must not take a machine away.
    guard source.bytes[(equals + 1)...].contains(where: { $0 != UInt8(ascii: " ") }) else {
      findings.error(
        "there is no value after '='", at: source.place(at: source.bytes.count),
        hint: "write '\(Diagnostic.quotable(path))=null' to remove what is there")
      return nil
    }
    guard let value = YAML.parse(source, startingAt: equals + 1, findings: findings),
      let entry = Dotted(findings: findings).tree(path: path, at: start, value: value)
    else { return nil }
    return longForm(Node(content: .mapping(Mapping([entry])), place: start, origin: .path))
  }
}
