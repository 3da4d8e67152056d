import GRDB

/// Why a store cannot be used.
public struct StoreError: Error, Sendable, CustomStringConvertible {
  /// What kind of trouble it is.
  public enum Kind: Sendable {
    /// The file is no store, or one of a later version.
    case foreign
    /// Its runs are of another scenario, seed or version.
    case different
    /// Another process writes to it.
    case busy
    /// Reading or writing failed: a full disk, a folder without the right to write.
    case inputOutput
  }

  /// What kind of trouble it is.
  public var kind: Kind
  /// One sentence for the reader.
  public var description: String
  /// What to do about it.
  public var hint: String?

  /// Creates an error.
  public init(_ kind: Kind, _ description: String, hint: String? = nil) {
    self.kind = kind
    self.description = description
    self.hint = hint
  }

  /// A store that does not hang together.
  static func damaged(_ path: String) -> StoreError {
    StoreError(
      .foreign, "\(path) is damaged: something else than this program has changed it",
      hint: "take a copy of before; a new store computes everything again")
  }

  /// What SQLite says, in words of ours.
  static func of(_ error: any Error, path: String) -> StoreError {
    guard let error = error as? DatabaseError else {
      return (error as? StoreError) ?? StoreError(.inputOutput, "\(path): \(error)")
    }
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return StoreError(
        .busy, "\(path) is in use by another process",
        hint: "wait for it, or give this one a store of its own and join them with 'merge'")
    case .SQLITE_FULL:
      return StoreError(
        .inputOutput, "\(path): the disk is full; what was stored before is safe",
        hint: "make room and run the same command again: it goes on where it stopped")
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN, .SQLITE_AUTH, .SQLITE_IOERR:
      return StoreError(
        .inputOutput, "\(path) cannot be opened or written",
        hint: "a store needs a file, in a folder, that may be written to")
    case .SQLITE_NOTADB:
      return StoreError(.foreign, "\(path) is no store of results")
    case .SQLITE_CORRUPT: return damaged(path)
    default:
      return StoreError(.inputOutput, "\(path): \(error.message ?? "\(error.resultCode)")")
    }
  }
}
