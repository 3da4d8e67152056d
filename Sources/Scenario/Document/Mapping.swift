/// Named values in the order of the file; names are unique.
struct Mapping: Sendable {
  /// A name with its value.
  struct Entry: Sendable {
    var key: String
    var keyPlace: Place
    var value: Node
  }

  private(set) var entries: [Entry] = []
  /// Positions by name, kept only when there are many.
  private var positions: [String: Int] = [:]
  private static let indexedFrom = 12

  init() {}

  /// Entries whose keys are known to differ.
  init(_ entries: [Entry]) {
    self.entries = entries
    reindex()
  }

  private mutating func reindex() {
    positions = [:]
    guard entries.count >= Self.indexedFrom else { return }
    for (index, entry) in entries.enumerated() { positions[entry.key] = index }
  }

  private func position(of key: String) -> Int? {
    entries.count >= Self.indexedFrom
      ? positions[key] : entries.firstIndex { $0.key == key }
  }

  /// The entry of a name.
  func entry(_ key: String) -> Entry? { position(of: key).map { entries[$0] } }

  /// The value of a name.
  subscript(key: String) -> Node? { position(of: key).map { entries[$0].value } }

  /// Replaces the value of a name in its place, or appends it.
  mutating func set(_ entry: Entry) {
    if let index = position(of: entry.key) {
      entries[index] = entry
    } else {
      entries.append(entry)
      if entries.count > Self.indexedFrom {
        positions[entry.key] = entries.count - 1
      } else if entries.count == Self.indexedFrom {
        reindex()
      }
    }
  }

  /// Removes all entries that fit.
  mutating func removeAll(where shouldGo: (Entry) -> Bool) {
    guard entries.contains(where: shouldGo) else { return }
    entries.removeAll(where: shouldGo)
    reindex()
  }

  /// The names, in order.
  var keys: [String] { entries.map(\.key) }
}
