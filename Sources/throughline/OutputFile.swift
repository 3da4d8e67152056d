#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file of results, complete or absent: written beside its place, flushed, then renamed.
struct OutputFile {
  /// Path as the user gave it.
  var path: String

  /// Fails early when the file cannot be written, before any time is spent on results.
  ///
  /// - Parameter inputs: files that are read; results must not replace one.
  func check(inputs: [String]) throws(Failure) {
    if let input = inputs.first(where: { OutputFile(path: $0).target == target }) {
      throw .usage("--output would replace \(input)")
    }
    var folder = target.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast().joined(separator: "/")
    if folder.isEmpty { folder = target.hasPrefix("/") ? "/" : "." }
    let place = isSpecial ? target : folder
    if access(place, W_OK) != 0 { throw failure(SystemError.last) }
    if isFolder { throw failure(SystemError(code: EISDIR)) }
  }

  /// What writes results: called once with a function that takes them piece by piece.
  typealias Content = ((String) throws(SystemError) -> Void) throws(SystemError) -> Void

  /// Writes everything, or leaves what was there before.
  func write(_ content: Content) throws(Failure) {
    try write { (stream: Int32) throws(SystemError) in
      try content { (text) throws(SystemError) in try Platform.write(text, to: stream) }
    }
  }

  /// Writes bytes that are no text, such as a picture.
  func write(bytes: [UInt8]) throws(Failure) {
    try write { (stream: Int32) throws(SystemError) in
      try Platform.write(bytes: bytes, to: stream)
    }
  }

  /// What writes everything to an open file.
  private typealias Body = (Int32) throws(SystemError) -> Void

  private func write(_ body: Body) throws(Failure) {
    do throws(SystemError) {
      if isSpecial {
        try writeDirectly(body)
      } else {
        try replace(body)
      }
    } catch {
      throw failure(error)
    }
  }

  /// A device or pipe cannot be renamed onto: it is written to as it is.
  private func writeDirectly(_ body: Body) throws(SystemError) {
    let stream = open(target, O_WRONLY)
    guard stream >= 0 else { throw SystemError.last }
    defer { close(stream) }
    try body(stream)
  }

  private func replace(_ body: Body) throws(SystemError) {
    let temporary = "\(target).\(getpid()).tmp"
    let stream = open(temporary, O_WRONLY | O_CREAT | O_EXCL, 0o666)
    guard stream >= 0 else { throw SystemError.last }
    do throws(SystemError) {
      defer { close(stream) }
      try body(stream)
      guard fsync(stream) == 0 else { throw SystemError.last }
    } catch {
      unlink(temporary)
      throw error
    }
    guard rename(temporary, target) == 0 else {
      let error = SystemError.last
      unlink(temporary)
      throw error
    }
  }

  /// The file itself when the path is a link to it, so that the link survives.
  var target: String {
    if let resolved = Self.resolved(path) { return resolved }
    // What is not there yet is known by its folder.
    guard let slash = path.lastIndex(of: "/") else {
      return (Self.resolved(".") ?? ".") + "/" + path
    }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return Self.resolved(folder).map { $0 + path[slash...] } ?? path
  }

  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private var mode: mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  private var isFolder: Bool { mode == S_IFDIR }

  private var isSpecial: Bool { mode.map { $0 != S_IFREG && $0 != S_IFDIR } ?? false }

  private func failure(_ error: SystemError) -> Failure {
    Failure(.inputOutput, "cannot write \(path): \(error)")
  }
}
