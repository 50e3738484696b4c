// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayAudit
import AssayConstraints
import AssayData
import AssayLibrary
import AssaySyntax
import AssayTestSupport
import Testing

@testable import AssayCompiler

/// The inputs determine the outputs of everything that we ship: shown for the circuits that go into a setup.
@Suite struct DecidedTests {
    /// Names of the outputs for which nothing is shown.
    static func openOutputs(_ circuit: CompiledCircuit<BN254.Fr>) -> [String] {
        let open = UniquenessAudit(circuit.r1cs).openOutputs
        return circuit.symbols.symbols.filter { $0.wire.map { open.contains(Int($0)) } ?? false }.map(\.name)
    }

    private func check(_ text: String, _ modules: ModuleLibrary = .none) throws {
        let source = try SourceFile(name: "decided.assay", text: text)
        let result = Compiler.check(source, modules: modules)
        let errors = result.diagnostics.filter { $0.severity == .error }
        let program = try #require(result.program, "\(DiagnosticRenderer().render(errors, in: source))")
        let open = Self.openOutputs(program.compiled(for: BN254.Fr.self, curve: BN254.name))
        #expect(open == [], "\(text)")
    }

    /// A line that publishes a value of which the book or an example says what it is.
    private func publication(of name: String, like example: String) -> String {
        if ["yes", "no"].contains(example) { return "publish \(name)_out = \(name)" }
        guard let match = example.wholeMatch(of: /-?[0-9.]+…?%?( \S+)?/) else { return "" }
        let unit = match.1 ?? ""
        return """
            publish \(name)_out = max(min(\(name), 1000\(unit)), -1000\(unit)) as -1000.00 .. 1000.00\(unit) rounded half up
            """
    }

    /// Few rows and many: the compiler chooses how a value is shown by their number.
    static let capacities = [9, 168]

    /// The first program of the language reference, for so many rows.
    private func base(_ capacity: Int) throws -> String {
        let first = try #require(BookTests.blocks.first { $0.kind == "assay" }).text
        #expect(first.contains("at most 168 of"))
        return first.replacing("at most 168 of", with: "at most \(capacity) of")
    }

    @Test(arguments: LibraryModule.all.flatMap { LibraryTests.examples($0) }, capacities)
    func functionsOfTheLibraryAreDetermined(example: LibraryTests.Example, capacity: Int) throws {
        let digest = try LibraryTests.pinned(example.module).digest
        let prefix = example.module.split(separator: ".").last ?? ""
        let publication = publication(of: "value_here", like: example.result)
        try #require(!publication.isEmpty)
        let lines = [
            try base(capacity).replacing("completeness", with: "kept") + "import \(example.module) \"\(digest)\"",
            "let value_here = \(prefix).\(example.call)", publication,
        ]
        try check(lines.joined(separator: "\n") + "\n", LibraryTests.modules)
    }

    @Test(arguments: BookTests.blocks.filter { $0.kind == "assay" })
    func programsOfTheBookAreDetermined(block: BookBlock) throws { try check(block.text) }

    @Test(arguments: BookTests.blocks.filter { $0.kind == "assay-fragment" }, capacities)
    func fragmentsOfTheBookAreDetermined(block: BookBlock, capacity: Int) throws {
        let publications = block.text.split(separator: "\n").compactMap { line in
            line.firstMatch(of: /let (\w+).*\/\/ gives (.*)$/).map { publication(of: String($0.1), like: String($0.2)) }
        }
        try check(base(capacity) + block.text + publications.joined(separator: "\n") + "\n")
    }

    /// Statistics of plain and ordered fields, in all rows, in some, in pairs of groups, and of two rows.
    @Test(
        arguments: [
            "median of day in some", "percentile 50 of day in some", "percentile 90 of day in some", "mad of day in some",
            "correlation of x with y in rows rounded down to 2 decimals",
            "correlation of y with day in some rounded half even to 2 decimals", "median of (count in group) in rows by kind",
            "percentile 50 of y in rows", "max of x in rows", "min of abs(y) in some",
            "max of abs(x - previous x) in consecutive rows",
            "min of abs(y - previous y) in consecutive some",
            "max of max(x, previous x) in consecutive rows",
        ], ["", ", increasing by day", ", strictly increasing by day"])
    func statisticsAreDetermined(statistic: String, order: String) throws {
        for capacity in [2, 5, 40] {
            try check(
                """
                assay 1
                algorithm "Statistics"
                record Row {
                    day: 1 .. 30
                    x: 60 .. 250
                    y: -5 .. 15
                    kind: a | b
                }
                data rows: at most \(capacity) of Row\(order)
                let some = rows where kind = a
                publish value = (\(statistic)) otherwise 0 as -5.00 .. 250.00 rounded down
                """)
        }
    }

    @Test(arguments: ShippedCase.algorithms)
    func shippedAlgorithmsAreDetermined(algorithm: String) throws {
        let circuit = try #require(ShippedTests.compiled[algorithm]).circuit
        #expect(Self.openOutputs(circuit) == [])
    }

    /// A long sum is not taken anew for each wire of it that becomes known, which would take time and space by the square of its length.
    @Test func sumsAreTakenOnce() throws {
        let circuit = try #require(ShippedTests.compiled["bp-diary"]).circuit
        let times = Dictionary(UniquenessAudit(circuit.r1cs).steps.map { ($0, 1) }, uniquingKeysWith: +)
        #expect(times.filter { $0.value > 2 } == [:])
    }
}
