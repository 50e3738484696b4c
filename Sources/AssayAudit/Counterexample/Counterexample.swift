// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
internal import AssayCertificate
public import AssayConstraints

/// Two witnesses of a circuit with the same inputs and different outputs: the circuit lets a prover choose.
public struct Counterexample<F: PrimeField>: Hashable, Sendable {
    public let first: [F]
    public let second: [F]
    /// Outputs in which they differ.
    public let outputs: [Int]

    /// Checks both witnesses; `nil` when they are no counterexample.
    public init?(_ first: [F], _ second: [F], of circuit: R1CS<F>) {
        guard (try? circuit.check(first)) != nil, (try? circuit.check(second)) != nil,
            circuit.inputWires.allSatisfy({ first[$0] == second[$0] })
        else { return nil }
        self.first = first
        self.second = second
        outputs = circuit.outputWires.filter { first[$0] != second[$0] }
        if outputs.isEmpty { return nil }
    }
}

extension UniquenessAudit {
    /// Looks for two witnesses that differ in an output that is open.
    ///
    /// Wires that are not open keep the values of the first witness; of the others it tries what the constraints leave. Nothing found is no
    /// proof of anything.
    ///
    /// - Parameters:
    ///   - witness: where to start; without one, witnesses are looked for, from inputs of many kinds.
    ///   - effort: about how many constraints to look at in all.
    public func counterexample(in circuit: R1CS<F>, from witness: [F]? = nil, effort: Int = 50_000_000) -> Counterexample<F>? {
        guard !isDetermined else { return nil }
        let solver = Solver(circuit)
        if let witness { return variation(of: witness, solver, effort) }
        let attempts = 64
        for attempt in 0..<attempts {
            guard let first = solver.witness(attempt: attempt, effort: effort / attempts) else { continue }
            if let found = variation(of: first, solver, effort / attempts) { return found }
        }
        return nil
    }

    /// Another witness with the inputs of the first: an open wire gets another value, outputs before all others.
    private func variation(of first: [F], _ solver: Solver<F>, _ effort: Int) -> Counterexample<F>? {
        var values = first.map(Optional.some)
        for wire in openWires { values[wire] = nil }
        for wire in openOutputs + openWires.prefix(Self.mostVariedWires) {
            let candidates = solver.candidates(otherThan: first[wire])
            for candidate in candidates {
                var attempt = values
                attempt[wire] = candidate
                guard let second = solver.complete(attempt, preferring: first, effort: effort / candidates.count) else { continue }
                if let found = Counterexample(first, second, of: solver.circuit) { return found }
            }
        }
        return nil
    }

    private static var mostVariedWires: Int { 64 }
}
