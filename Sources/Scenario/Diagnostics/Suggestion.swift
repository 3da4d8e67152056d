/// Finds the name that somebody probably meant.
enum Suggestion {
  /// `did you mean 'units'?` for the closest candidate, or `nil` when none is close.
  static func hint(for word: some StringProtocol, among candidates: [String]) -> String? {
    closest(to: word, among: candidates).map { "did you mean '\($0)'?" }
  }

  /// The candidate at the smallest edit distance, when that is small for the word's length.
  static func closest(to word: some StringProtocol, among candidates: [String]) -> String? {
    let word = Array(word.prefix(64).lowercased().unicodeScalars)
    guard !word.isEmpty else { return nil }
    let tolerance = word.count <= 4 ? 1 : (word.count <= 7 ? 2 : 3)
    var best: (name: String, distance: Int)?
    for candidate in candidates.prefix(5_000) {
      let other = Array(candidate.prefix(64).lowercased().unicodeScalars)
      guard abs(other.count - word.count) <= tolerance else { continue }
      let distance = editDistance(word, other)
      // A word of which nothing is left is no suggestion.
      guard distance <= tolerance, distance < max(word.count, other.count) else { continue }
      if distance < (best?.distance ?? .max) { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Damerau's distance between neighbours: insertions, deletions, replacements and exchanges of
  /// two adjacent characters (optimal string alignment).
  ///
  /// O(n m) time, O(m) space.
  static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [Int](repeating: i, count: b.count + 1)
      for j in 1...b.count {
        let replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        row[j] = min(replaced, last[j] + 1, row[j - 1] + 1)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
