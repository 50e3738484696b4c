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
        let search = CounterexampleSearch(circuit, self)
        if let witness { return search.variation(of: witness, effort: effort) }
        return search.run(effort: effort)
    }

    /// A witness of a circuit, found by trial; `nil` when none is found, which is no proof that there is none.
    public func witness(of circuit: R1CS<F>, effort: Int = 5_000_000) -> [F]? {
        let search = CounterexampleSearch(circuit, self)
        let attempts = 32
        return (0..<attempts).lazy.compactMap { search.start($0, effort: effort / attempts) }.first
    }
}

/// The search for a first and a second witness.
struct CounterexampleSearch<F: PrimeField> {
    private let circuit: R1CS<F>
    private let audit: UniquenessAudit<F>
    private let solver: Solver<F>

    init(_ circuit: R1CS<F>, _ audit: UniquenessAudit<F>) {
        self.circuit = circuit
        self.audit = audit
        solver = Solver(circuit)
    }

    func run(effort: Int) -> Counterexample<F>? {
        let targets = min(audit.divisors.count, 16)
        let attempts = 64 + targets
        for attempt in 0..<attempts {
            let share = effort / attempts
            let first = attempt < targets ? vanishing(attempt, effort: share) : start(attempt - targets, effort: share)
            if let found = first.flatMap({ variation(of: $0, effort: share) }) { return found }
        }
        return nil
    }

    /// A witness where a divisor is zero.
    private func vanishing(_ number: Int, effort: Int) -> [F]? {
        var effort = effort
        let solver = Solver(circuit.demandingZero(of: audit.divisors[number]))
        return solver.complete(Array(repeating: nil, count: circuit.wireCount), effort: &effort)
    }

    /// A witness for inputs that differ from attempt to attempt: all alike and small, mixtures, or whatever the rest of the circuit leaves.
    func start(_ attempt: Int, effort: Int) -> [F]? {
        var effort = effort
        var values = [F?](repeating: nil, count: circuit.wireCount)
        var state = UInt64(attempt)
        for wire in circuit.inputWires where attempt < 4 || attempt % 4 != 3 {
            // A linear congruential sequence (Knuth, TAOCP 3.3.4): any mixture will do.
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            values[wire] = attempt < 4 ? F(attempt) : F(Int(state >> 33) % [2, 4, 8, 40, 300][attempt % 5])
        }
        return solver.complete(values, attempt: attempt, effort: &effort)
    }

    /// Another witness with the inputs of the first: an open wire gets another value, outputs before all others.
    func variation(of first: [F], effort: Int) -> Counterexample<F>? {
        var values = first.map(Optional.some)
        for wire in audit.openWires { values[wire] = nil }
        let wires = audit.openOutputs + audit.openWires.prefix(Self.mostVariedWires)
        var left = effort
        for (i, wire) in wires.enumerated() {
            let candidates = candidates(for: wire, first)
            var share = left / (wires.count - i) + effort / 16
            for candidate in candidates.map(Optional.some) + [nil] {
                var attempt = values
                attempt[wire] = candidate
                var spent = min(share, left)
                let before = spent
                let second = solver.complete(attempt, preferring: first, forbidden: (wire, first[wire]), effort: &spent)
                left -= before - spent
                share -= before - spent
                if let second, let found = Counterexample(first, second, of: circuit) { return found }
                if left <= 0 { return nil }
            }
        }
        return nil
    }

    private static var mostVariedWires: Int { 64 }

    /// Values that a wire may be made to take instead.
    private func candidates(for wire: Int, _ first: [F]) -> [F] {
        let value = first[wire]
        if solver.isBit[wire] { return [.one - value] }
        let inputs = circuit.inputWires.prefix(4).map { first[$0] }
        let near = [.zero, .one, value + .one, value - .one, -value, value + value, F(2), F(1_000_003)]
        var seen: Set<F> = [value]
        return (near + inputs.flatMap { [value + $0, value - $0] }).filter { seen.insert($0).inserted }
    }
}

extension R1CS {
    /// The circuit with one constraint more: a form must be zero.
    fileprivate func demandingZero(of form: Form<F>) -> R1CS {
        func extended(_ matrix: SparseMatrix<F>, _ terms: [Form<F>.Term]) -> SparseMatrix<F> {
            var result = matrix
            for term in terms { result.append(term.wire, term.coefficient) }
            result.endRow()
            return result
        }
        let terms = form.terms + [Form.Term(0, form.constant)]
        return R1CS(
            outputCount: outputCount, publicInputCount: publicInputCount, privateInputCount: 0, wireCount: wireCount, a: extended(a, terms),
            b: extended(b, [Form.Term(0, .one)]), c: extended(c, [])) ?? self
    }
}
