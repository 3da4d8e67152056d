import Foundation
import Testing

@testable import Scenario

/// A folder of its own for the files of one test, removed afterwards.
final class Workbench {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "throughline-scenario-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Writes a file and returns its path.
  @discardableResult
  func write(_ text: String, as name: String = "s.yaml") throws -> String {
    try write(bytes: Array(text.utf8), as: name)
  }

  /// Writes bytes and returns the file's path.
  @discardableResult
  func write(bytes: [UInt8], as name: String) throws -> String {
    let path = folder + "/" + name
    let parent = URL(fileURLWithPath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// Loads a scenario given as text.
  func load(_ text: String, sets: [String] = [], world: String? = nil) throws -> Study {
    try ScenarioLoader.load(file: write(text), sets: sets, world: world)
  }

  /// What is wrong with a scenario, as `line:column message`; empty when it loads.
  func mistakes(_ text: String, sets: [String] = [], world: String? = nil) throws -> [String] {
    let path = try write(text)
    do {
      _ = try ScenarioLoader.load(file: path, sets: sets, world: world)
      return []
    } catch {
      return error.diagnostics.filter { $0.severity == .error }.map {
        "\($0.file == path ? "" : name($0.file) + ":")\($0.line):\($0.column) \($0.message)"
      }
    }
  }

  private func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

/// Scenarios that many tests start from.
enum Sample {
  /// Goldratt's P and Q.
  static let pAndQ = """
    title: P and Q
    question: Which product should we favour when B cannot make everything?
    source: Goldratt, The Haystack Syndrome (1990)
    time: { unit: min, day: 8 h, week: 5 days, warmup: 4 weeks, horizon: 40 weeks }
    money: { currency: USD, operating_expense: 6000 per week }
    plant:
      resources: { A: {}, B: {}, C: {}, D: {} }
    products:
      P: { price: 90, material: 45, demand: 100 per week, patience: 1 week, route: [A 15 min, B 15 min, C 15 min, D 15 min] }
      Q: { price: 100, material: 40, demand: 50 per week, patience: 1 week, route: [A 10 min, B 30 min, C 5 min, D 5 min] }
    decisions:
      release: { conwip: { jobs: 6 } }
    strategies:
      most-money: { priority: [Q, P] }       # by margin per piece
      best-money: { priority: [P, Q] }       # by throughput per constraint minute

    """
}
