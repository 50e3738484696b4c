// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import Testing

@testable import AssayCompiler

/// A program with its circuit, made once, to compare both ways of running it on one data after another.
struct Agreement {
    private let trial: Trial
    private let circuit: FinalisedCircuit<BN254.Fr>

    init(_ trial: Trial) {
        self.trial = trial
        circuit = trial.uncommitted
    }

    /// Lines about up to three rows with a digit `x`, and a parameter `p`.
    init(ofDigits lines: String, parameter: String) throws {
        self.init(
            try Trial(
                """
                assay 1
                algorithm "Digits"
                record Row { x: 0 .. 9 }
                data rows: at most 3 of Row
                param p: \(parameter)
                \(lines)
                publish all = sum of x in rows as 0 .. 27
                """))
    }

    /// Expects the circuit to do for the rows what the interpreter does: to publish the same, or to refuse them at the same line.
    func expect(_ rows: [[[Int?]]], parameters: [Int] = [], _ note: Comment? = nil, location: SourceLocation = #_sourceLocation) throws {
        let report = try trial.run(rows, parameters: parameters)
        let inputs: [BN254.Fr] = try trial.inputs(rows, parameters: parameters, isCommitting: false)
        let place = Comment(rawValue: "\(rows) \(parameters) \(note.map { "\($0)" } ?? "")")
        switch Result(catching: { () throws(WitnessError) in try circuit.witness(inputs) }) {
        case .success(let witness):
            #expect(report.refusal == nil, place, sourceLocation: location)
            let signals = Array(circuit.r1cs.publicSignals(witness).prefix(report.outputs.count))
            #expect(signals == report.outputs.map { BN254.Fr($0.raw) }, place, sourceLocation: location)
        case .failure(let error):
            #expect(report.refusal != nil && report.refusal?.line == error.origin?.line, "\(error) \(place)", sourceLocation: location)
        }
    }
}

/// The circuit of a program with the values of all gates, to see whether each is in its interval: gadgets are sound for such values alone.
struct IntervalWatch {
    private let trial: Trial
    private let gates: GateProgram
    private let circuit: FinalisedCircuit<BN254.Fr>
    private let places: [Lowering<BN254.Fr>.WatchedValue]

    init(_ trial: Trial) {
        self.trial = trial
        gates = Simplifier.run(trial.program.gates)
        let (system, watched) = Lowering<BN254.Fr>.watched(gates, trial.program.signals)
        (circuit, places) = (system.finalised(), watched)
    }

    /// Expects it in every row, also of those that do not exist; of data that is refused nothing.
    func expect(_ rows: [[[Int?]]], parameters: [Int] = [], _ note: Comment? = nil) throws {
        let inputs: [BN254.Fr] = try trial.inputs(rows, parameters: parameters, isCommitting: false)
        guard let witness = try? circuit.witness(inputs) else { return }
        for (value, place) in zip(witness.dropFirst(1 + trial.program.signals.outputs.count), places) {
            let number = value.signedInteger
            guard !place.interval.contains(number) else { continue }
            let gate = gates.builder[place.gate].operation
            Issue.record("gate \(place.gate) in row \(place.row), \(gate), is \(number), outside \(place.interval)\n\(note ?? "")")
        }
    }
}
