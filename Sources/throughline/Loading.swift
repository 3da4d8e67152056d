import Scenario

/// Reads scenarios and says what is wrong with them.
struct Loading {
  /// World and values laid over each file.
  var options: ScenarioOptions
  /// Whether warnings are kept to oneself.
  var isQuiet = false

  /// A checked scenario.
  /// - Parameter findsWarmup: whether its warm-up may still have to be found.
  /// - Throws: `Failure` without a message, after every mistake has been told.
  func study(_ file: String, findsWarmup: Bool = false) throws(Failure) -> Study {
    let study = try told { () throws(ScenarioError) in
      let study = try ScenarioLoader.load(
        file: file, sets: options.settings, world: options.world)
      if !findsWarmup { try study.requireWarmup() }
      return study
    }
    if !isQuiet { study.warnings.forEach(tell) }
    return study
  }

  /// A checked scenario to be laid over many times.
  func template(_ file: String) throws(Failure) -> ScenarioTemplate {
    let template = try told { () throws(ScenarioError) in
      try ScenarioTemplate(file: file, sets: options.settings, world: options.world)
    }
    if !isQuiet { template.study.warnings.forEach(tell) }
    return template
  }

  /// The text of the effective scenario, everything laid over it and in long form.
  func effectiveText(_ file: String) throws(Failure) -> String {
    try told { () throws(ScenarioError) in
      try ScenarioLoader.effectiveText(
        file: file, sets: options.settings, world: options.world)
    }
  }

  /// What was read, or a failure without a message, after every mistake has been told.
  func told<Value>(_ read: () throws(ScenarioError) -> Value) throws(Failure) -> Value {
    do {
      return try read()
    } catch {
      error.diagnostics.forEach(tell)
      throw Failure(Loading.status(of: error))
    }
  }

  /// The same of what takes several workers.
  func told<Value>(
    _ read: () async throws(ScenarioError) -> Value
  ) async throws(Failure) -> Value {
    do throws(ScenarioError) {
      return try await read()
    } catch {
      return try told { () throws(ScenarioError) in throw error }
    }
  }

  /// Tells one mistake or doubt, with its place.
  private func tell(_ diagnostic: Diagnostic) {
    Messages.show(
      options.wantsJSONDiagnostics ? Messages.json(diagnostic) : diagnostic.description)
  }

  private static func status(of error: ScenarioError) -> ExitStatus {
    switch error.kind {
    case .wrong: .data
    case .missing: .noInput
    case .unreadable: .inputOutput
    }
  }
}
