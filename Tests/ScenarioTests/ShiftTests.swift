import Company
import Testing

@testable import Scenario

@Suite("Shifts")
struct ShiftTests {
  private static func text(_ shifts: String, _ time: String = "unit: min") -> String {
    """
    title: T
    time: { \(time), horizon: 40 weeks }
    plant: { resources: { A: { shifts: \(shifts) } } }
    products: { P: { demand: 1 per week, route: [A 1 min] } }
    """
  }

  private func shifts(_ text: String, _ time: String = "unit: min") throws -> Shifts? {
    try Workbench().load(Self.text(text, time)).blueprint.resources[0].shifts
  }

  @Test("a shift on no named day is one of every day")
  func daily() throws {
    #expect(try shifts("06:00-14:00") == Shifts(cycle: 1440, spans: [360..<840]))
    #expect(try shifts("[6:00-14:00]") == Shifts(cycle: 1440, spans: [360..<840]))
    #expect(
      try shifts("[13:00-17:30, 08:00-12:00]")
        == Shifts(cycle: 1440, spans: [480..<720, 780..<1050]))
    #expect(try shifts("00:00-24:00") == Shifts(cycle: 1440, spans: [0..<1440]))
    #expect(try shifts("always") == nil)
  }

  @Test("a shift past midnight wraps into the next day, and from Sunday into Monday")
  func wrapping() throws {
    #expect(try shifts("22:00-06:00") == Shifts(cycle: 1440, spans: [0..<360, 1320..<1440]))
    #expect(try shifts("18:00-24:00") == Shifts(cycle: 1440, spans: [1080..<1440]))
    #expect(
      try shifts("[Mon 22:00-06:00]") == Shifts(cycle: 10_080, spans: [1320..<1800]))
    #expect(
      try shifts("[Sun 22:00-06:00]")
        == Shifts(cycle: 10_080, spans: [0..<360, 9960..<10_080]))
  }

  @Test("days are named one by one or as a range, which may go round the week")
  func weekly() throws {
    let day = 1440.0
    #expect(
      try shifts("[Fri-Mon 06:00-07:00]")
        == Shifts(
          cycle: 7 * day, spans: [0, 4, 5, 6].map { $0 * day + 360..<$0 * day + 420 }))
    // One named day makes the pattern a week; the others are of every day of it.
    #expect(try shifts("[06:00-07:00, Sat 08:00-09:00]")?.spans.count == 8)
    #expect(try shifts("[Mon-Sun 00:00-24:00]") == Shifts(cycle: 7 * day, spans: [0..<7 * day]))
  }

  @Test("shifts that touch are one")
  func touching() throws {
    #expect(
      try shifts("[14:00-22:00, 06:00-14:00]") == Shifts(cycle: 1440, spans: [360..<1320]))
  }

  @Test("spans are in the base unit")
  func units() throws {
    #expect(try shifts("06:30-14:00", "unit: h") == Shifts(cycle: 24, spans: [6.5..<14]))
    #expect(try shifts("06:00-12:00", "unit: day") == Shifts(cycle: 1, spans: [0.25..<0.5]))
    // A week of working days does not matter as long as no day is named.
    #expect(
      try shifts("06:00-14:00", "unit: min, week: 5 days")
        == Shifts(cycle: 1440, spans: [360..<840]))
  }

  @Test(
    "what is no shift says why",
    arguments: [
      ("[]", "3:36 the list of shifts is empty"),
      ("6-14", "3:36 '6' is no time of day"),
      ("morning", "3:36 expected a shift, found 'morning'"),
      ("06:00-06:00", "3:36 shift '06:00-06:00' ends when it begins"),
      ("24:00-06:00", "3:36 a shift cannot begin at 24:00"),
      ("[06:00-25:00]", "3:37 '25:00' is no time of day"),
      ("[06:00-14:60]", "3:37 '14:60' is no time of day"),
      ("[Mo 06:00-14:00]", "3:37 unknown day 'Mo'"),
      ("[Mon - Fri 06:00-14:00]", "3:37 expected a shift, found 'Mon - Fri 06:00-14:00'"),
      ("[Mon]", "3:37 'Mon' does not say from when to when"),
      ("[Mon-Fri]", "3:37 'Mon-Fri' does not say from when to when"),
      ("[{ Mon: 6 }]", "3:37 expected a shift, found a mapping"),
      ("[06:00-14:00, 13:00-17:00]", "3:50 shift '13:00-17:00' overlaps '06:00-14:00'"),
      ("[13:00-17:00, 06:00-14:00]", "3:50 shift '06:00-14:00' overlaps '13:00-17:00'"),
      (
        "[Sun 22:00-06:00, Mon 05:00-07:00]",
        "3:54 shift 'Mon 05:00-07:00' overlaps 'Sun 22:00-06:00'"
      ),
      ("06:00-14:00, at_shift_end: stop", "3:63 unknown end of a shift 'stop'"),
      ("null, at_shift_end: pause", "3:42 'at_shift_end' means nothing without 'shifts'"),
    ])
  func wrong(_ shifts: String, _ message: String) throws {
    let mistakes = try Workbench().mistakes(Self.text(shifts))
    #expect(mistakes == [message])
  }

  @Test("hours of the clock need a day of 24 hours, and named days a week of seven")
  func calendar() throws {
    #expect(
      try Workbench().mistakes(Self.text("06:00-14:00", "unit: min, day: 8 h")) == [
        "3:36 shifts need a day of 24 h, but 'time' declares one of 8 h"
      ])
    #expect(
      try Workbench().mistakes(Self.text("[Mon 06:00-14:00]", "unit: min, week: 5 days")) == [
        "3:36 shifts on named days need a week of 7 days, but 'time' declares one of 5 days"
      ])
  }
}
