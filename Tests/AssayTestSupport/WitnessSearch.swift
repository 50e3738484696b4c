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
/// A constraint with one wire left has two solutions at most, or it holds for every value: solutions are intersected, and a wire with two
/// values left that stands in a constraint with few unknowns is tried first. So most of the pⁿ witnesses are ruled out in bulk.
public struct WitnessSearch {
    private let prime: Int
    private let inverses: [Int]
    /// A square root of each residue; −1 for those that have none.
    private let root: [Int]
    /// The terms of all sums, and where sum k of row i begins: at 3i + k.
    private let terms: [(wire: Int, value: Int)]
    private let starts: [Int]
    private let rowsOfWire: [[Int]]
    private let outputs: Range<Int>
    private let isMentioned: [Bool]
    private var values: [Int]
    private var unknowns: [Int]
    /// The two values that constraints leave to a wire; `nil` when any value may do.
    private var options: [(Int, Int)?]
    /// Wires in the order of assignment, and the options that wires had before.
    private var trail: [Int] = []
    private var narrowed: [(wire: Int, options: (Int, Int)?)] = []
    private var queue: [Int] = []
    /// The outputs found so far.
    private var found: Set<[Int]> = []
    /// The search ends when another output than these is found.
    private var expected: Set<[Int]> = []

    /// A search among the witnesses of `rows`, modulo an odd prime. Wire 0 is 1, `outputs` and then the inputs follow it.
    public init(_ rows: [SmallConstraint], prime: Int, wireCount: Int, outputs: Range<Int>) {
        self.prime = prime
        self.outputs = outputs
        inverses = Self.inverses(prime)
        var root = [Int](repeating: -1, count: prime)
        for value in 0...prime / 2 { root[value * value % prime] = value }
        self.root = root
        terms = Array(rows.map(\.sums).joined().joined())
        starts = rows.map(\.sums).joined().reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
        values = Array(repeating: -1, count: wireCount)
        options = Array(repeating: nil, count: wireCount)
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
        queue = unknowns.indices.filter { unknowns[$0] <= 1 }.reversed()
        assign(0, 1)
        for (i, input) in inputs.enumerated() { assign(outputs.upperBound + i, ((input % prime) + prime) % prime) }
        _ = search()
        undo(to: (0, 0))
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

    private var mark: (trail: Int, narrowed: Int) { (trail.count, narrowed.count) }

    private mutating func undo(to mark: (trail: Int, narrowed: Int)) {
        while trail.count > mark.trail {
            let wire = trail.removeLast()
            values[wire] = -1
            for row in rowsOfWire[wire] { unknowns[row] += 1 }
        }
        while narrowed.count > mark.narrowed {
            let (wire, old) = narrowed.removeLast()
            options[wire] = old
        }
        queue.removeAll(keepingCapacity: true)
    }

    private var isFinished: Bool { !found.isSubset(of: expected) }

    /// Whether a witness was found below this point.
    private mutating func search() -> Bool {
        let start = mark
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
            let mark = mark
            assign(wire, candidate)
            isFound = search() || isFound
            undo(to: mark)
            if isFound, areOutputsKnown { return true }
        }
        return isFound
    }

    /// Assigns what constraints force and narrows what they leave two values; `false` at a contradiction.
    private mutating func propagate() -> Bool {
        while let row = queue.popLast() {
            if unknowns[row] == 0 {
                if !holds(row) { return false }
            } else if unknowns[row] == 1, !narrow(row) {
                return false
            }
        }
        return true
    }

    private mutating func narrow(_ row: Int) -> Bool {
        let (wire, solutions) = solutions(row)
        guard var (first, second) = solutions else { return true }
        if let old = options[wire] {
            if first != old.0 && first != old.1 { first = -1 }
            if second != old.0 && second != old.1 { second = -1 }
        }
        if first < 0 && second < 0 { return false }
        if first < 0 || second < 0 || first == second {
            assign(wire, max(first, second))
        } else if options[wire] == nil {
            narrowed.append((wire, nil))
            options[wire] = (first, second)
        }
        return true
    }

    /// A wire to try and its values: one with two values left, or of a constraint with few unknowns, or an output that nothing mentions.
    private func branch() -> (wire: Int, candidates: [Int])? {
        var best = (wire: -1, unknowns: Int.max)
        for (wire, _) in narrowed where values[wire] < 0 {
            let fewest = fewestUnknowns(besides: wire)
            let isTie = best.wire >= 0 && fewest == best.unknowns
            let isBetter = isTie ? rowsOfWire[wire].count > rowsOfWire[best.wire].count : fewest < best.unknowns
            if best.wire < 0 || isBetter { best = (wire, fewest) }
        }
        if best.wire >= 0, let left = options[best.wire] { return (best.wire, [left.0, left.1]) }
        if let row = unknowns.indices.lazy.filter({ unknowns[$0] > 0 }).min(by: { unknowns[$0] < unknowns[$1] }) {
            return terms[starts[3 * row]..<starts[3 * row + 3]].first { values[$0.wire] < 0 }.map { ($0.wire, Array(0..<prime)) }
        }
        return outputs.first { values[$0] < 0 && !isMentioned[$0] }.map { ($0, [0, 1]) }
    }

    /// The unknowns of the constraint with fewest that has another unknown than `wire`.
    private func fewestUnknowns(besides wire: Int) -> Int {
        var fewest = Int.max
        for row in rowsOfWire[wire] where unknowns[row] > 1 && unknowns[row] < fewest { fewest = unknowns[row] }
        return fewest
    }

    private func holds(_ row: Int) -> Bool {
        (known(3 * row) * known(3 * row + 1) - known(3 * row + 2)) % prime == 0
    }

    /// What the known wires of a sum come to.
    private func known(_ sum: Int) -> Int {
        var result = 0
        for i in starts[sum]..<starts[sum + 1] where values[terms[i].wire] >= 0 { result += terms[i].value * values[terms[i].wire] }
        return result % prime
    }

    /// The unknown wire of a row that has one, and the values of it that satisfy the row: the two roots of a polynomial, −1 for one that
    /// is not there; `nil` for all values.
    private func solutions(_ row: Int) -> (wire: Int, values: (Int, Int)?) {
        var wire = 0
        func slope(_ sum: Int) -> Int {
            for i in starts[sum]..<starts[sum + 1] where values[terms[i].wire] < 0 {
                wire = terms[i].wire
                return terms[i].value
            }
            return 0
        }
        let (a1, b1, c1) = (slope(3 * row), slope(3 * row + 1), slope(3 * row + 2))
        let (a0, b0, c0) = (known(3 * row), known(3 * row + 1), known(3 * row + 2))
        let square = a1 * b1 % prime
        let linear = (a0 * b1 + a1 * b0 + prime - c1) % prime
        let rest = (a0 * b0 + prime - c0) % prime
        if square != 0 {
            let half = linear * inverses[2 * square % prime] % prime
            let distance = root[(half * half + (prime - rest) * inverses[square]) % prime]
            guard distance >= 0 else { return (wire, (-1, -1)) }
            return (wire, ((prime + distance - half) % prime, (2 * prime - distance - half) % prime))
        }
        if linear != 0 { return (wire, ((prime - rest) * inverses[linear] % prime, -1)) }
        return (wire, rest == 0 ? nil : (-1, -1))
    }
}
