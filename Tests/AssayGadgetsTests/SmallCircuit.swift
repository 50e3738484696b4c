// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayTestSupport

/// The constraints of a circuit over a small prime field, and changed ones.
struct SmallCircuit {
    let prime: Int
    private(set) var rows: [SmallConstraint]
    private var wireCount: Int
    private let outputs: Range<Int>

    init<let p: Int>(_ r1cs: R1CS<TinyField<p>>) {
        prime = p
        rows = (0..<r1cs.constraintCount).map { row in
            let sums = [r1cs.a, r1cs.b, r1cs.c].map { $0.row(row).map { (wire: Int($0.column), value: Int($0.value.limbs[0])) } }
            return SmallConstraint(a: sums[0], b: sums[1], c: sums[2])
        }
        wireCount = r1cs.wireCount
        outputs = 1..<1 + r1cs.outputCount
    }

    var search: WitnessSearch { WitnessSearch(rows, prime: prime, wireCount: wireCount, outputs: outputs) }

    func omitting(_ row: Int) -> SmallCircuit {
        var circuit = self
        circuit.rows.remove(at: row)
        return circuit
    }

    /// Circuits with one thing in a constraint changed: a coefficient left out, or greater by one (doubled where that leaves it out); or,
    /// where it holds a value to two values, the value wider by a digit, so that a range becomes one bit wider.
    func loosened(_ row: Int) -> [SmallCircuit] {
        (0..<3).flatMap { sum in rows[row].sums[sum].indices.flatMap { changed(row, sum, $0) } } + widened(row)
    }

    private func changed(_ row: Int, _ sum: Int, _ term: Int) -> [SmallCircuit] {
        let value = rows[row].sums[sum][term].value
        return [0, value + 1 < prime ? value + 1 : 2 * value % prime].map { other in
            var circuit = self
            circuit.rows[row].sums[sum][term].value = other
            if other == 0 { circuit.rows[row].sums[sum].remove(at: term) }
            return circuit
        }
    }

    /// E · (E − p) = 0 holds a sum E to 0 or p. With a new digit t of twice the greatest weight, E − w·t is held to that instead.
    private func widened(_ row: Int) -> [SmallCircuit] {
        let (digit, other) = (rows[row].sums[0], rows[row].sums[1])
        let gate = difference(digit, other)
        guard rows[row].sums[2].isEmpty, gate.count == 1 else { return [] }
        let weight = 2 * (digit.map { min($0.value, prime - $0.value) }.max() ?? 1) % prime
        var circuit = self
        let new = wireCount
        circuit.wireCount += 1
        for sum in 0..<2 { circuit.rows[row].sums[sum].append((new, prime - weight)) }
        circuit.rows.append(SmallConstraint(a: [(new, 1)], b: [(new, 1)] + gate.map { ($0.wire, prime - $0.value) }, c: []))
        return [circuit]
    }

    private func difference(_ a: SmallConstraint.Sum, _ b: SmallConstraint.Sum) -> SmallConstraint.Sum {
        var difference: [Int: Int] = [:]
        for term in a { difference[term.wire, default: 0] += term.value }
        for term in b { difference[term.wire, default: 0] += prime - term.value }
        return difference.mapValues { $0 % prime }.filter { $0.value != 0 }.map { (wire: $0.key, value: $0.value) }
    }
}
