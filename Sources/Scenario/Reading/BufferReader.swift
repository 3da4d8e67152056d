import Company

/// Reads `buffers`: how time buffers are watched and sized.
struct BufferReader {
  let values: Values

  private static let inside = Bounds(least: 0, most: 1, aboveLeast: true, belowMost: true)

  /// The zones, and the rule of resizing if there is one.
  func buffers(_ fields: Fields?) -> BufferManagement {
    var buffers = BufferManagement()
    guard let fields else { return buffers }
    if let node = fields["yellow"], let share = values.share(node, in: Self.inside) {
      buffers.yellow = share
    }
    if let node = fields["red"], let share = values.share(node, in: Self.inside) {
      buffers.red = share
    }
    if buffers.yellow >= buffers.red, let node = fields["red"] ?? fields["yellow"] {
      let shown = { "\(Values.plain(($0 * 1000).rounded() / 10)) %" }
      values.findings.error(
        "red begins at \(shown(buffers.red)), but yellow at \(shown(buffers.yellow)) already",
        at: node.place, found: node.text, allowed: ["0 % < yellow < red < 100 %"])
    }
    buffers.resize = fields.fields("resize").map(resize)
    return buffers
  }

  private func resize(_ fields: Fields) -> BufferManagement.Resize {
    let standard = BufferManagement.Resize()
    func share(_ key: String, _ standard: Double) -> Double {
      fields[key].flatMap { values.share($0, in: Bounds(least: 0, most: 1)) } ?? standard
    }
    let resize = BufferManagement.Resize(
      window: fields.count(
        "window", in: 20...Limits.jobs.upperBound, default: standard.window),
      growAbove: share("grow_above", standard.growAbove),
      shrinkBelow: share("shrink_below", standard.shrinkBelow),
      step: fields["step"].flatMap { values.share($0, in: Self.inside) } ?? standard.step)
    if resize.shrinkBelow > resize.growAbove,
      let node = fields["shrink_below"] ?? fields["grow_above"]
    {
      values.findings.error(
        "buffers would grow and shrink at the same share of late orders", at: node.place,
        found: node.text, allowed: ["'shrink_below' at most 'grow_above'"])
    }
    return resize
  }
}
