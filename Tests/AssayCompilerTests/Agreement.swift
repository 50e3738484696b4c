// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayTestSupport
import Testing

@testable import AssayCompiler

extension Trial {
    /// Expects the circuit to do for the rows what the interpreter does: to publish the same, or to refuse them at the same line.
    func expectAgreement(_ rows: [[[Int?]]], parameters: [Int] = [], location: SourceLocation = #_sourceLocation) throws {
        let report = try run(rows, parameters: parameters)
        let circuit = uncommitted
        let inputs: [BN254.Fr] = try inputs(rows, parameters: parameters, isCommitting: false)
        switch Result(catching: { () throws(WitnessError) in try circuit.witness(inputs) }) {
        case .success(let witness):
            #expect(report.refusal == nil, "\(rows) is refused", sourceLocation: location)
            let signals = Array(circuit.r1cs.publicSignals(witness).prefix(report.outputs.count))
            #expect(signals == report.outputs.map { BN254.Fr($0.raw) }, "\(rows) \(parameters)", sourceLocation: location)
        case .failure(let error):
            #expect(report.refusal?.line == error.origin?.line, "\(rows) \(parameters): \(error)", sourceLocation: location)
        }
    }

    /// Expects every gate to be in its interval in every row, by the witness of the circuit: gadgets are sound for such values alone.
    func expectValuesInTheirIntervals(_ rows: [[[Int?]]], parameters: [Int] = [], _ note: Comment? = nil) throws {
        let gates = Simplifier.run(program.gates)
        let (system, watched) = Lowering<BN254.Fr>.watched(gates, program.signals)
        let circuit = system.finalised()
        guard let witness = try? circuit.witness(inputs(rows, parameters: parameters, isCommitting: false)) else { return }
        for (value, place) in zip(witness.dropFirst(1 + program.signals.outputs.count), watched) {
            let number = value.signedInteger
            guard !place.interval.contains(number) else { continue }
            let gate = gates.builder[place.gate].operation
            Issue.record("gate \(place.gate) in row \(place.row), \(gate), is \(number), outside \(place.interval)\n\(note ?? "")")
        }
    }
}
