import ArgumentParser
import Experiment

/// `throughline merge`: the stores of several machines in one.
struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Join the stores of several parts of a sweep.",
    discussion: """
      The stores must come from one scenario, seed and version of the program. A run that several of
      them have is kept once; if they disagree about it, nothing is merged. What is still missing is
      told; 'sweep' with the joined store runs it.

      Example:
        throughline merge part-1.db part-2.db --into sweep.db
      """)

  @Argument(help: ArgumentHelp("Stores to join.", valueName: "store"), completion: .file())
  var stores: [String]

  @Option(
    help: ArgumentHelp("Store that they are added to; made if there is none.", valueName: "file"),
    completion: .file())
  var into: String

  @Flag(help: "Say nothing.")
  var quiet = false

  mutating func validate() throws {
    try SweepOptions.check(store: into, option: "--into")
    let target = OutputFile(path: into).target
    guard !stores.contains(where: { OutputFile(path: $0).target == target }) else {
      throw ValidationError("--into names one of the stores to join: give a file of its own")
    }
  }

  func run() throws {
    for path in stores where !Platform.exists(path) {
      throw Failure(.noInput, "there is no store \(path)")
    }
    let (added, known, gaps) = try Failure.ofStore { () throws(StoreError) in
      try ResultStore.check(stores)
      let terms = try ResultStore(reading: stores[0]).terms()
      let isNew = !Platform.exists(into)
      let store = try ResultStore(path: into, origin: terms.origin, measures: terms.measures)
      var (added, known, gaps) = (0, 0, (missing: 0, all: 0))
      do throws(StoreError) {
        for path in stores {
          let counts = try store.add(storeAt: path)
          added += counts.added
          known += counts.known
        }
        gaps = try store.gaps()
        try store.close()
      } catch {
        // Half of a merge looks like a whole one.
        if isNew {
          try? store.close()
          Platform.remove(into)
        }
        throw error
      }
      return (added, known, gaps)
    }
    if !quiet {
      Messages.show(
        "\(into): \(added) runs added" + (known > 0 ? ", \(known) were there already" : ""))
      warn(of: gaps)
    }
  }

  /// A part that is not there must not look like a smaller sweep.
  private func warn(of gaps: (missing: Int, all: Int)) {
    guard gaps.missing > 0 else { return }
    Messages.write(
      warning: "\(into) has \(gaps.all - gaps.missing) of at least \(gaps.all) runs: a part is"
        + " missing or not finished, or points have different numbers of replications",
      hint: "merge what is missing as well; or give this store to 'sweep', which runs the rest",
      asJSON: false)
  }
}
