/// Lengths of the units of time, in seconds, as the `time` section declares them.
struct Units: Sendable {
  /// A unit of time.
  enum Time: String, CaseIterable, Sendable {
    case second = "s"
    case minute = "min"
    case hour = "h"
    case day, week, month, year
  }

  /// The base unit, in which the simulator counts.
  var base = Time.minute
  /// Length of a day [s].
  var day = 24.0 * 3600
  /// Length of a week [s]; seven days unless declared.
  var week = 7 * 24.0 * 3600
  /// Length of a year [s]; 365 days unless declared.
  var year = 365 * 24.0 * 3600
  /// Whether a year (and so a month) is anybody's guess: weeks of 5 days do not make a year of
  /// 365 days.
  var yearIsUnclear = false

  /// Length of a unit [s]; a month is a twelfth of a year.
  func seconds(_ unit: Time) -> Double {
    switch unit {
    case .second: 1
    case .minute: 60
    case .hour: 3600
    case .day: day
    case .week: week
    case .month: year / 12
    case .year: year
    }
  }

  /// Length of a unit [base unit].
  func length(_ unit: Time) -> Double { seconds(unit) / seconds(base) }

  /// The unit that a word names, in its usual spellings.
  static func named(_ word: String) -> Time? { spellings[word] }

  /// The words that name units, the common one of each first.
  static let words = Time.allCases.map(\.rawValue)

  /// Every spelling, for suggestions.
  static let allWords = spellings.keys.sorted()

  private static let spellings: [String: Time] = [
    "s": .second, "sec": .second, "secs": .second, "second": .second, "seconds": .second,
    "min": .minute, "mins": .minute, "minute": .minute, "minutes": .minute,
    "h": .hour, "hr": .hour, "hrs": .hour, "hour": .hour, "hours": .hour,
    "d": .day, "day": .day, "days": .day,
    "w": .week, "wk": .week, "wks": .week, "week": .week, "weeks": .week,
    "month": .month, "months": .month,
    "y": .year, "yr": .year, "yrs": .year, "year": .year, "years": .year,
  ]
}
