// SPDX-License-Identifier: Apache-2.0

/// The origins of the constraints of a finished circuit.
///
/// The first origin of a constraint is the place that made it. Others follow when a linear constraint made elsewhere was solved and put
/// into this one, since a wrong value there shows here.
public struct ConstraintOrigins: Hashable, Sendable {
    /// Every origin that a constraint or a step of the witness program has.
    let table: OriginTable
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

    /// The origins of the next constraint: the place that made it, then others.
    mutating func append(_ own: UInt32, _ others: some Collection<UInt32>) {
        indices.append(own)
        indices.append(contentsOf: others)
        starts.append(indices.count)
    }
}
