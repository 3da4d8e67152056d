import Foundation
import Testing

@Suite("throughline sweep and merge")
struct SweepTests {
  /// P and Q in a random world, long enough that a sweep of it can be caught half way.
  private static let random = ["sweep", "pq.yaml", "--world", "random", "--quiet"]

  private static func prepared() throws -> Program {
    let program = try Program()
    try program.write(Files.pq, to: "pq.yaml")
    return program
  }

  /// Values of a path, in order, as a raw CSV of one replication and metric lists them.
  private static func values(_ setting: String) throws -> [String] {
    let program = try prepared()
    defer { program.tidy() }
    let ending = try program.run([
      "sweep", "pq.yaml", "--quiet", "--set", setting, "--strategy", "base", "--replications", "1",
      "--of", "money.net_profit", "--format", "csv", "--raw",
    ])
    #expect(ending.status == 0, "\(ending.errors)")
    return ending.output.split(separator: "\n").dropFirst().map {
      String($0.split(separator: ",", omittingEmptySubsequences: false)[3])
    }
  }

  // MARK: Designs

  @Test("raw JSON lists every value, those of the raw CSV in their order")
  func rawJSON() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Files.pq, to: "pq.yaml")
    let options = [
      "sweep", "pq.yaml", "--world", "random", "--set", "products.Q.price=100,120",
      "--replications", "3", "--of", "money.net_profit", "--raw", "--quiet", "--format",
    ]
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(try program.run(options + ["json"]).output.utf8))
        as? [String: Any])
    let points = try #require(json["points"] as? [[String: Any]])
    var values: [Double] = []
    for point in points {
      let strategies = try #require(point["strategies"] as? [String: [String: [String: Any]]])
      for name in ["most-money", "best-money"] {
        let metric = try #require(strategies[name]?["money.net_profit"])
        let own = try #require(metric["values"] as? [Double])
        #expect(own.count == 3)
        #expect(abs(own.reduce(0, +) / 3 - (metric["mean"] as? Double ?? .nan)) < 1e-9)
        values += own
      }
    }
    let rows = try program.run(options + ["csv"]).output.split(separator: "\n").dropFirst()
    #expect(rows.compactMap { $0.split(separator: ",").last.flatMap { Double($0) } } == values)
  }

  @Test(
    "lists and ranges mean what they say",
    arguments: [
      ("products.P.price=90,100", ["90", "100"]),
      ("products.P.price=88..91", ["88", "89", "90", "91"]),
      ("products.P.price=1..2 by 0.25", ["1", "1.25", "1.5", "1.75", "2"]),
      ("products.P.price=0.1..0.3 by 0.1", ["0.1", "0.2", "0.3"]),
      ("products.P.price=log 1..100 x 3", ["1", "10", "100"]),
      ("products.P.price=10..11 x 3", ["10", "10.5", "11"]),
      ("products.P.price=5, 20..22, 90", ["5", "20", "21", "22", "90"]),
      (
        "products.P.route.2.time=10 min..20 min by 5",
        ["10 min", "15 min", "20 min"]
      ),
    ])
  func ranges(setting: String, expected: [String]) throws {
    #expect(try Self.values(setting) == expected)
  }

  @Test("commas inside brackets belong to a value")
  func brackets() throws {
    let program = try Self.prepared()
    defer { program.tidy() }
    let ending = try program.run([
      "sweep", "pq.yaml", "--quiet", "--set", "decisions.priority=[P, Q],[Q, P]", "--strategy",
      "base", "--replications", "1", "--of", "money.net_profit", "--format", "json",
    ])
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any])
    let points = try #require(json["points"] as? [[String: Any]])
    #expect(
      points.map { ($0["settings"] as? [String: String])?["decisions.priority"] } == [
        "[P, Q]", "[Q, P]",
      ])
  }

  @Test("several lists make every combination, the last one fastest; a table adds its rows")
  func combinations() throws {
    let program = try Self.prepared()
    defer { program.tidy() }
    try program.write("products.P.price,products.Q.price\n90,100\n80,120\n", to: "design.csv")
    let ending = try program.run([
      "sweep", "pq.yaml", "--quiet", "--design", "design.csv", "--set",
      "plant.resources.B.units=1,2", "--strategy", "base", "--replications", "1", "--of",
      "money.net_profit", "--format", "csv",
    ])
    #expect(ending.status == 0, "\(ending.errors)")
    let rows = ending.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).prefix(6).joined(separator: ",")
    }
    #expect(
      rows == [
        "scenario,world,strategy,products.P.price,products.Q.price,plant.resources.B.units",
        "pq.yaml,,base,90,100,1", "pq.yaml,,base,90,100,2", "pq.yaml,,base,80,120,1",
        "pq.yaml,,base,80,120,2",
      ])
  }

  @Test(
    "what is no design is refused before anything runs",
    arguments: [
      (["--set", "products.P.price=1..2..3"], "numbers"),
      (["--set", "products.P.price=2..1"], "smaller end first"),
      (["--set", "products.P.price=0.5..2"], "range without steps"),
      (["--set", "products.P.price=log 0..2 x 3"], "above zero"),
      (["--set", "products.P.price=1..2 x 1"], "wants a range such as"),
      (["--set", "products.P.price=1..1000000"], "more than 100000 values"),
      (["--set", "products.P.price=1,2", "--set", "products.P.price=3,4"], "comes twice"),
      (["--set", "products.P.price=1,1"], "has a point twice"),
      (["--set", "worlds.random=1,2"], "world"), (["--set", "seed=1,2"], "changes no run"),
      (["--precision", "2%"], "wants --replications"),
      (["--all"], "knows no --all"),
      (["--shard", "1/2"], "--shard needs --store"),
      (["--shard", "3/2", "--store", "x.db"], "1 to n"),
    ])
  func refused(options: [String], reason: String) throws {
    let program = try Self.prepared()
    defer { program.tidy() }
    let ending = try program.run(["sweep", "pq.yaml"] + options)
    #expect(ending.status == 64, "\(ending.errors)")
    #expect(ending.errors.contains(reason), "\(ending.errors)")
    #expect(ending.output == "")
    #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "x.db").path))
  }

  @Test("a mistake at many points is told once, with what is allowed, and nothing is stored")
  func mistakes() throws {
    let program = try Self.prepared()
    defer { program.tidy() }
    let ending = try program.run([
      "sweep", "pq.yaml", "--set", "plant.resources.B.units=1,0.5,0.6,many", "--store", "x.db",
    ])
    #expect(ending.status == 65)
    #expect(ending.errors.components(separatedBy: "error:").count - 1 <= 3, "\(ending.errors)")
    #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "x.db").path))
    try program.write("products.P.price,\n1,2\n,3\n", to: "design.csv")
    let table = try program.run(["sweep", "pq.yaml", "--design", "design.csv"])
    #expect(table.status == 65)
    #expect(table.errors.contains("design.csv:1:18: error: a column of a design needs the path"))
    #expect(table.errors.contains("design.csv:3:1: error: 'products.P.price' has no value"))
    #expect(try program.run(["sweep", "pq.yaml", "--design", "none.csv"]).status == 66)
    // A mistake in a value has its place in the table.
    try program.write(
      "products.P.price,plant.resources.B.units\n90,1\n80,half\n", to: "design.csv")
    let value = try program.run(["sweep", "pq.yaml", "--design", "design.csv"])
    #expect(value.status == 65)
    #expect(value.errors.contains("design.csv:3:4: error: "), "\(value.errors)")
    try program.write("products.P.price\n90,1\n", to: "design.csv")
    let long = try program.run(["sweep", "pq.yaml", "--design", "design.csv"])
    #expect(!long.errors.contains("no points"), "\(long.errors)")
  }

  // MARK: Results

  @Test("the screen says who wins where and where it is best, and fits")
  func screen() throws {
    let program = try Self.prepared()
    defer { program.tidy() }
    let ending = try program.run([
      "sweep", "pq.yaml", "--quiet", "--set", "products.Q.price=100,160", "--set",
      "time.horizon=40 weeks", "--replications", "2",
    ])
    #expect(ending.status == 0)
    #expect(
      ending.output.contains("Of 2 points: most-money wins at 1, best-money wins at 1."),
      "\(ending.output)")
    #expect(ending.output.replacing("\n", with: " ").contains(" of most-money at price 160."))
    for line in ending.output.split(separator: "\n") where !line.hasPrefix("throughline ") {
      #expect(line.count <= 100)
    }
  }

  @Test("every format carries the same numbers, and the bytes do not depend on --jobs")
  func formats() throws {
    let program = try Self.prepared()
    defer { program.tidy() }
    let options = Self.random + ["--set", "plant.resources.B.units=1..3", "--replications", "4"]
    var texts: [String: String] = [:]
    for format in ["csv", "json", "markdown", "table"] {
      let one = try program.run(options + ["--format", format, "--jobs", "1"])
      #expect(one.status == 0)
      #expect(try program.run(options + ["--format", format, "--jobs", "7"]).output == one.output)
      texts[format] = one.output
    }
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data((texts["json"] ?? "").utf8)) as? [String: Any])
    let points = try #require(json["points"] as? [[String: Any]])
    let strategies = points[1]["strategies"] as? [String: [String: [String: Any]]]
    let mean = try #require(strategies?["best-money"]?["money.net_profit"]?["mean"] as? Double)
    #expect(
      texts["csv"]?.contains(",best-money,2,money.net_profit,USD per week,4,\(mean),") == true)
  }

  // MARK: The store

  @Test("a sweep that is killed again and again and resumed equals one that was not")
  func killed() throws {
    let program = try Self.prepared()
    defer { program.tidy() }
    let options =
      Self.random + [
        "--set", "products.P.price=80..99", "--set", "products.Q.price=90..94", "--replications",
        "10", "--format", "csv", "--raw", "--of", "money.net_profit",
      ]
    let whole = try program.run(options + ["--store", "whole.db"])
    #expect(whole.status == 0)
    for attempt in 0..<6 {
      let running = try program.start(options + ["--store", "killed.db"])
      // Later and later, so that some are killed while they set up and some while they store.
      Thread.sleep(forTimeInterval: 0.05 + 0.1 * Double(attempt))
      kill(running.process.processIdentifier, SIGKILL)
      _ = try running.end()
    }
    let resumed = try program.run(options + ["--store", "killed.db"])
    #expect(resumed.status == 0, "\(resumed.errors)")
    #expect(resumed.output == whole.output)
    #expect(whole.output.split(separator: "\n").count == 1 + 100 * 2 * 10)
  }

  @Test("an interruption keeps what was complete, and the same command goes on")
  func interrupted() throws {
    let program = try Self.prepared()
    defer { program.tidy() }
    let options = [
      "sweep", "pq.yaml", "--world", "random", "--set", "products.P.price=80..99", "--store",
      "i.db", "--of", "money.net_profit", "--format", "csv", "--raw",
    ]
    let running = try program.start(
      options + ["--replications", "100000", "--progress", "bar"])
    try running.waitForErrors()
    kill(running.process.processIdentifier, SIGINT)
    let ending = try running.end()
    #expect(ending.status == 130)
    #expect(ending.errors.contains("the same command goes on from there"))
    let rows = ending.output.split(separator: "\n").dropFirst()
    #expect(!rows.isEmpty)
    // A later run has these rows, and does not make them again.
    let later = try program.run(options + ["--replications", "3", "--quiet"])
    #expect(later.status == 0)
    #expect(later.output.split(separator: "\n").count == 1 + 20 * 2 * 3)
    let kept = Set(later.output.split(separator: "\n"))
    #expect(rows.filter { $0.contains(",80,0,") }.allSatisfy { kept.contains($0) })
  }

  @Test("SIGTERM that comes twice at once, from a scheduler and from its script, is told once")
  func echo() throws {
    let program = try Self.prepared()
    defer { program.tidy() }
    let running = try program.start([
      "sweep", "pq.yaml", "--world", "random", "--set", "products.P.price=80..99", "--store",
      "i.db", "--of", "money.net_profit", "--replications", "100000", "--progress", "bar",
    ])
    try running.waitForErrors()
    kill(running.process.processIdentifier, SIGTERM)
    // Apart, so that the system does not make one of them.
    Thread.sleep(forTimeInterval: 0.005)
    kill(running.process.processIdentifier, SIGTERM)
    let ending = try running.end()
    #expect(ending.status == 143)
    #expect(ending.errors.contains("the same command goes on"), "\(ending.errors)")
    #expect(ending.output.contains("not in the store"))
  }

  @Test("a merge that lacks a part says so, and sweep runs what is missing")
  func missingPart() throws {
    let program = try Self.prepared()
    defer { program.tidy() }
    let options =
      Self.random + ["--set", "plant.resources.B.units=1..3", "--replications", "5"]
    for index in [1, 3] {
      #expect(
        try program.run(options + ["--store", "part-\(index).db", "--shard", "\(index)/3"]).status
          == 0)
    }
    let merged = try program.run("merge", "part-1.db", "part-3.db", "--into", "all.db")
    #expect(merged.status == 0)
    #expect(
      merged.errors.contains("warning: all.db has 20 of at least 30 runs: a part is missing"),
      "\(merged.errors)")
    let quiet = try program.run("merge", "part-1.db", "--into", "q.db", "--quiet")
    #expect(quiet.status == 0 && quiet.errors.isEmpty)
    let joined = try program.run(options + ["--store", "all.db", "--format", "csv"])
    #expect(joined.output == (try program.run(options + ["--format", "csv"]).output))
  }

  @Test("a store cannot be joined to itself, however its name is written")
  func itself() throws {
    let program = try Self.prepared()
    defer { program.tidy() }
    #expect(try program.run(Self.random + ["--replications", "1", "--store", "a.db"]).status == 0)
    try FileManager.default.createSymbolicLink(
      atPath: program.folder.appending(path: "link.db").path, withDestinationPath: "a.db")
    for name in ["a.db", "./a.db", "link.db"] {
      let ending = try program.run("merge", name, "--into", "a.db")
      #expect(ending.status == 64, "\(ending.errors)")
      #expect(ending.errors.contains("--into names one of the stores"))
    }
  }

  @Test("parts of a sweep joined by merge give the bytes of the whole")
  func shards() throws {
    let program = try Self.prepared()
    defer { program.tidy() }
    let options =
      Self.random + ["--set", "plant.resources.B.units=1..3", "--replications", "5"]
    for index in 1...3 {
      let part = try program.run(
        options + ["--store", "part-\(index).db", "--shard", "\(index)/3"])
      #expect(part.status == 0)
      #expect(part.output.contains("20 runs of this design are not in the"))
    }
    let merged = try program.run("merge", "part-2.db", "part-3.db", "part-1.db", "--into", "all.db")
    #expect(merged.status == 0)
    #expect(merged.errors == "all.db: 30 runs added\n")
    for format in ["csv", "json", "table"] {
      let joined = try program.run(options + ["--store", "all.db", "--format", format])
      #expect(joined.output == (try program.run(options + ["--format", format]).output))
    }
    #expect(try program.run("merge", "none.db", "--into", "all.db").status == 66)
    #expect(try program.run("merge", "all.db", "--into", "all.db").status == 64)
    try program.write("dear diary", to: "diary.txt")
    let foreign = try program.run("merge", "diary.txt", "--into", "all.db")
    #expect(foreign.status == 65)
    #expect(foreign.errors.contains("diary.txt is no store of results"))
    // One that does not belong leaves nothing half merged.
    #expect(
      try program.run(
        "sweep", "pq.yaml", "--quiet", "--replications", "1", "--seed", "9", "--store", "other.db"
      )
      .status == 0)
    let mixed = try program.run("merge", "part-1.db", "other.db", "--into", "new.db")
    #expect(mixed.status == 65)
    #expect(mixed.errors.contains("seed: 42 in part-1.db, 9 in other.db"), "\(mixed.errors)")
    #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "new.db").path))
  }

  @Test("a store of another seed or scenario is refused with the field named")
  func different() throws {
    let program = try Self.prepared()
    defer { program.tidy() }
    let options =
      Self.random + [
        "--set", "plant.resources.B.units=1,2", "--replications", "2", "--store", "a.db",
      ]
    #expect(try program.run(options).status == 0)
    let seed = try program.run(options + ["--seed", "5"])
    #expect(seed.status == 65)
    #expect(seed.errors.contains("seed: 42 in the store, 5 now"), "\(seed.errors)")
    try program.write(Files.pq.replacing("price: 90,", with: "price: 91,"), to: "pq.yaml")
    let price = try program.run(options)
    #expect(price.status == 65)
    #expect(
      price.errors.contains("products.P.price: 90 in the store, 91 now"), "\(price.errors)")
    // What is said about the scenario may change.
    try program.write(Files.pq.replacing("P and Q", with: "Another title"), to: "pq.yaml")
    #expect(try program.run(options).status == 0)
  }

  @Test("a store serves other values of what was set once, and one of several")
  func narrowed() throws {
    let program = try Self.prepared()
    defer { program.tidy() }
    let options = Self.random + ["--replications", "2", "--store", "a.db", "--progress", "plain"]
    let all = try program.run(
      options + ["--set", "products.P.price=90", "--set", "plant.resources.B.units=1,2"])
    #expect(all.status == 0, "\(all.errors)")
    // The column of what does not vary is in programs' formats only.
    #expect(!all.output.contains("price  units"))
    let one = ["--set", "products.P.price=90", "--set", "plant.resources.B.units=2"]
    let stored = try program.run(options + one + ["--format", "csv"])
    #expect(stored.status == 0, "\(stored.errors)")
    #expect(
      stored.output
        == (try program.run(Self.random + one + ["--replications", "2", "--format", "csv"]).output))
    #expect(try program.run(options + ["--set", "products.P.price=91"]).status == 0)
    // How runs are made is no value of a point.
    #expect(try program.run(options + ["--set", "title=x", "--set", "seed=42"]).status == 0)
    let swept = try program.run(options + ["--set", "confidence=0.9,0.95"])
    #expect(swept.status == 64)
    #expect(swept.errors.contains("it changes no run"))
    try program.write("plant.resources.B.units\n1\n", to: "d.csv")
    let twice = try program.run(
      options + ["--design", "d.csv", "--set", "plant.resources.B.units=2"])
    #expect(twice.status == 64)
    #expect(twice.errors.contains("both in --design and in --set"))
  }

  @Test("a store reports what it records, and refuses what it does not")
  func recorded() throws {
    let program = try Self.prepared()
    defer { program.tidy() }
    let options = Self.random + ["--set", "plant.resources.B.units=1,2", "--replications", "2"]
    #expect(try program.run(options + ["--store", "a.db", "--of", "flow.wip"]).status == 0)
    let other = try program.run(options + ["--store", "a.db", "--of", "money.net_profit"])
    #expect(other.status == 65)
    #expect(other.errors.contains("metrics: money.net_profit not recorded"), "\(other.errors)")
    // What decides is what the scenario compares by, whatever the store was made for.
    let plain = try program.run(options + ["--store", "a.db"])
    #expect(plain.status == 64)
    #expect(plain.errors.contains("--of flow.wip"), "\(plain.errors)")
    #expect(try program.run(options + ["--store", "b.db", "--of", "all"]).status == 0)
    #expect(
      try program.run(options + ["--store", "b.db"]).output == program.run(options).output)
  }

  @Test(
    "a store is a file, and not that of the results",
    arguments: [
      ["--store", ""], ["--store", ":memory:"], ["--store", "file:x?mode=memory"],
      ["--store", "x.db", "--output", "./x.db"],
    ])
  func places(options: [String]) throws {
    let program = try Self.prepared()
    defer { program.tidy() }
    let ending = try program.run(Self.random + options)
    #expect(ending.status == 64, "\(ending.errors)")
    #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "x.db").path))
  }

  @Test("a folder that may not be written to, and a full disk, are status 74 and lose nothing")
  func noRoom() throws {
    let program = try Self.prepared()
    defer { program.tidy() }
    let options = Self.random + ["--set", "plant.resources.B.units=1,2", "--replications", "2"]
    let missing = try program.run(options + ["--store", "no-folder/x.db"])
    #expect(missing.status == 74)
    #expect(missing.errors.contains("no-folder/x.db cannot be opened or written"))
    #if os(Linux)
      // A limit on the size of files stands for a disk that is full.
      let line = "T=\"$T\"; ulimit -f 60; trap '' XFSZ; \"$T\" " + options.joined(separator: " ")
      let full = try program.shell(
        "\(line) --set products.P.price=1..60 --store full.db > /dev/null; echo $?")
      #expect(full.output == "74\n")
      let rest = try program.run(
        options + ["--set", "products.P.price=1..60", "--store", "full.db", "--format", "csv"])
      #expect(rest.status == 0, "\(rest.errors)")
      #expect(
        rest.output
          == (try program.run(options + ["--set", "products.P.price=1..60", "--format", "csv"])
            .output))
    #endif
  }
}
