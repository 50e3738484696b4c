// SPDX-License-Identifier: Apache-2.0
public import AssayExchange
public import AssayFormats

/// The part of an export of Apple Health that is read, as an export of its own.
///
/// An export has hundreds of megabytes, and nearly all of it is what a watch measured. The excerpt has the blood pressures and those pulses
/// that share their start and source with one, each with the five attributes that are read and, as an attribute of our own, its line in the
/// export. So whoever reads the excerpt finds the same readings and the same issues in the same lines, whatever days and clock are asked for
/// later. Of what was passed over, the excerpt lacks what ``leftOut`` counts.
public struct AppleHealthExcerpt: Sendable {
    public let bytes: [UInt8]
    /// Records that would be passed over whatever is asked for.
    public let leftOut: [Skipped.Reason: Int]
}

extension HealthImport {
    /// Makes the excerpt of an export, in pieces, reading it twice; memory grows with the excerpt alone.
    ///
    /// Throws for what is no export of Apple Health, has no blood pressure, or has an excerpt of more than `byteCount` bytes.
    public static func excerpt(
        ofAppleHealth source: some ByteSource, file: String, byteCount: Int, limits: HealthLimits = HealthLimits()
    ) throws(ImportFailure) -> AppleHealthExcerpt {
        try check(source.byteCount, limits.xmlByteCount, file)
        var maker = AppleHealthExcerptMaker(file: file, limit: byteCount)
        return try maker.make(source)
    }
}

private struct AppleHealthExcerptMaker {
    let file: String
    let limit: Int
    /// Starts and sources of the systolic pressures that can be read: what may have a pulse.
    private var systolics: Set<HealthCollector.Key> = []
    private var leftOut: [Skipped.Reason: Int] = [:]
    private var pressureByteCount = 0
    private var bytes = Array("<HealthData>\n".utf8)

    init(file: String, limit: Int) {
        self.file = file
        self.limit = limit
    }

    mutating func make(_ source: some ByteSource) throws(ImportFailure) -> AppleHealthExcerpt {
        let scan = AppleHealthScan(file: file)
        try scan.read(source) { kind, reader throws(ImportFailure) in try count(kind, reader) }
        guard pressureByteCount > 0 else { throw HealthCollector.noReading(in: file, skipped: leftOut) }
        leftOut[.pulseAlone] = nil
        try scan.read(source) { kind, reader throws(ImportFailure) in try write(kind, reader) }
        bytes += Array("</HealthData>\n".utf8)
        return AppleHealthExcerpt(bytes: bytes, leftOut: leftOut)
    }

    private mutating func count(_ kind: AppleHealthScan.Kind?, _ reader: XMLReader) throws(ImportFailure) {
        switch kind {
        case nil: leftOut[.otherType, default: 0] += 1
        case .pulse: leftOut[.pulseAlone, default: 0] += 1
        case .systolic, .diastolic:
            let record = AppleRecord(reader)
            pressureByteCount += record.written.count
            // What is written and what is remembered both grow with this.
            guard pressureByteCount <= limit else { throw tooLong }
            if kind == .systolic, let key = record.key { systolics.insert(key) }
        }
    }

    private mutating func write(_ kind: AppleHealthScan.Kind?, _ reader: XMLReader) throws(ImportFailure) {
        guard let kind else { return }
        let record = AppleRecord(reader)
        // A pulse whose start or source cannot be read is an issue, which stays one.
        if kind == .pulse, let key = record.key, !systolics.contains(key) { return leftOut[.pulseAlone, default: 0] += 1 }
        bytes += record.written
        guard bytes.count <= limit else { throw tooLong }
    }

    private var tooLong: ImportFailure {
        ImportFailure(
            file, "what is read in it takes more than \(limit) bytes",
            fix: "Export fewer days, or make a table of it with assay import, with --from and --to")
    }
}

extension AppleRecord {
    /// What pressures and pulses of one measurement have in common; `nil` where the record does not say it.
    fileprivate var key: HealthCollector.Key? {
        guard let moment = start?.moment, let source else { return nil }
        return HealthCollector.Key(moment: moment, source: source)
    }
}
