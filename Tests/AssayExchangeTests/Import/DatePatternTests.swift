// SPDX-License-Identifier: Apache-2.0
@testable import AssayExchange
import Testing

@Suite struct DatePatternTests {
    @Test(arguments: [
        ("yyyy-MM-dd", "2026-03-02", "2026-03-02", 0), ("dd.MM.yyyy", "02.03.2026", "2026-03-02", 0),
        ("M/d/yyyy", "3/2/2026", "2026-03-02", 0),
        ("M/d/yyyy", "03/02/2026", "2026-03-02", 0), ("yyyyMMdd", "20260302", "2026-03-02", 0),
        ("yyyy-MM-dd HH:mm", "2026-03-02 07:05", "2026-03-02", 25_500),
        ("yyyy-MM-dd'T'HH:mm:ss", "2026-03-02T23:59:59", "2026-03-02", 86_399),
        ("'day 'd.M.yyyy' at 'H'h'mm", "day 2.3.2026 at 7h05", "2026-03-02", 25_500),
    ])
    func read(pattern: String, text: String, date: String, second: Int) throws {
        let moment = try #require(DatePattern(pattern)?.moment(text))
        #expect(moment.date.description == date)
        #expect(moment.secondOfDay == second)
    }

    @Test(arguments: [
        ("yyyy-MM-dd", "2026-3-2"), ("yyyy-MM-dd", "2026-03-02 "), ("yyyy-MM-dd", "02.03.2026"), ("yyyy-MM-dd", "2026-02-29"),
        ("yyyy-MM-dd HH:mm", "2026-03-02"), ("yyyy-MM-dd HH:mm", "2026-03-02 24:00"), ("yyyy-MM-dd HH:mm", "2026-03-02 07:05Z"),
        ("yyyy-MM-dd HH:mm", "2026-03-02 07:60"), ("yyyy-MM-dd", "٢٠٢٦-03-02"), ("yyyy-MM-dd", ""), ("M/d/yyyy", "/2/2026"),
    ])
    func notRead(pattern: String, text: String) throws {
        let pattern = try #require(DatePattern(pattern))
        #expect(pattern.moment(text) == nil)
    }

    @Test(arguments: [
        "", "yyyy-MM", "yy-MM-dd", "yyyy-MM-dd hh:mm", "yyyy-MM-dd mm", "yyyy-MM-ddZ", "yyyy-MM-dd'T", "yyyy-MM-dd dd", "2026-MM-dd",
    ])
    func noPattern(text: String) {
        #expect(DatePattern(text) == nil)
    }

    @Test func distances() throws {
        let pattern = try #require(DatePattern("yyyy-MM-dd HH:mm:ss"))
        let first = try #require(pattern.moment("2026-03-28 23:00:30"))
        let later = try #require(pattern.moment("2026-03-29 23:00:29"))
        #expect((later.days(since: first), later.minutes(since: first)) == (1, 1439))
        #expect((first.days(since: later), first.minutes(since: later)) == (-1, -1440))
        #expect(first.minutes(since: first) == 0)
    }
}
