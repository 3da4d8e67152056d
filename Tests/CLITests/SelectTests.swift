import Foundation
import Testing

@Suite("throughline select")
struct SelectTests {
  private static func select(_ options: [String], text: String = Files.pq) throws -> Program.Ending
  {
    let program = try Program()
    defer { program.tidy() }
    try program.write(text, to: "pq.yaml")
    return try program.run(["select", "pq.yaml", "--quiet"] + options)
  }

  @Test("the best of a grid is selected, the guarantee stands in words, every format agrees")
  func grid() throws {
    let options = [
      "--world", "random", "--set", "plant.resources.B.units=1,2", "--margin", "100",
    ]
    let screen = try Self.select(options)
    #expect(screen.status == 0, "\(screen.errors)")
    #expect(screen.output.contains("units 2 is selected: net profit"), "\(screen.output)")
    #expect(
      screen.output.contains("ahead of every other one by 100 USD per week or more"),
      "\(screen.output)")
    let json = try #require(
      try JSONSerialization.jsonObject(
        with: Data(try Self.select(options + ["--format", "json"]).output.utf8))
        as? [String: Any])
    let selected = try #require(json["selected"] as? String)
    #expect(selected.hasSuffix("units 2"))
    #expect((json["alternatives"] as? [String: Any])?.count == 4)
    let csv = try Self.select(options + ["--format", "csv"]).output
    #expect(csv.split(separator: "\n").filter { $0.hasSuffix(",1") }.count == 1)
    #expect(
      try Self.select(options + ["--jobs", "1"]).output
        == Self.select(options + ["--jobs", "7"]).output)
  }

  @Test("rinott and ocba work from the command line; ocba promises nothing")
  func methods() throws {
    let options = ["--world", "random", "--margin", "300"]
    #expect(try Self.select(options + ["--method", "rinott"]).status == 0)
    let exploration = try Self.select(options + ["--method", "ocba", "--budget", "100"])
    #expect(exploration.status == 0)
    #expect(exploration.output.contains("looks best"))
    #expect(exploration.output.contains("nothing is promised"))
  }

  @Test("a budget that is too small is status 75, with the result so far")
  func budget() throws {
    let ending = try Self.select([
      "--world", "random", "--margin", "1", "--budget", "60",
    ])
    #expect(ending.status == 75)
    #expect(ending.output.contains("The budget is too small to decide"))
  }

  @Test(
    "what cannot be selected from is refused",
    arguments: [
      (["--margin", "0"], "above zero"), ([], "--margin is missing"),
      (["--margin", "300 per week"], "a number above zero, in the metric's own unit"),
      (["--margin", "1", "--replications", "5"], "decides by itself"),
      (["--margin", "1", "--method", "ocba"], "give --budget"),
      (["--margin", "1", "--method", "best"], "--method wants kn, rinott, ocba"),
      (["--margin", "1", "--strategy", "best-money"], "nothing to select from"),
      (["--margin", "1", "--first", "2"], "--first wants 3"),
      (["--margin", "1", "--budget", "39"], "that takes 40"),
      (["--margin", "1", "--confidence", "40%"], "had by guessing"),
    ] as [([String], String)])
  func refused(options: [String], reason: String) throws {
    let ending = try Self.select(options)
    #expect(ending.status == 64)
    #expect(ending.errors.contains(reason), "\(ending.errors)")
    #expect(ending.output == "")
  }
}
