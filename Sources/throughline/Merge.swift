import ArgumentParser
import Experiment

/// `throughline merge`: the stores of several machines in one.
struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Join the stores of several parts of a sweep.",
    discussion: """
      The stores must come from one scenario, seed and version of the program. A run that several of
      them have is kept once; if they disagree about it, nothing is merged.

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
    guard !stores.contains(into) else {
      throw ValidationError("--into names one of the stores to join: give a file of its own")
    }
  }

  func run() throws {
    for path in stores where !Platform.exists(path) {
      throw Failure(.noInput, "there is no store \(path)")
    }
    let (added, known) = try Failure.ofStore { () throws(StoreError) in
      try ResultStore.check(stores)
      let terms = try ResultStore(reading: stores[0]).terms()
      let isNew = !Platform.exists(into)
      let store = try ResultStore(path: into, origin: terms.origin, measures: terms.measures)
      var (added, known) = (0, 0)
      do throws(StoreError) {
        for path in stores {
          let counts = try store.add(storeAt: path)
          added += counts.added
          known += counts.known
        }
        try store.close()
      } catch {
        // Half of a merge looks like a whole one.
        if isNew {
          try? store.close()
          Platform.remove(into)
        }
        throw error
      }
      return (added, known)
    }
    if !quiet {
      Messages.show(
        "\(into): \(added) runs added" + (known > 0 ? ", \(known) were there already" : ""))
    }
  }
}
