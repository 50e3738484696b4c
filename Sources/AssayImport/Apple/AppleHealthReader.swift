// SPDX-License-Identifier: Apache-2.0
internal import AssayExchange
internal import AssayFormats

/// Finds blood pressures and pulses in an export of Apple Health (`export.xml`).
///
/// Records directly below `HealthData` count; those inside of a `Correlation` appear there, too. A systolic pressure is a reading; the
/// diastolic pressure and the pulse of the same start and the same source join it. A watch writes millions of pulses, so the file is
/// read twice: once for pressures, and once for the pulses that share a start with one of them. What is kept grows with the
/// pressures alone.
struct AppleHealthReader {
    private let file: String
    private var systolics: [HealthCollector.Key: String] = [:]
    private var pulseCount = 0

    init(file: String) { self.file = file }

    /// Reads all records; throws when the file as a whole cannot be used.
    mutating func read(_ source: any ByteSource, into found: inout HealthCollector) throws(ImportFailure) {
        try pass(source, pulses: false, into: &found)
        if pulseCount > 0, !systolics.isEmpty {
            try pass(source, pulses: true, into: &found)
        } else if pulseCount > 0 {
            found.skipped[.pulseAlone] = pulseCount
        }
    }

    private mutating func pass(_ source: any ByteSource, pulses: Bool, into found: inout HealthCollector) throws(ImportFailure) {
        try AppleHealthScan(file: file).read(source) { kind, reader throws(ImportFailure) in
            guard let kind else { return pulses ? () : found.skip(.otherType) }
            switch (kind, pulses) {
            case (.pulse, false): pulseCount += 1
            case (.pulse, true): try pulse(AppleRecord(reader), into: &found)
            case (_, false): try pressure(AppleRecord(reader), kind, into: &found)
            case (_, true): return
            }
        }
    }

    // MARK: Records

    private mutating func pressure(_ record: AppleRecord, _ kind: AppleHealthScan.Kind, into found: inout HealthCollector)
        throws(ImportFailure)
    {
        guard let start = record.start, let moment = start.moment else { return record.report("startDate", in: &found) }
        guard let time = found.placed(start) else { return }
        guard let source = record.source else { return record.reportSource(in: &found) }
        guard let value = record.value(unit: "mmHg", in: &found) else { return }
        let key = HealthCollector.Key(moment: moment, source: source)
        guard kind == .systolic else {
            return try found.add(.diastolic, value, at: time, source: source, place: record.place)
        }
        if let known = systolics[key] {
            guard !known.isSpelled(like: value) else { return found.skip(.again) }
            return found.report(
                at: record.place, column: "systolic", value: value,
                cause: "another value, \"\(PrintableText.of(known))\", has the same start and source",
                fix: "Take one of them out: nobody can tell which diastolic pressure belongs to which")
        }
        systolics[key] = value
        var reading = HealthReading(place: record.place, time: time, source: source)
        reading.systolic = value
        try found.add(reading)
    }

    private func pulse(_ record: AppleRecord, into found: inout HealthCollector) throws(ImportFailure) {
        guard let start = record.start, let moment = start.moment else { return record.report("startDate", in: &found) }
        guard let source = record.source else { return record.reportSource(in: &found) }
        guard systolics[HealthCollector.Key(moment: moment, source: source)] != nil else { return found.skip(.pulseAlone) }
        guard let value = record.value(unit: "count/min", in: &found) else { return }
        try found.add(.pulse, value, at: start, source: source, place: record.place)
    }
}
