/// Paths as people read them: the shortest ends that tell them apart.
public enum ShortPath {
  /// `setup` and `units` for `plant.resources.mill.setup` and `plant.resources.mill.units`; more of
  /// each path where ends are the same.
  public static func ends(of paths: [String]) -> [String] {
    let parts = paths.map { $0.split(separator: ".").map(String.init) }
    return parts.indices.map { index in
      for length in 1..<max(parts[index].count, 1) {
        let end = parts[index].suffix(length)
        let isUnique = parts.indices.allSatisfy {
          $0 == index || Array(parts[$0].suffix(length)) != Array(end)
        }
        if isUnique { return end.joined(separator: ".") }
      }
      return paths[index]
    }
  }
}
