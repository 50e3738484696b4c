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
    private enum Kind { case systolic, diastolic, pulse }

    private static let types: [(name: [UInt8], kind: Kind)] = [
        (Array("HKQuantityTypeIdentifierHeartRate".utf8), .pulse),
        (Array("HKQuantityTypeIdentifierBloodPressureSystolic".utf8), .systolic),
        (Array("HKQuantityTypeIdentifierBloodPressureDiastolic".utf8), .diastolic),
    ]

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
        var reader = try saying { () throws(XMLFault) in try XMLReader(source) }
        while true {
            switch try saying({ () throws(XMLFault) in try reader.next() }) {
            case .done: return
            case .end: continue
            case .start: try element(reader, pulses: pulses, into: &found)
            }
        }
    }

    /// A fault of the XML as one of the file.
    private func saying<T>(_ body: () throws(XMLFault) -> T) throws(ImportFailure) -> T {
        do throws(XMLFault) {
            return try body()
        } catch {
            throw ImportFailure(file, at: ImportPlace(line: error.line), error.cause, fix: error.fix)
        }
    }

    // MARK: Records

    private mutating func element(_ reader: XMLReader, pulses: Bool, into found: inout HealthCollector) throws(ImportFailure) {
        if reader.depth == 1, !reader.isElement("HealthData") {
            throw ImportFailure(
                file, at: ImportPlace(line: reader.input.line),
                "the outermost element is <\(PrintableText.of(reader.elementName))>, and that of Apple Health is <HealthData>",
                fix: "Give the file export.xml of the archive that the app Health exports")
        }
        guard reader.depth == 2, reader.isElement("Record") else { return }
        guard let kind = Self.types.first(where: { reader.attributes.has(AppleRecord.type, $0.name) })?.kind else {
            if !pulses { found.skip(.otherType) }
            return
        }
        let record = AppleRecord(reader.attributes, at: ImportPlace(line: reader.input.line, element: "Record"))
        switch (kind, pulses) {
        case (.pulse, false): pulseCount += 1
        case (.pulse, true): try pulse(record, into: &found)
        case (_, false): try pressure(record, kind, into: &found)
        case (_, true): return
        }
    }

    private mutating func pressure(_ record: AppleRecord, _ kind: Kind, into found: inout HealthCollector) throws(ImportFailure) {
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

/// The attributes of one `Record` that are read.
struct AppleRecord {
    private let attributes: XMLAttributes
    let place: ImportPlace

    init(_ attributes: XMLAttributes, at place: ImportPlace) {
        self.attributes = attributes
        self.place = place
    }

    static let type = Array("type".utf8)

    /// Which program or device wrote it.
    var source: String? { text("sourceName") }

    var start: HealthTime? { text("startDate").flatMap { HealthTime(apple: $0) } }

    /// The number, as text, when it has this unit; else the issue is reported.
    func value(unit: String, in found: inout HealthCollector) -> String? {
        guard text("unit") == unit else {
            report("unit", in: &found, cause: "the unit is not \(unit)", fix: "Export the data again with that unit")
            return nil
        }
        guard let value = text("value"), value.utf8.count <= 40, value.utf8.contains(where: Self.isDigit),
            value.utf8.allSatisfy(Self.isOfNumber)
        else {
            report("value", in: &found, cause: "no number", fix: "Export the data again")
            return nil
        }
        return value
    }

    func reportSource(in found: inout HealthCollector) { report("sourceName", in: &found, cause: "no name of a source in UTF-8") }

    func report(
        _ name: String, in found: inout HealthCollector, cause: String = "no time of the form 2026-03-02 07:30:00 +0100",
        fix: String = "Export the data again"
    ) {
        found.report(at: ImportPlace(line: place.line, element: "Record.\(name)"), value: text(name), cause: cause, fix: fix)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

    private static func isOfNumber(_ byte: UInt8) -> Bool { isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") }

    private func text(_ name: String) -> String? {
        attributes.value(of: Array(name.utf8)).flatMap { String(validating: $0, as: UTF8.self) }
    }
}
