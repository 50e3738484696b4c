// SPDX-License-Identifier: Apache-2.0
import Testing

/// What every source file promises: its licence, nothing unfinished, no trap, and a length that one person can hold.
@Suite struct SourceTests {
    static let licence = "SPDX-License-Identifier: Apache-2.0"
    static let longest = 400
    /// Unfinished work, and traps that input from outside could reach.
    static let unwanted = ["TODO", "FIXME", "XXX", "try!", "as!", "fatalError("]

    static func faults(of file: SourceFile) -> [String] {
        var faults: [String] = []
        // A manifest must open with its tools version, a script with its interpreter.
        if !file.lines.prefix(2).contains(where: { $0.contains(licence) }) { faults.append("\(file.path):1: no licence line") }
        guard file.isSource else { return faults }
        if file.lines.count > longest + 1 { faults.append("\(file.path): \(file.lines.count) lines, more than \(longest)") }
        for (index, line) in file.lines.enumerated() {
            for word in unwanted where line.contains(word) { faults.append("\(file.path):\(index + 1): \(word)") }
        }
        return faults
    }

    @Test(arguments: ["Sources", "Sandbox", "Tests", "circuits", "vectors", "scripts", "docs", "examples"])
    func everySourceKeepsItsPromises(folder: String) throws {
        let files = try SourceFile.all(under: folder, suffixes: [".swift", ".c", ".h", ".S", ".py", ".sh", ".circom"])
        for file in files { #expect(Self.faults(of: file) == []) }
    }

    @Test(arguments: ["let a = try! b()", "// TODO: later", "fatalError()", "let c = d as! E"])
    func aBrokenPromiseIsFound(line: String) {
        let text = "// \(Self.licence)\n\(line)\n"
        #expect(Self.faults(of: SourceFile(path: "Sources/AssayData/New.swift", text: text)).count == 1)
        #expect(Self.faults(of: SourceFile(path: "Tests/New.swift", text: text)) == [])
    }

    @Test func aMissingLicenceAndALongFileAreFound() {
        #expect(Self.faults(of: SourceFile(path: "Sources/A/B.swift", text: "let a = 1\n")).count == 1)
        let long = "// \(Self.licence)\n" + String(repeating: "\n", count: Self.longest)
        #expect(Self.faults(of: SourceFile(path: "Sources/A/B.swift", text: long)).count == 1)
        #expect(Self.faults(of: SourceFile(path: "Sources/A/B.swift", text: String(long.dropLast()))) == [])
    }
}
