import GRDB

/// Joins the stores of several machines, or of several sittings.
extension ResultStore {
  /// What the runs have in common, and what they report.
  public func terms() throws(StoreError) -> (origin: StoreOrigin, measures: [Measure]) {
    (try access { database in try Self.origin(database) }, measures)
  }

  /// Checks that stores can be joined, before anything is written.
  public static func check(_ paths: [String]) throws(StoreError) {
    var first: (String, StoreOrigin, [Measure])?
    for path in paths {
      let (origin, measures) = try ResultStore(reading: path).terms()
      if let first { try check((path, origin, measures), against: first) }
      first = first ?? (path, origin, measures)
    }
  }

  private static func check(
    _ new: (path: String, origin: StoreOrigin, measures: [Measure]),
    against old: (path: String, origin: StoreOrigin, measures: [Measure])
  ) throws(StoreError) {
    let names = ("in \(old.path)", "in \(new.path)")
    var lines = new.origin.differences(from: old.origin, names: names)
    let recorded = [old, new].map { $0.measures.map(\.name).joined(separator: ", ") }
    if recorded[0] != recorded[1] {
      lines.append("metrics: \(recorded[0]) \(names.0); \(recorded[1]) \(names.1)")
    }
    guard !lines.isEmpty else { return }
    throw StoreError(
      .different, "\(new.path) holds runs of something else than \(old.path)" + told(lines))
  }

  /// Adds the points, systems and runs of another store; what both have stays as it is.
  ///
  /// - Returns: runs that were added, and runs that both have.
  /// - Throws: `StoreError.different` when it is of another scenario, seed or version, reports other
  ///   measures, or gives another result for a run that both have; nothing has been added then.
  public func add(storeAt other: String) throws(StoreError) -> (added: Int, known: Int) {
    let (origin, measures) = try ResultStore(reading: other).terms()
    try Self.check((other, origin, measures), against: (path, try terms().origin, self.measures))
    return try access { database in
      if database.isInsideTransaction { try database.commit() }
      try database.execute(sql: "ATTACH DATABASE ? AS other", arguments: [other])
      var counts = (added: 0, known: 0)
      do {
        // Immediate, it would lock the other store, too, and wait for whoever still writes to it.
        try database.inTransaction(.deferred) {
          try Self.add(origin.values, to: database)
          counts = try Self.copy(in: database, other, path)
          return .commit
        }
      } catch {
        try? database.execute(sql: "DETACH DATABASE other")
        throw error
      }
      try database.execute(sql: "DETACH DATABASE other")
      try database.beginTransaction(.immediate)
      return counts
    }
  }

  /// Runs that there would be if all systems had as many as the one that got farthest, and those
  /// of them that are missing: more than none when a part is not there, or is not finished.
  public func gaps() throws(StoreError) -> (missing: Int, all: Int) {
    try access { database in
      func count(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: sql) ?? 0 }
      let all =
        try count("SELECT count(*) FROM system")
        * count("SELECT max(replication) + 1 FROM run")
      return (all - (try count("SELECT count(*) FROM run")), all)
    }
  }

  /// Systems of the other store beside ours, which may have other numbers.
  private static let matched = """
    other.system AS s JOIN other.point AS p ON p.id = s.point
      JOIN main.point AS q ON q.settings = p.settings
      JOIN main.system AS t ON t.point = q.id AND t.strategy = s.strategy
    """

  private static func copy(
    in database: Database, _ other: String, _ path: String
  ) throws -> (added: Int, known: Int) {
    try database.execute(
      sql: """
        INSERT OR IGNORE INTO main.point (settings) SELECT settings FROM other.point ORDER BY id;
        INSERT OR IGNORE INTO main.setting
          SELECT q.id, e.path, e.value, e.number
          FROM other.setting AS e JOIN other.point AS p ON p.id = e.point
            JOIN main.point AS q ON q.settings = p.settings;
        INSERT OR IGNORE INTO main.system (point, strategy, identity)
          SELECT q.id, s.strategy, s.identity
          FROM other.system AS s JOIN other.point AS p ON p.id = s.point
            JOIN main.point AS q ON q.settings = p.settings ORDER BY s.id;
        """)
    func count(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: sql) ?? 0 }
    let foreign = try count("SELECT count(*) FROM \(matched) WHERE s.identity <> t.identity")
    let unequal = try count(
      """
      SELECT count(*) FROM \(matched) JOIN other.value AS a ON a.system = s.id
        JOIN main.value AS b ON b.system = t.id AND b.metric = a.metric
          AND b.replication = a.replication
      WHERE a.value IS NOT b.value
      """)
    guard foreign == 0, unequal == 0 else {
      throw StoreError(
        .different, "\(other) and \(path) disagree about \(max(foreign, unequal)) results",
        hint: "they were not made by the same program from the same scenario")
    }
    let all = try count("SELECT count(*) FROM other.run")
    try database.execute(
      sql: """
        INSERT OR IGNORE INTO main.run
          SELECT t.id, r.replication, r.events, r.warnings
          FROM \(matched) JOIN other.run AS r ON r.system = s.id
        """)
    let added = database.changesCount
    try database.execute(
      sql: """
        INSERT OR IGNORE INTO main.value
          SELECT t.id, v.metric, v.replication, v.value
          FROM \(matched) JOIN other.value AS v ON v.system = s.id
        """)
    return (added, all - added)
  }
}
