// SPDX-License-Identifier: Apache-2.0

/// A moment in whole seconds, written in UTC. Leap seconds do not exist, as in Unix time.
///
/// Nothing here reads a clock: the present is passed in by the caller.
public struct Timestamp: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// Seconds since 1970-01-01T00:00:00Z.
    public let secondsSince1970: Int

    /// The last second that has a text: the end of the year 9999.
    public static let latest = 253_402_300_799

    /// `nil` before 1970 and after 9999.
    public init?(secondsSince1970 seconds: Int) {
        guard (0...Self.latest).contains(seconds) else { return nil }
        secondsSince1970 = seconds
    }

    /// Reads the one form that is written: `2026-11-22T17:45:00Z` (RFC 3339).
    public init?(_ description: String) {
        let parts = description.utf8.split(omittingEmptySubsequences: false) { !(0x30...0x39).contains($0) }.map { Int(Substring($0)) }
        guard parts.count == 7, let year = parts[0], let month = parts[1], let day = parts[2], let hour = parts[3],
            let minute = parts[4], let second = parts[5], let date = CivilDate(year: year, month: month, day: day),
            hour < 24, minute < 60, second < 60
        else { return nil }
        self.init(secondsSince1970: date.daysSince1970 * 86400 + hour * 3600 + minute * 60 + second)
        // Writing it again refuses every other spelling: separators, missing zeros, signs.
        guard self.description == description else { return nil }
    }

    public var description: String {
        let (days, seconds) = secondsSince1970.quotientAndRemainder(dividingBy: 86400)
        let date = CivilDate(daysSince1970: days)?.description ?? ""
        return "\(date)T\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))Z"
    }

    public static func < (a: Self, b: Self) -> Bool { a.secondsSince1970 < b.secondsSince1970 }
}
