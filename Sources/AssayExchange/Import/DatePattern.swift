// SPDX-License-Identifier: Apache-2.0

/// How dates and times are written in a column: `yyyy-MM-dd`, `dd.MM.yyyy HH:mm`, `MM/dd/yyyy`, `yyyy-MM-dd'T'HH:mm:ss`.
///
/// `yyyy` year, `MM` `dd` `HH` `mm` `ss` two digits, `M` `d` `H` one or two; other letters stand in apostrophes, and
/// punctuation and spaces for themselves. What is read is a calendar date and a wall-clock time. There is no time zone and no
/// summer time: a minute on the clock is a minute. Texts with a zone do not match.
struct DatePattern: Hashable, Sendable {
    /// A date and, when the pattern has hours, the second of its day.
    struct Moment: Hashable, Sendable {
        let date: CivilDate
        let secondOfDay: Int
    }

    private enum Part: Hashable {
        case number(Component, digits: ClosedRange<Int>)
        case literal(Character)
    }

    private enum Component: Hashable { case year, month, day, hour, minute, second }

    let text: String
    private let parts: [Part]

    /// `nil` when the pattern is none, or lacks year, month or day.
    init?(_ text: String) {
        var parts: [Part] = []
        var rest = Substring(text)
        while let first = rest.first {
            if first == "'" {
                guard let end = rest.dropFirst().firstIndex(of: "'") else { return nil }
                parts += rest[rest.index(after: rest.startIndex)..<end].map { .literal($0) }
                rest = rest[rest.index(after: end)...]
            } else if first.isLetter {
                let run = rest.prefix { $0 == first }
                guard let part = Self.numbers[String(run)] else { return nil }
                parts.append(part)
                rest = rest.dropFirst(run.count)
            } else {
                guard !first.isNumber else { return nil }
                parts.append(.literal(first))
                rest = rest.dropFirst()
            }
        }
        self.text = text
        self.parts = parts
        guard Set(components).count == components.count, Set(components).isSuperset(of: [.year, .month, .day]) else { return nil }
        guard hasTime || Set(components).isDisjoint(with: [.minute, .second]) else { return nil }
    }

    private static let numbers: [String: Part] = [
        "yyyy": .number(.year, digits: 4...4), "MM": .number(.month, digits: 2...2), "M": .number(.month, digits: 1...2),
        "dd": .number(.day, digits: 2...2), "d": .number(.day, digits: 1...2), "HH": .number(.hour, digits: 2...2),
        "H": .number(.hour, digits: 1...2), "mm": .number(.minute, digits: 2...2), "ss": .number(.second, digits: 2...2),
    ]

    private var components: [Component] { parts.compactMap { if case .number(let component, _) = $0 { component } else { nil } } }

    /// Whether a time of day is part of the pattern.
    var hasTime: Bool { components.contains(.hour) }

    /// The moment that `text` names; `nil` when it does not match or there is no such day or time.
    func moment(_ text: String) -> Moment? {
        var values: [Component: Int] = [:]
        var rest = Substring(text)
        for part in parts {
            switch part {
            case .literal(let character):
                guard rest.popFirst() == character else { return nil }
            case .number(let component, let digits):
                let run = rest.prefix(digits.upperBound).prefix { "0"..."9" ~= $0 && $0.isASCII }
                guard digits.contains(run.count), let value = Int(run) else { return nil }
                values[component] = value
                rest = rest.dropFirst(run.count)
            }
        }
        guard rest.isEmpty else { return nil }
        return Self.moment(values)
    }

    private static func moment(_ values: [Component: Int]) -> Moment? {
        guard let year = values[.year], let month = values[.month], let day = values[.day],
            let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        let (hour, minute, second) = (values[.hour] ?? 0, values[.minute] ?? 0, values[.second] ?? 0)
        guard hour < 24, minute < 60, second < 60 else { return nil }
        return Moment(date: date, secondOfDay: hour * 3600 + minute * 60 + second)
    }
}

extension DatePattern.Moment {
    /// Midnights between the two dates.
    func days(since first: Self) -> Int { date.daysSince1970 - first.date.daysSince1970 }

    /// Whole minutes, rounded down.
    func minutes(since first: Self) -> Int {
        let seconds = days(since: first) * 86400 + secondOfDay - first.secondOfDay
        return seconds >= 0 ? seconds / 60 : (seconds - 59) / 60
    }
}
