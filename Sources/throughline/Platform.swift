#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The few system calls of the program, in one place.
enum Platform {
  /// Standard output.
  static let output: Int32 = 1
  /// Standard error.
  static let errorOutput: Int32 = 2

  /// Makes the three standard streams safe to use, whatever the caller left closed.
  ///
  /// A closed stream would give its number to the next file opened, and results would be written
  /// into it. The place is taken by `/dev/null`; for output it is opened for reading only, so that
  /// writing results still fails as it should. A reader that has gone away (`| head`) must be an
  /// error of `write`, not the death of the process.
  static func prepareStreams() {
    for stream in Int32(0)...2 where fcntl(stream, F_GETFD) == -1 {
      _ = open("/dev/null", stream == errorOutput ? O_WRONLY : O_RDONLY)
    }
    signal(SIGPIPE, SIG_IGN)
  }

  /// Writes all bytes of a text.
  static func write(_ text: String, to stream: Int32) throws(SystemError) {
    var text = text
    let status = text.withUTF8 { write(UnsafeRawBufferPointer($0), to: stream) }
    if status != 0 { throw SystemError(code: status) }
  }

  /// Writes bytes.
  static func write(bytes: [UInt8], to stream: Int32) throws(SystemError) {
    let status = bytes.withUnsafeBytes { write($0, to: stream) }
    if status != 0 { throw SystemError(code: status) }
  }

  /// Writes all bytes; returns the number of the error, or 0.
  private static func write(_ bytes: UnsafeRawBufferPointer, to stream: Int32) -> Int32 {
    var rest = bytes
    while let start = rest.baseAddress, !rest.isEmpty {
      #if canImport(Darwin)
        let count = Darwin.write(stream, start, rest.count)
      #elseif canImport(Musl)
        let count = Musl.write(stream, start, rest.count)
      #else
        let count = Glibc.write(stream, start, rest.count)
      #endif
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    return 0
  }

  /// All bytes of a file, or of standard input.
  /// - Parameter path: the file; `nil` for standard input.
  static func read(_ path: String?) throws(SystemError) -> [UInt8] {
    let stream = path.map { open($0, O_RDONLY | O_CLOEXEC) } ?? 0
    guard stream >= 0 else { throw SystemError.last }
    defer { if path != nil { close(stream) } }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { buffer in
        #if canImport(Darwin)
          Darwin.read(stream, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
          Musl.read(stream, buffer.baseAddress, buffer.count)
        #else
          Glibc.read(stream, buffer.baseAddress, buffer.count)
        #endif
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw SystemError.last
      }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// Whether a stream is a terminal.
  static func isTerminal(_ stream: Int32) -> Bool { isatty(stream) == 1 }

  /// Columns of the terminal that standard output is; `nil` when it is none.
  static var columns: Int? {
    var size = winsize()
    guard isTerminal(output), ioctl(output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// An environment variable, or `nil`.
  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Whether there is a file with something in it.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_size > 0
  }

  /// Removes a file of our own.
  static func remove(_ path: String) { unlink(path) }

  /// Number of processors in use.
  static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Ends the process.
  static func exit(_ status: Int32) -> Never {
    #if canImport(Darwin)
      Darwin.exit(status)
    #elseif canImport(Musl)
      Musl.exit(status)
    #else
      Glibc.exit(status)
    #endif
  }
}

/// A system call that failed.
struct SystemError: Error, CustomStringConvertible {
  /// Number of the error.
  var code: Int32

  /// The last error of this thread.
  static var last: SystemError { SystemError(code: errno) }

  /// What was to be written could not be read.
  static var failedInput: SystemError { SystemError(code: EIO) }

  /// Whether the reader of a pipe has gone.
  var isClosedPipe: Bool { code == EPIPE }

  /// Whether a file does not exist.
  var isMissingFile: Bool { code == ENOENT || code == ENOTDIR }

  /// What the system calls it.
  var description: String { String(cString: strerror(code)) }
}
