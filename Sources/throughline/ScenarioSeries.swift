import Scenario

/// Many readings of one scenario, each with other values laid over it, made on several workers.
struct ScenarioSeries: Sendable {
  /// The file that all mistakes are about.
  let file: String
  /// How many there are.
  let count: Int
  /// Workers (>= 1).
  let jobs: Int

  /// Mistakes told before the rest is only counted.
  private static let told = 20

  /// What is read of each, in order.
  /// - Throws: all mistakes found, the same mistake in many of them once.
  func read<Value: Sendable>(
    _ read: @escaping @Sendable (Int) throws(ScenarioError) -> Value
  ) async throws(ScenarioError) -> [Value] {
    let workers = max(1, min(jobs, count))
    let found = await withTaskGroup(of: [(Int, Result<Value, ScenarioError>)].self) { group in
      for worker in 0..<workers {
        group.addTask {
          stride(from: worker, to: count, by: workers).map { index in
            (index, Result { () throws(ScenarioError) in try read(index) })
          }
        }
      }
      var found: [(Int, Result<Value, ScenarioError>)] = []
      for await part in group { found += part }
      return found.sorted { $0.0 < $1.0 }.map(\.1)
    }
    let errors = found.compactMap { result in
      if case .failure(let error) = result { error } else { nil }
    }
    if let first = errors.first { throw merged(errors, kind: first.kind) }
    return try found.map { (result) throws(ScenarioError) in try result.get() }
  }

  private func merged(_ errors: [ScenarioError], kind: ScenarioError.Kind) -> ScenarioError {
    var seen: Set<[String]> = []
    var diagnostics = errors.flatMap(\.diagnostics).filter { diagnostic in
      let message = diagnostic.message.replacing(diagnostic.found ?? "'", with: "")
      return seen.insert([diagnostic.file, message, diagnostic.hint ?? ""]).inserted
    }
    if diagnostics.count > Self.told {
      let left = diagnostics.count - Self.told
      diagnostics = Array(diagnostics.prefix(Self.told))
      diagnostics.append(
        Diagnostic(
          file: file, line: 0, column: 0,
          message: "\(left) more mistakes at other places are not shown"))
    }
    return ScenarioError(kind: kind, diagnostics: diagnostics)
  }
}

extension ScenarioError {
  /// A company that lacks what is to be measured.
  static func missingMetrics(
    _ metrics: [String], in file: String, settings: [String]
  ) -> ScenarioError {
    ScenarioError(
      kind: .wrong,
      diagnostics: metrics.map { metric in
        Diagnostic(
          file: file, line: 0, column: 0,
          message: "there is no metric '\(metric)' with \(settings.joined(separator: ", "))")
      })
  }
}
