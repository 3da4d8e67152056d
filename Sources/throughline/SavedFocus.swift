import Scenario

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The file that `focus --save` writes: a scenario that extends another one.
struct SavedFocus {
  /// Path as the user gave it.
  let path: String
  /// The scenario that it extends, as the user named it.
  let file: String
  /// The same as the new file names it.
  private let name: String

  /// Fails early when the file cannot be written, or could not name the other one.
  init(path: String, file: String) throws(Failure) {
    self.path = path
    self.file = file
    // The same check, in the words of this option.
    if SavedFocus.resolved(path) == SavedFocus.resolved(file), SavedFocus.resolved(file) != nil {
      throw .usage("--save would replace the scenario \(file)")
    }
    try OutputFile(path: path).check(inputs: [])
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { path[..<$0].isEmpty ? "/" : String(path[..<$0]) } ?? "."
    guard let above = SavedFocus.resolved(folder), let target = SavedFocus.resolved(file) else {
      // What is wrong with the scenario's path is told by whoever reads it.
      name = file
      return
    }
    let prefix = above == "/" ? above : above + "/"
    guard target.hasPrefix(prefix) else {
      throw .usage(
        "--save \(path) could not extend \(file): a scenario extends files of its own folder",
        hint: "save it in the folder of \(file), or above")
    }
    name = String(target.dropFirst(prefix.count))
  }

  /// Writes the file.
  func write(
    sets: [String], world: String?, made: [String], command: String
  ) throws(Failure) {
    let remarks =
      ["Made by: \(command)"]
      + (made.isEmpty ? ["No move was made."] : made.map { "- \($0)" })
      + (world.map { ["To be run with --world \($0)."] } ?? [])
    let text: String
    do {
      text = try ScenarioLoader.text(
        extending: name, file: file, sets: sets, world: world, remarks: remarks)
    } catch {
      throw Failure(
        .software, "\(error)", hint: "this is an error of the program; please report it")
    }
    try OutputFile(path: path).write { (emit) throws(SystemError) in try emit(text) }
  }

  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
