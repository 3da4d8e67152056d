/// Setup families by name, numbered over the whole company.
///
/// The first ones are those of the products and parts themselves, which bear their names; others
/// follow in the order in which routes mention them.
struct Families {
  private var numbers: [String: Int] = [:]
  private(set) var list: [String]

  /// The families of items that go by these names.
  init(of items: [String]) {
    list = items
    for (number, name) in items.enumerated() where numbers[name] == nil { numbers[name] = number }
  }

  /// The number of a family that a route mentions, which may be new.
  mutating func number(_ name: String) -> Int {
    if let known = numbers[name] { return known }
    numbers[name] = list.count
    list.append(name)
    return list.count - 1
  }

  /// The number of a family that a route has mentioned.
  subscript(name: String) -> Int? { numbers[name] }
}
