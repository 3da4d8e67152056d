#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Reads whole small files, and nothing else of the file system.
enum Files {
  /// Largest file that is read [bytes].
  static let sizeLimit = 4 * 1024 * 1024

  /// Why a file could not be read.
  enum Failure: Error {
    /// There is no such file.
    case missing
    /// It is there but is larger than `sizeLimit`.
    case tooLarge
    /// It is a folder, a device or a pipe.
    case notAFile
    /// The system refuses; its own words.
    case refused(String)
  }

  /// All bytes of a file.
  static func read(_ path: String) throws(Failure) -> [UInt8] {
    // A pipe without a writer would block `open` for ever.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR ? .missing : .refused(reason())
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .refused(reason()) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    guard status.st_size <= sizeLimit else { throw .tooLarge }
    // Some files (in /proc) have no size: read to the end, one byte more than allowed at most.
    var bytes = [UInt8](repeating: 0, count: max(Int(status.st_size), 4096) + 1)
    var count = 0
    while true {
      if count == bytes.count {
        bytes.append(contentsOf: repeatElement(0, count: bytes.count))
      }
      let length = bytes.withUnsafeMutableBytes { buffer in
        #if canImport(Darwin)
          Darwin.read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
        #elseif canImport(Musl)
          Musl.read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
        #else
          Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
        #endif
      }
      if length < 0 {
        if errno == EINTR { continue }
        throw .refused(reason())
      }
      if length == 0 { break }
      count += length
      if count > sizeLimit { throw .tooLarge }
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// The path with every link followed; `nil` when there is no such file.
  static func resolved(_ path: String) -> String? {
    guard let pointer = realpath(path.isEmpty ? "." : path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// The folder part of a path, empty for a bare name.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A relative name seen from a folder.
  static func join(_ folder: String, _ name: String) -> String {
    if folder.isEmpty { return name }
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  private static func reason() -> String { String(cString: strerror(errno)).lowercased() }
}
