// SPDX-License-Identifier: Apache-2.0
internal import AssayExchange

/// The values of the further codes of a column map, and which of them hold for a reading.
///
/// A value with a moment holds for the readings of that moment, one with a day for those of the day, one with a period for those within it.
struct FurtherValues: Sendable {
    private struct Item: Sendable {
        let value: HealthValue
        let span: HealthSpan
        let place: ImportPlace
        var isUsed = false
    }

    /// The items of one code.
    private struct Code: Sendable {
        var items: [Item] = []
        var moments: [HealthTime.Moment: [Int]] = [:]
        var days: [CivilDate: [Int]] = [:]
        /// Items with a period, by its start once `sort` has run.
        var periods: [Int] = []
    }

    /// A value that cannot stand, and where.
    struct Clash {
        let place: ImportPlace
        let code: Int
        let value: String
        let cause: String
    }

    private var codes: [Code]

    init(codeCount: Int) { codes = Array(repeating: Code(), count: codeCount) }

    mutating func add(_ value: HealthValue, code: Int, for span: HealthSpan, place: ImportPlace) {
        let index = codes[code].items.count
        codes[code].items.append(Item(value: value, span: span, place: place))
        switch span {
        case .moment(let moment): codes[code].moments[moment, default: []].append(index)
        case .day(let day): codes[code].days[day, default: []].append(index)
        case .period: codes[code].periods.append(index)
        }
    }

    /// Whether the moment or day has the same value already, or two that contradict each other.
    func isKnown(_ value: HealthValue, code: Int, for span: HealthSpan) -> Bool {
        let same =
            switch span {
            case .moment(let moment): codes[code].moments[moment]
            case .day(let day): codes[code].days[day]
            case .period: nil as [Int]?
            }
        guard let same else { return false }
        return same.count > 1 || same.contains { codes[code].items[$0].value == value }
    }

    /// Gives each reading the values that hold for it. Returns the values that contradict each other.
    mutating func join(_ readings: inout [HealthReading]) -> [Clash] {
        var clashes: [Clash] = []
        for code in codes.indices {
            clashes += sortPeriods(code)
            for reading in readings.indices {
                for index in holding(for: readings[reading].time, code) {
                    let item = codes[code].items[index]
                    codes[code].items[index].isUsed = true
                    let known = readings[reading].further.updateValue(item.value, forKey: code)
                    guard let known, known != item.value else { continue }
                    clashes.append(clash(item, code, "another value, \(printable(known)), holds for the same reading"))
                    break
                }
            }
        }
        return clashes
    }

    /// How many values hold for no reading.
    var unusedCount: Int { codes.reduce(0) { $0 + $1.items.count { !$0.isUsed } } }

    private func holding(for time: HealthTime, _ code: Int) -> [Int] {
        let ofDay = codes[code].days[time.date] ?? []
        guard let moment = time.moment else { return ofDay }
        return (codes[code].moments[moment] ?? []) + (period(holding: moment, code).map { [$0] } ?? []) + ofDay
    }

    // MARK: Periods

    /// Sorts the periods, which must not overlap.
    private mutating func sortPeriods(_ code: Int) -> [Clash] {
        let items = codes[code].items
        let sorted = codes[code].periods.sorted { Self.start(items[$0]) < Self.start(items[$1]) }
        codes[code].periods = sorted
        return zip(sorted, sorted.dropFirst()).compactMap { earlier, later in
            guard case .period(let a) = items[earlier].span, case .period(let b) = items[later].span, b.lowerBound <= a.upperBound else {
                return nil
            }
            return clash(items[later], code, "its period begins before another one of the same code has ended")
        }
    }

    /// The period that holds `moment`: the last that begins no later.
    private func period(holding moment: HealthTime.Moment, _ code: Int) -> Int? {
        let (items, periods) = (codes[code].items, codes[code].periods)
        var (low, high) = (0, periods.count)
        while low < high {
            let middle = (low + high) / 2
            if Self.start(items[periods[middle]]) <= moment { low = middle + 1 } else { high = middle }
        }
        guard low > 0, case .period(let period) = items[periods[low - 1]].span, period.contains(moment) else { return nil }
        return periods[low - 1]
    }

    private static func start(_ item: Item) -> HealthTime.Moment {
        if case .period(let period) = item.span { return period.lowerBound }
        return HealthTime.Moment(hasOffset: false, seconds: .min, fraction: "")
    }

    private func clash(_ item: Item, _ code: Int, _ cause: String) -> Clash {
        Clash(place: item.place, code: code, value: item.value.text, cause: cause)
    }

    private func printable(_ value: HealthValue) -> String { "\"\(PrintableValue.text(value))\"" }
}
