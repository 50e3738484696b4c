// SPDX-License-Identifier: Apache-2.0
internal import AssayExchange

/// Which readings are asked for, and by which clock: the members `offset`, `from` and `to` of a column map.
struct TimeWindow: Sendable {
    var offset: Int?
    var from: CivilDate?
    var to: CivilDate?

    init(_ map: ColumnMap, mapFile: String) throws(ImportFailure) {
        offset = try Self.value("offset", map.offset, mapFile, form: "+01:00") { HealthTime.offset($0) }
        from = try Self.value("from", map.from, mapFile, form: "2026-03-02", Self.day)
        to = try Self.value("to", map.to, mapFile, form: "2026-03-22", Self.day)
        if let from, let to, from > to {
            throw ImportFailure(mapFile, "*: \"from\" is after \"to\"", fix: "Exchange them")
        }
    }

    /// `time` by the clock asked for; `nil` when its day is not asked for.
    func placed(_ time: HealthTime) -> HealthTime? {
        let time = time.told(at: offset)
        if let from, time.date < from { return nil }
        if let to, time.date > to { return nil }
        return time
    }

    private static func day(_ text: String) -> CivilDate? {
        guard let time = HealthTime(iso8601: text), time.secondOfDay == nil else { return nil }
        return time.date
    }

    private static func value<T>(
        _ name: String, _ text: String?, _ mapFile: String, form: String, _ parse: (String) -> T?
    ) throws(ImportFailure) -> T? {
        guard let text else { return nil }
        guard let value = parse(text) else {
            throw ImportFailure(
                mapFile, "*: \"\(name)\" is not of the form \(form)", fix: "Write it so; a day has four, two and two digits")
        }
        return value
    }
}
