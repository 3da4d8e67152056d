import ArgumentParser
import Report
import Scenario

/// Which scenario: options of every command that reads one.
struct ScenarioOptions: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Replace any value of the scenario (repeatable), for example plant.resources.B.units=2.",
      valueName: "path=value"))
  var settings: [String] = []

  @Option(help: ArgumentHelp("Lay this world of the scenario over it.", valueName: "name"))
  var world: String?

  @Option(
    help: ArgumentHelp("How mistakes are reported: text or json.", valueName: "format"),
    completion: .list(["text", "json"]))
  var diagnostics: String = "text"

  /// Whether mistakes are reported as JSON.
  var wantsJSONDiagnostics: Bool { diagnostics == "json" }

  /// The settings as path and value; of several for one path the last holds.
  var distinctSettings: [Provenance.Setting] {
    var distinct: [Provenance.Setting] = []
    for setting in settings {
      guard let sign = setting.firstIndex(of: "=") else { continue }
      let new = Provenance.Setting(
        path: String(setting[..<sign]), value: String(setting[sign...].dropFirst()))
      distinct.removeAll { $0.path == new.path }
      distinct.append(new)
    }
    return distinct
  }

  mutating func validate() throws {
    try Choice.check(diagnostics, among: ["text", "json"], option: "--diagnostics")
    for setting in settings where !setting.contains("=") || setting.hasPrefix("=") {
      throw ValidationError(
        "--set wants PATH=VALUE, for example --set plant.resources.B.units=2; found '\(setting)'")
    }
  }
}

/// How often, how sure, and on how many workers.
struct ReplicationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Run this strategy (repeatable); 'base' is the scenario without any.", valueName: "name"))
  var strategy: [String] = []

  @Option(
    help: ArgumentHelp("Seed of all random streams; default: the scenario's.", valueName: "n"))
  var seed: UInt64?

  @Option(help: ArgumentHelp("Number of replications; default: the scenario's.", valueName: "n"))
  var replications: Int?

  @Option(
    help: ArgumentHelp(
      "Replicate until the relative error is at most this, for example 2%.", valueName: "share"))
  var precision: String?

  @Option(
    help: ArgumentHelp(
      "Replicate until the interval is at most so wide to each side, in the metric's unit; compare: the"
        + " interval of the difference.", valueName: "amount"))
  var halfWidth: Double?

  @Option(
    help: ArgumentHelp(
      "Metric that --precision is about, or that compare compares (repeatable).",
      valueName: "metric"))
  var of: [String] = []

  @Option(
    help: ArgumentHelp(
      "Most replications that --precision or --half-width may take.", valueName: "n"))
  var atMost: Int?

  @Option(help: ArgumentHelp("Confidence level of intervals: 0.95 or 95%.", valueName: "level"))
  var confidence: String?

  @Option(
    help: ArgumentHelp(
      "Replications at a time; default: the number of processors. Results do not depend on it.",
      valueName: "n"))
  var jobs: Int?

  @Flag(help: "End with status 75 when the precision asked for is not reached.")
  var requirePrecision = false

  mutating func validate() throws {
    if let replications, !(1...1_000_000).contains(replications) {
      throw ValidationError("--replications wants 1 to 1000000; found \(replications)")
    }
    if let atMost, !(2...1_000_000).contains(atMost) {
      throw ValidationError("--at-most wants 2 to 1000000; found \(atMost)")
    }
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs wants 1 to 1024; found \(jobs)")
    }
    if let halfWidth, !(halfWidth > 0) {
      throw ValidationError("--half-width wants an amount above zero")
    }
    if precision != nil, halfWidth != nil {
      throw ValidationError("--precision is relative and --half-width absolute: give one of them")
    }
    if asksPrecision, replications != nil {
      throw ValidationError(
        "--precision or --half-width decides the number of replications; limit it by --at-most, not --replications"
      )
    }
    _ = try share(precision, option: "--precision", example: "2% or 0.02")
    _ = try share(confidence, option: "--confidence", example: "95% or 0.95")
  }

  /// Whether results are to decide how many replications there are.
  var asksPrecision: Bool { precision != nil || halfWidth != nil }

  /// A share given as `2%`, `2 %` or `0.02`; strictly between 0 and 1.
  func share(_ text: String?, option: String, example: String) throws -> Double? {
    guard let text else { return nil }
    guard let share = ReplicationOptions.share(text) else {
      throw ValidationError("\(option) wants a share such as \(example); found '\(text)'")
    }
    return share
  }

  /// Reads a share; `nil` when the text is not one, or not strictly between 0 and 1.
  static func share(_ text: String) -> Double? {
    var digits = Substring(text)
    let isPercentage = digits.hasSuffix("%")
    if isPercentage { digits.removeLast() }
    while digits.hasSuffix(" ") { digits.removeLast() }
    let isPlain = digits.allSatisfy { ("0"..."9").contains($0) || $0 == "." }
    guard isPlain, let number = Double(digits) else { return nil }
    let share = isPercentage ? number / 100 : number
    return share > 0 && share < 1 ? share : nil
  }
}

/// Which difference is too small to matter.
struct MarginOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Least difference that matters, in the metric's unit; default: compare.margin of the scenario.",
      valueName: "amount"))
  var margin: String?

  /// The amount, if one was given.
  var amount: Double? { margin.flatMap { Double($0) } }

  mutating func validate() throws {
    guard let margin else { return }
    guard let amount, amount > 0, amount.isFinite else {
      throw ValidationError(
        "--margin wants a number above zero, in the metric's own unit; found '\(margin)'")
    }
  }
}

/// Where results go, and in which form.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("table, json, csv or markdown.", valueName: "format"),
    completion: .list(OutputFormat.names))
  var format: String = "table"

  @Option(
    help: ArgumentHelp("Write results here instead of to standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Show every section.")
  var all = false

  @Option(
    help: ArgumentHelp(
      "Show this section instead of the first screen (repeatable):"
        + " \(Section.allCases.map { $0.rawValue }.joined(separator: ", ")).",
      valueName: "name"),
    completion: .list(Section.allCases.map { $0.rawValue }))
  var section: [String] = []

  @Flag(help: "Each replication instead of summaries (csv), or besides them (json).")
  var raw = false

  @Flag(help: "No progress and no warnings on standard error.")
  var quiet = false

  @Option(
    help: ArgumentHelp("auto, bar, plain or none.", valueName: "style"),
    completion: .list(["auto", "bar", "plain", "none"]))
  var progress: String = "auto"

  mutating func validate() throws {
    try Choice.check(format, among: OutputFormat.names, option: "--format")
    try Choice.check(progress, among: ["auto", "bar", "plain", "none"], option: "--progress")
    for name in section {
      try Choice.check(name, among: Section.allCases.map { $0.rawValue }, option: "--section")
    }
    if raw, format == "table" || format == "markdown" {
      throw ValidationError("--raw needs --format csv or --format json")
    }
  }

  /// The format chosen.
  var chosenFormat: OutputFormat { OutputFormat(rawValue: format) ?? .table }

  /// The sections chosen.
  var chosenSections: [Section] { section.compactMap { Section(rawValue: $0) } }

  /// How progress is shown: by itself, a bar only where somebody watches.
  var progressStyle: ProgressLine.Style {
    if quiet { return .none }
    switch progress {
    case "bar": return .bar
    case "plain": return .plain
    case "none": return .none
    default:
      let watched =
        Platform.isTerminal(Platform.errorOutput) && Platform.environment("TERM") != "dumb"
      return watched ? .bar : .none
    }
  }
}

/// A format of results.
enum OutputFormat: String, CaseIterable, Sendable {
  /// Text for a terminal.
  case table
  /// The contract for programs.
  case json
  /// Long and tidy, for spreadsheets and statistics programs.
  case csv
  /// For documents.
  case markdown

  /// The words that `--format` takes.
  static var names: [String] { allCases.map { $0.rawValue } }
}

/// Checks a word against the words that are allowed.
enum Choice {
  /// What a shell offers for a scenario file.
  static var scenarioFiles: CompletionKind { .file(extensions: ["yaml", "yml"]) }

  /// Throws a usage error, with what was probably meant, when the word is not allowed.
  static func check(_ word: String, among allowed: [String], option: String) throws {
    guard !allowed.contains(word) else { return }
    let near = Suggestion.closest(to: word, among: allowed).map { " (did you mean '\($0)'?)" } ?? ""
    throw ValidationError(
      "\(option) wants \(allowed.joined(separator: ", ")); found '\(word)'\(near)")
  }
}
