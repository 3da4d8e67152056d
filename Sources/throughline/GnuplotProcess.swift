import Report
import Subprocess

/// gnuplot, run on a script.
///
/// The script goes to its standard input and the picture comes from its standard output: no shell, no
/// file, no settings of the user's own (`-d`). Read as a file, a script ends at its first mistake; what
/// gnuplot takes for typed commands would go on.
enum GnuplotProcess {
  /// Largest picture [bytes].
  private static let limit = 256 * 1024 * 1024

  /// The picture that a script draws.
  /// - Throws: `Failure` when there is no gnuplot, when it fails or hands back something else, or when
  ///   the user stops it.
  static func draw(_ script: String, _ kind: Canvas.Kind) async throws -> [UInt8] {
    Interruption.listen(quietly: true)
    let interrupted = { Failure(Interruption.status ?? .interrupted, "interrupted: no figure") }
    do {
      let picture = try await unlessInterrupted(script, kind)
      if Interruption.isRequested { throw interrupted() }
      return picture
    } catch {
      // A signal to the whole group ends gnuplot, too, and may be heard of a little later than that.
      if !Interruption.isRequested { try? await Task.sleep(for: .milliseconds(50)) }
      throw Interruption.isRequested ? interrupted() : error
    }
  }

  private static func unlessInterrupted(
    _ script: String, _ kind: Canvas.Kind
  ) async throws -> [UInt8] {
    try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
      group.addTask { try await picture(script, kind) }
      // An interruption cancels the group, which ends gnuplot before this program ends.
      group.addTask {
        while !Interruption.isRequested { try await Task.sleep(for: .milliseconds(20)) }
        return nil
      }
      defer { group.cancelAll() }
      if let picture = try await group.next() ?? nil { return picture }
      throw Failure(Interruption.status ?? .interrupted, "interrupted: no figure")
    }
  }

  private static func picture(_ script: String, _ kind: Canvas.Kind) async throws -> [UInt8] {
    do {
      let result = try await Subprocess.run(
        .name("gnuplot"), arguments: ["-d", "/dev/stdin"], input: .string(script),
        output: .bytes(limit: limit), error: .string(limit: 1024 * 1024))
      guard result.terminationStatus.isSuccess else {
        throw Failure(
          .software, "gnuplot could not draw the figure",
          hint: words(result.standardError))
      }
      if let flaw = Picture.flaw(result.standardOutput, kind) {
        throw Failure(
          .software, "gnuplot handed back no whole picture: \(flaw)",
          hint: words(result.standardError))
      }
      return result.standardOutput
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw Failure(
        .unavailable, "gnuplot draws figures, and is not installed",
        hint:
          "install it with 'apt-get install gnuplot-nox', 'dnf install gnuplot' or 'brew install"
          + " gnuplot'; --format gnuplot prints the script without it")
    } catch let error as SubprocessError {
      throw Failure(.software, "gnuplot could not be run: \(error)")
    }
  }

  /// What gnuplot said, without empty lines.
  private static func words(_ text: String) -> String? {
    let lines = text.split(separator: "\n").map { line in
      String(line.drop { $0 == " " })
    }
    let kept = lines.filter { !$0.isEmpty && $0 != "^" }
    return kept.isEmpty ? nil : kept.suffix(5).joined(separator: "\n  ")
  }
}
