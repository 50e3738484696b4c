// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats

/// An algorithm that comes with the release, with tables of nobody's readings to try it on.
struct Sample: Sendable {
    let name: String
    let source: [UInt8]
    /// The `cases.json` of its folder.
    let cases: [UInt8]
    /// By the names of their files.
    let tables: [String: [UInt8]]

    /// What lists show: the program, and for each case its tables, by data set, and its parameters.
    var json: JSON {
        let cases = (try? JSON(parsing: cases, limits: .init(byteCount: 1 << 20)))?.members["cases"]
        return [
            "name": .string(name), "source": .string(String(decoding: source, as: UTF8.self)), "cases": cases ?? [],
            "tables": .array(tables.keys.sorted().map { .string($0) }),
        ]
    }
}
