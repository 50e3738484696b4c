// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Testing

/// `docs/architecture.md` shows the same table that the import test applies.
@Suite struct ArchitectureTests {
    static func documentedRows() throws -> [String: Set<String>] {
        let rows = try Repository.text("docs/architecture.md").split(separator: "\n").compactMap { line -> (String, Set<String>)? in
            guard let row = line.wholeMatch(of: /\| `([\w-]+)` \| .* \| ([^|]*) \|/) else { return nil }
            let names = row.2.split(separator: ", ").map(String.init)
            return (String(row.1), Set(names).subtracting(["nothing", "–"]))
        }
        return Dictionary(rows) { first, _ in first }
    }

    @Test func theDocumentedTableIsTheTestedOne() throws {
        var documented = try Self.documentedRows()
        documented["CAssayKernels"] = nil
        #expect(documented == House.rooms.mapValues { $0.rooms.union($0.libraries) })
    }
}
