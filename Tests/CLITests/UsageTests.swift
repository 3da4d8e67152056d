import Foundation
import Testing

@Suite("Mistakes and their statuses")
struct UsageTests {
  @Test(
    "a wrong command line is status 64, says what was meant, and prints nothing as a result",
    arguments: [
      (["rnu", "pq.yaml"], "did you mean 'run'?"),
      (["run"], "Missing expected argument"),
      (["run", "pq.yaml", "--sed", "3"], "Unknown option '--sed'"),
      (["run", "pq.yaml", "--seed"], "Missing value"),
      (["run", "pq.yaml", "--seed", "-1"], "seed"),
      (["run", "pq.yaml", "--format", "jsno"], "did you mean 'json'?"),
      (["run", "pq.yaml", "--section", "mony"], "did you mean 'money'?"),
      (["run", "pq.yaml", "--progress", "bars"], "did you mean 'bar'?"),
      (["run", "pq.yaml", "--diagnostics", "jsn"], "did you mean 'json'?"),
      (["run", "pq.yaml", "--strategy", "bst-money"], "did you mean 'best-money'?"),
      (["run", "pq.yaml", "--precision", "2"], "--precision wants a share"),
      (["run", "pq.yaml", "--confidence", "100%"], "--confidence wants a share"),
      (["run", "pq.yaml", "--replications", "0"], "--replications wants"),
      (["run", "pq.yaml", "--jobs", "0"], "--jobs wants"),
      (["run", "pq.yaml", "--set", "units"], "PATH=VALUE"),
      (["run", "pq.yaml", "--of", "money.roi"], "--precision"),
      (["run", "pq.yaml", "--raw"], "--format csv"),
      (["run", "pq.yaml", "--precision", "2%", "--replications", "5"], "--at-most"),
      (["run", "pq.yaml", "--at-most", "5"], "--precision"),
      (["run", "pq.yaml", "--half-width", "0"], "above zero"),
      (["run", "pq.yaml", "--half-width", "9", "--precision", "2%"], "give one of them"),
      (["run", "pq.yaml", "--precision", "2%", "--of", "money.ro"], "did you mean 'money.roi'?"),
      (["compare", "pq.yaml", "--of", "money.net_profi"], "did you mean 'money.net_profit'?"),
      (["compare"], "Missing expected argument"),
      (["compare", "pq.yaml", "--strategy", "best-money"], "only best-money"),
    ])
  func usage(arguments: [String], text: String) throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Files.pq, to: "pq.yaml")
    let ending = try program.start(arguments).end()
    #expect(ending.status == 64)
    #expect(ending.errors.hasPrefix("error: "))
    #expect(ending.errors.contains(text), "\(ending.errors)")
    #expect(ending.output == "")
  }

  @Test("a wrong scenario is status 65, with every mistake, its place and what was meant")
  func wrongScenario() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(
      Files.pq.replacingOccurrences(of: "price: 90", with: "prise: 90"), to: "wrong.yaml")
    for command in ["run", "compare", "mix", "check", "show", "metrics"] {
      let ending = try program.run(command, "wrong.yaml", "--set", "plant.resources.B.unts=2")
      #expect(ending.status == 65, "\(command)")
      #expect(ending.errors.contains("wrong.yaml:8:"), "\(command)")
      #expect(ending.errors.contains("did you mean 'price'?"))
      #expect(ending.errors.contains("did you mean 'units'?"))
      #expect(ending.output == "")
    }
  }

  @Test("a missing file is status 66")
  func missingFile() throws {
    let program = try Program()
    defer { program.tidy() }
    let ending = try program.run("check", "nope.yaml")
    #expect(ending.status == 66)
    #expect(ending.errors.contains("nope.yaml"))
  }

  @Test("diagnostics as JSON are one object per line, for scenarios and command lines alike")
  func jsonDiagnostics() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(
      Files.pq.replacingOccurrences(of: "price: 90", with: "prise: 90"), to: "wrong.yaml")
    for arguments in [
      ["check", "wrong.yaml", "--diagnostics", "json"], ["run", "--diagnostics=json", "--sed"],
      ["rnu", "--diagnostics", "json"],
    ] {
      let ending = try program.start(arguments).end()
      #expect(ending.status != 0)
      let lines = ending.errors.split(separator: "\n")
      #expect(!lines.isEmpty)
      for line in lines {
        let object =
          try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        #expect(object?["severity"] as? String == "error")
        #expect(object?["message"] as? String != nil)
      }
    }
  }

  @Test(
    "every command has help with an example, on standard output",
    arguments: ["run", "compare", "mix", "check", "show", "metrics"])
  func help(command: String) throws {
    let program = try Program()
    defer { program.tidy() }
    let ending = try program.run(command, "--help")
    #expect(ending.status == 0)
    #expect(ending.output.contains("USAGE: throughline \(command)"))
    #expect(ending.output.contains("throughline \(command) "))
    #expect(ending.output.contains("Example"))
    #expect(ending.errors == "")
  }

  @Test("the lines of an example in help are those to be typed: none is wrapped")
  func examplesInHelp() throws {
    let program = try Program()
    defer { program.tidy() }
    let commands = try program.run().output
      .split(separator: "\n", omittingEmptySubsequences: false)
      .drop { $0 != "SUBCOMMANDS:" }.dropFirst().prefix { $0 != "" }
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map { String($0) } }
    #expect(commands.count > 12)
    for command in commands {
      let lines = try program.run(command, "--help").output
        .split(separator: "\n", omittingEmptySubsequences: false)
      let examples = lines.drop { !$0.hasPrefix("Example") }.dropFirst().prefix { $0 != "" }
      #expect(!examples.isEmpty, "\(command)")
      #expect(examples.allSatisfy { $0.hasPrefix("  ") }, "\(command): \(examples)")
    }
  }

  @Test("no arguments give help, --version the version")
  func version() throws {
    let program = try Program()
    defer { program.tidy() }
    #expect(try program.run("--version").output == "0.1.0\n")
    let help = try program.run()
    #expect(help.status == 0)
    #expect(help.output.contains("SUBCOMMANDS"))
  }

  @Test("check says when there is no mistake; show and metrics print what they are asked for")
  func otherCommands() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Files.pq, to: "pq.yaml")
    let check = try program.run("check", "pq.yaml")
    #expect(check.status == 0)
    #expect(check.output == "pq.yaml: no mistakes\n")
    let show = try program.run("show", "pq.yaml", "--set", "plant.resources.B.units=3")
    #expect(show.status == 0)
    try program.write(show.output, to: "shown.yaml")
    let hashes = try [
      ["run", "pq.yaml", "--set", "plant.resources.B.units=3"], ["run", "shown.yaml"],
    ].map { arguments -> String? in
      let text = try program.start(arguments + ["--replications", "1", "--format", "json"]).end()
      let object =
        try JSONSerialization.jsonObject(with: Data(text.output.utf8)) as? [String: Any]
      return (object?["scenario"] as? [String: Any])?["hash"] as? String
    }
    #expect(hashes[0] != nil)
    #expect(hashes[0] == hashes[1])
    let metrics = try program.run("metrics", "pq.yaml", "--format", "csv")
    #expect(metrics.status == 0)
    #expect(metrics.output.hasPrefix("metric,unit,better,meaning\n"))
    #expect(metrics.output.contains("money.net_profit,USD per week,larger,"))
  }
}
