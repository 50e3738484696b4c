// SPDX-License-Identifier: Apache-2.0
internal import AssayCompiler
internal import AssayData
internal import AssayFormats

extension CheckedProgram {
    /// What a page shows before anything is computed: what goes in, what comes out, and how much that tells.
    var facts: JSON {
        [
            "title": .string(algorithm), "sourceDigest": .string(sourceDigest.hexadecimal), "disclosure": disclosure.json,
            "parameters": .array(parameters.map(\.facts)), "outputs": .array(outputs.map(\.facts)),
            "dataSets": .array(
                dataSets.map {
                    ["name": .string($0.name), "capacity": .integer($0.schema.capacity), "fields": .array($0.schema.fields.map(\.facts))]
                }),
        ]
    }
}

extension CircuitInterface.Signal {
    fileprivate var facts: JSON {
        [
            "name": .string(name), "kind": .string(kind.rawValue), "unit": .string(unit), "range": .string(rangeText),
            "labels": .array(labels.map { .string($0) }),
        ]
    }
}
