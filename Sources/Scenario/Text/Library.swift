/// Opens the files of a scenario: the one asked for, and others below the folder of the file that
/// names them.
///
/// Nothing else is ever read.
final class Library {
  private let findings: Findings
  private var opened: [String: Source] = [:]
  private var count = 0
  private var bytesRead = 0

  /// Most files of one scenario.
  private static let fileLimit = 200
  /// Most bytes in all files of one scenario.
  private static let bytesLimit = 8 * Files.sizeLimit

  init(findings: Findings) {
    self.findings = findings
  }

  /// A text that is no file, such as the value of an option.
  func text(_ text: String, name: String, folder: String) -> Source {
    count += 1
    return Source(name: name, folder: folder, order: count, bytes: Array(text.utf8))
  }

  /// The scenario file itself.
  func scenario(_ path: String) -> Source? {
    let nowhere = Source(
      name: path, folder: "", order: 0, bytes: [])
    return open(path, reportingAt: Place(source: nowhere, line: 0, column: 0), name: nil)
  }

  /// A file named in a text: relative, below that text's own folder, links followed.
  func file(_ name: String, namedAt place: Place) -> Source? {
    let shown = Diagnostic.quotable(name)
    let steps = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !name.isEmpty, !name.hasPrefix("/"), !name.hasPrefix("~"), !steps.contains(".."),
      !name.utf8.contains(0)
    else {
      findings.error(
        "'\(shown)' is not below the folder of this file", at: place, found: name,
        allowed: ["a file name relative to this file, without '..'"])
      return nil
    }
    let path = Files.join(place.source.folder, name)
    if let folder = Files.resolved(place.source.folder), let target = Files.resolved(path),
      !target.hasPrefix(folder == "/" ? folder : folder + "/")
    {
      findings.error(
        "'\(shown)' leads out of the folder of this file", at: place, found: name,
        allowed: ["a file below that folder, not a link to elsewhere"])
      return nil
    }
    return open(path, reportingAt: place, name: shown)
  }

  private func open(_ path: String, reportingAt place: Place, name: String?) -> Source? {
    if let source = opened[path] { return source }
    let subject = name.map { "the file '\($0)'" } ?? "this file"
    guard count < Self.fileLimit, bytesRead <= Self.bytesLimit else {
      findings.error("the scenario reads too many files", at: place)
      return nil
    }
    do {
      let bytes = try Files.read(path)
      count += 1
      bytesRead += bytes.count
      let source = Source(
        name: path, folder: Files.folder(of: path), order: count, bytes: bytes)
      opened[path] = source
      return source
    } catch {
      let (message, kind): (String, ScenarioError.Kind) =
        switch error {
        case .missing: ("\(subject) does not exist", .missing)
        case .tooLarge:
          ("\(subject) is larger than \(Files.sizeLimit / 1024 / 1024) MiB", .wrong)
        case .notAFile: ("\(subject) is a folder or a device, not a file", .unreadable)
        case .refused(let reason): ("\(subject) cannot be read: \(reason)", .unreadable)
        }
      findings.error(message, at: place, found: name, kind: kind)
    }
    return nil
  }
}
