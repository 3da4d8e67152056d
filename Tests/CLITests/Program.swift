import Foundation
import Testing

/// The built program, run as a user runs it.
struct Program {
  /// What a run left behind.
  struct Ending {
    var status: Int32
    var output: String
    var errors: String
  }

  /// A folder of its own for files, removed by `tidy`.
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("throughline-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Removes the folder.
  func tidy() { try? FileManager.default.removeItem(at: folder) }

  /// The program stands beside the test bundle.
  static var path: URL {
    let named = CommandLine.arguments.first { $0.hasSuffix(".xctest") || $0.contains(".xctest/") }
    let bundle =
      Bundle.allBundles.map { $0.bundlePath }.first { $0.hasSuffix(".xctest") }
      ?? named ?? CommandLine.arguments[0]
    var url = URL(fileURLWithPath: bundle)
    while url.path.contains(".xctest") { url.deleteLastPathComponent() }
    return url.appendingPathComponent("throughline")
  }

  /// Writes a file into the folder and returns its name.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    return name
  }

  /// Text of a file in the folder.
  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
  }

  /// Starts the program in the folder; output goes to files, so that no pipe can fill up.
  func start(_ arguments: [String]) throws -> Running {
    let process = Process()
    process.executableURL = Program.path
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let id = UUID().uuidString
    let files = ["out", "err"].map { folder.appendingPathComponent("\(id).\($0)") }
    for file in files { try Data().write(to: file) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    return Running(process: process, output: files[0], errors: files[1])
  }

  /// Runs the program to its end.
  func run(_ arguments: String...) throws -> Ending { try run(arguments) }

  /// Runs the program to its end.
  func run(_ arguments: [String]) throws -> Ending { try start(arguments).end() }

  /// A script for the shell, in which `$T` and `throughline` are the program.
  func shell(_ line: String, interpreter: String = "/bin/sh") throws -> Ending {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: interpreter)
    process.arguments = ["-c", line]
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    environment["T"] = Program.path.path
    let folder = Program.path.deletingLastPathComponent().path
    environment["PATH"] = "\(folder):\(environment["PATH"] ?? "")"
    process.environment = environment
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Ending(
      status: process.terminationStatus, output: String(decoding: text, as: UTF8.self), errors: "")
  }

  /// A program that is running.
  struct Running {
    let process: Process
    let output: URL
    let errors: URL

    /// Waits until something stands on standard error, at most a minute.
    func waitForErrors() throws {
      for _ in 0..<1200 {
        if try !Data(contentsOf: errors).isEmpty { return }
        Thread.sleep(forTimeInterval: 0.05)
      }
      Issue.record("nothing was written to standard error within a minute")
    }

    /// Waits for the end.
    func end() throws -> Ending {
      process.waitUntilExit()
      return Ending(
        status: process.terminationStatus,
        output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
        errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }
  }
}

/// Scenarios of the tests.
enum Files {
  /// P and Q (Goldratt, The Haystack Syndrome, 1990), for one week, with a random world.
  static let pq = """
    title: P and Q
    question: Which product first?
    time: { unit: min, day: 8 h, week: 5 days, warmup: 1 week, horizon: 4 weeks }
    money: { currency: USD, operating_expense: 6000 per week }
    plant:
      resources: { A: {}, B: {}, C: {}, D: {} }
    products:
      P: { price: 90, material: 45, demand: 100 per week, patience: 1 week,
           route: [A 15 min, B 15 min, C 15 min, D 15 min] }
      Q: { price: 100, material: 40, demand: 50 per week, patience: 1 week,
           route: [A 10 min, B 30 min, C 5 min, D 5 min] }
    decisions:
      release: { conwip: { jobs: 6 } }
    strategies:
      most-money: { priority: [Q, P] }
      best-money: { priority: [P, Q] }
    worlds:
      random:
        products.P.demand: { poisson: 100 per week }
        products.Q.demand: { poisson: 50 per week }
    replications: 5
    """

  /// One machine, no strategies.
  static let plain = """
    title: One machine
    time: { unit: min, warmup: 1 h, horizon: 100 h }
    plant: { resources: { M: {} } }
    products:
      X: { price: 3, material: 1, demand: { poisson: 4 per h }, route: [ { resource: M, time: 10 min } ] }
    """
}
