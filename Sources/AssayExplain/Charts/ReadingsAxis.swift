// SPDX-License-Identifier: Apache-2.0
internal import AssayData

/// The time of readings: days where a table has them, and otherwise its rows one after the other.
struct ReadingsAxis: Sendable {
    /// No days without readings are listed over a longer time: a faulty table can hold anything.
    private static let daysListed = 3660
    fileprivate static let minutesOfADay = 1440.0

    /// The field that tells the time, with its position in a row.
    private let time: (field: Schema.Field, index: Int, isMinutes: Bool)?
    /// The field that tells morning from evening.
    private let session: (field: Schema.Field, index: Int)?

    init(_ schema: Schema) {
        let fields = schema.fields
        time = fields.indices.first { fields[$0].name == "day" || fields[$0].isLongTime }.map { (fields[$0], $0, fields[$0].isLongTime) }
        session = fields.indices.first { fields[$0].labels.contains("evening") }.map { (fields[$0], $0) }
    }

    var isDays: Bool { time != nil }
    var label: String { isDays ? "Day" : "Row" }

    /// Where a row stands; `nil` where its time cannot be read. Evenings stand a little to the right of mornings.
    func place(of row: [Int?], number: Int) -> Double? {
        guard let time else { return Double(number) + shift(row) }
        guard let raw = row[time.index] else { return nil }
        let value = time.field.plain(raw)
        return (time.isMinutes ? 1 + value / Self.minutesOfADay : value) + shift(row)
    }

    private func shift(_ row: [Int?]) -> Double {
        guard let session, let raw = row[session.index], session.field.labels.indices.contains(raw) else { return 0 }
        return (Double(raw) / Double(max(1, session.field.labels.count - 1)) - 0.5) * 0.36
    }

    /// `morning`, say.
    func session(of row: [Int?]) -> String? { session.flatMap { $0.field.label(row[$0.index]) } }

    // MARK: Days

    /// The day of a place.
    static func day(_ x: Double) -> Int? { abs(x) < 1e15 ? Int(x.rounded()) : nil }

    /// The days on which there are readings.
    func days(of points: [ReadingsChart.Point]) -> Set<Int> { Set(points.compactMap { $0.x.flatMap { Self.day($0) } }) }

    /// Days without readings between the first and the last one that has some.
    static func missingDays(among days: Set<Int>) -> [Int] {
        guard let first = days.min(), let last = days.max(), last - first < daysListed else { return [] }
        return (first...last).filter { !days.contains($0) }
    }
}

extension Schema.Field {
    /// Whether it counts minutes over more than a day.
    fileprivate var isLongTime: Bool { unit == "minutes" && plain(hi) > ReadingsAxis.minutesOfADay }
}
