/// Names with their positions.
struct Names {
  let list: [String]
  private let positions: [String: Int]
  /// What to say of names that exist but cannot stand here.
  private let remarks: [String: String]

  init(_ list: [String] = [], remarks: [String: String] = [:]) {
    self.list = list
    self.remarks = remarks
    var positions: [String: Int] = [:]
    // Of two equal names, which are an error elsewhere, the first counts.
    for (index, name) in list.enumerated() where positions[name] == nil {
      positions[name] = index
    }
    self.positions = positions
  }

  /// Position of a name.
  subscript(name: String) -> Int? { positions[name] }

  /// What to say of a name that is none of these; `besides` may stand there, too.
  func hint(for name: String, besides: [String] = []) -> String? {
    remarks[name] ?? Suggestion.hint(for: name, among: besides + list)
  }
}
