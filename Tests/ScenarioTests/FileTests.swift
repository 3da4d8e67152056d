import Company
import Foundation
import Testing

@testable import Scenario

@Suite("Files")
struct FileTests {
  @Test("line ends of any kind make no difference")
  func lineEnds() throws {
    let bench = try Workbench()
    let hash = try bench.load(Sample.pAndQ).hash
    #expect(try bench.load(Sample.pAndQ.replacing("\n", with: "\r\n")).hash == hash)
    #expect(try bench.load(Sample.pAndQ.replacing("\n", with: "\r")).hash == hash)
    #expect(try bench.load(String(Sample.pAndQ.dropLast())).hash == hash)
    #expect(try bench.load("---\n" + Sample.pAndQ + "...\n").hash == hash)
    #expect(try bench.load("%YAML 1.2\n---\n" + Sample.pAndQ).hash == hash)
  }

  @Test("lines and columns count the same with any line end and with wide characters")
  func places() throws {
    let text = "title: é𐍈\nquestion: 'ü' \nsead: 5\ntime: { unit: ö }\n"
    for end in ["\n", "\r\n", "\r"] {
      let mistakes = try Workbench().mistakes(text.replacing("\n", with: end))
      #expect(mistakes.contains("3:1 unknown key 'sead' in a scenario"))
      #expect(mistakes.contains("4:15 unknown base unit 'ö'"))
    }
  }

  @Test("a link that leads out of the folder is refused, one within is followed")
  func links() throws {
    let outside = try Workbench()
    try outside.write(Sample.pAndQ, as: "secret.yaml")
    let bench = try Workbench()
    try bench.write(Sample.pAndQ, as: "real/base.yaml")
    let manager = FileManager.default
    try manager.createSymbolicLink(
      atPath: bench.folder + "/out.yaml", withDestinationPath: outside.folder + "/secret.yaml")
    try manager.createSymbolicLink(
      atPath: bench.folder + "/door", withDestinationPath: outside.folder)
    try manager.createSymbolicLink(
      atPath: bench.folder + "/in.yaml", withDestinationPath: "real/base.yaml")
    try manager.createSymbolicLink(
      atPath: bench.folder + "/loop.yaml", withDestinationPath: "loop.yaml")
    #expect(
      try bench.mistakes("extends: out.yaml\n")
        == ["1:10 'out.yaml' leads out of the folder of this file"])
    #expect(
      try bench.mistakes("extends: door/secret.yaml\n")
        == ["1:10 'door/secret.yaml' leads out of the folder of this file"])
    #expect(try bench.load("extends: in.yaml\nseed: 3\n").seed == 3)
    #expect(try bench.mistakes("extends: loop.yaml\n").count == 1)
    // The scenario itself may be a link: the user named it.
    let link = bench.folder + "/link.yaml"
    try manager.createSymbolicLink(
      atPath: link, withDestinationPath: outside.folder + "/secret.yaml")
    #expect(try ScenarioLoader.load(file: link).title == "P and Q")
  }

  @Test("what is no plain file is refused at once")
  func notAFile() throws {
    let bench = try Workbench()
    try bench.write("x", as: "folder/x")
    #expect(
      try bench.mistakes("extends: folder\n")
        == ["1:10 the file 'folder' is a folder or a device, not a file"])
    let pipe = bench.folder + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(
      try bench.mistakes("extends: pipe\n")
        == ["1:10 the file 'pipe' is a folder or a device, not a file"])
    #expect(
      try bench.mistakes("extends: folder/x/y\n") == ["1:10 the file 'folder/x/y' does not exist"])
  }

  @Test("a table is found from the file that names it")
  func tableOfBase() throws {
    let bench = try Workbench()
    try bench.write("account,product,rate\nn,P,1 per week\n", as: "parts/tables/a.csv")
    try bench.write(Sample.pAndQ + "accounts: { file: tables/a.csv }\n", as: "parts/base.yaml")
    let study = try bench.load("extends: parts/base.yaml\n")
    #expect(study.blueprint.accounts.map(\.name) == ["market", "n"])
  }

  @Test("names may be words that YAML would take for something else")
  func names() throws {
    let study = try Workbench().load(
      """
      title: on
      time: { unit: min, horizon: 40 weeks }
      plant: { resources: { no: {}, N: {}, "yes": {}, off: {} } }
      products: { true: { demand: 1 per week, route: [no 1, N 2, yes 3, off 4] }, y: { demand: 1 per week, route: [N 1] } }
      decisions: { priority: [y, true] }
      """)
    #expect(study.title == "on")
    #expect(study.blueprint.resources.map(\.name) == ["no", "N", "yes", "off"])
    #expect(study.blueprint.products.map(\.name) == ["true", "y"])
    #expect(study.blueprint.base.priority == .list([1, 0]))
  }

  @Test("a typical scenario loads in a few milliseconds")
  func speed() throws {
    let bench = try Workbench()
    let path = try bench.write(Sample.pAndQ)
    _ = try ScenarioLoader.load(file: path)
    let start = ContinuousClock.now
    for _ in 0..<10 { _ = try ScenarioLoader.load(file: path) }
    // Ten loads; generous for unoptimised code on a busy machine.
    #expect(ContinuousClock.now - start < .seconds(2))
  }
}
