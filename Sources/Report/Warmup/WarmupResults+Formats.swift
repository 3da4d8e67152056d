import Experiment
import Inference

/// The finding for programs.
extension WarmupResults {
  /// A row per system, metric and interval.
  public func csv() -> String {
    let fixed =
      [provenance.sources[0].file, provenance.world ?? ""] + provenance.settings.map(\.value)
    var text = CSV.line(
      ["scenario", "world"] + provenance.settings.map(\.path) + [
        "strategy", "metric", "unit", "interval", "from", "to", "average", "moving_average",
        "is_warmup",
      ])
    for course in finding.courses {
      for (index, average) in course.averages.enumerated() {
        text += CSV.line(
          fixed + [
            course.name, course.measure.name, course.measure.unit, String(index),
            CSV.number(Double(index) * finding.interval),
            CSV.number(Double(index + 1) * finding.interval), CSV.number(average),
            CSV.number(course.moving(index)), course.cut.map { index < $0 ? "1" : "0" } ?? "",
          ])
      }
    }
    return text
  }

  /// The finding as JSON; keys and their order are stable.
  public func json() -> String {
    let first = finding.courses[0].measure
    return JSON.object(
      provenance.members(confidence: nil, procedure: procedure) + [
        ("verdict", .string(verdict)),
        ("notes", .array(notes.map { .string($0) })),
        (
          "warmup",
          .object([
            ("metric", .string(first.name)), ("unit", .string(first.unit)),
            ("interval", .number(finding.interval)), ("time_unit", .string(terms.unit)),
            ("window", .integer(finding.courses[0].smoothed?.window ?? 0)),
            ("cut", .optional(finding.cut)), ("stated", .optional(terms.stated)),
            ("replications", .integer(finding.replications)),
            ("cases", .array(finding.courses.map(json))),
            ("horizon", .number(terms.horizon)),
            ("growing", .array(finding.growing.map { .string($0) })),
          ])
        ),
      ]
    ).text
  }

  private func json(of course: SettlingCourse) -> JSON {
    .object([
      ("name", .string(course.name)), ("metric", .string(course.measure.name)),
      ("unit", .string(course.measure.unit)),
      ("averages", .array(course.averages.map { .number($0) })),
      ("welch", .array(course.averages.indices.map { .optional(course.moving($0)) })),
      ("cut", .optional(course.cut.map { Double($0) * finding.interval })),
      ("verdict", .string(course.verdict.rawValue)), ("drift", .optional(course.drift?.mean)),
      ("drift_lower", .optional(course.drift?.lower)),
      ("drift_upper", .optional(course.drift?.upper)),
      ("mean", .optional(course.cut.flatMap { _ in course.truncation?.mean })),
    ])
  }
}

extension SettlingCourse {
  /// The moving average at an interval, where there is one.
  func moving(_ interval: Int) -> Double? {
    guard let smoothed, interval < smoothed.moving.count else { return nil }
    return smoothed.moving[interval]
  }
}
