import Foundation
import Testing

@Suite("Streams, files and signals")
struct StreamTests {
  @Test("--output replaces a file as a whole, and nothing goes to standard output")
  func outputFile() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Files.plain, to: "plain.yaml")
    try program.write("old", to: "result.csv")
    let ending = try program.run(
      "run", "plain.yaml", "--replications", "2", "--format", "csv", "--output", "result.csv")
    #expect(ending.status == 0)
    #expect(ending.output == "")
    #expect(try program.read("result.csv").hasPrefix("scenario,world,strategy,metric,unit,n,mean"))
    let left = try FileManager.default.contentsOfDirectory(atPath: program.folder.path)
    #expect(!left.contains { $0.hasSuffix(".tmp") })
  }

  @Test("a file that cannot be written is status 74, before any time is spent")
  func unwritable() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Files.plain, to: "plain.yaml")
    for place in ["missing-folder/result.csv", "."] {
      let ending = try program.run(
        "run", "plain.yaml", "--replications", "1000000", "--output", place)
      #expect(ending.status == 74)
      #expect(ending.errors.hasPrefix("error: cannot write \(place): "))
    }
  }

  @Test("a full disk, a closed standard output and a reader that leaves are status 74, no crash")
  func brokenOutput() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Files.pq, to: "pq.yaml")
    let run = "\"$T\" compare pq.yaml --world random --replications 200 --format csv --raw --quiet"
    #if os(Linux)
      #expect(try program.shell("\(run) > /dev/full; echo $?").output == "74\n")
    #endif
    #expect(try program.shell("\(run) >&-; echo $?").output == "74\n")
    #expect(
      try program.shell("{ \(run); echo $? > status; } | head -n 1 > /dev/null").status == 0)
    #expect(try program.read("status") == "74\n")
  }

  @Test(
    "the first interruption keeps what is done, marked as partial",
    arguments: [SIGINT, SIGTERM])
  func interruption(signal: Int32) throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Files.pq, to: "pq.yaml")
    let running = try program.start([
      "run", "pq.yaml", "--world", "random", "--replications", "1000000", "--format", "json",
      "--progress", "bar",
    ])
    // The bar is first drawn when some replications are done.
    try running.waitForErrors()
    kill(running.process.processIdentifier, signal)
    let ending = try running.end()
    #expect(ending.status == 128 + signal)
    #expect(running.process.terminationReason == .exit)
    #expect(ending.errors.contains("error: interrupted: the result holds the first "))
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any])
    #expect(object["partial"] as? Bool == true)
    let strategies = try #require(object["strategies"] as? [String: [String: Any]])
    let count = try #require(strategies["base"]?["replications"] as? Int)
    #expect(count > 0 && count < 1_000_000)
    #expect((object["reproduce"] as? String)?.contains("--replications \(count)") == true)
  }

  @Test("a second interruption stops at once")
  func secondInterruption() throws {
    let program = try Program()
    defer { program.tidy() }
    // One replication that would take hours.
    try program.write(
      Files.pq.replacingOccurrences(of: "horizon: 4 weeks", with: "horizon: 4000000 weeks"),
      to: "long.yaml")
    let running = try program.start(["run", "long.yaml", "--progress", "plain"])
    try running.waitForErrors()
    kill(running.process.processIdentifier, SIGINT)
    Thread.sleep(forTimeInterval: 0.3)
    #expect(running.process.isRunning)
    kill(running.process.processIdentifier, SIGINT)
    let ending = try running.end()
    #expect(ending.status == 130)
    #expect(ending.output == "")
  }

  @Test("progress never mixes with results, and --quiet silences it")
  func progress() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Files.plain, to: "plain.yaml")
    let arguments = ["run", "plain.yaml", "--replications", "3"]
    let silent = try program.start(arguments).end()
    #expect(silent.errors == "")
    let plain = try program.start(arguments + ["--progress", "plain"]).end()
    #expect(plain.errors == "replicating\n")
    #expect(plain.output == silent.output)
    let quiet = try program.start(arguments + ["--progress", "plain", "--quiet"]).end()
    #expect(quiet.errors == "")
  }
}
