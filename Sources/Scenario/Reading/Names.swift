/// Names with their positions.
struct Names {
  let list: [String]
  private let positions: [String: Int]

  init(_ list: [String] = []) {
    self.list = list
    var positions: [String: Int] = [:]
    for (index, name) in list.enumerated() { positions[name] = index }
    self.positions = positions
  }

  /// Position of a name.
  subscript(name: String) -> Int? { positions[name] }
}
