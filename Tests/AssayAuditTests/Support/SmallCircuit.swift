// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCertificate
import AssayConstraints
import AssayTestSupport

/// A circuit over a tiny field, written down by hand: wire 0 is one, then outputs, inputs, and the rest.
struct SmallCircuit<let p: Int> {
    typealias Element = TinyField<p>
    /// Wires with their coefficients.
    typealias Terms = [Int: Int]

    var outputs: Int
    var inputs: Int
    var wires: Int
    var rows: [(a: Terms, b: Terms, c: Terms)]

    var r1cs: R1CS<Element> {
        get throws {
            func matrix(_ side: ((a: Terms, b: Terms, c: Terms)) -> Terms) -> SparseMatrix<Element> {
                var matrix = SparseMatrix<Element>()
                for row in rows {
                    for (wire, value) in side(row).sorted(by: { $0.key < $1.key }) { matrix.append(UInt32(wire), Element(value)) }
                    matrix.endRow()
                }
                return matrix
            }
            guard
                let r1cs = R1CS(
                    outputCount: outputs, publicInputCount: 0, privateInputCount: inputs, wireCount: wires, a: matrix(\.a), b: matrix(\.b),
                    c: matrix(\.c))
            else { throw NotACircuit() }
            return r1cs
        }
    }

    struct NotACircuit: Error {}
}

/// All witnesses of a small circuit, found by trying.
struct Witnesses<let p: Int> {
    private typealias Element = TinyField<p>

    private let rows: [[[(wire: Int, value: Int)]]]
    private let wireCount: Int
    private(set) var all: [[Int]] = []

    init(_ r1cs: R1CS<TinyField<p>>) {
        wireCount = r1cs.wireCount
        rows = (0..<r1cs.constraintCount).map { row in
            [r1cs.a, r1cs.b, r1cs.c].map { $0.row(row).map { (Int($0.column), Int($0.value.limbs[0])) } }
        }
        var values = Array(repeating: -1, count: wireCount)
        values[0] = 1
        extend(&values)
    }

    private mutating func extend(_ values: inout [Int]) {
        guard let wire = nextWire(values) else {
            all.append(values)
            return
        }
        for value in 0..<p {
            values[wire] = value
            if rows.allSatisfy({ mayHold($0, values) }) { extend(&values) }
        }
        values[wire] = -1
    }

    /// An open wire of the constraint with the fewest open wires.
    private func nextWire(_ values: [Int]) -> Int? {
        let open = rows.map { row in Set(row.joined().map(\.wire).filter { values[$0] < 0 }) }.filter { !$0.isEmpty }
        return open.min { $0.count < $1.count }?.min() ?? values.firstIndex(of: -1)
    }

    private func mayHold(_ row: [[(wire: Int, value: Int)]], _ values: [Int]) -> Bool {
        guard row.joined().allSatisfy({ values[$0.wire] >= 0 }) else { return true }
        let sums = row.map { side in side.reduce(0) { $0 + $1.value * values[$1.wire] } % p }
        return (sums[0] * sums[1] - sums[2]) % p == 0
    }

    private func value(_ form: Form<TinyField<p>>, _ witness: [Int]) -> Int {
        form.terms.reduce(Int(form.constant.limbs[0])) { ($0 + Int($1.coefficient.limbs[0]) * witness[Int($1.wire)]) % p }
    }

    private func isInside(_ value: Int, _ interval: Interval) -> Bool {
        (-p...p).contains { (interval.lower...interval.upper).contains(WideInteger(value + $0 * p)) }
    }

    /// Whether no two of them have the same inputs and different outputs.
    func determinesOutputs(of r1cs: R1CS<TinyField<p>>) -> Bool {
        r1cs.outputWires.allSatisfy { confirm(Fact(form: Form(wire: $0), claim: .determined), among: [], inputs: r1cs.inputWires) }
    }

    /// Whether a fact holds for all of them; `facts` are those that it may be about, and `inputs` the wires of the inputs.
    func confirm(_ fact: Fact<TinyField<p>>, among facts: [Fact<TinyField<p>>], inputs: [Int]) -> Bool {
        switch fact.claim {
        case .range(let interval):
            return all.allSatisfy { witness in
                let value = value(fact.form, witness)
                let isInside = isInside(value, interval)
                let isMember = fact.bound.map { value == 0 || value == self.value($0, witness) } ?? true
                return isInside && isMember
            }
        case .cases(let flag, let zero, let one):
            return all.allSatisfy { witness in
                let (value, bit) = (value(fact.form, witness), self.value(flag, witness))
                return bit < 2 && isInside(value, bit == 0 ? zero : one)
            }
        case .supported(let mask):
            return all.allSatisfy { value(mask, $0) != 0 || value(fact.form, $0) == 0 }
        case .end(let row, let isUpper, let value):
            guard case .cases(let flag, let zero, let one) = facts[row].claim else { return false }
            return all.filter { self.value(fact.form, $0) == 0 }.allSatisfy { witness in
                let bit = self.value(flag, witness)
                let interval = bit == 0 ? zero : one
                let end = isUpper ? interval.upper : interval.lower
                return Element(self.value(facts[row].form, witness)) == Element(end) && value.map { $0 == (bit == 1) } ?? true
            }
        case .apart(let row, let value):
            guard case .cases(let flag, _, _) = facts[row].claim else { return false }
            return all.filter { self.value(flag, $0) == (value ? 1 : 0) }.allSatisfy { self.value(fact.form, $0) != 0 }
        case .nonzero: return all.allSatisfy { value(fact.form, $0) != 0 }
        case .determined:
            var found: [[Int]: Int] = [:]
            return all.allSatisfy { witness in
                let value = value(fact.form, witness)
                let given = inputs.map { witness[$0] }
                let first = found[given] ?? value
                found[given] = first
                return first == value
            }
        }
    }
}
