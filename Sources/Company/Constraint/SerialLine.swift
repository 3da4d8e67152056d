extension Blueprint {
  /// The resources in the order in which every order visits them; `nil` when there is no such
  /// order.
  ///
  /// A line has two resources or more, and each product with a route visits all of them once, in
  /// one order. Assembly, alternatives, operations that some jobs pass by and rework of earlier
  /// operations make it a network: blocked and starved times then no longer say on which side the
  /// constraint lies. O(operations).
  public var serialLine: [Int]? {
    var line: [Int]?
    for product in products {
      guard product.components.isEmpty, product.outputs.isEmpty,
        product.route.enumerated().allSatisfy({ $1.isSerial(at: $0) })
      else { return nil }
      let visits = product.route.map(\.resource)
      guard line == nil || line == visits else { return nil }
      line = visits
    }
    guard let line, line.count > 1, Set(line).count == line.count else { return nil }
    return line
  }

  /// Whether every resource of a line but the first has a limited buffer, so that the one before it
  /// can be blocked.
  public func canBlock(_ line: [Int]) -> Bool {
    line.dropFirst().allSatisfy { resources[$0].buffer != nil }
  }
}

extension Operation {
  /// Whether every job that comes by is done here and then goes on.
  fileprivate func isSerial(at step: Int) -> Bool {
    alternatives.isEmpty && sampling == 1 && (rework.map { $0.to == step } ?? true)
  }
}

/// Why a method that reads blocked and starved times cannot be used.
public enum LineProblem: String, Error, Sendable, Hashable, CustomStringConvertible {
  /// Jobs do not all take the same way.
  case notSerial
  /// A buffer without limit lets nobody be blocked.
  case cannotBlock

  /// What is missing, in words.
  public var description: String {
    switch self {
    case .notSerial: "need a serial line: every product on the same resources in the same order"
    case .cannotBlock: "need limited buffers between the resources of the line"
    }
  }
}
