import Company
import Testing

@testable import Scenario

@Suite("Quantities")
struct QuantityTests {
  private func values(_ change: (inout Units) -> Void = { _ in }) -> Values {
    var values = Values(findings: Findings())
    change(&values.units)
    return values
  }

  private func node(_ text: String) -> Node {
    let source = Source(name: "t", folder: "", order: 0, bytes: Array(text.utf8))
    return .scalar(text, at: Place(source: source, line: 1, column: 1))
  }

  @Test(
    "durations in every spelling come out in the base unit",
    arguments: [
      ("90 s", 1.5), ("30 sec", 0.5), ("60 seconds", 1), ("15 min", 15), ("1 minute", 1),
      ("2 minutes", 2), ("2 h", 120), ("1 hr", 60), ("1.5 hours", 90), ("1 day", 480),
      ("3 days", 1440), ("1 week", 2400), ("2 weeks", 4800), ("1 month", 9750),
      ("1 year", 117_000), ("0", 0), ("7", 7), ("15min", 15), ("1e1 min", 10), ("0.5 h", 30),
    ])
  func durations(_ text: String, _ minutes: Double) {
    let values = values {
      $0.day = 8 * 3600
      $0.week = 5 * 8 * 3600
      // 48.75 weeks, so that a month has a whole number of minutes.
      $0.year = 48.75 * 5 * 8 * 3600
    }
    #expect(values.duration(node(text)) == minutes)
    #expect(!values.findings.failed)
  }

  @Test(
    "a bare number is in the declared base unit",
    arguments: [(Units.Time.second, 90.0), (.minute, 1.5), (.hour, 0.025)])
  func baseUnit(_ base: Units.Time, _ value: Double) {
    let values = values { $0.base = base }
    #expect(values.duration(node("90")) == 90)
    #expect(values.duration(node("90 s")) == value)
  }

  @Test(
    "rates become the time between events",
    arguments: [
      ("100 per week", 100.8), ("1 per min", 1), ("2/h", 30), ("2 / h", 30), ("0.5 per day", 2880),
      ("3 per 2 weeks", 6720), ("10 per minutes", 0.1),
    ])
  func rates(_ text: String, _ gap: Double) {
    #expect(values().gap(node(text)) == gap)
  }

  @Test("money is exact to four decimals")
  func money() {
    let values = values()
    #expect(values.money(node("90")) == Money(ticks: 900_000))
    #expect(values.money(node("0.1234")) == Money(ticks: 1234))
    #expect(values.money(node("99999999.9999")) == Money(ticks: 999_999_999_999))
    #expect(values.money(node("12.5 USD")) == Money(ticks: 125_000))
    #expect(values.money(node("1.5e3")) == Money(ticks: 15_000_000))
    #expect(!values.findings.failed)
    #expect(values.money(node("0.12345")) == nil)
    #expect(values.money(node("100000001")) == nil)
    #expect(values.findings.errorCount == 2)
  }

  @Test("money per time is per base unit")
  func moneyRate() {
    let values = values()
    #expect(values.moneyRate(node("2016 per week")) == 0.2)
    #expect(values.moneyRate(node("60 USD per h")) == 1)
    #expect(values.moneyRate(node("0")) == 0)
    #expect(!values.findings.failed)
  }

  @Test("shares are written in percent or as a fraction")
  func shares() {
    let values = values()
    let bounds = Bounds(least: 0, most: 1)
    #expect(values.share(node("4 %"), in: bounds) == 0.04)
    #expect(values.share(node("4%"), in: bounds) == 0.04)
    #expect(values.share(node("0.04"), in: bounds) == 0.04)
    #expect(!values.findings.failed)
  }

  @Test(
    "plain decimal numbers are read",
    arguments: [
      ("0", 0.0), ("-0.5", -0.5), ("12", 12), ("1e3", 1000), ("1E-3", 0.001), ("2.50", 2.5),
      ("1e+2", 100), ("1000000000000000", 1e15),
    ])
  func numbers(_ text: String, _ value: Double) throws {
    #expect(try Number.parse(text) == value)
  }

  @Test(
    "what YAML or other languages would take for a number is refused",
    arguments: [
      "", "-", "010", "-007", "0x1F", "0b1", "0o7", "12:30", "1:2:3", "1_000", "1,000", "1.000,5",
      "+1", ".5", "5.", "-.5", ".inf", "-.inf", "inf", "nan", ".NaN", "1e", "e3", "1e1.5", "1 2",
      "١٢", "½", "1e16", "1e999", "0000", "--1", "yes", "no", "~", "1.2.3", "1e-", "٠",
    ])
  func refusedNumbers(_ text: String) {
    #expect(throws: Number.Problem.self) { try Number.parse(text) }
  }

  @Test("every number of up to nine digits reads back as itself")
  func numbersReadBack() throws {
    var value = 1.0
    while value < 1e9 {
      for text in ["\(Int(value))", "\(value)", "-\(value)"] {
        #expect(try Number.parse(text) == Double(text))
      }
      value = (value * 1.37).rounded(.up)
    }
  }
}

@Suite("Suggestions")
struct SuggestionTests {
  @Test(
    "the distance counts insertions, deletions, replacements and neighbours exchanged",
    arguments: [
      ("", "abc", 3), ("abc", "abc", 0), ("units", "unitz", 1), ("buffer", "buffre", 1),
      ("kitten", "sitting", 3), ("ab", "ba", 1), ("ca", "abc", 3),
    ])
  func distance(_ a: String, _ b: String, _ expected: Int) {
    #expect(
      Suggestion.editDistance(Array(a.unicodeScalars), Array(b.unicodeScalars)) == expected)
    #expect(
      Suggestion.editDistance(Array(b.unicodeScalars), Array(a.unicodeScalars)) == expected)
  }

  @Test("only what is close is suggested, whatever the case")
  func closeness() {
    let keys = ["units", "buffer", "setup", "cost"]
    #expect(Suggestion.closest(to: "Units", among: keys) == "units")
    #expect(Suggestion.closest(to: "bufer", among: keys) == "buffer")
    #expect(Suggestion.closest(to: "colour", among: keys) == nil)
    #expect(Suggestion.closest(to: "x", among: ["y"]) == nil)
    #expect(Suggestion.closest(to: "", among: keys) == nil)
  }

  @Test("words of the literature mean those of a scenario, where one of them may stand")
  func synonyms() {
    let rules = ShopReader.rules.map(\.name)
    for (word, rule) in [
      ("FIFO", "first_come"), ("lifo", "last_come"), ("spt", "shortest"), ("lpt", "longest"),
      ("edd", "earliest_due_date"), ("CR", "critical_ratio"), ("mst", "least_slack"),
      ("fbfs", "first_buffer"), ("lbfs", "last_buffer"),
    ] {
      #expect(Suggestion.closest(to: word, among: rules) == rule)
    }
    #expect(Suggestion.closest(to: "drum_buffer_rope", among: ["conwip", "dbr"]) == "dbr")
    #expect(Suggestion.closest(to: "mtbf", among: ["uptime", "repair"]) == "uptime")
    #expect(Suggestion.hint(for: "mttr", among: ["uptime", "repair"]) == "did you mean 'repair'?")
    // A name of the scenario that is spelled nearly so comes before nothing, not before a synonym.
    #expect(Suggestion.closest(to: "fifo", among: ["fif", "fio"]) == "fif")
  }
}
