import Synchronization

/// Does many things of the same kind on several workers; each result has its place, so the number of
/// workers leaves no trace.
public enum ParallelMap {
  /// The results of `body` for 0 ..< `count`, in order; `nil` for those not begun because it was
  /// cancelled or another one failed.
  /// - Parameters:
  ///   - count: how many there are.
  ///   - jobs: workers (>= 1).
  ///   - isCancelled: asked before each one, from any worker.
  ///   - body: called once for each, from any worker.
  /// - Throws: what the first one in order threw.
  public static func run<Value: Sendable>(
    count: Int, jobs: Int, isCancelled: @escaping @Sendable () -> Bool = { false },
    _ body: @escaping @Sendable (Int) throws -> Value
  ) async throws -> [Value?] {
    let deal = Deal(count: count)
    let found = await withTaskGroup(of: [(Int, Result<Value, any Error>)].self) { group in
      for _ in 0..<max(1, min(jobs, count)) {
        group.addTask {
          var own: [(Int, Result<Value, any Error>)] = []
          while !isCancelled(), let index = deal.take() {
            let result = Result { try body(index) }
            if case .failure = result { deal.stop() }
            own.append((index, result))
          }
          return own
        }
      }
      var all: [(Int, Result<Value, any Error>)] = []
      for await part in group { all += part }
      return all.sorted { $0.0 < $1.0 }
    }
    var values = [Value?](repeating: nil, count: count)
    for (index, result) in found { values[index] = try result.get() }
    return values
  }
}

/// Hands out numbers in order, until all are gone or something has failed.
private final class Deal: Sendable {
  private let count: Int
  private let next = Atomic<Int>(0)

  init(count: Int) { self.count = count }

  func take() -> Int? {
    let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
    return index < count ? index : nil
  }

  func stop() { next.store(count, ordering: .relaxed) }
}

/// A number that several workers count up.
final class Counter: Sendable {
  private let value: Atomic<Int>

  init(_ start: Int = 0) { value = Atomic(start) }

  func increased() -> Int { value.wrappingAdd(1, ordering: .relaxed).newValue }
}
