// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
internal import AssayData

/// Runs the tests and properties of a program, each on the interpreter and on the constraints of its circuit.
///
/// ```swift
/// let circuit = program.compiled(for: BN254.Fr.self, curve: "bn128")
/// let results = try BlockRunner(program, circuit, seed: 1, cases: 100).run(tables: [:])
/// ```
public struct BlockRunner<F: PrimeField> {
    /// A table that a test names.
    public struct Table: Hashable, Sendable {
        /// The number of the data set.
        public let data: Int
        /// The name that the test gives.
        public let file: String
        /// The name of its column map; `nil` where the columns bear the names of the fields.
        public let columns: String?
        /// The line that names it first.
        public let line: Int

        // One table is read once, whatever lines name it.
        public static func == (a: Table, b: Table) -> Bool { (a.data, a.file, a.columns) == (b.data, b.file, b.columns) }

        public func hash(into hasher: inout Hasher) {
            hasher.combine(data)
            hasher.combine(file)
            hasher.combine(columns)
        }
    }

    /// The most data that a property is tried on.
    public static var mostCases: Int { 1_000_000 }

    let program: CheckedProgram
    let both: BothWays<F>
    let judge: Judge
    let cases: Int
    private let seed: UInt64
    private let progress: (any ProgressObserver)?

    /// - Parameters:
    ///   - circuit: what `program` compiles to.
    ///   - seed: the same seed makes the same data.
    ///   - cases: on how much data each property is tried.
    public init(
        _ program: CheckedProgram, _ circuit: CompiledCircuit<F>, seed: UInt64, cases: Int, progress: (any ProgressObserver)? = nil
    ) {
        self.program = program
        both = BothWays(program: program, circuit: circuit)
        judge = Judge(outputs: program.outputs)
        self.seed = seed
        self.cases = min(max(1, cases), Self.mostCases)
        self.progress = progress
    }

    /// The tables that the tests of a program name.
    public static func tables(of program: CheckedProgram) -> [Table] {
        var tables: [Table] = []
        for test in program.blocks.tests {
            for case (let data, .file(let file, let columns, let line)) in test.data.enumerated() {
                let table = Table(data: data, file: file, columns: columns, line: line)
                if !tables.contains(table) { tables.append(table) }
            }
        }
        return tables
    }

    /// Runs all blocks, tests first.
    ///
    /// - Parameter tables: the rows of each of `tables(of:)`; they fit the schemas of their data.
    /// - Throws: where interpreter and circuit differ.
    public func run(tables: [Table: [[Int?]]]) throws(Disagreement) -> [BlockResult] {
        let inputs = program.blocks.tests.map { input(of: $0, tables) }
        let total = program.blocks.tests.count + program.blocks.properties.count
        var results: [BlockResult] = []
        for (test, input) in zip(program.blocks.tests, inputs) {
            progress?.report(stage: "tests", completed: results.count, total: total)
            results.append(try run(test, on: input))
        }
        guard !program.blocks.properties.isEmpty else { return results }
        var maker = DataMaker(program, random: CaseRandom(seed: seed))
        var pool: [ProgramInput] = []
        for input in inputs.map(maker.ordered) + maker.boundaries() where try both.run(input).refusal == nil { pool.append(input) }
        for (index, property) in program.blocks.properties.enumerated() {
            maker.random = CaseRandom(seed: seed &+ UInt64(index))
            var trial = PropertyTrial(property, both, judge, maker: maker, pool: pool)
            results.append(
                try trial.run(cases: cases) { done in
                    progress?.report(stage: "property \"\(property.title)\"", completed: done, total: cases)
                })
        }
        return results
    }

    private func input(of test: ProgramTest, _ tables: [Table: [[Int?]]]) -> ProgramInput {
        let rows = test.data.enumerated().map { data, given -> [[Int?]] in
            switch given {
            case .rows(let rows): rows
            case .file(let file, let columns, let line): tables[Table(data: data, file: file, columns: columns, line: line)] ?? []
            }
        }
        return ProgramInput(rows: rows, parameters: test.parameters)
    }

    private func run(_ test: ProgramTest, on input: ProgramInput) throws(Disagreement) -> BlockResult {
        let report = try both.run(input)
        let failures = test.expectations.compactMap { expectation in
            judge.fault(expectation, report).map {
                BlockFailure(line: expectation.line, expected: expectation.text, found: $0, before: [], after: [])
            }
        }
        // Data that is refused breaks everything that a test expects of it; once is enough.
        let shown = report.refusal == nil ? failures : Array(failures.prefix(1))
        return BlockResult(kind: .test, title: test.title, line: test.line, cases: 1, failures: shown)
    }
}
