// SPDX-License-Identifier: Apache-2.0
public import AssayCompiler
public import AssayFormats

extension NamedValue {
    /// For programs; the value as people write it.
    public var json: JSON { ["name": .string(name), "value": .string(text), "unit": .string(unit)] }
}

extension RunReport.Refusal {
    /// For programs: the requirement as it is written, and the numbers in it.
    public var json: JSON {
        ["line": .integer(line), "requirement": .string(text), "values": .array(values.map(\.json))]
    }
}
