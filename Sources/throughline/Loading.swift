import Scenario

/// Reads scenarios and says what is wrong with them.
struct Loading {
  /// World and values laid over each file.
  var options: ScenarioOptions
  /// Whether warnings are kept to oneself.
  var isQuiet = false

  /// A checked scenario.
  /// - Throws: `Failure` without a message, after every mistake has been told.
  func study(_ file: String) throws(Failure) -> Study {
    do {
      let study = try ScenarioLoader.load(
        file: file, sets: options.settings, world: options.world)
      if !isQuiet { study.warnings.forEach(tell) }
      return study
    } catch {
      error.diagnostics.forEach(tell)
      throw Failure(Loading.status(of: error))
    }
  }

  /// The text of the effective scenario, everything laid over it and in long form.
  func effectiveText(_ file: String) throws(Failure) -> String {
    do {
      return try ScenarioLoader.effectiveText(
        file: file, sets: options.settings, world: options.world)
    } catch {
      error.diagnostics.forEach(tell)
      throw Failure(Loading.status(of: error))
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
