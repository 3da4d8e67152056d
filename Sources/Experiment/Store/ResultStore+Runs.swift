import Company
import GRDB

/// A company under one strategy at one point of a sweep, as a store numbers it.
public struct StoredSystem: Sendable, Hashable {
  /// Values laid over the scenario, in the order of the axes.
  public var settings: [StoreOrigin.Value]
  /// Name of the strategy, or `base`.
  public var strategy: String
  /// Identifies all that a run depends on besides seed and number.
  public var identity: String

  /// Creates a system.
  public init(settings: [StoreOrigin.Value], strategy: String, identity: String) {
    self.settings = settings
    self.strategy = strategy
    self.identity = identity
  }
}

/// One replication of a system, ready to be stored.
struct StoredRun: Sendable {
  var system: Int
  var replication: Int
  /// One value per measure of the store.
  var values: [Double]
  var events: Int
  var warnings: [String]
}

extension ResultStore {
  /// Enters systems; those that are there already keep their numbers.
  /// - Returns: the number of each in the store.
  /// - Throws: `StoreError.different` when one that is there had another identity.
  public func enter(_ systems: [StoredSystem]) throws(StoreError) -> [Int] {
    var ids: [Int] = []
    try change { database in
      let findPoint = try database.makeStatement(sql: "SELECT id FROM point WHERE settings = ?")
      let findSystem = try database.makeStatement(
        sql: "SELECT id, identity FROM system WHERE point = ? AND strategy = ?")
      for system in systems {
        let text = Self.text(of: system.settings)
        var point = try Int.fetchOne(findPoint, arguments: [text])
        if point == nil { point = try Self.add(system.settings, text: text, to: database) }
        if let row = try Row.fetchOne(findSystem, arguments: [point, system.strategy]) {
          guard row["identity"] == system.identity else {
            throw StoreError(
              .different, "\(path) holds runs of something else at \(text), \(system.strategy)",
              hint: "give another --store, or run what the store was made for")
          }
          ids.append(row["id"])
        } else {
          try database.execute(
            sql: "INSERT INTO system (point, strategy, identity) VALUES (?, ?, ?)",
            arguments: [point, system.strategy, system.identity])
          ids.append(Int(database.lastInsertedRowID))
        }
      }
    }
    return ids
  }

  private static func add(
    _ settings: [StoreOrigin.Value], text: String, to database: Database
  ) throws -> Int {
    try database.execute(sql: "INSERT INTO point (settings) VALUES (?)", arguments: [text])
    let point = Int(database.lastInsertedRowID)
    for setting in settings {
      try database.execute(
        sql: "INSERT INTO setting VALUES (?, ?, ?, ?)",
        arguments: [point, setting.path, setting.text, Self.number(setting.text)])
    }
    return point
  }

  /// The settings as one JSON object, for SQLite's JSON functions and to find a point again.
  static func text(of settings: [StoreOrigin.Value]) -> String {
    "{" + settings.map { "\(quoted($0.path)):\(quoted($0.text))" }.joined(separator: ",") + "}"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// The number that a value begins with, so that SQL can sort and compare: 12.5 of `12.5 min`.
  static func number(_ text: String) -> Double? {
    let digits = text.prefix { "0123456789.-".contains($0) }
    let rest = text.dropFirst(digits.count)
    guard rest.isEmpty || rest.first == " " || rest.first == "%" else { return nil }
    return Double(digits)
  }

  // MARK: Runs

  /// Stores runs; one that is there already stays.
  func add(_ runs: [StoredRun]) throws(StoreError) {
    guard !runs.isEmpty else { return }
    try change { database in
      let run = try database.cachedStatement(sql: "INSERT OR IGNORE INTO run VALUES (?, ?, ?, ?)")
      let value = try database.cachedStatement(
        sql: "INSERT OR IGNORE INTO value VALUES (?, ?, ?, ?)")
      for item in runs {
        let warnings = item.warnings.isEmpty ? nil : item.warnings.joined(separator: "\n")
        run.setUncheckedArguments([item.system, item.replication, item.events, warnings])
        try run.execute()
        for (metric, number) in item.values.enumerated() {
          value.setUncheckedArguments([
            item.system, metric, item.replication, number.isNaN ? nil : number,
          ])
          try value.execute()
        }
      }
    }
  }

  /// Which replications below a number a system has.
  func replications(of system: Int, below end: Int) throws(StoreError) -> [Bool] {
    var isThere = Array(repeating: false, count: end)
    try access { database in
      let numbers = try Int.fetchCursor(
        database.cachedStatement(
          sql: "SELECT replication FROM run WHERE system = ? AND replication < ?"),
        arguments: [system, end])
      while let number = try numbers.next() { isThere[number] = true }
    }
    return isThere
  }

  /// Number of replications below a number that some systems have in all.
  public func count(of systems: [Int], below end: Int) throws(StoreError) -> Int {
    try access { database in
      let statement = try database.cachedStatement(
        sql: "SELECT count(*) FROM run WHERE system = ? AND replication < ?")
      return try systems.reduce(0) {
        $0 + (try Int.fetchOne(statement, arguments: [$1, end]) ?? 0)
      }
    }
  }

  /// Values of a measure in the replications from 0 below a number; NaN where it is undefined.
  /// - Parameter metric: number of the measure in the store.
  public func series(system: Int, metric: Int, below end: Int) throws(StoreError) -> [Double] {
    try access { database in
      let rows = try Optional<Double>.fetchCursor(
        database.cachedStatement(
          sql: """
            SELECT value FROM value
            WHERE system = ? AND metric = ? AND replication < ? ORDER BY replication
            """), arguments: [system, metric, end])
      var values: [Double] = []
      while let value = try rows.next() { values.append(value ?? .nan) }
      return values
    }
  }

  /// What readers must know of some systems' runs: each text with the number of runs that said it.
  public func warnings(of systems: [Int], below end: Int) throws(StoreError) -> [CountedWarning] {
    var counts: [CountedWarning] = []
    try access { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT warnings FROM run
          WHERE system = ? AND replication < ? AND warnings IS NOT NULL ORDER BY replication
          """)
      for system in systems {
        for text in try String.fetchAll(statement, arguments: [system, end]) {
          for warning in text.split(separator: "\n").map(String.init) {
            if let place = counts.firstIndex(where: { $0.text == warning }) {
              counts[place].count += 1
            } else {
              counts.append(CountedWarning(text: warning, count: 1))
            }
          }
        }
      }
    }
    return counts
  }
}
