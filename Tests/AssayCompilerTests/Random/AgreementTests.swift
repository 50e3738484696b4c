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
        if let seed = Self.seed {
            if batch == 0 { _ = try Self.tryProgram(SeededGenerator(seed: seed)) }
            return
        }
        let count = max(1, Self.count / Self.batches)
        let refused = try (0..<count).count { number in
            try !Self.tryProgram(Self.first.map { SeededGenerator(seed: $0 &+ UInt64(batch * count + number)) } ?? SeededGenerator())
        }
        // One in some hundred thousand is to be expected.
        #expect(refused <= 1 + count / 1000, "\(refused) of \(count) programs refused")
    }

    /// Whether the program, if there is one, was one to compare.
    static func tryProgram(_ random: SeededGenerator) throws -> Bool {
        guard let text = ProgramGenerator.program(random) else { return true }
        let comment = Comment(rawValue: "\(random)\n\(text)")
        // Data of its own, not those of the program with the next seed.
        var random = SeededGenerator(seed: ~random.seed)
        let result = Compiler.check(try SourceFile(name: "random.assay", text: text))
        guard let trial = Trial(result) else {
            // The generator knows no program with its outputs before it has written them. Where no data meets the requirements, ranges of what
            // follows mean nothing, and others may be found; and a published number may be too long once it is rounded.
            let errors = Set(result.diagnostics.filter { $0.severity == .error }.map(\.code))
            #expect(!errors.isEmpty && errors.isSubset(of: SecondEvaluatorTests.unforeseen), comment)
            return false
        }
        let simplified = Simplifier.run(trial.program.gates)
        let isCommitting = Int.random(in: 0..<20, using: &random) == 0
        let isWatched = Int.random(in: 0..<4, using: &random) == 0
        let circuit = Lowering<BN254.Fr>.run(simplified, trial.program.signals, isCommitting: isCommitting).finalised()
        let watch = isWatched ? IntervalWatch(trial) : nil
        for _ in 0..<3 {
            let rows = Self.rows(trial.program, &random)
            let parameters = trial.program.parameters.map { Int.random(in: $0.lo...$0.hi, using: &random) }
            let inputs = try trial.inputs(rows, parameters: parameters, isCommitting: isCommitting)
            try compare(trial, (circuit, inputs), simplified, rows, parameters, comment)
            try watch?.expect(rows, parameters: parameters, comment)
        }
        return true
    }

    private static func compare(
        _ trial: Trial, _ proving: (circuit: FinalisedCircuit<BN254.Fr>, inputs: [BN254.Fr]), _ simplified: GateProgram,
        _ rows: [[[Int?]]], _ parameters: [Int], _ comment: Comment
    ) throws {
        let report = try trial.run(rows, parameters: parameters)
        let (circuit, inputs) = proving
        let place = Comment(rawValue: "\(comment)\nrows \(rows) parameters \(parameters)")
        let outcome = Result { () throws(WitnessError) in try circuit.witness(inputs) }
        if let refusal = report.refusal { return checkRefusal(refusal.line, outcome, place) }
        guard case .success(let witness) = outcome else {
            Issue.record("\(outcome)\n\(place)")
            return
        }
        let count = report.outputs.count
        #expect(Array(circuit.r1cs.publicSignals(witness).prefix(count)) == report.outputs.map { BN254.Fr($0.raw) }, place)
        checkOutputsAreDetermined(circuit, witness, count, place)
        for gates in [trial.program.gates, simplified] { checkIntervals(gates, rows, parameters, place) }
        checkRanges(trial, report, place)
    }

    /// The circuit refuses the data at the line of the requirement that does not hold, or at a later one, which may rely on the
    /// requirement, or demand something itself, and be worked out first; an earlier one has nothing to refuse.
    private static func checkRefusal(_ line: Int, _ witness: Result<[BN254.Fr], WitnessError>, _ place: Comment) {
        switch witness {
        case .success: Issue.record("the circuit accepts what is refused\n\(place)")
        case .failure(let error):
            if (error.origin?.line ?? 0) < line { Issue.record("\(error)\n\(place)") }
        }
    }

    /// A witness with one output changed is refused.
    private static func checkOutputsAreDetermined(
        _ circuit: FinalisedCircuit<BN254.Fr>, _ witness: [BN254.Fr], _ outputs: Int, _ place: Comment
    ) {
        for output in 1..<outputs + 1 {
            var changed = witness
            changed[output] += 1
            // Not by `#expect(throws:)`, which takes the error apart for a message that nobody reads: most of the time of this loop.
            if (try? circuit.r1cs.check(changed)) != nil { Issue.record("output \(output) is not determined\n\(place)") }
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

    /// Random data, mostly in the order in which the program wants them.
    static func rows(_ program: CheckedProgram, _ random: inout SeededGenerator) -> [[[Int?]]] {
        zip(program.dataSets, program.program.data).map { data, source in
            let rows = rows(data.schema, &random)
            guard let order = source.order, Int.random(in: 0..<8, using: &random) > 0 else { return rows }
            return ordered(rows, order)
        }
    }

    /// The rows with their values of the field in order; a row without one stays where it is.
    private static func ordered(_ rows: [[Int?]], _ order: RowOrder) -> [[Int?]] {
        var values = rows.compactMap { $0[order.field] }.sorted()[...]
        var (sorted, last) = ([[Int?]](), Int?.none)
        for var row in rows {
            if row[order.field] != nil, let value = values.popFirst() {
                if order.isStrict, value == last { continue }
                (row[order.field], last) = (value, value)
            }
            sorted.append(row)
        }
        return sorted
    }

    private static func rows(_ schema: Schema, _ random: inout SeededGenerator) -> [[Int?]] {
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
