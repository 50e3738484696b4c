// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// Variables with neighbouring numbers, such as the digits of a value: work on all of them together needs no combination for each.
public struct VariableRun: Sendable {
    let first: UInt32
    public let count: Int

    var indices: Range<UInt32> { first..<first + UInt32(count) }

    /// The run without its first variable.
    public var rest: VariableRun { VariableRun(first: first + 1, count: count - 1) }

    /// The variables as combinations.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public func combinations<F: PrimeField>() -> [LinearCombination<F>] { indices.map { LinearCombination(Variable(index: $0)) } }
}

extension LinearCombination {
    /// `value` plus each variable of `run` times its weight, none of which is zero.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public init(_ value: LinearCombination, adding run: VariableRun, weights: [F]) {
        precondition(run.count == weights.count, "one weight a variable")
        var terms: [Term] = []
        terms.reserveCapacity(value.termCount + run.count)
        value.forEachTerm { terms.append($0) }
        for (index, weight) in zip(run.indices, weights) { terms.append(Term(Variable(index: index), weight)) }
        self.init(terms)
    }

    /// Whether all variables were made before those of `run`.
    func isOlder(than run: VariableRun) -> Bool {
        var isOlder = true
        forEachTerm { isOlder = isOlder && $0.variable.index < run.first }
        return isOlder
    }
}

extension ConstraintSystem {
    /// Demands x · (x − p) = 0 of every variable x of `run`, one constraint each.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func enforceRoots(of run: VariableRun, zeroOr p: Combination) {
        guard p.isOlder(than: run) else {
            for x in run.combinations() as [Combination] { enforce(x, times: x - p, equals: .zero) }
            return
        }
        // The same rows, without a combination for each.
        let (origin, one) = (origins.number(), pool.place(of: .one))
        var minusP: [TermRows.Entry] = []
        p.forEachTerm { minusP.append(.init(column: $0.variable.index, place: pool.place(of: -$0.coefficient))) }
        for x in run.indices { rows.appendRoots(of: .init(column: x, place: one), minusP, origin: origin) }
    }
}

extension ConstraintRows {
    /// Adds `x · (x + rest) = 0`, for a rest of older variables.
    fileprivate mutating func appendRoots(of x: TermRows.Entry, _ rest: [TermRows.Entry], origin: UInt32) {
        a.append(x.column, x.place)
        a.endRow()
        for entry in rest { b.append(entry.column, entry.place) }
        b.append(x.column, x.place)
        b.endRow()
        c.endRow()
        origins.append(origin)
    }
}
