// SPDX-License-Identifier: Apache-2.0

/// The origins of the constraints of a finished circuit.
///
/// The first origin of a constraint is the place that made it. Others follow when a linear constraint made elsewhere was solved and put
/// into this one, since a wrong value there shows here.
public struct ConstraintOrigins: Hashable, Sendable {
    /// Every origin that a constraint or a step of the witness program has.
    private(set) var table: OriginTable
    /// Origins of constraint `i`: positions `starts[i] ..< starts[i + 1]` of `indices`.
    var starts: [Int] = [0]
    var indices: [UInt32] = []

    init(table: OriginTable) { self.table = table }

    public var constraintCount: Int { starts.count - 1 }

    /// The place that made constraint `i`.
    public subscript(i: Int) -> ConstraintOrigin { table[Int(indices[starts[i]])] }

    /// All origins of constraint `i`, the place that made it first; none for a number that is no constraint.
    public func all(of i: Int) -> [ConstraintOrigin] {
        guard (0..<constraintCount).contains(i) else { return [] }
        return indices[starts[i]..<starts[i + 1]].map { table[Int($0)] }
    }

    /// Constraints by the source line that made them, ascending; the counts add up to the constraint count.
    public var costPerLine: [(line: Int, constraints: Int)] {
        var counts: [Int: Int] = [:]
        for i in 0..<constraintCount { counts[self[i].line, default: 0] += 1 }
        return counts.sorted { $0.key < $1.key }.map { (line: $0.key, constraints: $0.value) }
    }

    /// Constraints by the place that made them and what they check, in the order in which they are first met; the counts add up to the
    /// constraint count.
    public var costs: [OriginCost] {
        var costs: [OriginCost] = []
        var positions: [OriginCost: Int] = [:]
        for i in 0..<constraintCount {
            let origin = self[i]
            let cost = OriginCost(line: origin.line, subject: origin.subject, check: origin.check)
            let position = positions[cost] ?? costs.count
            if position == costs.count {
                positions[cost] = position
                costs.append(cost)
            }
            costs[position].constraints += 1
        }
        return costs
    }

    /// The same with other numbers for lines, for a source that is numbered in another way. Line 0, for no line, stays.
    public func renumbered(_ line: (Int) -> Int) -> ConstraintOrigins {
        var origins = self
        origins.table = table.renumbered(line)
        return origins
    }

    /// The origins of the next constraint: the place that made it, then others.
    mutating func append(_ own: UInt32, _ others: some Collection<UInt32>) {
        indices.append(own)
        indices.append(contentsOf: others)
        starts.append(indices.count)
    }
}

/// What one place of a program costs for one thing that is checked there.
public struct OriginCost: Hashable, Sendable {
    /// First line of the source; 0 when no line stands behind it.
    public let line: Int
    /// What stands there, such as `let score`.
    public let subject: String
    /// What is checked, such as `comparison`; empty for products and conditions.
    public let check: String
    public internal(set) var constraints = 0

    init(line: Int, subject: String, check: String) {
        self.line = line
        self.subject = subject
        self.check = check
    }
}
