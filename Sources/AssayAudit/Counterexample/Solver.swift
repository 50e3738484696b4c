// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCertificate
internal import AssayConstraints

/// Completes an assignment of some wires to a witness, by propagation and trial.
struct Solver<F: PrimeField> {
    let circuit: R1CS<F>
    private let index: ConstraintIndex
    private let bits: [Bool]

    init(_ circuit: R1CS<F>) {
        self.circuit = circuit
        index = ConstraintIndex(circuit)
        var bits = Array(repeating: false, count: circuit.wireCount)
        for k in 0..<circuit.constraintCount {
            let (a, b) = (Form(circuit.a, row: k), Form(circuit.b, row: k))
            guard a.terms.count == 1, b.terms.count <= 1, let wire = a.terms.first?.wire else { continue }
            let roots = Self.roots(circuit, k, wire) { _ in nil }
            if case .values(let values) = roots, Set(values) == [.zero, .one] { bits[Int(wire)] = true }
        }
        self.bits = bits
    }

    /// Values that an output may be made to take instead.
    func candidates(otherThan value: F) -> [F] {
        [.zero, .one, value + .one, value - .one, -value, value + value, F(2), F(1_000_003)].filter { $0 != value }
    }

    /// A witness for inputs that differ from attempt to attempt: first all alike and small, then mixtures.
    func witness(attempt: Int, effort: Int) -> [F]? {
        var values = [F?](repeating: nil, count: circuit.wireCount)
        var state = UInt64(attempt)
        for wire in circuit.inputWires {
            // A linear congruential sequence (Knuth, TAOCP 3.3.4): any mixture will do.
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            values[wire] = attempt < 4 ? F(attempt) : F(Int(state >> 33) % [2, 4, 8, 40, 300][attempt % 5])
        }
        return complete(values, preferring: nil, effort: effort)
    }

    /// A witness with these values, the wires that are `nil` chosen; `nil` when none is found.
    func complete(_ values: [F?], preferring preferred: [F]?, effort: Int) -> [F]? {
        var state = State(values: values, preferred: preferred, effort: effort)
        state.values[0] = .one
        guard settle(Array(0..<circuit.constraintCount), &state) else { return nil }
        return search(&state) ? state.values.map { $0 ?? .zero } : nil
    }

    private struct State {
        var values: [F?]
        let preferred: [F]?
        var effort: Int
        var trail: [Int] = []
        /// No wire below this one is open.
        var firstOpen = 0
    }

    /// A wire, what is left to try for it, and how things stood before.
    private struct Choice {
        let wire: Int
        var values: ArraySlice<F>
        let mark: Int
        let firstOpen: Int
    }

    /// Depth first; the choices lie on a stack of their own, since there may be as many as wires.
    private func search(_ state: inout State) -> Bool {
        var choices: [Choice] = []
        while let (wire, values) = nextChoice(&state) {
            choices.append(Choice(wire: wire, values: values[...], mark: state.trail.count, firstOpen: state.firstOpen))
            while true {
                guard state.effort > 0, let value = choices.last?.values.first else {
                    choices.removeLast()
                    guard state.effort > 0, let previous = choices.last else { return false }
                    undo(to: previous, &state)
                    continue
                }
                choices[choices.count - 1].values.removeFirst()
                if assign(wire: choices[choices.count - 1].wire, value, &state) { break }
                undo(to: choices[choices.count - 1], &state)
            }
        }
        return true
    }

    private func undo(to choice: Choice, _ state: inout State) {
        while state.trail.count > choice.mark { state.values[state.trail.removeLast()] = nil }
        state.firstOpen = choice.firstOpen
    }

    /// An open wire and what to try for it.
    private func nextChoice(_ state: inout State) -> (wire: Int, values: [F])? {
        while state.firstOpen < circuit.wireCount, state.values[state.firstOpen] != nil { state.firstOpen += 1 }
        guard state.firstOpen < circuit.wireCount else { return nil }
        let wire = state.firstOpen
        for entry in index.entries(of: wire) {
            if case .values(let values) = Self.roots(circuit, entry.constraint, UInt32(wire), { state.values[Int($0)] }) {
                return (wire, values)
            }
        }
        let liked = state.preferred.map { [$0[wire]] } ?? []
        return (wire, bits[wire] ? [.zero, .one] : liked + [.zero, .one, F(2), F(3)])
    }

    private func assign(wire: Int, _ value: F, _ state: inout State) -> Bool {
        state.values[wire] = value
        state.trail.append(wire)
        return settle(index.entries(of: wire).map(\.constraint), &state)
    }

    /// Draws what follows from the constraints that are given; false when one cannot hold.
    private func settle(_ constraints: [Int], _ state: inout State) -> Bool {
        var queue = constraints
        while let k = queue.popLast() {
            state.effort -= 1
            guard state.effort > 0 else { return false }
            switch consequence(of: k, state.values) {
            case .open: continue
            case .broken: return false
            case .forced(let wire, let value):
                state.values[Int(wire)] = value
                state.trail.append(Int(wire))
                queue += index.entries(of: Int(wire)).map(\.constraint)
            }
        }
        return true
    }

    private enum Consequence {
        case open, broken
        case forced(UInt32, F)
    }

    private func consequence(of k: Int, _ values: [F?]) -> Consequence {
        var open: UInt32?
        for matrix in [circuit.a, circuit.b, circuit.c] {
            for i in matrix.entries(k) where values[Int(matrix.columns[i])] == nil && !matrix.values[i].isZero {
                if let open, open != matrix.columns[i] { return .open }
                open = matrix.columns[i]
            }
        }
        switch Self.roots(circuit, k, open ?? 0, { values[Int($0)] }) {
        case .any: return .open
        case .values(let values) where values.isEmpty: return .broken
        case .values(let values) where values.count == 1 && open != nil: return .forced(open ?? 0, values[0])
        case .values, .unknown: return .open
        }
    }

    /// What a constraint leaves for its only open wire.
    private enum Roots {
        case any, unknown
        case values([F])
    }

    /// Values of `wire` that satisfy constraint `k`, given all its other wires. Wire 0 stands for none: any value, or no value.
    private static func roots(_ circuit: R1CS<F>, _ k: Int, _ wire: UInt32, _ value: (UInt32) -> F?) -> Roots {
        var sides: [(slope: F, start: F)] = []
        for matrix in [circuit.a, circuit.b, circuit.c] {
            var side = (slope: F.zero, start: F.zero)
            for i in matrix.entries(k) {
                if matrix.columns[i] == wire && wire > 0 {
                    side.slope += matrix.values[i]
                } else {
                    guard let known = matrix.columns[i] == 0 ? .one : value(matrix.columns[i]) else { return .unknown }
                    side.start += matrix.values[i] * known
                }
            }
            sides.append(side)
        }
        let (a, b, c) = (sides[0], sides[1], sides[2])
        return polynomial(a.start * b.start - c.start, a.slope * b.start + a.start * b.slope - c.slope, a.slope * b.slope, a, b)
    }

    /// Roots of c₀ + c₁x + c₂x². Without square roots it finds those of a product that is zero, and zero.
    private static func polynomial(_ c0: F, _ c1: F, _ c2: F, _ a: (slope: F, start: F), _ b: (slope: F, start: F)) -> Roots {
        guard let inverse = c2.inverse else {
            if let slope = c1.inverse { return .values([-c0 * slope]) }
            return c0.isZero ? .any : .values([])
        }
        if c0.isZero { return .values(Array(Set([F.zero, -c1 * inverse]))) }
        guard let first = a.slope.inverse, let second = b.slope.inverse else { return .unknown }
        let roots = [-a.start * first, -b.start * second].filter { (c0 + c1 * $0 + c2 * $0 * $0).isZero }
        return roots.isEmpty ? .unknown : .values(Array(Set(roots)))
    }
}
