import Inference

/// Who wins at one place of the world.
public enum PhaseVerdict: Sendable, Hashable {
  /// The strategy of this index is better than every other one (for a measure without a good side:
  /// larger).
  case winner(Int)
  /// Those that nobody beats are equivalent, or identical.
  case equivalent
  /// It cannot be said at the stated confidence.
  case undecided

  /// What follows from all pairs of so many strategies.
  ///
  /// A pair is settled by its adjusted p-value where it has one, else by its interval.
  init(_ pairs: [Comparison], strategies count: Int, confidence: Double) {
    var isBeaten = [Bool](repeating: false, count: count)
    var wins = [Int](repeating: 0, count: count)
    var open: [Comparison] = []
    for pair in pairs {
      switch pair.settled(confidence: confidence) {
      case .winner(let winner):
        wins[winner] += 1
        isBeaten[winner == pair.a ? pair.b : pair.a] = true
      case .equivalent: continue
      case .undecided: open.append(pair)
      }
    }
    let unbeaten = isBeaten.indices.filter { !isBeaten[$0] }
    let isOpen = open.contains { !isBeaten[$0.a] && !isBeaten[$0.b] }
    if let winner = wins.firstIndex(of: count - 1) {
      self = .winner(winner)
    } else if unbeaten.count > 1, !isOpen {
      self = .equivalent
    } else {
      // Also when one is unbeaten without having beaten all others itself.
      self = .undecided
    }
  }
}

extension Comparison {
  /// What the pair says by its adjusted p-value; without one by its interval.
  public func settled(confidence: Double) -> PhaseVerdict {
    switch verdict {
    case .equivalent, .identical: return .equivalent
    case .certain: return .winner(leader)
    case .aBetter, .bBetter, .aLarger, .bLarger, .undecided:
      let isSure = pHolm.map { $0 <= 1 - confidence } ?? (winner != nil)
      return isSure ? .winner(leader) : .undecided
    }
  }
}
