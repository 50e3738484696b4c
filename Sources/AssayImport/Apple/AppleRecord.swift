// SPDX-License-Identifier: Apache-2.0
internal import AssayExchange
internal import AssayFormats

/// The attributes of one `Record` that are read.
struct AppleRecord {
    private let attributes: XMLAttributes
    let place: ImportPlace

    /// The record whose start tag `reader` has just read.
    init(_ reader: XMLReader) {
        attributes = reader.attributes
        let line = attributes.value(of: Self.line).flatMap { Int(String(decoding: $0, as: UTF8.self)) }
        place = ImportPlace(line: line ?? reader.input.line, element: "Record")
    }

    static let type = Array("type".utf8)
    /// Of excerpts alone: on which line of the export the record stood.
    private static let line = Array("line".utf8)

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

    /// The record with the attributes that are read and no others, and its line.
    var written: [UInt8] {
        ["type", "sourceName", "unit", "startDate", "value"].reduce(into: Array("<Record".utf8)) { bytes, name in
            guard let value = attributes.value(of: Array(name.utf8)) else { return }
            bytes += Array(" \(name)=\"".utf8) + value.flatMap(Self.escaped) + [UInt8(ascii: "\"")]
        } + Array(" line=\"\(place.line ?? 0)\"/>\n".utf8)
    }

    /// Bytes that stand for one of a value. White space other than a space would be read as a space.
    private static func escaped(_ byte: UInt8) -> [UInt8] {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: "\""), 0x09, 0x0a, 0x0d: Array("&#\(byte);".utf8)
        default: [byte]
        }
    }

    private func text(_ name: String) -> String? {
        attributes.value(of: Array(name.utf8)).flatMap { String(validating: $0, as: UTF8.self) }
    }
}
