import Foundation
import Testing

@Suite("throughline trace")
struct TraceCommandTests {
  @Test("the event log is written as CSV: every order of P and Q is placed, released, worked on")
  func csv() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Files.pq, to: "pq.yaml")
    let ending = try program.run("trace", "pq.yaml", "--strategy", "best-money")
    #expect(ending.status == 0)
    #expect(ending.errors.isEmpty)
    let lines = ending.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("case:concept:name,concept:name,org:resource,") == true)
    func count(_ part: String) -> Int { lines.count { $0.contains(part) } }
    #expect(count(",A,A,") > 500)
    // What is started on A is finished there, but for the last one.
    #expect(
      abs(count(",A,A,") - 2 * lines.count { $0.contains(",A,A,") && $0.contains(",start,") }) <= 1)
    #expect(try program.run("trace", "pq.yaml", "--strategy", "best-money").output == ending.output)
  }

  @Test("another replication is another log, and a file gets the same bytes as the screen")
  func replications() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Files.plain, to: "plain.yaml")
    let first = try program.run("trace", "plain.yaml", "--to", "1 h")
    let other = try program.run("trace", "plain.yaml", "--to", "1 h", "--replication", "3")
    #expect(first.output != other.output)
    let quiet = try program.run("trace", "plain.yaml", "--to", "1 h", "--output", "log.csv")
    #expect(quiet.status == 0 && quiet.output.isEmpty)
    #expect(try program.read("log.csv") == first.output)
  }

  @Test("the Chrome trace is JSON, and the chart fits the screen")
  func formats() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Files.pq, to: "pq.yaml")
    let chrome = try program.run("trace", "pq.yaml", "--format", "chrome", "--to", "1 day")
    let json = try JSONSerialization.jsonObject(with: Data(chrome.output.utf8)) as? [String: Any]
    let events = try #require(json?["traceEvents"] as? [[String: Any]])
    #expect(events.count { $0["ph"] as? String == "X" } > 20)
    let chart = try program.run("trace", "pq.yaml", "--format", "gantt")
    let lines = chart.output.split(separator: "\n")
    #expect(lines.first == "2400 to 2880 min; a column is 4.95 min")
    #expect(lines.count == 2 + 4 + 1)
    #expect(lines.allSatisfy { $0.count <= 100 })
  }

  @Test("wrong times, formats and strategies are usage errors")
  func mistakes() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Files.pq, to: "pq.yaml")
    for arguments in [
      ["--from", "2 parsecs"], ["--from", "2 days", "--to", "1 day"], ["--format", "xml"],
      ["--strategy", "best-mony"],
    ] {
      let ending = try program.start(["trace", "pq.yaml"] + arguments).end()
      #expect(ending.status == 64)
      #expect(ending.output.isEmpty)
    }
  }
}
