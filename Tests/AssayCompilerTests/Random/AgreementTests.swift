// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayData
import AssaySyntax
import AssayTestSupport
import BigInt
import Foundation
import Testing

@testable import AssayCompiler

/// One meaning, three executions: on random programs and random data the interpreter, the witness program and the constraints agree.
///
/// `ASSAY_RANDOM_PROGRAMS` sets how many programs are tried, `ASSAY_RANDOM_SEED` which one alone, `ASSAY_RANDOM_FIRST` from which seed on: a failure
/// prints its seed.
@Suite struct AgreementTests {
    static let count = ProcessInfo.processInfo.environment["ASSAY_RANDOM_PROGRAMS"].flatMap(Int.init) ?? 320
    static let seed = ProcessInfo.processInfo.environment["ASSAY_RANDOM_SEED"].flatMap(UInt64.init)
    static let first = ProcessInfo.processInfo.environment["ASSAY_RANDOM_FIRST"].flatMap(UInt64.init)
    static let batches = 8

    @Test(arguments: 0..<batches) func programsAgree(batch: Int) throws {
        if let seed = Self.seed { return batch == 0 ? try Self.tryProgram(SeededGenerator(seed: seed)) : () }
        let count = max(1, Self.count / Self.batches)
        for number in 0..<count {
            try Self.tryProgram(Self.first.map { SeededGenerator(seed: $0 &+ UInt64(batch * count + number)) } ?? SeededGenerator())
        }
    }

    static func tryProgram(_ random: SeededGenerator) throws {
        guard let text = ProgramGenerator.program(random) else { return }
        let comment = Comment(rawValue: "\(random)\n\(text)")
        // Data of its own, not those of the program with the next seed.
        var random = SeededGenerator(seed: ~random.seed)
        guard let trial = try? Trial(text) else {
            Issue.record(comment)
            return
        }
        let simplified = Simplifier.run(trial.program.gates)
        let isCommitting = Int.random(in: 0..<20, using: &random) == 0
        let circuit = Lowering<BN254.Fr>.run(simplified, trial.program.signals, isCommitting: isCommitting).finalised()
        for _ in 0..<3 {
            let rows = trial.program.dataSets.map { Self.rows($0.schema, &random) }
            let parameters = trial.program.parameters.map { Int.random(in: $0.lo...$0.hi, using: &random) }
            try compare(trial, text, circuit, simplified, rows, parameters, comment)
        }
    }

    private static func compare(
        _ trial: Trial, _ text: String, _ circuit: FinalisedCircuit<BN254.Fr>, _ simplified: GateProgram, _ rows: [[[Int?]]],
        _ parameters: [Int], _ comment: Comment
    ) throws {
        let report = try trial.run(rows, parameters: parameters)
        let inputs = try trial.inputs(rows, parameters: parameters)
        let place = Comment(rawValue: "\(comment)\nrows \(rows) parameters \(parameters)")
        if let refusal = report.refusal {
            let error = #expect(throws: WitnessError.self, place) { try circuit.witness(inputs) }
            let line = try #require(error?.origin?.line, place)
            #expect(try isRefused(text, line, after: refusal.line, trial.dataSets(rows), parameters), place)
            return
        }
        let witness: [BN254.Fr]
        do {
            witness = try circuit.witness(inputs)
        } catch {
            Issue.record("\(error)\n\(place)")
            return
        }
        let count = report.outputs.count
        #expect(Array(circuit.r1cs.publicSignals(witness).prefix(count)) == report.outputs.map { BN254.Fr($0.raw) }, place)
        checkOutputsAreDetermined(circuit, witness, count, place)
        for gates in [trial.program.gates, simplified] { checkIntervals(gates, rows, parameters, place) }
        checkRanges(trial, report, place)
    }

    /// Whether the requirement in `line` is not met, of a program that the interpreter refuses by the one in `first`.
    ///
    /// What a later requirement demands is demanded where it is worked out, which may be before an earlier requirement; so where several are not
    /// met the circuit may name another one. Then the first is left out, and the interpreter asked again.
    private static func isRefused(
        _ text: String, _ line: Int, after first: Int, _ dataSets: [DataSet], _ parameters: [Int]
    ) throws -> Bool {
        if line == first { return true }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard line > first, lines.indices.contains(first - 1), lines[first - 1].hasPrefix("require ") else { return false }
        lines[first - 1] = ""
        let rest = lines.joined(separator: "\n")
        // A program that needs the requirement for its other values cannot be asked.
        guard let program = Compiler.check(try SourceFile(name: "rest.assay", text: rest)).program else { return true }
        guard let refusal = try program.run(dataSets: dataSets, parameters: parameters).refusal else { return false }
        return try isRefused(rest, line, after: refusal.line, dataSets, parameters)
    }

    /// A witness with one output changed is refused.
    private static func checkOutputsAreDetermined(
        _ circuit: FinalisedCircuit<BN254.Fr>, _ witness: [BN254.Fr], _ outputs: Int, _ place: Comment
    ) {
        for output in 1..<outputs + 1 {
            var changed = witness
            changed[output] += 1
            #expect(throws: WitnessRejection.self, place) { try circuit.r1cs.check(changed) }
        }
    }

    /// Every gate stays within its interval, in rows that do not exist too.
    private static func checkIntervals(_ gates: GateProgram, _ rows: [[[Int?]]], _ parameters: [Int], _ place: Comment) {
        let evaluator = GateEvaluator(gates, rows: rows, parameters: parameters)
        for id in gates.needed {
            for value in evaluator.values[id.index] where !gates.builder[id].interval.contains(value) {
                Issue.record("gate \(id) is \(value), outside \(gates.builder[id].interval)\n\(place)")
            }
        }
    }

    /// Every value is within the range that the compiler states for it.
    private static func checkRanges(_ trial: Trial, _ report: RunReport, _ place: Comment) {
        let probe = RangeProbe(trial.program)
        for value in report.values {
            guard case .number(let number) = value.value, let interval = probe.interval(of: value.name) else { continue }
            #expect(interval.contains(number), "\(value.name) is \(number), outside \(interval)\n\(place)")
        }
    }

    static func rows(_ schema: Schema, _ random: inout SeededGenerator) -> [[Int?]] {
        (0..<Int.random(in: 0...schema.capacity, using: &random)).map { _ in
            schema.fields.map { field in
                if field.optional, Int.random(in: 0..<3, using: &random) == 0 { return nil }
                switch Int.random(in: 0..<6, using: &random) {
                case 0: return field.lo
                case 1: return field.hi
                default: return Int.random(in: field.lo...field.hi, using: &random)
                }
            }
        }
    }
}
