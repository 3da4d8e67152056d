import Company

/// Reads `shifts` of a resource: when its units are staffed.
struct ShiftReader {
  let values: Values

  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let what = "a shift such as Mon-Fri 06:00-14:00"
  /// Minutes of a day.
  private static let day = 24 * 60

  /// A shift as written.
  private struct Shift {
    /// Days on which it begins; `nil` for every day.
    var days: [Int]?
    /// Begin and length [min].
    var start: Int
    var length: Int
    var node: Node
  }

  /// A span of the cycle with the shift that it belongs to [min].
  private struct Span {
    var start: Int
    var end: Int
    var node: Node
  }

  /// The calendar; `nil` for units that are always there.
  func shifts(_ fields: Fields) -> Shifts? {
    let atEnd = fields["at_shift_end"].flatMap {
      values.word($0, "end of a shift", of: ["pause", "finish"])
    }
    guard let node = fields["shifts"], node.text != "always" else { return nil }
    let nodes = node.items ?? [node]
    if nodes.isEmpty {
      values.findings.error(
        "the list of shifts is empty", at: node.place,
        hint: "write 'always' for a resource that never rests")
    }
    let shifts = nodes.compactMap(shift)
    guard !shifts.isEmpty, shifts.count == nodes.count, hasRealDays(shifts, node) else {
      return nil
    }
    let isWeekly = shifts.contains { $0.days != nil }
    let cycle = isWeekly ? 7 * Self.day : Self.day
    let minute = values.units.length(.minute)
    return Shifts(
      cycle: Double(cycle) * minute,
      spans: joined(spans(shifts, cycle: cycle)).map {
        Double($0.start) * minute..<Double($0.end) * minute
      },
      atEnd: atEnd == "finish" ? .finish : .pause)
  }

  /// Hours of the clock mean nothing in a calendar that counts working time only.
  private func hasRealDays(_ shifts: [Shift], _ node: Node) -> Bool {
    if values.units.day != Double(Self.day * 60) {
      values.findings.error(
        "shifts need a day of 24 h, but 'time' declares one of "
          + "\(Values.plain(values.units.day / 3600)) h", at: node.place,
        hint: "leave 'day' (and 'week') out of 'time', or leave the shifts out: then time is "
          + "working time")
      return false
    }
    guard values.units.week != 7 * values.units.day, shifts.contains(where: { $0.days != nil })
    else { return true }
    values.findings.error(
      "shifts on named days need a week of 7 days, but 'time' declares one of "
        + "\(Values.plain(values.units.week / values.units.day)) days", at: node.place,
      hint: "leave 'week' out of 'time'")
    return false
  }

  // MARK: Spans

  private func spans(_ shifts: [Shift], cycle: Int) -> [Span] {
    var spans: [Span] = []
    for shift in shifts {
      for day in shift.days ?? Array(0..<cycle / Self.day) {
        let start = day * Self.day + shift.start
        let end = start + shift.length
        spans.append(Span(start: start, end: min(end, cycle), node: shift.node))
        // What reaches beyond the cycle belongs to its beginning.
        if end > cycle { spans.append(Span(start: 0, end: end - cycle, node: shift.node)) }
      }
    }
    return spans.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
  }

  /// Spans that touch are one; spans that overlap are reported.
  private func joined(_ spans: [Span]) -> [Span] {
    var result: [Span] = []
    for span in spans {
      guard let last = result.last, span.start <= last.end else {
        result.append(span)
        continue
      }
      if span.start < last.end {
        let isInOrder = Place.precedes(last.node.place, span.node.place)
        let (first, second) = isInOrder ? (last.node, span.node) : (span.node, last.node)
        values.findings.error(
          "shift \(second.described) overlaps \(first.described)", at: second.place,
          found: second.text)
      }
      result[result.count - 1].end = max(last.end, span.end)
      result[result.count - 1].node = span.node
    }
    return result
  }

  // MARK: Text

  private func shift(_ node: Node) -> Shift? {
    guard let text = node.text, !node.isNull else {
      values.expected(Self.what, node)
      return nil
    }
    let words = text.split(separator: " ")
    guard let hours = words.last, words.count <= 2 else {
      values.expected(Self.what, node)
      return nil
    }
    var days: [Int]?
    if words.count == 2 {
      guard let named = self.days(words[0], node) else { return nil }
      days = named
    } else if hours.split(separator: "-").contains(where: { weekday($0) != nil }) {
      values.findings.error(
        "\(node.described) does not say from when to when", at: node.place, found: text,
        allowed: [Self.what], hint: "write for example '\(Diagnostic.quotable(text)) 06:00-14:00'")
      return nil
    }
    let ends = hours.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2 else {
      values.expected(Self.what, node)
      return nil
    }
    guard let start = time(ends[0], node), let end = time(ends[1], node) else { return nil }
    guard start != end else {
      values.findings.error(
        "shift \(node.described) ends when it begins", at: node.place, found: text,
        hint: "write '00:00-24:00' for a whole day")
      return nil
    }
    guard start < Self.day else {
      values.findings.error(
        "a shift cannot begin at 24:00", at: node.place, found: text,
        hint: "write '00:00' for the beginning of a day")
      return nil
    }
    return Shift(
      days: days, start: start, length: end > start ? end - start : end + Self.day - start,
      node: node)
  }

  /// Minutes since midnight of `06:00`.
  private func time(_ text: Substring, _ node: Node) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count == 2, parts[0].utf8.count <= 2, parts[1].utf8.count == 2,
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Number.isDigit) }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60,
      hour * 60 + minute <= Self.day
    {
      return hour * 60 + minute
    }
    values.findings.error(
      "'\(Diagnostic.quotable(text))' is no time of day", at: node.place, found: node.text,
      allowed: ["00:00 to 24:00"])
    return nil
  }

  private func weekday(_ text: Substring) -> Int? { Self.weekdays.firstIndex { $0 == text } }

  /// The days of `Mon` or `Mon-Fri`, which may go round the end of the week.
  private func days(_ text: Substring, _ node: Node) -> [Int]? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...2).contains(ends.count) else {
      values.expected(Self.what, node)
      return nil
    }
    var numbers: [Int] = []
    for end in ends {
      guard let number = weekday(end) else {
        let near = Self.weekdays.first { end.lowercased().hasPrefix($0.lowercased()) }
        values.findings.error(
          "unknown day '\(Diagnostic.quotable(end))'", at: node.place, found: node.text,
          allowed: Self.weekdays,
          hint: near.map { "did you mean '\($0)'?" }
            ?? Suggestion.hint(for: end, among: Self.weekdays))
        return nil
      }
      numbers.append(number)
    }
    guard numbers.count == 2 else { return numbers }
    let count = (numbers[1] - numbers[0] + 7) % 7
    return (0...count).map { (numbers[0] + $0) % 7 }
  }
}
