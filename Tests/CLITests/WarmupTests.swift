import Foundation
import Testing

@Suite("throughline warmup, time.warmup: auto and --batches")
struct WarmupTests {
  /// Orders every 10 minutes, 100 minutes on their way: settled after 100 minutes, to the minute.
  private static let pipeline = """
    title: A pipeline
    time: { unit: min, horizon: 2000 }
    plant: { resources: { A: {} } }
    products:
      P: { price: 3, demand: { every: 10 min }, route: [ { resource: A, time: 1 min, transport: 99 min } ] }
    strategies:
      two: { release: { conwip: { jobs: 2 } } }
    """

  private static func run(
    _ arguments: [String], text: String = pipeline
  ) throws -> Program.Ending {
    let program = try Program()
    defer { program.tidy() }
    try program.write(text, to: "s.yaml")
    return try program.run(arguments)
  }

  private static func json(_ ending: Program.Ending) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any])
  }

  @Test("the pipeline settles after 100 minutes, and the screen says so")
  func screen() throws {
    let ending = try Self.run(["warmup", "s.yaml", "--interval", "10 min", "--quiet"])
    #expect(ending.status == 0)
    #expect(ending.output.contains("Leave out the first 100 min"))
    #expect(ending.output.contains("The scenario states 0 min, which is less"))
    #expect(ending.output.contains("--set time.warmup=\"100 min\""))
    #expect(ending.output.contains("Strategies come into force when the warm-up ends"))
    #expect(ending.errors == "")
    for line in ending.output.split(separator: "\n") { #expect(line.count <= 100) }
  }

  @Test("the JSON holds averages, moving averages and cuts; the CSV a row per interval")
  func formats() throws {
    let options = ["warmup", "s.yaml", "--interval", "10 min", "--quiet", "--format"]
    let json = try Self.json(try Self.run(options + ["json"]))
    let warmup = try #require(json["warmup"] as? [String: Any])
    #expect(warmup["cut"] as? Double == 100)
    #expect(warmup["stated"] as? Double == 0)
    #expect(warmup["interval"] as? Double == 10)
    #expect(warmup["time_unit"] as? String == "min")
    #expect(warmup["metric"] as? String == "flow.wip")
    let cases = try #require(warmup["cases"] as? [[String: Any]])
    #expect(cases.map { $0["metric"] as? String } == ["flow.wip", "flow.output_rate"])
    let averages = try #require(cases[0]["averages"] as? [Double])
    #expect(averages.count == 200)
    #expect(averages.prefix(12).map { $0.rounded() } == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10])
    #expect((cases[0]["welch"] as? [Any])?.last is NSNull)
    let rows = try Self.run(options + ["csv"]).output.split(separator: "\n")
    #expect(rows.count == 1 + 2 * 200)
    #expect(rows[0].hasSuffix("metric,unit,interval,from,to,average,moving_average,is_warmup"))
    #expect(rows[10].contains(",9,90.0,100.0,") && rows[10].hasSuffix(",1"))
    #expect(rows[11].hasSuffix(",0"))
  }

  @Test("the same bytes for any number of jobs")
  func jobs() throws {
    let text = Self.pipeline.replacing("every: 10 min", with: "poisson: 6 per h")
    let outputs = try ["1", "2", "5"].map {
      try Self.run(["warmup", "s.yaml", "--format", "json", "--jobs", $0], text: text).output
    }
    #expect(Set(outputs).count == 1)
  }

  @Test("what run and compare find by themselves is a setting like any other, and repeats")
  func auto() throws {
    // From the standard interval of 2 minutes on; batches of five of them.
    let text = Self.pipeline.replacing("time: { unit", with: "time: { warmup: auto, unit")
    let program = try Program()
    defer { program.tidy() }
    try program.write(text, to: "s.yaml")
    let found = try Self.json(try program.run("run", "s.yaml", "--quiet", "--format", "json"))
    let settings = try #require(found["settings"] as? [String: String])
    #expect(settings == ["time.warmup": "100 min"])
    let analysis = try #require(found["analysis"] as? [String: Any])
    #expect(analysis["kind"] as? String == "steady state")
    #expect(analysis["warmup"] as? Double == 100)
    let command = try #require(found["reproduce"] as? String)
    #expect(command.contains("--set 'time.warmup=100 min'"))
    let again = try program.shell("\(command) --quiet --format json")
    let stated = try Self.json(again)
    #expect(stated["scenario"] as? NSDictionary == found["scenario"] as? NSDictionary)
    #expect(stated["strategies"] as? NSDictionary == found["strategies"] as? NSDictionary)
    // To the byte, so that whoever repeats it knows that it is the same.
    #expect(
      again.output == (try program.run("run", "s.yaml", "--quiet", "--format", "json")).output)
    let screen = try program.run("compare", "s.yaml", "--replications", "2")
    #expect(
      screen.errors.contains("warm-up: 100 min, found by MSER-5 in a pilot of 10 replications"))
  }

  @Test("strategies that hold from the start are watched, too, and the longest warm-up holds")
  func fromStart() throws {
    let text = Self.pipeline.replacing(
      "time: { unit: min", with: "time: { strategies: from_start, unit: min")
    let ending = try Self.run(
      ["warmup", "s.yaml", "--quiet", "--interval", "10 min", "--format", "json"], text: text)
    let warmup = try #require(try Self.json(ending)["warmup"] as? [String: Any])
    let cases = try #require(warmup["cases"] as? [[String: Any]])
    #expect(cases.map { $0["name"] as? String } == ["base", "base", "two", "two"])
    #expect(warmup["cut"] as? Double == 100)
    // Two at a time cannot keep up with what is asked for.
    #expect(warmup["growing"] as? [String] == ["two"])
  }

  @Test("a cut near the end of what is looked at is no answer")
  func nearTheEnd() throws {
    // Full after 900 of 2000 minutes: MSER-5 finds that, but two fifths are 800.
    let text = Self.pipeline.replacing("99 min", with: "899 min")
    let ending = try Self.run(["warmup", "s.yaml", "--interval", "10 min"], text: text)
    #expect(ending.status == 75)
    #expect(ending.output.contains("not yet"))
    #expect(
      try Self.run(
        ["warmup", "s.yaml", "--interval", "10 min"],
        text: Self.pipeline.replacing("99 min", with: "699 min")
      ).status == 0)
  }

  @Test("a machine asked for all its time is told")
  func overloaded() throws {
    let text = Self.pipeline.replacing("time: 1 min", with: "time: 10 min")
    let ending = try Self.run(["warmup", "s.yaml", "--quiet"], text: text)
    #expect(ending.output.contains("As much as A has time for is asked for"))
  }

  @Test("the hint after a failed pilot repeats the settings")
  func hint() throws {
    let ending = try Self.run([
      "run", "s.yaml", "--set", "time.warmup=auto", "--set", "time.horizon=150",
    ])
    #expect(ending.status == 75)
    #expect(ending.errors.contains("--set time.horizon=150"))
  }

  @Test("a run that is too short says so, with what did not settle, and ends with 75")
  func tooShort() throws {
    let text = Self.pipeline.replacing("99 min", with: "1900 min")
    let ending = try Self.run(["warmup", "s.yaml"], text: text)
    #expect(ending.status == 75)
    let words = ending.output.replacing("\n", with: " ")
    #expect(words.contains("The run is too short to find a warm-up"))
    #expect(words.contains("work in process of base"))
    let run = try Self.run(["run", "s.yaml", "--set", "time.warmup=auto"], text: text)
    #expect(run.status == 75)
    #expect(run.output == "")
    #expect(run.errors.contains("throughline warmup s.yaml"))
  }

  @Test("a company that changes is terminating, and says why")
  func terminating() throws {
    let text = Self.pipeline + "\ndecisions: { review: { every: 10 h } }"
    let ending = try Self.run(["warmup", "s.yaml"], text: text)
    #expect(ending.status == 65)
    #expect(ending.errors.contains("management reviews change decisions"))
    #expect(ending.errors.contains("terminating"))
    let auto = try Self.run(
      ["check", "s.yaml"], text: text.replacing("unit:", with: "warmup: auto, unit:"))
    #expect(auto.status == 65)
    #expect(auto.errors.contains("s.yaml:2:17: error: a warm-up is found for plants"))
    let run = try Self.run(["run", "s.yaml", "--quiet"], text: text)
    #expect(run.output.contains("terminating: everything counts from the start"))
    #expect(try Self.run(["run", "s.yaml", "--batches", "20"], text: text).status == 65)
  }

  @Test("experiments over many settings want a stated warm-up, and say where it is not")
  func stated() throws {
    let text = Self.pipeline.replacing("unit:", with: "warmup: auto, unit:")
    for command in [
      ["sweep", "s.yaml", "--set", "products.P.price=1,2"], ["mix", "s.yaml"],
      ["attribute", "s.yaml"],
      ["phase", "s.yaml", "--x", "products.P.price=1..2"], ["trace", "s.yaml"],
      ["select", "s.yaml", "--margin", "1"], ["focus", "s.yaml"],
    ] {
      let ending = try Self.run(command, text: text)
      #expect(ending.status == 65, "\(command): \(ending.errors)")
      #expect(ending.errors.contains("s.yaml:2:17: error: here the warm-up must be stated"))
      #expect(ending.errors.contains("'throughline warmup s.yaml' finds one"))
    }
    #expect(try Self.run(["check", "s.yaml"], text: text).status == 0)
  }

  @Test("one run in batches gives an interval, and warns when they are too short")
  func batches() throws {
    let text = Self.pipeline.replacing("every: 10 min", with: "poisson: 6 per h")
      .replacing("horizon: 2000", with: "warmup: 200, horizon: 20000")
    let long = try Self.run(["run", "s.yaml", "--batches", "20", "--quiet"], text: text)
    #expect(long.status == 0)
    #expect(long.output.contains("batch means: 1 replication in 20 batches of 1000 min"))
    #expect(long.output.contains("--batches 20"))
    #expect(!long.output.contains("correlated"))
    #expect(!long.output.contains("20 replications"))
    let short = try Self.run(["run", "s.yaml", "--batches", "1000", "--quiet"], text: text)
    #expect(short.output.contains("successive batches are correlated"))
    let json = try Self.json(
      try Self.run(["run", "s.yaml", "--batches", "20", "--format", "json"], text: text))
    let found = try #require(json["batches"] as? [String: Any])
    #expect(found["count"] as? Int == 20)
    let checks = try #require(found["checks"] as? [String: [String: Double]])
    #expect((checks["flow.wip"]?["von_neumann"] ?? 0) > 1)
    #expect(checks["flow.wip"]?["whole"] != nil)
    for wrong in [["--replications", "3"], ["--marginal"], ["--precision", "2%"]] {
      #expect(try Self.run(["run", "s.yaml", "--batches", "20"] + wrong).status == 64)
    }
  }

  @Test("mistakes of the command line are told")
  func mistakes() throws {
    for (options, text) in [
      (["--interval", "soon"], "--interval wants a duration"),
      (["--of", "flow.wipp"], "did you mean 'flow.wip'?"),
      (["--precision", "2%"], "knows no precision"),
      (["--strategy", "nope"], "has no strategy 'nope'"),
      (["--interval", "0.001 min"], "2000000 intervals are more than 50000"),
      (["--interval", "1900 min"], "hold 1 intervals of 1900 min, and 50 are the least"),
    ] {
      let ending = try Self.run(["warmup", "s.yaml"] + options)
      #expect([64, 65].contains(ending.status))
      #expect(ending.errors.contains(text), "\(ending.errors)")
    }
  }
}
