// SPDX-License-Identifier: Apache-2.0
internal import AssayExchange

/// One measurement of blood pressure: a row, once it is a table. Numbers are the text that stands in the record.
struct HealthReading: Sendable {
    let place: ImportPlace
    var time: HealthTime
    /// Which program of a telephone wrote it, where more than one may; values join only those of their own source.
    var source = ""
    /// mmHg; empty when missing.
    var systolic = ""
    /// mmHg; empty when missing.
    var diastolic = ""
    /// Beats a minute; empty when missing.
    var pulse = ""
    /// `left`, `right` or empty.
    var arm = ""
    /// `sitting`, `standing` and the like, as the record says it; empty when it does not.
    var posture = ""
    /// What further codes of the column map say of it, by their number.
    var further: [Int: HealthValue] = [:]
}

/// A number or code with its unit, as the record says it.
struct HealthValue: Hashable, Sendable {
    let text: String
    /// The UCUM code; empty for a bare number.
    var unit = ""
}

/// The time for which a further value holds.
enum HealthSpan: Sendable {
    case moment(HealthTime.Moment)
    /// A day on the calendar, whatever the clock.
    case day(CivilDate)
    /// From one moment to another, both included.
    case period(ClosedRange<HealthTime.Moment>)
}

/// A column of the rows that readings become, whatever they came from.
enum ReadingColumn: String, CaseIterable {
    case date, time, taken, session, systolic, diastolic, pulse, arm, posture

    func text(_ reading: HealthReading) -> String {
        switch self {
        case .date: reading.time.date.description
        case .time: reading.time.clock ?? ""
        case .taken: reading.time.clock.map { "\(reading.time.date) \($0)" } ?? ""
        case .session: reading.time.secondOfDay.map { $0 < 12 * 3600 ? "morning" : "evening" } ?? ""
        case .systolic: reading.systolic
        case .diastolic: reading.diastolic
        case .pulse: reading.pulse
        case .arm: reading.arm
        case .posture: reading.posture
        }
    }
}

extension HealthTime {
    /// `07:30`; `nil` when only the day is known.
    fileprivate var clock: String? {
        secondOfDay.map { second in
            let (hour, minute) = (second / 3600, second / 60 % 60)
            return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
        }
    }
}
