// SPDX-License-Identifier: Apache-2.0

/// A constraint `a · b = c` over the integers modulo a small prime; each sum lists wires with their coefficients.
public struct SmallConstraint: Sendable {
    public typealias Sum = [(wire: Int, value: Int)]

    /// A, B and C.
    public var sums: [Sum]

    public init(a: Sum, b: Sum, c: Sum) { sums = [a, b, c] }
}

/// Finds every output that some witness of a small constraint system justifies, by trying all witnesses.
///
/// Wires are tried in the order in which constraints leave the fewest values for them, so that most of the pⁿ witnesses are ruled out in bulk.
public struct WitnessSearch {
    private let prime: Int
    private let inverses: [Int]
    /// The square roots of each residue.
    private let roots: [[Int]]
    private let rows: [SmallConstraint]
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

    /// A search among the witnesses of `rows`, modulo an odd prime. Wire 0 is 1, `outputs` and then the inputs follow it.
    public init(_ rows: [SmallConstraint], prime: Int, wireCount: Int, outputs: Range<Int>) {
        self.prime = prime
        self.rows = rows
        self.outputs = outputs
        inverses = Self.inverses(prime)
        var roots = [[Int]](repeating: [], count: prime)
        for root in 0..<prime { roots[root * root % prime].append(root) }
        self.roots = roots
        values = Array(repeating: -1, count: wireCount)
        unknowns = Array(repeating: 0, count: rows.count)
        var rowsOfWire = [[Int]](repeating: [], count: wireCount)
        for (i, row) in rows.enumerated() {
            let wires = Set(row.sums.joined().map(\.wire))
            unknowns[i] = wires.count
            for wire in wires { rowsOfWire[wire].append(i) }
        }
        self.rowsOfWire = rowsOfWire
        isMentioned = rowsOfWire.map { !$0.isEmpty }
    }

    /// The outputs for which a witness exists; stops early at one that is not `expected`.
    public mutating func outputs(for inputs: [Int], expecting expected: Set<[Int]>) -> Set<[Int]> {
        found = []
        self.expected = expected
        queue = unknowns.indices.filter { unknowns[$0] <= 1 }
        assign(0, 1)
        for (i, input) in inputs.enumerated() { assign(outputs.upperBound + i, ((input % prime) + prime) % prime) }
        _ = search()
        undo(to: 0)
        return found
    }

    private static func inverses(_ prime: Int) -> [Int] {
        var inverses = [0, 1]
        for i in 2..<prime { inverses.append((prime - prime / i) * inverses[prime % i] % prime) }
        return inverses
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
        var best: Int?
        for row in unknowns.indices where unknowns[row] > 0 && unknowns[row] < best.map({ unknowns[$0] }) ?? .max {
            best = row
            if unknowns[row] == 1 { return solutions(row) }
        }
        if let best {
            return rows[best].sums.joined().first { values[$0.wire] < 0 }.map { ($0.wire, Array(0..<prime)) }
        }
        return outputs.first { values[$0] < 0 && !isMentioned[$0] }.map { ($0, [0, 1]) }
    }

    private func holds(_ row: Int) -> Bool {
        let sums = rows[row].sums
        return (known(sums[0]) * known(sums[1]) - known(sums[2])) % prime == 0
    }

    private func known(_ terms: SmallConstraint.Sum) -> Int {
        var sum = 0
        for term in terms where values[term.wire] >= 0 { sum += term.value * values[term.wire] }
        return sum % prime
    }

    /// The unknown wire of a row that has one, and the values of it that satisfy the row: the roots of a polynomial of degree 2 at most.
    private func solutions(_ row: Int) -> (wire: Int, candidates: [Int]) {
        let sums = rows[row].sums
        var wire = 0
        func slope(_ terms: SmallConstraint.Sum) -> Int {
            for term in terms where values[term.wire] < 0 {
                wire = term.wire
                return term.value
            }
            return 0
        }
        let (a1, b1, c1) = (slope(sums[0]), slope(sums[1]), slope(sums[2]))
        let (a0, b0, c0) = (known(sums[0]), known(sums[1]), known(sums[2]))
        let square = a1 * b1 % prime
        let linear = (a0 * b1 + a1 * b0 + prime - c1) % prime
        let rest = (a0 * b0 + prime - c0) % prime
        if square != 0 {
            let half = linear * inverses[2 * square % prime] % prime
            let radicand = (half * half + (prime - rest) * inverses[square]) % prime
            return (wire, roots[radicand].map { ($0 + prime - half) % prime })
        }
        if linear != 0 { return (wire, [(prime - rest) * inverses[linear] % prime]) }
        return (wire, rest == 0 ? Array(0..<prime) : [])
    }
}
