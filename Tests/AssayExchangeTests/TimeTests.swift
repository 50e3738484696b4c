// SPDX-License-Identifier: Apache-2.0
import AssayExchange
import Testing

@Suite struct TimeTests {
    @Test(arguments: [
        (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11016), (2000, 3, 1, 11017), (2026, 11, 22, 20779), (1, 1, 1, -719_162),
        (9999, 12, 31, 2_932_896),
    ])
    func knownDays(year: Int, month: Int, day: Int, days: Int) throws {
        let date = try #require(CivilDate(year: year, month: month, day: day))
        #expect(date.daysSince1970 == days)
        #expect(CivilDate(daysSince1970: days) == date)
    }

    /// Every day of four centuries follows the one before it and is found again.
    @Test func calendarHasNoGaps() throws {
        var days = try #require(CivilDate(year: 1800, month: 1, day: 1)).daysSince1970
        var count = 0
        for year in 1800..<2200 {
            for month in 1...12 {
                for day in 1...31 {
                    guard let date = CivilDate(year: year, month: month, day: day) else { continue }
                    guard date.daysSince1970 == days, CivilDate(daysSince1970: days) == date else {
                        Issue.record("\(date) is not day \(days)")
                        return
                    }
                    days += 1
                    count += 1
                }
            }
        }
        #expect(count == 146_097)
    }

    @Test(arguments: [(2026, 2, 29), (1900, 2, 29), (2026, 13, 1), (2026, 0, 1), (2026, 4, 31), (0, 1, 1), (10000, 1, 1), (2026, 1, 0)])
    func noSuchDay(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test func daysOutsideTheCalendar() {
        for days in [-719_163, 2_932_897, .min, .max] { #expect(CivilDate(daysSince1970: days) == nil) }
    }

    @Test(arguments: [("1970-01-01T00:00:00Z", 0), ("2026-11-22T17:45:00Z", 1_795_369_500), ("9999-12-31T23:59:59Z", Timestamp.latest)])
    func timestamps(text: String, seconds: Int) throws {
        let timestamp = try #require(Timestamp(text))
        #expect(timestamp.secondsSince1970 == seconds)
        #expect(timestamp.description == text)
    }

    @Test(arguments: [
        "", "2026-11-22", "2026-11-22T17:45:00", "2026-11-22 17:45:00Z", "2026-11-22T17:45:00+01:00", "2026-11-22T17:45:00.0Z",
        "2026-11-22T24:00:00Z", "2026-11-22T17:60:00Z", "2026-11-22T17:45:60Z", "2026-02-30T00:00:00Z", "1969-12-31T23:59:59Z",
        "2026-11-22T17:45:00z", "+026-11-22T17:45:00Z", "2026-11-22T17:45:0Z", "2026/11/22T17:45:00Z", "٢026-11-22T17:45:00Z",
        "99999999999999999999-11-22T17:45:00Z",
    ])
    func noTimestamp(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test func secondsOutside() {
        #expect(Timestamp(secondsSince1970: -1) == nil)
        #expect(Timestamp(secondsSince1970: Timestamp.latest + 1) == nil)
    }
}
