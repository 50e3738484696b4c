// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCertificate
internal import AssayConstraints

/// Completes an assignment of some wires to a witness, by propagation and trial.
struct Solver<F: PrimeField> {
    let circuit: R1CS<F>
    let index: ConstraintIndex
    /// Wires that a constraint of their own holds to 0 and 1.
    let isBit: [Bool]

    init(_ circuit: R1CS<F>) {
        self.circuit = circuit
        index = ConstraintIndex(circuit)
        var isBit = Array(repeating: false, count: circuit.wireCount)
        let nothing = Array<F?>(repeating: nil, count: circuit.wireCount)
        for k in 0..<circuit.constraintCount where circuit.a.entries(k).count <= 2 && circuit.b.entries(k).count <= 2 {
            guard case .only(let wire) = Self.openWires(circuit, k, nothing), let roots = Self.roots(circuit, k, wire, nothing) else {
                continue
            }
            if Set(roots) == [.zero, .one] { isBit[Int(wire)] = true }
        }
        self.isBit = isBit
    }

    /// A witness with these values, the wires that are `nil` chosen; `nil` when none is found.
    ///
    /// - Parameters:
    ///   - preferred: values to try first.
    ///   - forbidden: a value that a wire must not take.
    ///   - attempt: other numbers try values in another order.
    func complete(
        _ values: [F?], preferring preferred: [F]? = nil, forbidden: (wire: Int, value: F)? = nil, attempt: Int = 0, effort: inout Int
    ) -> [F]? {
        var state = Assignment(values: values, preferred: preferred, forbidden: forbidden, attempt: attempt, effort: effort)
        defer { effort = state.effort }
        state.values[0] = .one
        guard settle(Array(0..<circuit.constraintCount), &state) else { return nil }
        return search(&state) ? state.values.map { $0 ?? .zero } : nil
    }

    /// Depth first; the choices lie on a stack of their own, since there may be as many as wires.
    private func search(_ state: inout Assignment<F>) -> Bool {
        var choices: [Choice<F>] = []
        while let options = nextOptions(&state) {
            choices.append(Choice(options: options[...], mark: state.mark))
            while true {
                guard state.effort > 0, let option = choices.last?.options.first else {
                    choices.removeLast()
                    guard state.effort > 0, let previous = choices.last else { return false }
                    state.undo(to: previous.mark)
                    continue
                }
                choices[choices.count - 1].options.removeFirst()
                if assign(option, &state) { break }
                state.undo(to: choices[choices.count - 1].mark)
            }
        }
        return true
    }

    private func assign(_ option: [(wire: Int, value: F)], _ state: inout Assignment<F>) -> Bool {
        for (wire, value) in option where !state.assign(wire, value) { return false }
        let touched = Set(option.flatMap { index.entries(of: $0.wire).map(\.constraint) })
        return settle(touched.sorted(), &state)
    }

    /// Draws what follows from the constraints that are given; false when one cannot hold.
    private func settle(_ constraints: [Int], _ state: inout Assignment<F>) -> Bool {
        var queue = constraints
        while let k = queue.popLast() {
            state.effort -= 4 + entryCount(k)
            guard state.effort > 0 else { return false }
            switch Self.openWires(circuit, k, state.values) {
            case .several: state.pending.append(k)
            case .none: if !holds(k, state.values) { return false }
            case .only(let wire):
                guard let roots = Self.roots(circuit, k, wire, state.values) else { continue }
                if roots.isEmpty { return false }
                guard roots.count == 1 else {
                    if !isBit[Int(wire)] { state.pending.append(k) }
                    continue
                }
                guard state.assign(Int(wire), roots[0]) else { return false }
                queue += index.entries(of: Int(wire)).map(\.constraint)
            }
        }
        return true
    }

    private func entryCount(_ k: Int) -> Int {
        circuit.a.entries(k).count + circuit.b.entries(k).count + circuit.c.entries(k).count
    }

    private func holds(_ k: Int, _ values: [F?]) -> Bool {
        let (a, b, c) = (Self.side(circuit.a, k, values), Self.side(circuit.b, k, values), Self.side(circuit.c, k, values))
        return a * b == c
    }

    private static func side(_ matrix: SparseMatrix<F>, _ k: Int, _ values: [F?]) -> F {
        var sum = F.zero
        for i in matrix.entries(k) {
            sum += matrix.values[i] * (matrix.columns[i] == 0 ? .one : values[Int(matrix.columns[i])] ?? .zero)
        }
        return sum
    }

    enum OpenWires {
        case none, several
        case only(UInt32)

        func union(_ other: OpenWires) -> OpenWires {
            switch (self, other) {
            case (.none, _): other
            case (_, .none): self
            case (.only(let mine), .only(let theirs)) where mine == theirs: self
            default: .several
            }
        }
    }

    static func openWires(_ circuit: R1CS<F>, _ k: Int, _ values: [F?]) -> OpenWires {
        let (a, b) = (openWires(circuit.a, k, values), openWires(circuit.b, k, values))
        let c = openWires(circuit.c, k, values)
        // What is multiplied by zero may be anything.
        if case .none = a, side(circuit.a, k, values).isZero { return c }
        if case .none = b, side(circuit.b, k, values).isZero { return c }
        return a.union(b).union(c)
    }

    private static func openWires(_ matrix: SparseMatrix<F>, _ k: Int, _ values: [F?]) -> OpenWires {
        var open = OpenWires.none
        for i in matrix.entries(k) where matrix.columns[i] > 0 && values[Int(matrix.columns[i])] == nil && !matrix.values[i].isZero {
            open = open.union(.only(matrix.columns[i]))
            if case .several = open { return open }
        }
        return open
    }

    /// Values of `wire` that satisfy a constraint of which all other wires have values; `nil` when any value does.
    static func roots(_ circuit: R1CS<F>, _ k: Int, _ wire: UInt32, _ values: [F?]) -> [F]? {
        let sides = [circuit.a, circuit.b, circuit.c].map { matrix in
            var side = Quadratic<F>(c0: .zero)
            for i in matrix.entries(k) {
                let column = matrix.columns[i]
                if column == wire {
                    side.c1 += matrix.values[i]
                } else {
                    side.c0 += matrix.values[i] * (column == 0 ? .one : values[Int(column)] ?? .zero)
                }
            }
            return side
        }
        return (Quadratic.product(sides[0], sides[1]) - sides[2]).roots
    }
}
