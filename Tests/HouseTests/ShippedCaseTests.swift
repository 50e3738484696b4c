// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Testing

/// The cases of the shipped algorithms read as meant, and every file that they name is there.
@Suite struct ShippedCaseTests {
    @Test func everyKindOfExpectationIsCovered() throws {
        var kinds: Set<String> = []
        for shipped in try ShippedCase.all() {
            switch shipped.expectation {
            case .outputs(let values): kinds.insert(values.isEmpty ? "nothing" : "outputs")
            case .requirement: kinds.insert("requirement")
            case .columns(let missing, _): kinds.insert(missing.isEmpty ? "nothing" : "columns")
            case .cells(let cells): kinds.insert(cells.isEmpty ? "nothing" : "cells")
            }
        }
        #expect(kinds == ["outputs", "requirement", "columns", "cells"])
    }

    @Test func everyNamedFileIsThere() throws {
        for shipped in try ShippedCase.all() {
            for path in [shipped.programPath] + shipped.tables.values + shipped.columnMaps.values {
                #expect(throws: Never.self) { try Repository.bytes(path) }
            }
        }
    }

    @Test func sampleDataSaysThatItIsSynthetic() throws {
        let tables = try SourceFile.all(under: "circuits", suffixes: [".csv"])
        #expect(tables.count > 10)
        for table in tables { #expect(table.name.hasSuffix(".synthetic.csv")) }
    }
}
