// SPDX-License-Identifier: Apache-2.0
internal import AssayExchange

/// When something was measured, as the record says it: a day, perhaps the time on the clock, perhaps how far that clock is from UTC.
struct HealthTime: Hashable, Sendable {
    /// The same for two texts that name the same moment: by UTC where both name an offset, by the clock where neither does.
    struct Moment: Hashable, Comparable, Sendable {
        let hasOffset: Bool
        let seconds: Int
        /// Decimals of the second without the zeros at their end.
        let fraction: String

        static func < (a: Self, b: Self) -> Bool {
            (a.hasOffset ? 1 : 0, a.seconds, a.fraction) < (b.hasOffset ? 1 : 0, b.seconds, b.fraction)
        }
    }

    var date: CivilDate
    /// `nil` when only the day is known.
    var secondOfDay: Int?
    var fraction = ""
    /// Minutes that the clock is ahead of UTC.
    var offset: Int?
    /// Whether the text says `Z`: then nobody knows what the clock on the wall showed.
    var isUTC = false

    /// The moment; `nil` when only the day is known.
    var moment: Moment? {
        secondOfDay.map {
            Moment(hasOffset: offset != nil, seconds: date.daysSince1970 * 86_400 + $0 - (offset ?? 0) * 60, fraction: fraction)
        }
    }

    /// The order on the clock: days first, a day without a time before its times.
    var clockOrder: (Int, Int, String) { (date.daysSince1970, secondOfDay ?? -1, fraction) }

    /// The same moment by a clock that is `minutes` ahead of UTC; unchanged when the text names no offset.
    func told(at minutes: Int?) -> HealthTime {
        guard let minutes, let offset, let second = secondOfDay else { return self }
        let all = date.daysSince1970 * 86_400 + second + (minutes - offset) * 60
        let day = all >= 0 ? all / 86_400 : (all - 86_399) / 86_400
        guard let date = CivilDate(daysSince1970: day) else { return self }
        return HealthTime(date: date, secondOfDay: all - day * 86_400, fraction: fraction, offset: minutes)
    }
}

// MARK: Texts

extension HealthTime {
    /// `2026-03-02`, `2026-03-02T07:30:00+01:00`: a `dateTime` of FHIR R4 with a day, a `date-time` of RFC 3339. The offset may be missing.
    init?(iso8601 text: String) { self.init(text, separator: "T", offsetDigits: [UInt8(ascii: ":")]) }

    /// `2026-03-02 07:30:00 +0100`, as Apple Health writes it.
    init?(apple text: String) {
        self.init(text, separator: " ", offsetDigits: [])
        guard offset != nil, !isUTC else { return nil }
    }

    /// `+01:00` or `-05:00`, in minutes.
    static func offset(_ text: String) -> Int? {
        var reader = DigitReader(text)
        guard let offset = reader.offset(separator: [UInt8(ascii: ":")]), reader.isAtEnd else { return nil }
        return offset
    }

    private init?(_ text: String, separator: Character, offsetDigits: [UInt8]) {
        var reader = DigitReader(text)
        guard let year = reader.number(4), reader.take("-"), let month = reader.number(2), reader.take("-"), let day = reader.number(2),
            let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        self.init(date: date)
        guard !reader.isAtEnd else { return }
        guard reader.take(separator), let second = reader.secondOfDay() else { return nil }
        secondOfDay = second
        fraction = reader.fraction()
        guard !reader.isAtEnd else { return }
        if separator == " ", !reader.take(" ") { return nil }
        isUTC = reader.take("Z")
        guard let offset = isUTC ? 0 : reader.offset(separator: offsetDigits), reader.isAtEnd else { return nil }
        self.offset = offset
    }
}

/// Reads digits at fixed places.
private struct DigitReader {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = Substring(text).utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ character: Character) -> Bool {
        guard let byte = rest.first, byte == character.asciiValue else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// A number of exactly `count` digits.
    mutating func number(_ count: Int) -> Int? {
        let digits = rest.prefix(count)
        guard digits.count == count, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        rest = rest.dropFirst(count)
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// `07:30:00` or `07:30`, in seconds.
    mutating func secondOfDay() -> Int? {
        guard let hour = number(2), take(":"), let minute = number(2), hour < 24, minute < 60 else { return nil }
        guard take(":") else { return hour * 3600 + minute * 60 }
        guard let second = number(2), second < 60 else { return nil }
        return hour * 3600 + minute * 60 + second
    }

    /// Decimals of a second, without the zeros at their end; at most nine count.
    mutating func fraction() -> String {
        guard rest.first == UInt8(ascii: "."), rest.dropFirst().first.map({ 0x30...0x39 ~= $0 }) == true else { return "" }
        let digits = rest.dropFirst().prefix { 0x30...0x39 ~= $0 }
        rest = rest[digits.endIndex...]
        var kept = Array(digits.prefix(9))
        while kept.last == 0x30 { kept.removeLast() }
        return String(decoding: kept, as: UTF8.self)
    }

    /// A sign, two digits of hours, `separator`, two digits of minutes; at most 14 hours either way.
    mutating func offset(separator: [UInt8]) -> Int? {
        let isBehind = rest.first == UInt8(ascii: "-")
        guard isBehind || rest.first == UInt8(ascii: "+") else { return nil }
        rest = rest.dropFirst()
        guard let hours = number(2) else { return nil }
        for byte in separator where !take(Character(Unicode.Scalar(byte))) { return nil }
        guard let minutes = number(2), minutes < 60, hours * 60 + minutes <= 14 * 60 else { return nil }
        return (isBehind ? -1 : 1) * (hours * 60 + minutes)
    }
}
