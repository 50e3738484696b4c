// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayData
import AssayTestSupport
import Testing

@testable import AssayCompiler

/// The algorithms that are shipped: what they cost, and that interpreter and circuit give what an independent script expects.
@Suite struct ShippedTests {
    static let cases = ((try? ShippedCase.all()) ?? []).filter { shipped in
        switch shipped.expectation {
        case .outputs, .requirement: shipped.columnMaps.isEmpty
        case .columns, .cells: false
        }
    }

    /// Each algorithm, compiled once for all tests.
    static let compiled: [String: (trial: Trial, circuit: CompiledCircuit<BN254.Fr>)] = {
        var all: [String: (Trial, CompiledCircuit<BN254.Fr>)] = [:]
        for algorithm in ShippedCase.algorithms {
            guard let trial = try? Trial(Repository.text("circuits/\(algorithm)/algorithm.assay")) else { continue }
            all[algorithm] = (trial, trial.compiled)
        }
        return all
    }()

    @Test(arguments: [("bp-diary", 15_680), ("two-arm", 3_997), ("bp-category", 3_068)])
    func cost(algorithm: String, constraints: Int) throws {
        let compiled = try #require(Self.compiled[algorithm]).circuit
        #expect(compiled.interface.constraintCount == constraints)
        #expect(compiled.costPerLine.map(\.constraints).reduce(0, +) == constraints)
        #expect(compiled.r1cs.untouchedPublicWires == [])
    }

    /// Their own tests and properties pass; the tests name the same tables as `cases.json`.
    @Test(arguments: ShippedCase.algorithms) func theirTestsPass(algorithm: String) throws {
        let (trial, compiled) = try #require(Self.compiled[algorithm])
        var tables: [BlockRunner<BN254.Fr>.Table: [[Int?]]] = [:]
        for table in BlockRunner<BN254.Fr>.tables(of: trial.program) {
            let text = try Repository.text("circuits/\(algorithm)/\(table.file)")
            tables[table] = try Self.rows(of: trial.program.dataSets[table.data], in: text)
        }
        let results = try BlockRunner(trial.program, compiled, seed: .random(in: .min ... .max), cases: 4).run(tables: tables)
        #expect(results.filter { !$0.passed } == [])
    }

    @Test(arguments: ["bp-diary", "two-arm", "bp-category"]) func theyHaveTests(algorithm: String) throws {
        let blocks = try #require(Self.compiled[algorithm]).trial.program.blocks
        #expect(blocks.tests.count >= 3 && !blocks.properties.isEmpty)
    }

    @Test func theDiaryStaysWithinItsBudget() throws {
        #expect(Self.compiled["bp-diary"]?.circuit.interface.constraintCount ?? .max <= 20_000)
    }

    @Test(arguments: cases) func interpreterAndCircuitAgreeWithTheScript(shipped: ShippedCase) throws {
        let (trial, compiled) = try #require(Self.compiled[shipped.algorithm])
        try Self.check(shipped, trial, compiled)
    }

    /// Interpreter and circuit give what the case says.
    static func check<F: PrimeField>(_ shipped: ShippedCase, _ trial: Trial, _ compiled: CompiledCircuit<F>) throws {
        let rows = try trial.program.dataSets.map { try Self.rows(of: $0, in: Repository.text(shipped.tables[$0.name] ?? "")) }
        let parameters = try trial.program.parameters.map { try #require($0.raw(shipped.parameters[$0.name] ?? "")) }
        let report = try trial.run(rows, parameters: parameters)
        let circuit = compiled.circuit
        let inputs = try trial.inputs(rows, parameters: parameters, as: F.self)
        let witness = Result { () throws(WitnessError) in try circuit.witness(inputs) }
        switch shipped.expectation {
        case .outputs(let expected):
            for (signal, output) in zip(trial.program.outputs, report.outputs) {
                #expect(signal.text(output.raw) == expected[signal.name])
            }
            let publics = circuit.r1cs.publicSignals(try witness.get())
            #expect(compiled.interface.rawOutputs(publics) == report.outputs.map { Optional($0.raw) })
        case .requirement(let line):
            #expect(report.refusal?.line == line)
            guard case .failure(let error) = witness else {
                Issue.record("the circuit accepts what the program refuses")
                return
            }
            #expect(compiled.failure(error).line == line)
        case .columns, .cells: break
        }
    }

    /// A table whose columns have the names of the fields. The real import has its own tests; this one knows clean files only.
    static func rows(of input: CircuitInterface.Input, in text: String) throws -> [[Int?]] {
        var lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }.map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let header = lines.removeFirst()
        let columns = try input.schema.fields.map { field in try #require(header.firstIndex(of: field.name)) }
        return try lines.map { line in
            try zip(input.schema.fields, columns).map { field, column -> Int? in
                if line[column].isEmpty { return nil }
                return try field.labels.firstIndex(of: line[column]) ?? ExactDecimal.parse(line[column], scale: field.scale)
            }
        }
    }
}
