/// Finds what a user probably meant.
enum Suggestion {
  /// `did you mean 'run'?`, or the whole list when nothing is near, or `nil` for an empty list.
  static func hint(for word: String, among known: [String]) -> String? {
    if let near = closest(to: word, among: known) { return "did you mean '\(near)'?" }
    guard !known.isEmpty else { return nil }
    let shown = known.prefix(12).joined(separator: ", ")
    return "known: \(shown)" + (known.count > 12 ? ", and \(known.count - 12) more" : "")
  }

  /// The nearest known word, when it is near enough to be meant.
  static func closest(to word: String, among known: [String]) -> String? {
    let limit = max(1, word.count / 3)
    return known.map { ($0, distance(word.lowercased(), $0.lowercased())) }
      .filter { $0.1 <= limit }
      .min { $0.1 < $1.1 }?.0
  }

  /// Number of insertions, deletions, replacements and swaps of neighbours between two words
  /// (restricted Damerau-Levenshtein).
  static func distance(_ a: String, _ b: String) -> Int {
    let a = Array(a)
    let b = Array(b)
    var before: [Int] = []
    var previous = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
        row.append(best)
      }
      before = previous
      previous = row
    }
    return previous[b.count]
  }
}
