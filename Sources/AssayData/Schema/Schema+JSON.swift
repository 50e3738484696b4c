// SPDX-License-Identifier: Apache-2.0
public import AssayFormats

/// `digest` is the schema digest of the protocol. Every member is always written, so one schema has one document.
extension Schema: JSONArtefact {
    public static let format = "assay/schema/v1"

    public var members: [String: JSON] {
        ["record": .string(record), "capacity": .integer(capacity), "fields": .array(fields.map(\.json))]
    }

    public init(reading reader: inout JSONReader) throws(JSONError) {
        let record = try reader.string("record")
        let capacity = try reader.integer("capacity")
        let fields = try reader.elements("fields") { json, place throws(JSONError) in try Field(json: json, at: place) }
        do {
            try self.init(record: record, capacity: capacity, fields: fields)
        } catch {
            throw reader.fault(error.part, error.problem)
        }
    }
}

extension Schema.Field {
    var json: JSON {
        [
            "name": .string(name), "unit": .string(unit), "lo": .integer(lo), "hi": .integer(hi), "scale": .integer(scale),
            "optional": .bool(optional), "labels": .array(labels.map { .string($0) }),
        ]
    }

    init(json: JSON, at path: String) throws(JSONError) {
        var reader = try JSONReader(json, at: path)
        let (name, unit) = (try reader.string("name"), try reader.string("unit"))
        let (lo, hi, scale) = (try reader.integer("lo"), try reader.integer("hi"), try reader.integer("scale"))
        let (optional, labels) = (try reader.bool("optional"), try reader.strings("labels"))
        try reader.finish()
        do {
            try self.init(checking: name, unit, lo, hi, scale, optional, labels)
        } catch {
            throw JSONError(place: path, problem: error.problem)
        }
    }
}
