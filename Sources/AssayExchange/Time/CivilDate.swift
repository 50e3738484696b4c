// SPDX-License-Identifier: Apache-2.0

/// A day of the Gregorian calendar, extended to all years 1…9999. It has no time zone: it is what a person wrote down.
public struct CivilDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let year: Int
    public let month: Int
    public let day: Int

    /// `nil` when there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        guard day <= Self.days(inMonth: month, of: year) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Days since 1970-01-01; negative before it.
    ///
    /// Counts in years that begin on 1 March, so that the leap day is the last of its year; 719 468 days lie between
    /// 0000-03-01 and 1970-01-01. From March on, the days before a month are ⌊(153·m + 2) / 5⌋.
    public var daysSince1970: Int {
        let shifted = month > 2 ? (year, month - 3) : (year - 1, month + 9)
        let leapDays = shifted.0 / 4 - shifted.0 / 100 + shifted.0 / 400
        return shifted.0 * 365 + leapDays + (153 * shifted.1 + 2) / 5 + day - 1 - 719_468
    }

    /// The day that lies `days` after 1970-01-01; `nil` outside the years 1…9999.
    public init?(daysSince1970 days: Int) {
        guard (-719_162...2_932_896).contains(days) else { return nil }
        let fromMarch = days + 719_468
        let (era, dayOfEra) = fromMarch.quotientAndRemainder(dividingBy: 146_097)
        // Leap days before this one are taken out before dividing by 365.
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month: month, day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    public static func < (a: Self, b: Self) -> Bool { a.daysSince1970 < b.daysSince1970 }

    /// `2026-03-02`.
    public var description: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// Decimal digits with zeros in front, up to `width`.
func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
