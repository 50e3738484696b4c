// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayTestSupport

/// The order in which the constraints of a circuit fix its wires: each fixes the one wire that stands in its C alone and that neither the inputs nor
/// the constraints before it have fixed.
///
/// A circuit with such an order has exactly one witness for its inputs, in any field. And each constraint is needed: without it the wire that
/// it fixes takes any value, and the others follow (`ForgedWitness`). That is how circuits are judged that are too wide for trying all witnesses.
struct ForwardOrder {
    struct Step {
        var constraint: Int
        var wire: Int
    }

    private(set) var steps: [Step] = []

    /// `nil` when a wire is not fixed, or a constraint fixes none.
    init?(_ r1cs: R1CS<some PrimeField>) {
        let rows = (0..<r1cs.constraintCount).map { row in
            [r1cs.a, r1cs.b, r1cs.c].map { Set($0.columns[$0.entries(row)].map(Int.init)) }
        }
        let firstInput = 1 + r1cs.outputCount
        var fixed = Set([0] + (firstInput..<firstInput + r1cs.publicInputCount + r1cs.privateInputCount))
        var unknowns = rows.map { $0[0].union($0[1]).union($0[2]).subtracting(fixed) }
        var rowsOfWire: [Int: [Int]] = [:]
        for (row, wires) in unknowns.enumerated() { wires.forEach { rowsOfWire[$0, default: []].append(row) } }
        var ready = unknowns.indices.filter { unknowns[$0].count == 1 }
        while let row = ready.popLast() {
            guard let wire = unknowns[row].first, !rows[row][0].contains(wire), !rows[row][1].contains(wire) else { return nil }
            steps.append(Step(constraint: row, wire: wire))
            fixed.insert(wire)
            for other in rowsOfWire[wire] ?? [] {
                unknowns[other].remove(wire)
                if unknowns[other].count == 1 { ready.append(other) }
            }
        }
        guard steps.count == r1cs.constraintCount, fixed.count == r1cs.wireCount else { return nil }
    }
}

/// Witnesses of a circuit with a forward order that satisfy all constraints but one.
struct ForgedWitness<let p: Int> {
    private typealias Sum = [(wire: Int, value: Int)]

    let order: ForwardOrder
    private let sums: [[Sum]]
    /// For each step the inverse of the coefficient of its wire in C.
    private let inverses: [Int]
    private let honest: [Int]
    private let outputs: Range<Int>

    init?(_ circuit: R1CS<TinyField<p>>, honest: [TinyField<p>]) {
        guard let order = ForwardOrder(circuit) else { return nil }
        self.order = order
        self.honest = honest.map { Int($0.limbs[0]) }
        outputs = 1..<1 + circuit.outputCount
        sums = order.steps.map { step in
            [circuit.a, circuit.b, circuit.c].map { $0.row(step.constraint).map { (Int($0.column), Int($0.value.limbs[0])) } }
        }
        inverses = order.steps.map { step in
            let coefficient = circuit.c.row(step.constraint).first { Int($0.column) == step.wire }?.value
            return Int(coefficient?.inverse?.limbs[0] ?? 0)
        }
    }

    /// Whether, without the constraint of step `k`, some witness has other outputs than the honest one.
    func changesOutputs(without k: Int) -> Bool {
        (1...3).contains { error in
            var values = honest
            values[order.steps[k].wire] = (honest[order.steps[k].wire] + error) % p
            for later in (k + 1)..<order.steps.count { follow(later, &values) }
            return outputs.contains { values[$0] != honest[$0] }
        }
    }

    /// Gives the wire of a step the one value that its constraint leaves.
    private func follow(_ k: Int, _ values: inout [Int]) {
        let wire = order.steps[k].wire
        values[wire] = 0
        let (a, b, c) = (value(sums[k][0], values), value(sums[k][1], values), value(sums[k][2], values))
        values[wire] = (a * b + (p - c)) % p * inverses[k] % p
    }

    private func value(_ sum: Sum, _ values: [Int]) -> Int {
        var result = 0
        for term in sum { result += term.value * values[term.wire] }
        return result % p
    }
}
