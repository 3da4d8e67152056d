import Experiment
import Foundation
import GRDB
import Synchronization
import Testing

@Suite("A store keeps every run once, and only runs of one thing")
struct StoreTests {
  /// What a sweep of 5 points x 2 strategies x 4 replications holds when it is made at one go.
  private static func whole(_ sweep: SweepCase) async throws -> [String] {
    let store = try sweep.store("whole.db")
    try await sweep.fill(store, points: 0..<5, replications: 4)
    try store.close()
    return try sweep.contents(of: "whole.db", points: 0..<5, replications: 4)
  }

  @Test("every run is where it belongs, an undefined value as NaN, a warning with its count")
  func contents() async throws {
    let sweep = try SweepCase()
    let lines = try await Self.whole(sweep)
    #expect(lines.count == 40 + 3)
    #expect(lines[0] == "0 0 0 [0.0, 0.0]")
    #expect(lines[1] == "0 0 1 [1.0, nan]")
    #expect(lines[39] == "4 1 3 [413.0, 3.0]")
    #expect(lines[40] == "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]")
    #expect(lines[41].contains("\"two\"") && lines[41].contains("count: 10"))
  }

  @Test("what is there is not computed again; more replications and points only add")
  func adding() async throws {
    let sweep = try SweepCase()
    for (points, replications, made) in [
      (0..<2, 3, 12), (0..<2, 3, 0), (0..<2, 4, 4), (0..<5, 4, 24),
    ] {
      let store = try sweep.store("grown.db")
      let outcome = try await sweep.fill(store, points: points, replications: replications)
      #expect(outcome.made == made)
      #expect(outcome.made + outcome.found == points.count * 2 * replications)
      #expect(!outcome.isInterrupted)
      try store.close()
    }
    #expect(sweep.simulated.load(ordering: .relaxed) == 40)
    let grown = try sweep.contents(of: "grown.db", points: 0..<5, replications: 4)
    #expect(try await Self.whole(sweep) == grown)
  }

  @Test("the number of workers leaves no trace", arguments: [2, 7])
  func workers(jobs: Int) async throws {
    let sweep = try SweepCase()
    let store = try sweep.store("many.db")
    try await sweep.fill(store, points: 0..<5, replications: 4, jobs: jobs)
    try store.close()
    let many = try sweep.contents(of: "many.db", points: 0..<5, replications: 4)
    #expect(try await Self.whole(sweep) == many)
  }

  @Test("a sweep that is stopped anywhere and resumed equals one that was not", arguments: 0..<41)
  func resumed(stop: Int) async throws {
    let sweep = try SweepCase()
    var store = try sweep.store("stopped.db")
    let first = try await sweep.fill(store, points: 0..<5, replications: 4, stopAfter: stop)
    #expect(first.isInterrupted == (stop < 40))
    try store.close()
    store = try sweep.store("stopped.db")
    let second = try await sweep.fill(store, points: 0..<5, replications: 4)
    #expect(first.made + second.made == 40)
    try store.close()
    let resumed = try sweep.contents(of: "stopped.db", points: 0..<5, replications: 4)
    #expect(try await Self.whole(sweep) == resumed)
  }

  @Test("the parts of a sweep, joined in any order, equal the whole", arguments: [2, 3, 8])
  func shards(count: Int) async throws {
    let sweep = try SweepCase()
    let whole = try await Self.whole(sweep)
    var made = 0
    for index in 1...count {
      let store = try sweep.store("part-\(index).db")
      made += try await sweep.fill(
        store, points: 0..<5, replications: 4, shard: SweepPlan.Shard(index, of: count)
      ).made
      try store.close()
    }
    #expect(made == 40)
    let joined = try sweep.store("joined.db")
    var added = 0
    for index in (1...count).reversed() {
      added += try joined.add(storeAt: sweep.path("part-\(index).db")).added
    }
    #expect(added == 40)
    // Once more changes nothing.
    let again = try joined.add(storeAt: sweep.path("part-1.db"))
    #expect(again.added == 0 && again.known > 0)
    try joined.close()
    #expect(try sweep.contents(of: "joined.db", points: 0..<5, replications: 4) == whole)
  }

  @Test("stores whose points have other numbers are joined by what the points are")
  func otherNumbers() async throws {
    let sweep = try SweepCase()
    for (name, points) in [("low.db", 0..<2), ("high.db", 2..<5)] {
      let store = try sweep.store(name)
      try await sweep.fill(store, points: points, replications: 4)
      try store.close()
    }
    let store = try sweep.store("low.db")
    #expect(try store.add(storeAt: sweep.path("high.db")).added == 24)
    try store.close()
    let joined = try sweep.contents(of: "low.db", points: 0..<5, replications: 4)
    #expect(try await Self.whole(sweep) == joined)
  }

  @Test("a store of something else is refused with the fields named, and left as it is")
  func different() async throws {
    let sweep = try SweepCase()
    let before = try await Self.whole(sweep)
    let origins: [(StoreOrigin, String)] = [
      (SweepCase.origin(seed: 2), "seed: 1 in the store, 2 now"),
      (SweepCase.origin(units: "2"), "plant.resources.B.units: 1 in the store, 2 now"),
      (SweepCase.origin(engine: "9"), "engine: \(engineVersion) in the store, 9 now"),
    ]
    for (origin, line) in origins {
      let error = #expect(throws: StoreError.self) {
        try sweep.store("whole.db", origin: origin)
      }
      #expect(error?.kind == .different)
      #expect(error?.description.contains(line) == true, "\(error?.description ?? "")")
    }
    #expect(try sweep.contents(of: "whole.db", points: 0..<5, replications: 4) == before)
  }

  @Test("a strategy more is no difference; a strategy changed is")
  func strategies() async throws {
    let sweep = try SweepCase()
    _ = try await Self.whole(sweep)
    let three = SweepCase.origin(strategies: ["one", "two", "three"])
    var store = try sweep.store("whole.db", origin: three)
    let outcome = try await sweep.fill(
      store, points: 0..<5, replications: 4, strategies: ["one", "two", "three"])
    #expect(outcome.made == 20 && outcome.found == 40)
    try store.close()
    store = try sweep.store("whole.db")
    try store.close()
    var changed = SweepCase.origin()
    changed.values[2].text = "[other]"
    let error = #expect(throws: StoreError.self) {
      try sweep.store("whole.db", origin: changed)
    }
    #expect(
      error?.description.contains("strategies.two.priority: [two] in the store, [other] now")
        == true)
  }

  @Test("a measure that the store does not record is refused")
  func measures() async throws {
    let sweep = try SweepCase()
    _ = try await Self.whole(sweep)
    let error = #expect(throws: StoreError.self) {
      try ResultStore(
        path: sweep.path("whole.db"), origin: SweepCase.origin(),
        measures: [Measure(name: "flow.wip", unit: "pieces")])
    }
    #expect(error?.description.contains("metrics: flow.wip not recorded in the store") == true)
  }

  @Test("stores that disagree about a run are not joined")
  func disagreement() async throws {
    let sweep = try SweepCase()
    _ = try await Self.whole(sweep)
    let other = try sweep.store("other.db")
    try await sweep.fill(other, points: 0..<1, replications: 1)
    try other.close()
    let file = try DatabaseQueue(path: sweep.path("other.db"))
    try await file.write { try $0.execute(sql: "UPDATE value SET value = 7 WHERE system = 1") }
    try file.close()
    let store = try sweep.store("whole.db")
    let error = #expect(throws: StoreError.self) {
      try store.add(storeAt: sweep.path("other.db"))
    }
    #expect(error?.kind == .different)
    #expect(error?.description.contains("disagree about") == true)
    try store.close()
  }

  @Test("a second writer is told that the store is in use; a reader is not disturbed")
  func twoWriters() async throws {
    let sweep = try SweepCase()
    let first = try sweep.store("shared.db")
    try await sweep.fill(first, points: 0..<1, replications: 2)
    let error = #expect(throws: StoreError.self) { try sweep.store("shared.db") }
    #expect(error?.kind == .busy)
    let reader = try ResultStore(reading: sweep.path("shared.db"))
    #expect(try reader.series(system: 1, metric: 0, below: 2) == [0, 1])
    try first.close()
    let second = try sweep.store("shared.db")
    try second.close()
  }

  @Test("a store that is being written can be joined to another at once")
  func mergeBesideWriter() async throws {
    let sweep = try SweepCase()
    let writer = try sweep.store("busy.db")
    try await sweep.fill(writer, points: 0..<1, replications: 2)
    let joined = try sweep.store("joined.db")
    let start = ContinuousClock.now
    #expect(try joined.add(storeAt: sweep.path("busy.db")).added == 4)
    // A lock on it would be waited for until the writer is done, at most ten minutes.
    #expect(ContinuousClock.now - start < .seconds(60))
    #expect(try joined.gaps() == (missing: 0, all: 4))
    try joined.close()
    try writer.close()
  }

  @Test("what a killed process had half written is taken back by whoever opens the store next")
  func halfWritten() async throws {
    let sweep = try SweepCase()
    let before = try await Self.whole(sweep)
    // A copy of a file and its journal amid a batch is what a kill leaves behind.
    let file = try DatabaseQueue(path: sweep.path("whole.db"))
    try await file.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA cache_size = 1; BEGIN")
      for _ in 0..<2 {
        try database.execute(sql: "UPDATE value SET value = value + 1; UPDATE run SET events = 7")
      }
      for name in ["killed.db", "killed-2.db"] {
        for end in ["", "-journal"] {
          try FileManager.default.copyItem(
            atPath: sweep.path("whole.db\(end)"), toPath: sweep.path("\(name)\(end)"))
        }
      }
      try database.execute(sql: "ROLLBACK")
    }
    // Who only reads cannot take it back: without this there would be nothing to test.
    var reading = Configuration()
    reading.readonly = true
    #expect(throws: DatabaseError.self) {
      try DatabaseQueue(path: sweep.path("killed.db"), configuration: reading).read {
        try Int.fetchOne($0, sql: "SELECT count(*) FROM run")
      }
    }
    #expect(try sweep.contents(of: "killed.db", points: 0..<5, replications: 4) == before)
    #expect(!FileManager.default.fileExists(atPath: sweep.path("killed.db-journal")))
    let joined = try sweep.store("joined.db")
    #expect(try joined.add(storeAt: sweep.path("killed-2.db")).added == 40)
    try joined.close()
    #expect(try sweep.contents(of: "joined.db", points: 0..<5, replications: 4) == before)
  }

  @Test("what is no store is refused and not touched", arguments: [false, true])
  func foreign(isDatabase: Bool) throws {
    let sweep = try SweepCase()
    let path = sweep.path("foreign.db")
    if isDatabase {
      let queue = try DatabaseQueue(path: path)
      try queue.write { try $0.execute(sql: "CREATE TABLE mine (x)") }
      try queue.close()
    } else {
      try Data(String(repeating: "dear diary ", count: 200).utf8).write(
        to: URL(fileURLWithPath: path))
    }
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let error = #expect(throws: StoreError.self) { try sweep.store("foreign.db") }
    #expect(error?.kind == .foreign)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test(
    "a store that something else has changed is refused, not read wrongly",
    arguments: [
      "DELETE FROM value WHERE metric = 1", "DROP TABLE run",
      "UPDATE run SET replication = -1 WHERE replication = 1",
      "ALTER TABLE origin RENAME engine TO e",
      "DELETE FROM system WHERE id = 1",
    ])
  func damaged(change: String) async throws {
    let sweep = try SweepCase()
    _ = try await Self.whole(sweep)
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let file = try DatabaseQueue(path: sweep.path("whole.db"), configuration: configuration)
    try await file.write { try $0.execute(sql: change) }
    try file.close()
    let error = #expect(throws: StoreError.self) {
      let store = try sweep.store("whole.db")
      defer { try? store.close() }
      let reading = try sweep.reading(store, points: 0..<5, replications: 4)
      _ = try reading.rows()
      for point in 0..<5 { try reading.runs(at: point) { _, _, _ in } }
    }
    #expect(error?.description.contains("damaged") == true)
  }

  @Test("a folder without the right to write is a failure of writing")
  func unwritable() throws {
    let sweep = try SweepCase()
    let error = #expect(throws: StoreError.self) { try sweep.store("no-such-folder/x.db") }
    #expect(error?.kind == .inputOutput)
  }

  @Test("names and values are data: quotes, line ends and SQL come back as they were")
  func hostileText() throws {
    let sweep = try SweepCase()
    let store = try sweep.store("names.db")
    let nasty = "'); DROP TABLE run; --\"\\\n\u{1}Ω"
    let settings = [StoreOrigin.Value(path: "a.\(nasty)", text: nasty)]
    let system = StoredSystem(settings: settings, strategy: nasty, identity: "x")
    let ids = try store.enter([system])
    #expect(try store.enter([system]) == ids)
    try store.close()
    let queue = try DatabaseQueue(path: sweep.path("names.db"))
    try queue.read { database in
      #expect(try String.fetchOne(database, sql: "SELECT value FROM setting") == nasty)
      #expect(try String.fetchOne(database, sql: "SELECT strategy FROM system") == nasty)
      // The settings are JSON that SQLite itself reads.
      let read = try String.fetchOne(
        database, sql: "SELECT value FROM point, json_each(point.settings)")
      #expect(read == nasty)
      #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM run") == 0)
    }
    try queue.close()
  }

  @Test(
    "a value's number is what stands before its unit",
    arguments: [
      ("12.5 min", 12.5), ("-3", -3), ("40%", 40), ("1e3", nil), ("[1, 2]", nil), ("", nil),
      ("3x", nil),
    ] as [(String, Double?)])
  func numbers(text: String, number: Double?) throws {
    let sweep = try SweepCase()
    let store = try sweep.store("numbers.db")
    _ = try store.enter([
      StoredSystem(
        settings: [StoreOrigin.Value(path: "x", text: text)], strategy: "base", identity: "x")
    ])
    try store.close()
    let queue = try DatabaseQueue(path: sweep.path("numbers.db"))
    let read = try queue.read { try Double.fetchOne($0, sql: "SELECT number FROM setting") }
    #expect(read == number)
    try queue.close()
  }
}
