// SPDX-License-Identifier: Apache-2.0
internal import AssayExchange
internal import AssayFormats

extension HealthCollector {
    /// The readings by the clock, each with the values that belong to it; throws when anything is wrong or there is no reading.
    ///
    /// A pulse joins all readings of its moment, since both arms have one heart; a diastolic pressure must find exactly one.
    mutating func joined(codeNames: [String]) throws(ImportFailure) -> [HealthReading] {
        joinLoose()
        let clashes = further.join(&readings)
        for clash in clashes {
            report(
                at: clash.place, column: codeNames[clash.code], value: clash.value, cause: clash.cause,
                fix: "Leave one of them: a reading has one value of a code")
        }
        if further.unusedCount > 0 { skipped[.valueAlone, default: 0] += further.unusedCount }
        guard faults.issueCount == 0 else { throw faults }
        guard !readings.isEmpty else {
            throw Self.noReading(in: file, skipped: skipped)
        }
        // The order in the file decides where the clock does not.
        return readings.enumerated().sorted { a, b in
            let (first, second) = (a.element.time.clockOrder, b.element.time.clockOrder)
            return first == second ? a.offset < b.offset : first < second
        }.map(\.element)
    }

    /// Why there is nothing in a file.
    static func noReading(in file: String, skipped: [Skipped.Reason: Int]) -> ImportFailure {
        let parts = skipped.sorted { $0.key < $1.key }.map { "\($0.value) × \($0.key.words)" }
        let words = parts.isEmpty ? " is in it" : " is in it; passed over: \(parts.joined(separator: "; "))"
        return ImportFailure(
            file, "no blood pressure that can be taken" + words,
            fix: "Give the file of the person's own measurements, or ask for other days")
    }

    private mutating func joinLoose() {
        var places: [Key: [Int]] = [:]
        for index in readings.indices {
            guard let moment = readings[index].time.moment else { continue }
            places[Key(moment: moment, source: readings[index].source), default: []].append(index)
        }
        for value in loose {
            guard let found = places[value.key] else {
                skip(value.kind == .pulse ? .pulseAlone : .diastolicAlone)
                continue
            }
            join(value, found)
        }
        loose = []
    }

    private mutating func join(_ value: Loose, _ found: [Int]) {
        guard value.kind == .pulse || found.count == 1 else {
            return report(
                at: value.place, column: value.kind.rawValue, value: value.text,
                cause: "\(found.count) systolic pressures have its time, and it does not say to which it belongs",
                fix: "Take one of them out, or write both pressures into one record")
        }
        for index in found {
            let known = value.kind == .pulse ? readings[index].pulse : readings[index].diastolic
            guard known.isEmpty || known.isSpelled(like: value.text) else { return reportSecond(value, known) }
            if value.kind == .pulse { readings[index].pulse = value.text } else { readings[index].diastolic = value.text }
        }
    }
}
