import GRDB

/// The tables of a store; docs/sweep.md explains them to those who query them.
extension ResultStore {
  /// Says in the file's header that it is a store of ours: the letters TLRS.
  static let applicationID = 0x544C_5253
  /// Version of the tables.
  static let format = 1

  static let schema = """
    CREATE TABLE origin (
      file TEXT NOT NULL, title TEXT NOT NULL, world TEXT, seed TEXT NOT NULL,
      engine TEXT NOT NULL, gsl TEXT NOT NULL);
    CREATE TABLE scenario (path TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE metric (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, unit TEXT NOT NULL, meaning TEXT NOT NULL,
      better TEXT NOT NULL);
    CREATE TABLE point (id INTEGER PRIMARY KEY, settings TEXT NOT NULL UNIQUE);
    CREATE TABLE setting (
      point INTEGER NOT NULL REFERENCES point, path TEXT NOT NULL, value TEXT NOT NULL, number REAL,
      PRIMARY KEY (point, path)) WITHOUT ROWID;
    CREATE TABLE system (
      id INTEGER PRIMARY KEY, point INTEGER NOT NULL REFERENCES point, strategy TEXT NOT NULL,
      identity TEXT NOT NULL, UNIQUE (point, strategy));
    CREATE TABLE run (
      system INTEGER NOT NULL REFERENCES system, replication INTEGER NOT NULL,
      events INTEGER NOT NULL, warnings TEXT, PRIMARY KEY (system, replication)) WITHOUT ROWID;
    CREATE TABLE value (
      system INTEGER NOT NULL, metric INTEGER NOT NULL REFERENCES metric,
      replication INTEGER NOT NULL, value REAL, PRIMARY KEY (system, metric, replication),
      FOREIGN KEY (system, replication) REFERENCES run) WITHOUT ROWID;
    CREATE VIEW result AS
      SELECT point.id AS point, point.settings AS settings, system.strategy AS strategy,
        value.replication AS replication, metric.name AS metric, metric.unit AS unit,
        value.value AS value
      FROM value JOIN system ON system.id = value.system JOIN point ON point.id = system.point
        JOIN metric ON metric.id = value.metric;
    """

  /// Creates the tables in an empty file.
  static func create(_ database: Database, _ origin: StoreOrigin, _ measures: [Measure]) throws {
    try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    try database.execute(sql: "PRAGMA user_version = \(format)")
    try database.execute(sql: schema)
    try database.execute(
      sql: "INSERT INTO origin VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [
        origin.file, origin.title, origin.world, String(origin.seed), origin.engine,
        origin.library,
      ])
    try add(origin.values, to: database)
    for (id, measure) in measures.enumerated() {
      try database.execute(
        sql: "INSERT INTO metric VALUES (?, ?, ?, ?, ?)",
        arguments: [
          id, measure.name, measure.unit, measure.meaning, measure.orientation.rawValue,
        ])
    }
  }

  /// Adds values of the scenario that the store does not know: those of further strategies.
  static func add(_ values: [StoreOrigin.Value], to database: Database) throws {
    let insert = try database.makeStatement(sql: "INSERT OR IGNORE INTO scenario VALUES (?, ?)")
    for value in values { try insert.execute(arguments: [value.path, value.text]) }
  }

  /// What the runs of a store have in common.
  static func origin(_ database: Database) throws -> StoreOrigin {
    guard let row = try Row.fetchOne(database, sql: "SELECT * FROM origin") else {
      throw StoreError(.foreign, "the store does not say where it comes from")
    }
    let values = try Row.fetchAll(
      database, sql: "SELECT path, value FROM scenario ORDER BY rowid"
    ).map { StoreOrigin.Value(path: $0["path"], text: $0["value"]) }
    let seed: String = row["seed"]
    return StoreOrigin(
      file: row["file"], title: row["title"], world: row["world"], seed: UInt64(seed) ?? 0,
      values: values, engine: row["engine"], library: row["gsl"])
  }

  /// What the runs of a store report, in the order of their numbers.
  static func measures(_ database: Database) throws -> [Measure] {
    try Row.fetchAll(database, sql: "SELECT name, unit, meaning FROM metric ORDER BY id").map {
      Measure(name: $0["name"], unit: $0["unit"], meaning: $0["meaning"])
    }
  }
}
