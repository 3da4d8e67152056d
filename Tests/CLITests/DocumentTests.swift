import Foundation
import Testing

/// What the documents promise a reader: every command in them works, every link leads somewhere, and
/// every scenario that ships is sound and shown in the README.
@Suite("The documents keep their word")
struct DocumentTests {
  /// The project's root, from this file's place in it.
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The scripts in a document's bash blocks, one string each.
  private static func scripts(in path: String) throws -> [String] {
    var scripts: [String] = []
    var lines: [Substring]?
    for line in try text(path).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```bash") {
        lines = []
      } else if line.hasPrefix("```"), let script = lines {
        scripts.append(script.joined(separator: "\n"))
        lines = nil
      } else {
        lines?.append(line)
      }
    }
    return scripts
  }

  /// Runs a script beside a copy of the scenarios, with `throughline` on the path; its output holds
  /// both streams.
  private static func run(_ script: String) throws -> Program.Ending {
    let program = try Program()
    defer { program.tidy() }
    try FileManager.default.copyItem(
      at: root.appending(path: "scenarios"), to: program.folder.appending(path: "scenarios"))
    return try program.shell("set -eu; exec 2>&1\n\(script)", interpreter: "/bin/bash")
  }

  @Test("every throughline command in the README and the guides works")
  func commands() throws {
    var count = 0
    for path in [
      "README.md", "docs/scenario.md", "docs/focus.md", "docs/attribution.md", "docs/phase.md",
      "docs/profit-map.md", "docs/whole-company.md", "docs/sweep.md", "docs/select.md",
      "docs/steady-state.md", "docs/recipes.md", "docs/plot.md",
    ] {
      for script in try Self.scripts(in: path) where script.contains("throughline ") {
        // The scripts of Scripts/ are run by those who run this test; an alias is for people.
        let lines = script.split(separator: "\n").filter {
          !$0.hasPrefix("Scripts/") && !$0.hasPrefix("alias ")
        }
        guard !lines.isEmpty else { continue }
        let result = try Self.run(lines.joined(separator: "\n"))
        #expect(result.status == 0, "\(path): \(script)\n\(result.output.suffix(2000))")
        count += lines.count
      }
    }
    #expect(count >= 8)
  }

  @Test("the job scripts for Slurm make the parts of a sweep and join them; a queue is not needed")
  func jobScripts() throws {
    let scripts = Self.root.appending(path: "docs/cluster").path(percentEncoded: false)
    let sweep = "scenarios/02-p-and-q.yaml --set plant.resources.B.units=1,2 --replications 3"
    let result = try Self.run(
      """
      for part in 3 1 2; do
        SLURM_ARRAY_TASK_ID=$part bash '\(scripts)/sweep.sbatch' 3 'a folder' \(sweep)
      done
      bash '\(scripts)/merge.sbatch' 3 'a folder' \(sweep)
      throughline sweep \(sweep) --quiet --format csv | cmp - 'a folder/sweep.csv'
      if SLURM_ARRAY_TASK_ID= bash '\(scripts)/sweep.sbatch' 3 'a folder' \(sweep); then exit 1; fi
      """)
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output.contains("part 2 of 3 ended with status 0"), "\(result.output)")
    #expect(result.output.contains("whole.db: 12 runs added\n"), "\(result.output)")
    #expect(result.output.contains("usage: sbatch --array=1-PARTS"), "\(result.output)")
  }

  @Test("every shipped scenario is without mistakes or warnings, runs, and is listed in the README")
  func scenarios() throws {
    let files = try FileManager.default
      .contentsOfDirectory(
        atPath: Self.root.appending(path: "scenarios").path(percentEncoded: false)
      )
      .filter { $0.hasSuffix(".yaml") }.sorted()
    #expect(files.count >= 8)
    let readme = try Self.text("README.md")
    for file in files {
      #expect(readme.contains("(scenarios/\(file))"), "\(file) is not in the README")
      let text = try Self.text("scenarios/\(file)")
      for key in ["title:", "question:", "source:", "look_for:"] {
        #expect(text.contains(key), "\(file) has no \(key)")
      }
      let check = try Self.run("throughline check scenarios/\(file)")
      #expect(check.status == 0)
      #expect(!check.output.contains("warning"), "\(check.output)")
      let run = try Self.run("throughline run scenarios/\(file) --replications 2 --all")
      #expect(run.status == 0, "\(run.output.suffix(2000))")
    }
  }

  @Test("a first screen is a screen: at most 100 columns wide")
  func width() throws {
    let result = try Self.run(
      """
      for file in scenarios/*.yaml; do
        command=run
        if grep -q '^strategies:' $file; then command=compare; fi
        throughline $command $file --quiet --replications 3
      done
      """)
    #expect(result.status == 0)
    for line in result.output.split(separator: "\n") where !line.hasPrefix("throughline ") {
      #expect(line.count <= 100, "\(line)")
    }
  }

  @Test("every file that a document links to exists")
  func links() throws {
    let documents = [
      "README.md", "docs/architecture.md", "docs/statistics.md", "docs/scenario.md",
      "docs/decisions/README.md", "plots/README.md", "docs/validation.md", "docs/performance.md",
      "docs/product-mix.md", "docs/focus.md", "docs/attribution.md", "docs/phase.md",
      "docs/profit-map.md", "docs/claims.md", "docs/whole-company.md", "docs/innovation.md",
      "docs/sweep.md", "docs/select.md", "docs/steady-state.md", "docs/recipes.md",
      "docs/cluster.md", "docs/coverage.md", "docs/plot.md",
    ]
    var count = 0
    for document in documents {
      let folder = Self.root.appending(path: document).deletingLastPathComponent()
      for match in try Self.text(document).matches(of: /\]\(([^)#]+)(#[^)]*)?\)/) {
        let target = String(match.output.1)
        guard !target.contains("://") else { continue }
        let file = folder.appending(path: target).path(percentEncoded: false)
        #expect(FileManager.default.fileExists(atPath: file), "\(document) links to \(target)")
        count += 1
      }
    }
    #expect(count > 20)
  }

  @Test("P and Q gives -300 and +300 a week, and names its winner")
  func pAndQ() throws {
    let result = try Self.run("throughline compare scenarios/02-p-and-q.yaml --quiet --format json")
    #expect(result.status == 0)
    let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let strategies = (json as? [String: Any])?["strategies"] as? [String: Any]
    func netProfit(_ name: String) -> Double {
      let metrics = (strategies?[name] as? [String: Any])?["metrics"] as? [String: Any]
      return (metrics?["money.net_profit"] as? [String: Any])?["mean"] as? Double ?? .nan
    }
    #expect(abs(netProfit("most-money") + 300) < 3)
    #expect(abs(netProfit("best-money") - 300) < 3)
  }

  @Test("best money wins in 06, and one-stop-shop wins in 08")
  func whoWins() throws {
    for (file, winner) in [
      ("06-best-money", "best-money earns"), ("08-one-stop-shop-wins", "one-stop-shop earns"),
    ] {
      let result = try Self.run(
        "throughline compare scenarios/\(file).yaml --quiet --require-winner")
      #expect(result.status == 0)
      #expect(result.output.contains(winner), "\(result.output)")
    }
  }
}
