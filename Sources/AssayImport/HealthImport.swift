// SPDX-License-Identifier: Apache-2.0
public import AssayExchange
public import AssayFormats

/// Reads files of health records, and says everything that keeps them from being used.
///
/// Nothing is guessed: a measurement that holds but cannot be read as one is an issue, what is no measurement of the kinds that are
/// read is passed over and counted. The rows go through the same column map and the same checks as those of a table.
public enum HealthImport {
    /// Reads FHIR R4 (a `Bundle` in JSON, or resources one a line) or Open mHealth (an array, or data points one a line).
    ///
    /// `map` gives the further codes that are read, the days asked for and the clock; it came from the file named `mapFile`.
    public static func records(
        json bytes: [UInt8], file: String, map: ColumnMap = ColumnMap(), mapFile: String = "column map",
        limits: HealthLimits = HealthLimits()
    ) throws(ImportFailure) -> HealthRecords {
        try check(bytes.count, limits.jsonByteCount, file)
        let codes = FurtherCodes(map)
        var found = try collector(file, map, mapFile, limits, codeCount: codes.texts.count)
        var reader = JSONRecords(file: file, codes: codes.texts.map { FHIRCode(text: $0) })
        try reader.read(bytes, into: &found)
        return try HealthRecords(known(reader.format, file), &found, codes: codes)
    }

    /// Which format a JSON file is of, although something in it may be wrong; throws where that cannot be told.
    public static func format(json bytes: [UInt8], file: String) throws(ImportFailure) -> HealthFormat {
        var found = try collector(file, ColumnMap(), "column map", HealthLimits(), codeCount: 0)
        var reader = JSONRecords(file: file, codes: [])
        do throws(ImportFailure) {
            try reader.read(bytes, into: &found)
        } catch {
            guard reader.format != nil else { throw error }
        }
        return try known(reader.format, file)
    }

    private static func known(_ format: HealthFormat?, _ file: String) throws(ImportFailure) -> HealthFormat {
        guard let format else {
            throw ImportFailure(file, "no record is in it", fix: "Give a file of FHIR R4 or Open mHealth that has records")
        }
        return format
    }

    /// Reads the `export.xml` of Apple Health, in pieces.
    public static func records(
        appleHealth source: some ByteSource, file: String, map: ColumnMap = ColumnMap(), mapFile: String = "column map",
        limits: HealthLimits = HealthLimits()
    ) throws(ImportFailure) -> HealthRecords {
        try check(source.byteCount, limits.xmlByteCount, file)
        let codes = FurtherCodes(map)
        guard codes.texts.isEmpty else {
            throw ImportFailure(
                mapFile, "\"code\" in the column map, and the data is an export of Apple Health", fix: "Take it out; it is for FHIR")
        }
        var found = try collector(file, map, mapFile, limits, codeCount: 0)
        var reader = AppleHealthReader(file: file)
        try reader.read(source, into: &found)
        return try HealthRecords(.appleHealth, &found, codes: codes)
    }

    static func check(_ count: Int, _ limit: Int, _ file: String) throws(ImportFailure) {
        guard count <= limit else {
            throw ImportFailure(file, "\(count) bytes; at most \(limit) are read", fix: "Export fewer days, or split the file")
        }
    }

    private static func collector(
        _ file: String, _ map: ColumnMap, _ mapFile: String, _ limits: HealthLimits, codeCount: Int
    ) throws(ImportFailure) -> HealthCollector {
        HealthCollector(file: file, window: try TimeWindow(map, mapFile: mapFile), limits: limits, codeCount: codeCount)
    }
}

/// The further codes of a column map, each once, in the order of their texts.
struct FurtherCodes: Sendable {
    let texts: [String]

    init(_ map: ColumnMap) { texts = Set(map.rules.values.compactMap(\.code)).sorted() }
}
