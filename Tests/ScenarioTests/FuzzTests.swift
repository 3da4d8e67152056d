import Testing

@testable import Scenario

/// A small generator of its own (splitmix64), so that the mutations never change.
struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func below(_ n: Int) -> Int { Int(next() % UInt64(max(n, 1))) }
}

@Suite("Mutated files")
struct FuzzTests {
  /// Pieces that mean something to YAML or to a scenario.
  private static let pieces: [String] = [
    "[", "]", "{", "}", ":", ": ", "- ", "? ", "*a", "&a ", "!t ", "|\n", ">\n", "\"", "'", "#",
    " #", "\n", "\n  ", "\t", "%", "@", "`", ",", "~", "null", "---\n", "...\n", "<<: ", ".", "..",
    "010", "0x1F", "12:30", "1e300", "-1", "0", ".nan", "no", "per", " per week", "unlimited", "%",
    "min", "{}", "[]", "\u{7}", "é", "𐍈", "P", "B", "default", "extends: s.yaml\n", "file: x.csv",
    "plant.resources.B.units: 2\n", "products: null\n", "worlds: { w: { time: null } }\n",
    "{ exponential: { mean: 3 } }", "*", "\\", "  ", "\r", "\r\n", "A", "a.b.c", "1000000000000",
  ]

  private static func mutated(_ text: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var bytes = text
    for _ in 0...dice.below(4) {
      let at = dice.below(bytes.count + 1)
      let length = min(dice.below(12), bytes.count - at)
      switch dice.below(7) {
      case 0: bytes.removeSubrange(at..<(at + length))
      case 1: bytes.insert(contentsOf: pieces[dice.below(pieces.count)].utf8, at: at)
      case 2:
        bytes.replaceSubrange(
          at..<(at + length), with: Array(pieces[dice.below(pieces.count)].utf8))
      case 3 where at < bytes.count: bytes[at] = UInt8(truncatingIfNeeded: dice.next())
      case 4: bytes.insert(contentsOf: bytes[at..<(at + length)], at: dice.below(bytes.count))
      case 5:
        // A whole line again somewhere else.
        let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
        let line = Array(lines[dice.below(lines.count)]) + [10]
        bytes.insert(contentsOf: line, at: at)
      default:
        // One character more or less of indentation.
        if let line = bytes[at...].firstIndex(of: 10) {
          if dice.below(2) == 0 || line + 1 >= bytes.count {
            bytes.insert(32, at: line + 1)
          } else {
            bytes.remove(at: line + 1)
          }
        }
      }
    }
    return bytes
  }

  #if DEBUG
    private static let rounds = 500
  #else
    private static let rounds = 2000
  #endif

  @Test(
    "a mutated file loads or is refused with located diagnostics; what loads is shown truly",
    arguments: 0..<6)
  func mutations(_ part: Int) throws {
    let bench = try Workbench()
    try ShowTests.writeTables(bench)
    var dice = Dice(UInt64(2026 + part))
    let texts = [
      ShowTests.rich, Sample.pAndQ, OverlayTests.base, OverlayTests.base, Sample.factory,
      Sample.market,
    ]
    let text = Array(texts[part].utf8)
    var loaded = 0
    for _ in 0..<Self.rounds / (part == 0 || part >= 4 ? 3 : 1) {
      let bytes = Self.mutated(text, &dice)
      let path = try bench.write(bytes: bytes, as: "s.yaml")
      do {
        let study = try ScenarioLoader.load(file: path)
        loaded += 1
        let shown = try ScenarioLoader.effectiveText(file: path)
        let copy = try bench.write(shown, as: "copy.yaml")
        #expect(try ScenarioLoader.load(file: copy).hash == study.hash)
      } catch let error as ScenarioError {
        #expect(!error.diagnostics.isEmpty)
        let lines = bytes.count { $0 == 10 || $0 == 13 } + 1
        for diagnostic in error.diagnostics {
          #expect(!diagnostic.message.isEmpty)
          #expect((0...max(lines, 62)).contains(diagnostic.line))
          #expect(diagnostic.column >= 0)
          #expect(diagnostic.description.utf8.count < 3000)
        }
      }
    }
    #expect(loaded > 0)
  }

  @Test(
    "a mutated option is applied or refused",
    arguments: [
      "plant.resources.A.units=3", "products.P.route.2.time={ gamma: { mean: 3 min, cv: 1 } }",
      "worlds.w.plant.resources.A.units=6", "strategies.one.release.conwip.jobs=4",
    ])
  func options(_ option: String) throws {
    let bench = try Workbench()
    let path = try bench.write(
      OverlayTests.base + "worlds: { w: { plant.resources.A.units: 5 } }\n")
    var dice = Dice(7)
    for _ in 0..<Self.rounds / 4 {
      let bytes = Self.mutated(Array(option.utf8), &dice)
      let text = String(decoding: bytes, as: UTF8.self)
      do {
        _ = try ScenarioLoader.load(file: path, sets: [text], world: "w")
      } catch {
        #expect(!error.diagnostics.isEmpty)
      }
    }
  }

  @Test("the scan before parsing sees the nesting and the values that the parser then finds")
  func prescan() throws {
    let shapes = Source(name: "t", folder: "", order: 0, bytes: Array(Self.shapes.utf8))
    let mistakes = Findings()
    #expect(YAML.parse(shapes, findings: mistakes) != nil)
    #expect(mistakes.error.diagnostics.map(\.description) == [])

    var dice = Dice(99)
    var accepted = 0
    for round in 0..<Self.rounds * 2 {
      let text = round % 3 == 0 ? Sample.pAndQ : round % 3 == 1 ? OverlayTests.base : Self.shapes
      let bytes = Self.mutated(Array(text.utf8), &dice)
      let source = Source(name: "t", folder: "", order: 0, bytes: bytes)
      let findings = Findings()
      // What is wrong but still composed (repeated keys) has fewer values afterwards.
      guard let node = YAML.parse(source, findings: findings), !findings.failed else { continue }
      accepted += 1
      var scan = Prescan(source)
      let accepts = scan.accepts(findings: Findings())
      #expect(accepts)
      let depth = Self.depth(node)
      // The pairs in `[a: b]` are levels that only the parser sees.
      #expect(scan.depth <= depth && depth <= 2 * scan.depth + 1)
      guard !bytes.contains(UInt8(ascii: "*")) else { continue }
      // Keys and values without text are no tokens.
      #expect(scan.nodes <= node.count(upTo: .max))
      #expect(node.count(upTo: .max) <= 2 * scan.nodes + 2)
    }
    #expect(accepted > Self.rounds / 4)
  }

  private static func depth(_ node: Node) -> Int {
    switch node.content {
    case .scalar: 0
    case .sequence(let items): 1 + (items.map(depth).max() ?? 0)
    case .mapping(let mapping): 1 + (mapping.entries.map { depth($0.value) }.max() ?? 0)
    }
  }

  /// All kinds of YAML in a few lines.
  private static let shapes = """
    a: plain text that
      goes on here
    b:
    - x
    - - y
      - z
    - k: 1
      l: [m, {n: o}, "p: [", 'q'']', r: s]
    c: |
      [ not { a list
       - nor this
    d: >-

      folded
    e: "quoted [
      over { lines \\" "
    f: { g: [1, 2,
      3], h: it 's 4 }
    i: # comment [ {
      j: &x {}
      y: 'it''s {'

    """
}
