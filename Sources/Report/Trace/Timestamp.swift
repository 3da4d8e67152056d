/// Points in time as ISO 8601, counted from a fixed epoch: Monday, 1 January 2024, midnight UTC.
///
/// A simulation knows no calendar; process mining programs want one.
package enum Timestamp {
  /// Days from 1 January 1970 to the epoch.
  private static let epochDay = 19_723

  /// `2024-01-01T08:10:00.000Z`, rounded to milliseconds.
  package static func text(seconds: Double) -> String {
    guard seconds.isFinite, abs(seconds) < 1e12 else { return "" }
    let milliseconds = Int64((seconds * 1000).rounded())
    let perDay: Int64 = 86_400_000
    let (day, rest) = milliseconds.flooredDivision(by: perDay)
    let (year, month, date) = civil(day: Int(day) + epochDay)
    return digits(year, 4) + "-" + digits(month, 2) + "-" + digits(date, 2) + "T"
      + digits(Int(rest / 3_600_000), 2) + ":" + digits(Int(rest / 60_000 % 60), 2) + ":"
      + digits(Int(rest / 1000 % 60), 2) + "." + digits(Int(rest % 1000), 3) + "Z"
  }

  /// Year, month and day of a day counted from 1 January 1970 (proleptic Gregorian).
  ///
  /// Source: Hinnant (2013), chrono-compatible low-level date algorithms, `civil_from_days`.
  private static func civil(day: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private static func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}

extension Int64 {
  /// Quotient rounded down, and the remainder that is never negative.
  fileprivate func flooredDivision(by divisor: Int64) -> (Int64, Int64) {
    let quotient = self / divisor - (self % divisor < 0 ? 1 : 0)
    return (quotient, self - quotient * divisor)
  }
}
