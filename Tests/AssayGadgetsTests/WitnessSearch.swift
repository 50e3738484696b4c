// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayTestSupport

/// Finds every output that some witness of a small constraint system justifies, by trying all witnesses.
///
/// Wires are tried in the order in which constraints leave the fewest values for them, so that most of the p^n witnesses are ruled out in bulk.
struct WitnessSearch {
    private struct Row {
        var a: [(wire: Int, value: Int)]
        var b: [(wire: Int, value: Int)]
        var c: [(wire: Int, value: Int)]
    }

    private let prime: Int
    private let inverses: [Int]
    private let rows: [Row]
    private let rowsOfWire: [[Int]]
    private let outputs: Range<Int>
    private let isMentioned: [Bool]
    private var values: [Int]
    private var unknowns: [Int]
    private var trail: [Int] = []
    private var queue: [Int] = []
    /// The outputs found so far.
    private var found: Set<[Int]> = []
    /// The search ends when another output than these is found.
    private var expected: Set<[Int]> = []

    /// A search in `r1cs` without constraint `omitted`.
    init<let p: Int>(_ r1cs: R1CS<TinyField<p>>, omitting omitted: Int? = nil) {
        func terms(_ matrix: SparseMatrix<TinyField<p>>, _ row: Int) -> [(wire: Int, value: Int)] {
            matrix.row(row).map { (Int($0.column), Int($0.value.limbs[0])) }
        }
        prime = p
        inverses = (0..<p).map { Int(TinyField<p>($0).inverse?.limbs[0] ?? 0) }
        rows = (0..<r1cs.constraintCount).filter { $0 != omitted }
            .map { Row(a: terms(r1cs.a, $0), b: terms(r1cs.b, $0), c: terms(r1cs.c, $0)) }
        outputs = 1..<1 + r1cs.outputCount
        values = Array(repeating: -1, count: r1cs.wireCount)
        unknowns = Array(repeating: 0, count: rows.count)
        var rowsOfWire = [[Int]](repeating: [], count: r1cs.wireCount)
        for (i, row) in rows.enumerated() {
            let wires = Set((row.a + row.b + row.c).map(\.wire))
            unknowns[i] = wires.count
            for wire in wires { rowsOfWire[wire].append(i) }
        }
        self.rowsOfWire = rowsOfWire
        isMentioned = rowsOfWire.map { !$0.isEmpty }
    }

    /// The outputs for which a witness exists; stops early at one that is not `expected`. Inputs are wires after the outputs.
    mutating func outputs(for inputs: [Int], expecting expected: Set<[Int]>) -> Set<[Int]> {
        found = []
        self.expected = expected
        queue = unknowns.indices.filter { unknowns[$0] <= 1 }
        assign(0, 1)
        for (i, input) in inputs.enumerated() { assign(outputs.upperBound + i, ((input % prime) + prime) % prime) }
        _ = search()
        undo(to: 0)
        return found
    }

    private mutating func assign(_ wire: Int, _ value: Int) {
        values[wire] = value
        trail.append(wire)
        for row in rowsOfWire[wire] {
            unknowns[row] -= 1
            if unknowns[row] <= 1 { queue.append(row) }
        }
    }

    private mutating func undo(to length: Int) {
        while trail.count > length {
            let wire = trail.removeLast()
            values[wire] = -1
            for row in rowsOfWire[wire] { unknowns[row] += 1 }
        }
        queue.removeAll(keepingCapacity: true)
    }

    private var isFinished: Bool { !found.isSubset(of: expected) }

    /// Whether a witness was found below this point.
    private mutating func search() -> Bool {
        let start = trail.count
        defer { undo(to: start) }
        guard propagate() else { return false }
        let areOutputsKnown = outputs.allSatisfy { values[$0] >= 0 }
        if areOutputsKnown, found.contains(outputs.map { values[$0] }) { return true }
        guard let (wire, candidates) = branch() else {
            found.insert(outputs.map { values[$0] })
            return true
        }
        var isFound = false
        for candidate in candidates where !isFinished {
            let mark = trail.count
            assign(wire, candidate)
            isFound = search() || isFound
            undo(to: mark)
            if isFound, areOutputsKnown { return true }
        }
        return isFound
    }

    /// Assigns what constraints force; `false` at a contradiction.
    private mutating func propagate() -> Bool {
        while let row = queue.popLast() {
            if unknowns[row] == 0 {
                if !holds(row) { return false }
            } else if unknowns[row] == 1 {
                let (wire, candidates) = solutions(row)
                if candidates.isEmpty { return false }
                if candidates.count == 1 { assign(wire, candidates[0]) }
            }
        }
        return true
    }

    /// A wire to try and its values: of a constraint with one unknown, or with as few as there are, or an output that nothing mentions.
    private func branch() -> (wire: Int, candidates: [Int])? {
        let open = unknowns.indices.filter { unknowns[$0] > 0 }
        if let row = open.min(by: { unknowns[$0] < unknowns[$1] }) {
            if unknowns[row] == 1 { return solutions(row) }
            let terms = rows[row].a + rows[row].b + rows[row].c
            return terms.first { values[$0.wire] < 0 }.map { ($0.wire, Array(0..<prime)) }
        }
        return outputs.first { values[$0] < 0 && !isMentioned[$0] }.map { ($0, [0, 1]) }
    }

    private func holds(_ row: Int) -> Bool {
        let (a, b, c) = (known(rows[row].a), known(rows[row].b), known(rows[row].c))
        return (a * b - c) % prime == 0
    }

    private func known(_ terms: [(wire: Int, value: Int)]) -> Int {
        var sum = 0
        for term in terms where values[term.wire] >= 0 { sum += term.value * values[term.wire] }
        return sum % prime
    }

    /// The unknown wire of a row that has one, and the values of it that satisfy the row.
    private func solutions(_ row: Int) -> (wire: Int, candidates: [Int]) {
        let terms = rows[row]
        var wire = 0
        func slope(_ terms: [(wire: Int, value: Int)]) -> Int {
            for term in terms where values[term.wire] < 0 {
                wire = term.wire
                return term.value
            }
            return 0
        }
        let (a1, b1, c1) = (slope(terms.a), slope(terms.b), slope(terms.c))
        let (a0, b0, c0) = (known(terms.a), known(terms.b), known(terms.c))
        if a1 == 0, b1 == 0 {
            // c₁ is not zero: the wire stands in the row, and entries that are zero are left out.
            return (wire, [(a0 * b0 + prime - c0) % prime * inverses[c1] % prime])
        }
        let candidates = (0..<prime).filter { ((a0 + a1 * $0) * (b0 + b1 * $0) - c0 - c1 * $0) % prime == 0 }
        return (wire, candidates)
    }
}
