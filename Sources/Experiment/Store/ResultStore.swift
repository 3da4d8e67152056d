import GRDB
import Synchronization

/// Results of replications in one SQLite file, kept as they come and never computed twice.
///
/// Every run has its place by point, strategy and number, so it cannot be stored twice, and a store
/// that was filled in many sittings holds the same rows as one filled at once. What the runs have in
/// common (`StoreOrigin`) is written down when the store is made, and checked whenever it is opened.
///
/// A process that adds runs keeps SQLite's reserved lock: others may read meanwhile, not write.
public final class ResultStore: Sendable {
  /// Where it is; empty for one that is gone when the program ends.
  public let path: String
  /// What every run reports, in the order of its numbers in the store.
  public let measures: [Measure]
  let queue: DatabaseQueue

  /// Opens a store to add runs to it; makes it if there is none.
  /// - Parameters:
  ///   - path: the file; `nil` for a temporary one.
  ///   - origin: what the runs have in common.
  ///   - measures: what they report, if the store is new; in an old one these must be among its own.
  /// - Throws: `StoreError`; nothing has been changed then.
  public convenience init(
    path: String?, origin: StoreOrigin, measures: [Measure]
  ) throws(StoreError) {
    try self.init(path: path ?? "", isReadOnly: false) { database in
      // Nobody waits for a writer: it may be at it for hours. The writer itself waits for readers.
      try database.execute(sql: "PRAGMA busy_timeout = 0")
      try database.beginTransaction(.immediate)
      try database.execute(sql: "PRAGMA busy_timeout = \(Self.patience)")
      if try Self.isEmpty(database) {
        try Self.create(database, origin, measures)
      } else {
        try Self.checkFormat(database, path ?? "")
        try Self.check(origin, measures, against: database, path ?? "")
        try Self.add(origin.values, to: database)
      }
      try database.commit()
      try database.beginTransaction(.immediate)
    }
  }

  /// Opens a store to read it.
  public convenience init(reading path: String) throws(StoreError) {
    do {
      try Self.recover(path)
    } catch {
      throw StoreError.of(error, path: path)
    }
    try self.init(path: path, isReadOnly: true) { database in
      guard try !Self.isEmpty(database) else {
        throw StoreError(.foreign, "\(path) is no store of results")
      }
      try Self.checkFormat(database, path)
    }
  }

  /// Takes back the batch that a killed process had half written.
  ///
  /// SQLite does so by itself, but only for those who may write: who only reads would be refused.
  private static func recover(_ path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(5)
    func look(_ database: Database) throws {
      _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master")
    }
    do {
      try DatabaseQueue(path: path, configuration: configuration).read(look)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_READONLY {
      configuration.readonly = false
      try DatabaseQueue(path: path, configuration: configuration).writeWithoutTransaction(look)
    }
  }

  /// How long a writer waits for readers before it gives up [ms].
  private static let patience = 600_000

  private init(
    path: String, isReadOnly: Bool, prepare: (Database) throws -> Void
  ) throws(StoreError) {
    var configuration = Configuration()
    // The write transaction stays open between flushes: that is the lock against other writers.
    configuration.allowsUnsafeTransactions = true
    configuration.readonly = isReadOnly
    // A reader may be at it for a moment.
    configuration.busyMode = .timeout(5)
    configuration.label = "store"
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      self.queue = queue
      self.path = path
      measures = try queue.writeWithoutTransaction { database in
        if !isReadOnly {
          try database.execute(sql: "PRAGMA synchronous = FULL")
        }
        try prepare(database)
        return try Self.measures(database)
      }
    } catch {
      throw StoreError.of(error, path: path)
    }
  }

  /// Ends writing: what was added is safe, and others may write.
  public func close() throws(StoreError) {
    try access { database in
      if database.isInsideTransaction { try database.commit() }
    }
    do {
      try queue.close()
    } catch {
      throw StoreError.of(error, path: path)
    }
  }

  // MARK: Access

  /// Does something with the database, alone.
  func access<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try queue.writeWithoutTransaction(body)
    } catch {
      throw StoreError.of(error, path: path)
    }
  }

  /// Changes the database: all of it or nothing, and it is on the disk when this returns.
  func change(_ body: (Database) throws -> Void) throws(StoreError) {
    try access { database in
      if !database.isInsideTransaction { try database.beginTransaction(.immediate) }
      do {
        try body(database)
        try database.commit()
      } catch {
        if database.isInsideTransaction { try? database.rollback() }
        throw error
      }
      try database.beginTransaction(.immediate)
    }
  }

  // MARK: Checks

  private static func isEmpty(_ database: Database) throws -> Bool {
    try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
  }

  private static func checkFormat(_ database: Database, _ path: String) throws {
    let (application, version) = (
      try Int.fetchOne(database, sql: "PRAGMA application_id"),
      try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    )
    guard application == applicationID else {
      throw StoreError(.foreign, "\(path) is a database, but no store of results")
    }
    guard version == format else {
      throw StoreError(
        .foreign, "\(path) has format \(version) of stores; this program knows \(format)")
    }
    let tables = try tables(in: database)
    let empty = try DatabaseQueue()
    let expected = try empty.write { fresh in
      try fresh.execute(sql: schema)
      return try Self.tables(in: fresh)
    }
    guard tables == expected else { throw StoreError.damaged(path) }
    let health = try String.fetchOne(database, sql: "PRAGMA quick_check(1)")
    let foreign = try Row.fetchOne(database, sql: "PRAGMA foreign_key_check")
    let odd = try Int.fetchOne(database, sql: "SELECT count(*) FROM run WHERE replication < 0")
    guard health == "ok", foreign == nil, odd == 0 else {
      throw StoreError.damaged(path)
    }
  }

  /// Every table and view with the text that made it.
  private static func tables(in database: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return Dictionary(
      rows.map { ($0["name"] as String? ?? "", $0["sql"] as String? ?? "") },
      uniquingKeysWith: { first, _ in first })
  }

  /// Differences told before the rest is only counted.
  private static let most = 10

  private static func check(
    _ origin: StoreOrigin, _ measures: [Measure], against database: Database, _ path: String
  ) throws {
    var lines = origin.differences(from: try Self.origin(database))
    let known = Set(try Self.measures(database).map(\.name))
    let unknown = measures.map(\.name).filter { !known.contains($0) }
    if !unknown.isEmpty {
      lines.append("metrics: \(unknown.joined(separator: ", ")) not recorded in the store")
    }
    guard !lines.isEmpty else { return }
    throw StoreError(
      .different, "\(path) holds runs of something else" + told(lines),
      hint: "give another --store, or run what the store was made for")
  }

  /// The first of some lines, each on a line of its own.
  static func told(_ lines: [String]) -> String {
    lines.prefix(most).map { "\n  \($0)" }.joined()
      + (lines.count > most ? "\n  and \(lines.count - most) more" : "")
  }
}
