#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A result read back from its JSON, as far as figures are made of it.
///
/// Members that no figure needs are not read, and new ones do no harm: older and newer results can be
/// drawn as long as what is needed is there.
public enum SavedResult: Sendable {
  /// Of `run` or `compare`.
  case experiment(SavedExperiment)
  /// Of `sweep`.
  case sweep(SavedSweep)
  /// Of `phase`.
  case phase(SavedPhase)
  /// Of `warmup`.
  case warmup(SavedWarmup)

  /// Why a file is no result that can be drawn.
  public struct ReadingError: Error, Sendable, Hashable {
    /// What is wrong.
    public var message: String
    /// What to do about it.
    public var hint: String?
  }

  /// What every result begins with.
  struct Head: Decodable {
    var throughline: String?
    var command: String?
  }

  /// Reads a result.
  /// - Parameters:
  ///   - bytes: the file.
  ///   - name: what the file is called in messages.
  public init(_ bytes: [UInt8], name: String) throws(ReadingError) {
    // A store of `sweep` is a database of SQLite, which says so.
    guard !bytes.starts(with: Array("SQLite format 3".utf8)) else {
      throw ReadingError(
        message: "\(name) is a store, not a result",
        hint: "the command of the sweep with --store \(name) --format json --output FILE reads the"
          + " store into a result; what is finished is not run again")
    }
    guard bytes.contains(where: { !Self.blanks.contains($0) }) else {
      throw ReadingError(
        message: "\(name) is empty", hint: "a result is what --format json --output FILE writes")
    }
    let head: Head = try Self.decode(bytes, name: name)
    guard head.throughline != nil, let command = head.command else {
      throw Self.foreign(name)
    }
    switch command {
    case "run", "compare": self = .experiment(try Self.decode(bytes, name: name))
    case "sweep": self = .sweep(try Self.decode(bytes, name: name))
    case "phase": self = .phase(try Self.decode(bytes, name: name))
    case "warmup": self = .warmup(try Self.decode(bytes, name: name))
    default:
      throw ReadingError(
        message: "there is no figure of what '\(command)' finds",
        hint: "plot draws results of run, compare, sweep, phase and warmup")
    }
  }

  private static let blanks: Set<UInt8> = [9, 10, 13, 32]

  private static func foreign(_ name: String) -> ReadingError {
    ReadingError(
      message: "\(name) is not a result of throughline",
      hint: "a result is what run, compare, sweep, phase or warmup write with --format json")
  }

  private static func decode<Value: Decodable>(
    _ bytes: [UInt8], name: String
  ) throws(ReadingError) -> Value {
    do {
      return try JSONDecoder().decode(Value.self, from: Data(bytes))
    } catch DecodingError.keyNotFound(let key, let context) {
      throw ReadingError(
        message: "\(name) lacks '\(path(context, key.stringValue))'",
        hint: "make it again with this version of throughline, or write it with --format json")
    } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context)
    {
      let place = path(context, nil)
      guard !place.isEmpty else { throw foreign(name) }
      throw ReadingError(message: "\(name) has another kind of value than expected at '\(place)'")
    } catch {
      throw ReadingError(
        message: "\(name) is not JSON", hint: "a result is what --format json --output FILE writes")
    }
  }

  private static func path(_ context: DecodingError.Context, _ key: String?) -> String {
    (context.codingPath.map(\.stringValue) + (key.map { [$0] } ?? [])).joined(separator: ".")
  }

  // MARK: What all have in common

  /// The command that made it.
  var command: String {
    switch self {
    case .experiment(let saved): saved.command
    case .sweep: "sweep"
    case .phase: "phase"
    case .warmup: "warmup"
    }
  }
}

/// The scenario of a saved result.
public struct SavedScenario: Decodable, Sendable {
  /// Its file, as the user named it.
  public var file: String
  /// Its title.
  public var title: String
}

/// A mean with its interval, read back from JSON; `nil` for what was undefined.
public struct SavedEstimate: Decodable, Sendable {
  /// The mean.
  public var mean: Double?
  /// Lower end of its interval.
  public var lower: Double?
  /// Upper end.
  public var upper: Double?
  /// Number of replications.
  public var n: Int?
  /// Unit, or empty.
  public var unit: String?
  /// The value of every replication (`--raw`).
  public var values: [Double?]?

  /// The interval, when there is one.
  var interval: ClosedRange<Double>? { SavedEstimate.interval(lower, upper) }

  static func interval(_ lower: Double?, _ upper: Double?) -> ClosedRange<Double>? {
    guard let lower, let upper, lower.isFinite, upper.isFinite, lower <= upper else { return nil }
    return lower...upper
  }
}
