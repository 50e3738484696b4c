// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayConstraints

/// Rows and the rows before them. A mask says which rows count; the others are passed over.
extension ConstraintSystem {
    /// For each row the value in the nearest row before it that counts; `empty` where there is none.
    ///
    /// Cost: 1 for each row but the last whose mask is not constant.
    ///
    /// Sound: what is carried on from a row is its value if the row counts and what was carried to it if not: one `select` each.
    public mutating func previous(of values: [Combination], where masks: [Bit<F>], empty: Combination) -> [Combination] {
        precondition(values.count == masks.count, "one mask a value")
        var carried = empty
        var result: [Combination] = []
        for (row, (value, mask)) in zip(values, masks).enumerated() {
            result.append(carried)
            if row + 1 < values.count { carried = select(mask, value, else: carried) }
        }
        return result
    }

    /// For each row whether a row before it counts.
    ///
    /// Cost: 1 for each row but the first and the last whose mask is not constant.
    ///
    /// Sound: `or` of masks, one after the other.
    public mutating func hasPrevious(_ masks: [Bit<F>]) -> [Bit<F>] {
        var some = Bit<F>.false
        var result: [Bit<F>] = []
        for (row, mask) in masks.enumerated() {
            result.append(some)
            if row + 1 < masks.count { some = or(some, mask) }
        }
        return result
    }

    /// The most hits in a row among the rows that count. A hit counts.
    ///
    /// Cost: 3 for each row but the first where neither is constant. Requires as many rows to be below the modulus.
    ///
    /// Sound: the run r grows by one with a hit, falls to zero in a row that counts without one, and else stays:
    /// r' = r + h − (m − h)·r, for h and m − h are not both 1. The longest run so far grows exactly when the run passes it, and then by
    /// one: M' = M + z with z whether M + 1 − r' is zero, an integer between 0 and the rows so far.
    public mutating func longestRun(of hits: [Bit<F>], where masks: [Bit<F>]) -> Bounded<F> {
        precondition(hits.count == masks.count, "one mask a row")
        precondition(WideInteger(hits.count + 1) < F.modulusInteger, "too many rows for this field")
        return checking("longest run") { system in
            var (run, longest) = (Combination.zero, Combination.zero)
            for (row, (hit, mask)) in zip(hits, masks).enumerated() {
                run = run + hit.value - system.product(mask.value - hit.value, run)
                let gap = Bounded(assuming: longest + 1 - run, in: 0...WideInteger(row + 1))
                longest = longest + system.isZero(gap).value
            }
            return Bounded(assuming: longest, in: 0...WideInteger(hits.count))
        }
    }
}
