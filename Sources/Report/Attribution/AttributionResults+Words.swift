import Experiment
import Inference

/// The sentences of an attribution.
extension AttributionResults {
  /// The answer in a sentence or two.
  func verdict(_ attribution: Attribution) -> String {
    let pair = strategies
    let quantity = Quantity(attribution.measure)
    let difference = attribution.difference
    let what = Wording.name(of: attribution.measure)
    var text: String
    switch difference.verdict {
    case .aBetter, .bBetter, .certain, .equivalent:
      let mean = difference.difference.mean
      let size = quantity.withUnit(
        quantity.value(abs(mean), beside: difference.difference.interval), isDifference: true)
      let isMore = mean > 0
      let clause =
        attribution.measure.name == "money.net_profit"
        ? "that \(pair.to) earns \(isMore ? "more" : "less") than \(pair.from)"
        : "by which \(what) is \(isMore ? "higher" : "lower") with \(pair.to) than with \(pair.from)"
      let parts = ranked(attribution).filter(Self.isSure).compactMap { share -> String? in
        guard let part = part(share, of: attribution) else { return nil }
        // In the direction of the whole, so that what works against it is negative.
        let shown = isMore ? share.share.difference.mean : -share.share.difference.mean
        return "\(share.decision) accounts for"
          + " \(quantity.value(shown, beside: share.share.difference.interval))"
          + " (\(Digits.fixed(part * 100, decimals: 0)) %)"
      }
      text = "Of the \(size) \(clause), "
      text += parts.isEmpty ? "no part can be laid to one decision for sure" : Wording.list(parts)
    case .identical:
      text =
        "\(pair.from) and \(pair.to) are identical: the same \(what) in each of"
        + " \(Wording.count(difference.difference.n, "replication"))"
      text += effects(attribution, quantity, prefix: "; still, ")
    case .undecided:
      text =
        "Undecided: \(what) differs by"
        + " \(quantity.withUnit(quantity.cell(difference.difference), isDifference: true)) between"
        + " \(pair.to) and \(pair.from)"
      text += effects(attribution, quantity, prefix: "; for sure, ")
    }
    return text + "." + rest(attribution)
  }

  private static func isSure(_ share: Attribution.Share) -> Bool {
    share.verdict != .undecided && share.verdict != .nothing
  }

  /// What single decisions do for sure where the whole says nothing.
  private func effects(
    _ attribution: Attribution, _ quantity: Quantity, prefix: String
  ) -> String {
    let sure = ranked(attribution).filter(Self.isSure)
    guard !sure.isEmpty else { return "" }
    return prefix
      + Wording.list(
        sure.map { share in
          let mean = share.share.difference.mean
          return "\(share.decision) \(mean > 0 ? "adds" : "takes")"
            + " \(quantity.value(abs(mean), beside: share.share.difference.interval))"
        })
  }

  /// What cannot be said, and what does nothing.
  private func rest(_ attribution: Attribution) -> String {
    var text = ""
    let open = attribution.shares.filter { $0.verdict == .undecided }.map(\.decision)
    if !open.isEmpty {
      text +=
        " Of \(Wording.list(open)) it cannot be said yet whether"
        + " \(open.count == 1 ? "it helps" : "they help")."
    }
    let idle = attribution.shares.filter { $0.verdict == .nothing }.map(\.decision)
    if !idle.isEmpty {
      text +=
        " \(Wording.sentence(Wording.list(idle))) \(idle.count == 1 ? "changes" : "change") nothing."
    }
    return text
  }

  /// The decision whose effect depends most on the others; `nil` when none surely does.
  func interaction(_ attribution: Attribution) -> String? {
    let quantity = Quantity(attribution.measure)
    let apart = attribution.shares.filter { share in
      let (alone, last) = (share.alone.difference, share.last.difference)
      guard let a = Self.ends(alone), let b = Self.ends(last) else { return false }
      let size = max(abs(alone.mean), abs(last.mean))
      return !a.overlaps(b) && abs(alone.mean - last.mean) > 1e-9 * size
    }
    func gap(_ share: Attribution.Share) -> Double {
      abs(share.alone.difference.mean - share.last.difference.mean)
    }
    guard let most = apart.max(by: { gap($0) < gap($1) }) else { return nil }
    return "The decisions interact: \(most.decision) alone, added to \(strategies.from), makes a"
      + " difference of \(quantity.cell(most.alone.difference)); beside all others"
      + " \(quantity.cell(most.last.difference))."
  }

  private static func ends(_ estimate: Estimate) -> ClosedRange<Double>? {
    estimate.isCertain ? estimate.mean...estimate.mean : estimate.interval
  }

  /// What is said when there is nothing to share out.
  var nothing: String {
    "\(strategies.from) and \(strategies.to) decide the same: the difference is exactly zero."
  }
}
