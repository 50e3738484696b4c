// SPDX-License-Identifier: Apache-2.0
internal import AssayExchange
internal import AssayFormats

/// Goes through a JSON file of health records: a `Bundle` of FHIR, an array, or one record a line (NDJSON).
struct JSONRecords {
    /// A Bundle may hold documents beside the measurements, whole in one element.
    private static let limits = JSONElements.Limits(elementByteCount: 16 << 20)

    private let file: String
    private var fhir: FHIRReader
    private var openMHealth = OpenMHealthReader()
    private(set) var format: HealthFormat?
    /// Where entries of a document were seen that has yet to say that it is a `Bundle`.
    private var entries: ImportPlace?

    init(file: String, codes: [FHIRCode]) {
        self.file = file
        fhir = FHIRReader(codes: codes)
    }

    /// Reads all records; throws when the file as a whole cannot be used.
    mutating func read(_ bytes: [UInt8], into found: inout HealthCollector) throws(ImportFailure) {
        var elements = JSONElements(bytes, member: "entry", limits: Self.limits)
        while let piece = try next(&elements) {
            switch piece {
            case .element(let json, let place):
                let isEntry = place.path.hasPrefix("entry")
                if isEntry { entries = entries ?? ImportPlace(line: place.line, element: place.path) }
                let record = isEntry ? json["resource"] ?? .null : json
                let path = isEntry ? "\(place.path).resource" : place.path
                try read(record, at: ImportPlace(line: place.line, element: path), isEntry: isEntry, into: &found)
            case .document(let members, let place):
                try end(.object(members), at: ImportPlace(line: place.line), into: &found)
            }
        }
    }

    private func next(_ elements: inout JSONElements) throws(ImportFailure) -> JSONElements.Piece? {
        do throws(JSONError) {
            return try elements.next()
        } catch {
            throw ImportFailure(
                file, at: ImportPlace(element: error.place), error.problem,
                fix: "Fetch or write the file again: it must be JSON from start to end")
        }
    }

    /// The end of a document: a Bundle, whose entries came before, or one record.
    private mutating func end(_ document: JSON, at place: ImportPlace, into found: inout HealthCollector) throws(ImportFailure) {
        guard document["resourceType"]?.text == "Bundle" else {
            if let entries {
                throw ImportFailure(
                    file, at: entries, "entries of something that is no Bundle of FHIR", fix: "Give a Bundle, or one record a line")
            }
            return try read(document, at: place, isEntry: false, into: &found)
        }
        try expect(.fhir, at: place)
        entries = nil
        guard document["type"]?.text != "history" else {
            throw ImportFailure(
                file, at: place, "a Bundle of type \"history\" holds versions that no longer hold", fix: "Export the present versions")
        }
    }

    private mutating func read(
        _ json: JSON, at place: ImportPlace, isEntry: Bool, into found: inout HealthCollector
    ) throws(ImportFailure) {
        if isEntry || json["resourceType"] != nil {
            try expect(.fhir, at: place)
            return try fhir.read(json, at: place, into: &found)
        }
        guard json["header"] != nil, json["body"] != nil else {
            throw ImportFailure(
                file, at: place, "neither a resource of FHIR (resourceType) nor a data point of Open mHealth (header and body)",
                fix: "Give a file of one of these formats, or a table (CSV)")
        }
        try expect(.openMHealth, at: place)
        try openMHealth.read(json, at: place, into: &found)
    }

    private mutating func expect(_ other: HealthFormat, at place: ImportPlace) throws(ImportFailure) {
        guard let format else { return format = other }
        guard format == other else {
            throw ImportFailure(
                file, at: place, "\(other.name) after \(format.name) in one file", fix: "Make a file of each")
        }
    }
}
