import Company

/// Calendars as a scenario writes them.
extension Shifts {
  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// Every shift so much longer at its end [base unit]; what would reach the next shift ends there.
  /// - Returns: `nil` when nothing can be added.
  func extended(by time: Double) -> Shifts? {
    var longer = self
    for place in spans.indices {
      let next =
        place + 1 < spans.count ? spans[place + 1].lowerBound : cycle + spans[0].lowerBound
      let end = min(spans[place].upperBound + time, next)
      longer.spans[place] = spans[place].lowerBound..<end
    }
    // What reaches beyond the cycle belongs to its beginning.
    if let last = longer.spans.last, last.upperBound > cycle {
      longer.spans[longer.spans.count - 1] = last.lowerBound..<cycle
      longer.spans.insert(0..<last.upperBound - cycle, at: 0)
    }
    longer.spans = longer.spans.reduce(into: []) { joined, span in
      if let before = joined.last, before.upperBound >= span.lowerBound {
        joined[joined.count - 1] = before.lowerBound..<max(before.upperBound, span.upperBound)
      } else {
        joined.append(span)
      }
    }
    return longer.spans == spans ? nil : longer
  }

  /// The shifts in the words of a scenario, days with equal hours together, such as
  /// `Mon-Fri 06:00-15:00`; `nil` when they do not begin and end on whole minutes.
  /// - Parameter day: length of a day of 24 hours [base unit].
  func text(day: Double) -> [String]? {
    let minute = day / 1440
    let isWeekly = cycle > day * 1.5
    var days: [String: [Int]] = [:]
    var hours: [String] = []
    for span in spans {
      var start = (span.lowerBound / minute).rounded()
      let end = (span.upperBound / minute).rounded()
      guard abs(start * minute - span.lowerBound) < 1e-6 * minute,
        abs(end * minute - span.upperBound) < 1e-6 * minute, end > start
      else { return nil }
      while start < end {
        let number = Int(start) / 1440
        // A shift ends before the same time of the next day; a longer span is several.
        let stop = min(end, end - start < 1440 ? end : Double(number + 1) * 1440)
        let text = "\(Self.clock(Int(start)))-\(Self.clock(Int(stop), isEnd: true))"
        if days[text] == nil { hours.append(text) }
        days[text, default: []].append(number)
        start = stop
      }
    }
    guard isWeekly else { return hours }
    return hours.flatMap { text in Self.runs(days[text] ?? []).map { "\($0) \(text)" } }
  }

  /// `06:00` of minutes; an end at midnight is `24:00`.
  private static func clock(_ minutes: Int, isEnd: Bool = false) -> String {
    let left = minutes % 1440
    guard !isEnd || left > 0 else { return "24:00" }
    let (hour, minute) = (left / 60, left % 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }

  /// `Mon-Fri` and `Sun` of the days 0 to 4 and 6.
  private static func runs(_ days: [Int]) -> [String] {
    var runs: [ClosedRange<Int>] = []
    for day in days.sorted() {
      if let last = runs.last, last.upperBound == day - 1 {
        runs[runs.count - 1] = last.lowerBound...day
      } else {
        runs.append(day...day)
      }
    }
    return runs.map { run in
      run.count == 1
        ? weekdays[run.lowerBound] : "\(weekdays[run.lowerBound])-\(weekdays[run.upperBound])"
    }
  }
}
