/// Finds the name that somebody probably meant.
public enum Suggestion {
  /// `did you mean 'units'?` for the closest candidate, or `nil` when none is close.
  public static func hint(for word: some StringProtocol, among candidates: [String]) -> String? {
    closest(to: word, among: candidates).map { "did you mean '\($0)'?" }
  }

  /// The candidate that the field also calls so, else the one at the smallest edit distance, when
  /// that is small for the word's length.
  public static func closest(
    to word: some StringProtocol, among candidates: [String]
  ) -> String? {
    if let names = synonyms[word.prefix(64).lowercased()],
      let meant = candidates.first(where: names.contains)
    {
      return meant
    }
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
  /// What the literature, or another program, calls what a scenario calls otherwise.
  private static let synonyms: [String: [String]] = [
    "fifo": ["first_come"], "fcfs": ["first_come"], "first_in_first_out": ["first_come"],
    "lifo": ["last_come"], "lcfs": ["last_come"], "spt": ["shortest"], "lpt": ["longest"],
    "edd": ["earliest_due_date"], "due_date": ["earliest_due_date"], "cr": ["critical_ratio"],
    "slack": ["least_slack"], "mst": ["least_slack"], "lst": ["least_slack"],
    "fbfs": ["first_buffer"], "lbfs": ["last_buffer"], "buffer": ["buffer_penetration"],
    "buffer_status": ["buffer_penetration"], "tpcm": ["throughput_per_constraint_minute"],
    "drum_buffer_rope": ["dbr"], "drum-buffer-rope": ["dbr"],
    "simplified_drum_buffer_rope": ["sdbr"], "s-dbr": ["sdbr"], "s_dbr": ["sdbr"],
    "mrp": ["push"], "pull": ["conwip", "kanban"], "planned": ["push"], "wip": ["conwip", "jobs"],
    "wip_cap": ["conwip", "jobs"],
    "constraint": ["drum"], "bottleneck": ["drum", "constraint"], "ccr": ["constraint"],
    "rope": ["constraint_buffer"], "production_buffer": ["buffer"],
    "true": ["yes"], "on": ["yes"], "false": ["no"], "off": ["no"],
    "mtbf": ["uptime"], "mttf": ["uptime"], "mttr": ["repair"], "downtime": ["repair"],
    "breakdown": ["failures"], "breakdowns": ["failures"], "calendar": ["shifts"],
    "capacity": ["units", "speed"], "machines": ["units"], "servers": ["units"],
    "bom": ["from"], "bill": ["from"], "components": ["from"], "assembly": ["from"],
    "outputs": ["into"], "disassembly": ["into"], "co_products": ["into"],
    "alternatives": ["or"], "operator": ["with"], "helper": ["with"], "worker": ["with"],
    "sampling": ["sample"], "wip_at_start": ["initial"],
    "dissimilarity": ["lambda"], "scale": ["lambda"], "nest": ["need", "needs"],
    "segment": ["buyer"], "segments": ["buyers"], "buyer_types": ["buyers"],
    "seasonality": ["season"], "churn": ["leaving"], "attrition": ["leaving"],
    "hazard": ["rate"], "bass": ["diffusion"], "imitation": ["contagion"],
    "advertising": ["external"], "awareness": ["known"], "otif": ["competitor_service"],
    "lead_time": ["asks"], "opportunities": ["poisson"],
    "safety_factor": ["safety"], "sd": ["deviation"], "sigma": ["deviation"],
    "tau": ["adapts"], "epsilon": ["elasticity"], "cv": ["order_cv"], "markup": ["premium"],
    "commission": ["bonus"], "incentive": ["bonus"], "sales_force": ["sales"],
    "salesforce": ["sales"], "reps": ["sales", "visit"], "visit_frequency": ["visit_every"],
    "expediting": ["fire_fighting"], "onboarding": ["integration"],
    "date": ["placed", "due"], "arrival": ["placed"], "due_dates": ["due"],
  ]
}
