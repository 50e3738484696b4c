// SPDX-License-Identifier: Apache-2.0
import Testing

/// An `import` line.
struct Import {
    var line: Int
    var module: String
    /// Whether `public`, `package` or `internal` stands before it.
    var isExplicit: Bool

    /// The imports of a Swift source, by line; comments do not count.
    static func all(in file: SourceFile) -> [Import] {
        let pattern =
            #/
            ^\s* (?: @\w+ (?: \([^)]*\) )? \s+ )*
            (?: (public|package|internal|fileprivate|private) \s+ )?
            import \s+ (?: (?: struct|class|enum|protocol|typealias|func|let|var ) \s+ )? (\w+)
            /#
        return file.lines.enumerated().compactMap { index, line in
            guard let match = line.prefixMatch(of: pattern) else { return nil }
            return Import(line: index + 1, module: String(match.2), isExplicit: match.1 != nil)
        }
    }
}

@Suite struct ImportTests {
    /// What is wrong with the imports of a file of a target, one sentence each.
    static func faults(of file: SourceFile) -> [String] {
        guard let row = House.rooms[file.room] else { return ["\(file.path): the house has no room \(file.room)"] }
        return Import.all(in: file).flatMap { line -> [String] in
            let place = "\(file.path):\(line.line): "
            var faults: [String] = []
            if !row.all.contains(line.module) { faults.append(place + "\(file.room) may not import \(line.module)") }
            if !line.isExplicit { faults.append(place + "write `internal import` or `public import` \(line.module)") }
            if let only = House.singleFile["\(file.room)/\(line.module)"], file.name != only {
                faults.append(place + "only \(only) may import \(line.module)")
            }
            return faults
        }
    }

    @Test func everyImportIsInTheTable() throws {
        let files = try ["Sources", "Sandbox/Sources"].flatMap { try SourceFile.all(under: $0, suffixes: [".swift"]) }
        #expect(files.count > 10)
        for file in files { #expect(Self.faults(of: file) == []) }
    }

    /// The table itself stays a ladder: following it from any room never leads back to that room.
    @Test func theTableHasNoCycle() {
        for (start, row) in House.rooms {
            var seen: Set<String> = []
            var next = row.rooms
            while let room = next.popFirst() {
                guard seen.insert(room).inserted else { continue }
                next.formUnion(House.rooms[room]?.rooms ?? [])
            }
            #expect(!seen.contains(start), "\(start) reaches itself")
        }
    }

    /// Each library from elsewhere is spoken to by one room only, and by one of the sandbox.
    @Test func everyLibraryHasOneRoom() {
        for isSandbox in [false, true] {
            let all = House.rooms.filter { House.sandbox.contains($0.key) == isSandbox }.values.flatMap(\.libraries)
            #expect(all.count == Set(all).count)
        }
    }

    /// Whoever wants the command line alone builds no server.
    @Test func nothingNeedsTheSandbox() {
        for (name, room) in House.rooms where !House.sandbox.contains(name) { #expect(room.rooms.isDisjoint(with: House.sandbox)) }
    }

    @Test(arguments: [
        ("AssaySyntax", "internal import Foundation", "AssaySyntax may not import Foundation"),
        ("AssayGadgets", "@preconcurrency internal import CSodium", "AssayGadgets may not import CSodium"),
        ("AssayData", "public import struct AssayGroth16.Proof", "AssayData may not import AssayGroth16"),
        ("AssayCrypto", "import AssayAlgebra", "write `internal import` or `public import` AssayAlgebra"),
        ("AssayAlgebra", "internal import Dispatch", "only Parallel.swift may import Dispatch"),
        ("Elsewhere", "internal import Swift", "the house has no room Elsewhere"),
    ])
    func aForbiddenImportIsFound(room: String, line: String, fault: String) {
        let file = SourceFile(path: "Sources/\(room)/New.swift", text: "// SPDX\n\(line)\n")
        #expect(Self.faults(of: file).count == 1)
        #expect(Self.faults(of: file).first?.hasSuffix(fault) == true)
    }

    @Test func allowedImportsAndCommentsPass() {
        let text = "// import CSodium\ninternal import AssayAlgebra\npublic import struct AssayAlgebra.BN254\nlet important = 1\n"
        #expect(Self.faults(of: SourceFile(path: "Sources/AssayCrypto/New.swift", text: text)) == [])
    }
}
