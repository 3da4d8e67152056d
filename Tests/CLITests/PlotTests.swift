import Foundation
import Testing

@Suite("throughline plot")
struct PlotTests {
  /// A program with results in its folder: a comparison and a sweep of P and Q.
  private static func program() throws -> Program {
    let program = try Program()
    try program.write(Files.pq, to: "pq.yaml")
    let common = ["--quiet", "--world", "random", "--replications", "4", "--format", "json"]
    for arguments in [
      ["compare", "pq.yaml", "--raw", "--output", "compare.json"],
      [
        "sweep", "pq.yaml", "--set", "products.Q.price=90,110,130", "--set",
        "plant.resources.B.units=1,2", "--output", "sweep.json",
      ],
      [
        "phase", "pq.yaml", "--x", "products.Q.price=90..140", "--refine", "1", "--output",
        "phase.json",
      ],
    ] {
      let ending = try program.run(arguments + common)
      #expect(ending.status == 0, "\(ending.errors)")
    }
    return program
  }

  private static func bytes(_ program: Program, _ name: String) throws -> Data {
    try Data(contentsOf: program.folder.appendingPathComponent(name))
  }

  @Test("every figure that a result can be drawn as is drawn, in every format")
  func figures() throws {
    let program = try Self.program()
    defer { program.tidy() }
    for (result, figures) in [
      ("compare", ["differences", "smore", "whale"]), ("sweep", ["map", "response", "effects"]),
      ("phase", ["map"]),
    ] {
      for figure in figures {
        for format in ["svg", "png", "text", "gnuplot"] {
          let ending = try program.run(
            "plot", "\(result).json", "--figure", figure, "--format", format, "--output",
            "f.\(format)")
          #expect(ending.status == 0, "\(result) \(figure) \(format): \(ending.errors)")
          #expect(ending.output.isEmpty)
        }
        let svg = try program.read("f.svg")
        #expect(svg.contains("<title>P and Q: "))
        #expect(svg.contains("</svg>"))
        #expect(try Self.bytes(program, "f.png").starts(with: [0x89, 0x50, 0x4E, 0x47]))
        #expect(try program.read("f.gnuplot").contains("set terminal svg"))
        let text = try program.read("f.text")
        #expect(text.contains("P and Q"))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 79 })
      }
    }
  }

  @Test("what warmup finds is drawn, a panel for each metric, and one metric alone")
  func settling() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Files.plain, to: "plain.yaml")
    // Whether a cut can be named does not matter here: the averages are written either way.
    _ = try program.run(
      "warmup", "plain.yaml", "--quiet", "--of", "flow.wip", "--of", "flow.output_rate", "--format",
      "json", "--output", "w.json")
    let both = try program.run("plot", "w.json", "--format", "gnuplot")
    #expect(both.status == 0, "\(both.errors)")
    #expect(both.output.contains("'How work in process and output rate settle'"))
    let one = try program.run("plot", "w.json", "--metric", "flow.wip", "--format", "gnuplot")
    #expect(one.output.contains("'How work in process settles'"))
    #expect(!one.output.contains("set multiplot"))
  }

  @Test("the format follows the name of the output; the size is as asked")
  func formats() throws {
    let program = try Self.program()
    defer { program.tidy() }
    #expect(try program.run("plot", "compare.json", "--output", "a.png").status == 0)
    #expect(try Self.bytes(program, "a.png").starts(with: [0x89, 0x50, 0x4E, 0x47]))
    let svg = try program.run("plot", "compare.json", "--size", "640x400")
    #expect(svg.status == 0)
    #expect(svg.output.contains("width=\"640\" height=\"400\""))
    let text = try program.run("plot", "compare.json", "--format", "text", "--size", "60x20")
    #expect(text.output.split(separator: "\n", omittingEmptySubsequences: false).count <= 22)
  }

  @Test("standard input is a result like a file, and the same result is the same picture")
  func standardInput() throws {
    let program = try Self.program()
    defer { program.tidy() }
    let script =
      "throughline plot - --format gnuplot <compare.json >a && "
      + "throughline plot compare.json --format gnuplot >b && cmp a b && throughline plot - <b"
    let ending = try program.shell(script)
    // The last one is not a result.
    #expect(ending.status == 65)
  }

  @Test("a mistake says what is allowed, what was probably meant, or which command helps")
  func mistakes() throws {
    let program = try Self.program()
    defer { program.tidy() }
    try program.write("{ \"a\": 1 }", to: "foreign.json")
    try program.write("[1, 2", to: "broken.json")
    try program.write("", to: "empty.json")
    try program.write("SQLite format 3\0", to: "sweep.db")
    try program.write("{ \"throughline\": \"1\", \"command\": \"mix\" }", to: "mix.json")
    try program.write("{ \"throughline\": \"1\", \"command\": \"sweep\" }", to: "half.json")
    let plain = [
      "compare", "pq.yaml", "--quiet", "--replications", "2", "--format", "json", "--output",
      "plain.json",
    ]
    #expect(try program.run(plain).status == 0)
    for (arguments, status, words) in [
      (["none.json"], 66, "there is no file none.json"),
      (["foreign.json"], 65, "is not a result of throughline"),
      (["broken.json"], 65, "is not JSON"),
      (["empty.json"], 65, "is empty"),
      (["sweep.db"], 65, "--format json"),
      (["mix.json"], 65, "no figure of what 'mix' finds"),
      (["half.json"], 65, "lacks"),
      (["compare.json", "--figure", "smor"], 64, "did you mean 'smore'"),
      (["compare.json", "--figure", "welch"], 64, "throughline warmup"),
      (["plain.json", "--figure", "smore"], 64, "--raw"),
      (["sweep.json", "--figure", "smore"], 64, "map, response and effects"),
      (["sweep.json", "--metric", "money.net_profi"], 64, "did you mean 'money.net_profit'"),
      (["compare.json", "--metric", "flow.wip"], 64, "--of flow.wip"),
      (["sweep.json", "--figure", "response", "--parameter", "prise"], 64, "price"),
      (["sweep.json", "--figure", "map", "--parameter", "price"], 64, "takes no --parameter"),
      (["compare.json", "--format", "pdf"], 64, "svg, png, text, gnuplot"),
      (["compare.json", "--output", "f.pdf"], 64, ".svg, .png, .txt or .gnuplot"),
      (["compare.json", "--output", "a.b/f.jpg"], 64, "found '.jpg'"),
      (["compare.json", "--size", "big"], 64, "WIDTHxHEIGHT"),
      (["compare.json", "--size", "10x10"], 64, "240x160"),
      (
        [
          "compare.json", "--size", "900x160", "--figure", "smore", "--metric", "money.net_profit",
          "--metric", "flow.wip", "--metric", "money.investment",
        ], 64, "height of at least"
      ),
      (["compare.json", "--output", "no/such.svg"], 74, "cannot write"),
      (["compare.json", "--format", "svg", "--output", "compare.json"], 64, "would replace"),
    ] as [([String], Int32, String)] {
      let ending = try program.run(["plot"] + arguments)
      #expect(ending.status == status, "\(arguments): \(ending.errors)")
      #expect(ending.errors.contains(words), "\(arguments): \(ending.errors)")
      #expect(ending.output.isEmpty, "\(arguments)")
    }
  }

  /// Puts a program of that name in place of the real one, and its folder first on the path.
  private static func replacing(
    _ name: String, with script: String, in program: Program
  ) throws -> String {
    let folder = program.folder.appendingPathComponent("bin")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent(name)
    try Data(script.utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    return folder.path
  }

  @Test("without gnuplot the status is 69, and the script can still be had")
  func missing() throws {
    let program = try Self.program()
    defer { program.tidy() }
    let without = try program.shell(
      "PATH=/nowhere; export PATH; \"$T\" plot compare.json --output f.svg 2>&1")
    #expect(without.status == 69)
    #expect(without.output.contains("apt-get install gnuplot-nox"))
    #expect(!FileManager.default.fileExists(atPath: program.folder.path + "/f.svg"))
    let script = try program.shell(
      "PATH=/nowhere; export PATH; \"$T\" plot compare.json --format gnuplot")
    #expect(script.status == 0)
    #expect(script.output.contains("set terminal svg"))
  }

  @Test("when gnuplot fails the status is 70, with its words, and nothing is written")
  func failing() throws {
    let program = try Self.program()
    defer { program.tidy() }
    let folder = try Self.replacing(
      "gnuplot",
      with: "#!/bin/sh\ncat \"$2\" >/dev/null\necho half\necho 'no such terminal' >&2\nexit 3\n",
      in: program)
    let ending = try program.shell(
      "PATH=\(folder):$PATH; \"$T\" plot compare.json --output f.svg 2>&1")
    #expect(ending.status == 70)
    #expect(ending.output.contains("no such terminal"))
    #expect(!FileManager.default.fileExists(atPath: program.folder.path + "/f.svg"))
  }

  @Test("an interruption ends gnuplot, too, and leaves no file")
  func interruption() throws {
    let program = try Self.program()
    defer { program.tidy() }
    let folder = try Self.replacing(
      "gnuplot", with: "#!/bin/sh\necho $$ >pid\nexec sleep 300\n", in: program)
    let ending = try program.shell(
      """
      PATH=\(folder):$PATH
      "$T" plot compare.json --output f.svg 2>errors & plot=$!
      n=0; while [ ! -s pid ] && [ $n -lt 1200 ]; do sleep 0.05; n=$((n + 1)); done
      kill -TERM $plot; wait $plot; echo "status $?"
      n=0; while kill -0 "$(cat pid)" 2>/dev/null && [ $n -lt 200 ]; do sleep 0.05; n=$((n + 1)); done
      if kill -0 "$(cat pid)" 2>/dev/null; then echo left; else echo gone; fi
      """)
    #expect(ending.output.contains("status 143"), "\(ending.output)")
    #expect(ending.output.contains("gone"), "\(ending.output)")
    #expect(!FileManager.default.fileExists(atPath: program.folder.path + "/f.svg"))
  }

  @Test("a signal to the whole group is told as such, not as a failure of gnuplot")
  func groupInterruption() throws {
    let program = try Self.program()
    defer { program.tidy() }
    let folder = try Self.replacing(
      "gnuplot", with: "#!/bin/sh\necho $$ >pid\nexec sleep 300\n", in: program)
    for (name, status) in [("TERM", 143), ("INT", 130)] {
      // A shell without a terminal gives a job no group of its own.
      let ending = try program.shell(
        """
        rm -f pid; PATH=\(folder):$PATH
        perl -e 'setpgrp(0, 0); exec @ARGV' "$T" plot compare.json --output f.svg 2>errors & plot=$!
        n=0; while [ ! -s pid ] && [ $n -lt 1200 ]; do sleep 0.05; n=$((n + 1)); done
        kill -\(name) -$plot; wait $plot; echo "status $?"; cat errors
        """)
      #expect(ending.output.contains("status \(status)"), "\(ending.output)")
      #expect(ending.output.contains("interrupted: no figure"), "\(ending.output)")
    }
  }

  @Test("half a picture is an error, and nothing is written")
  func halfPicture() throws {
    let program = try Self.program()
    defer { program.tidy() }
    let folder = try Self.replacing(
      "gnuplot", with: "#!/bin/sh\ncat \"$2\" >/dev/null\necho '<svg><text>half'\n", in: program)
    for format in ["svg", "png"] {
      let ending = try program.shell(
        "PATH=\(folder):$PATH; \"$T\" plot compare.json --output f.\(format) 2>&1")
      #expect(ending.status == 70)
      #expect(ending.output.contains("no whole picture"), "\(ending.output)")
      #expect(!FileManager.default.fileExists(atPath: program.folder.path + "/f.\(format)"))
    }
  }

  @Test("names in a scenario run nothing: every figure of a hostile one leaves no file behind")
  func hostile() throws {
    let program = try Program()
    defer { program.tidy() }
    // The last one would end a text whose quotes are only doubled, in gnuplot 5.4.
    let names = [
      "`touch pwned-1`", "$(touch pwned-2)", "| touch pwned-3", "< touch pwned-4",
      "x\n!touch pwned-5\nEOD\nset output 'pwned-6'", "'' at 0,0; system(\"touch pwned-7\") #",
    ]
    let result = try JSONSerialization.data(withJSONObject: Self.result(names))
    try result.write(to: program.folder.appendingPathComponent("r.json"))
    let before = try FileManager.default.contentsOfDirectory(atPath: program.folder.path).sorted()
    for figure in ["differences", "smore", "whale"] {
      for format in ["svg", "png", "text"] {
        let ending = try program.shell(
          "throughline plot r.json --figure \(figure) --format \(format) >/dev/null 2>&1")
        #expect(ending.status == 0, "\(figure) \(format)")
      }
    }
    let after = try FileManager.default.contentsOfDirectory(atPath: program.folder.path).sorted()
    #expect(after == before)
  }

  /// A comparison whose strategies, accounts, units and titles are these names.
  private static func result(_ names: [String]) -> [String: Any] {
    var strategies: [String: Any] = [:]
    for name in names {
      strategies[name] = [
        "replications": 3,
        "metrics": [
          "money.net_profit": [
            "mean": 2, "lower": 1, "upper": 3, "n": 3, "unit": name, "values": [1, 2, 3],
          ]
        ],
        "profit": [
          "unit": name, "unassigned": -1,
          "cells": names.map { ["account": $0, "offering": $0, "profit": 3] as [String: Any] },
        ],
      ]
    }
    let pairs = names.dropFirst().map { name -> [String: Any] in
      [
        "metric": "money.net_profit", "a": name, "b": names[0], "difference": 1, "lower": 0.5,
        "upper": 1.5, "verdict": "a better", "n": 3, "unit": name, "confidence": 0.95,
      ]
    }
    return [
      "throughline": "0", "command": "compare", "reproduce": names.joined(), "confidence": 0.95,
      "scenario": ["file": "a.yaml", "title": names.joined()], "strategies": strategies,
      "comparisons": pairs, "cases": names,
    ]
  }
}
