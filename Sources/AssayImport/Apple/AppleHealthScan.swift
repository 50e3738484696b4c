// SPDX-License-Identifier: Apache-2.0
internal import AssayExchange
internal import AssayFormats

/// Goes through the records directly below `HealthData` in an export of Apple Health, once.
struct AppleHealthScan {
    /// What records are read.
    enum Kind { case systolic, diastolic, pulse }

    private static let types: [(name: [UInt8], kind: Kind)] = [
        (Array("HKQuantityTypeIdentifierHeartRate".utf8), .pulse),
        (Array("HKQuantityTypeIdentifierBloodPressureSystolic".utf8), .systolic),
        (Array("HKQuantityTypeIdentifierBloodPressureDiastolic".utf8), .diastolic),
    ]

    let file: String

    /// Calls `body` for each record, with the reader behind its start tag; `nil` stands for all other types.
    func read(_ source: any ByteSource, _ body: (Kind?, XMLReader) throws(ImportFailure) -> Void) throws(ImportFailure) {
        var reader = try saying { () throws(XMLFault) in try XMLReader(source) }
        while true {
            switch try saying({ () throws(XMLFault) in try reader.next() }) {
            case .done: return
            case .end: continue
            case .start:
                try checkRoot(reader)
                guard reader.depth == 2, reader.isElement("Record") else { continue }
                try body(Self.types.first { reader.attributes.has(AppleRecord.type, $0.name) }?.kind, reader)
            }
        }
    }

    private func checkRoot(_ reader: XMLReader) throws(ImportFailure) {
        guard reader.depth == 1, !reader.isElement("HealthData") else { return }
        throw ImportFailure(
            file, at: ImportPlace(line: reader.input.line),
            "the outermost element is <\(PrintableText.of(reader.elementName))>, and that of Apple Health is <HealthData>",
            fix: "Give the file export.xml of the archive that the app Health exports")
    }

    /// A fault of the XML as one of the file.
    private func saying<T>(_ body: () throws(XMLFault) -> T) throws(ImportFailure) -> T {
        do throws(XMLFault) {
            return try body()
        } catch {
            throw ImportFailure(file, at: ImportPlace(line: error.line), error.cause, fix: error.fix)
        }
    }
}
