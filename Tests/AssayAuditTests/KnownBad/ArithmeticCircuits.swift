// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra

extension KnownBadCircuit {
    /// Long integers and points of curves.
    static let arithmetic = [
        KnownBadCircuit("a product of long integers with limbs that are not held to 64 bits") { draft, isRepaired in
            let (a, b, product, carries) = (draft.inputs(2), draft.inputs(2), draft.hints(4), draft.hints(3))
            product.forEach { draft.output($0) }
            for limb in a + b { draft.requireRange(limb, bits: 64) }
            let cross = draft.product(a[0], b[1]) + draft.product(a[1], b[0])
            let columns = [draft.product(a[0], b[0]), cross, draft.product(a[1], b[1]), 0]
            let base = Draft.Element(1 << 32) * Draft.Element(1 << 32)
            for (i, column) in columns.enumerated() {
                let carried: Draft.Sum = i > 0 ? carries[i - 1] : 0
                draft.require(product[i] + (i < 3 ? base * carries[i] : 0 as Draft.Sum), equals: column + carried)
                if isRepaired { draft.requireRange(product[i], bits: 64) }
                if isRepaired, i < 3 { draft.requireRange(carries[i], bits: 66) }
            }
        },
        KnownBadCircuit("a product modulo m whose remainder is as long as m and not held below it") { draft, isRepaired in
            let (a, b, m, quotient, remainder) = (draft.input(), draft.input(), draft.input(), draft.hint(), draft.output())
            draft.requireRange(m - 1, bits: 32)
            draft.requireRange(quotient, bits: 64)
            draft.requireRange(remainder, bits: 32)
            draft.require(quotient, m, draft.product(a, b) - remainder)
            if isRepaired { draft.requireRange(m - 1 - remainder, bits: 32) }
        },
        KnownBadCircuit("a long subtraction whose limbs are not held") { draft, isRepaired in
            let (a, b, difference, borrows) = (draft.inputs(2), draft.inputs(2), draft.hints(2), draft.hints(2))
            difference.forEach { draft.output($0) }
            let base = Draft.Element(1 << 32)
            draft.require(difference[0] - base * borrows[0], equals: a[0] - b[0])
            draft.require(difference[1] - base * borrows[1], equals: a[1] - b[1] - borrows[0])
            borrows.forEach { draft.requireBit($0) }
            if isRepaired { difference.forEach { draft.requireRange($0, bits: 32) } }
        },
        // With a d that is no square, as careful curves have it, the denominators are never zero.
        KnownBadCircuit("a sum of points of an Edwards curve whose denominators may be zero") { draft, isRepaired in
            let (p, q) = (draft.inputs(2), draft.inputs(2))
            let (xx, yy) = (draft.product(p[0], q[0]), draft.product(p[1], q[1]))
            let t = draft.product(xx, yy)
            let (x, y) = (draft.output(), draft.output())
            let d: Draft.Element = 4
            draft.require(x, 1 + d * t, draft.product(p[0], q[1]) + draft.product(p[1], q[0]))
            draft.require(y, 1 - d * t, yy - 3 * xx)
            if isRepaired {
                draft.requireNonzero(1 + d * t)
                draft.requireNonzero(1 - d * t)
            }
        },
        KnownBadCircuit("the slope of a chord between points that may be equal") { draft, isRepaired in
            let (p, q, slope) = (draft.inputs(2), draft.inputs(2), draft.hint())
            draft.require(slope, q[0] - p[0], q[1] - p[1])
            if isRepaired { draft.requireNonzero(q[0] - p[0]) }
            let x = draft.product(slope, slope) - p[0] - q[0]
            draft.output(x)
            draft.output(draft.product(slope, p[0] - x) - p[1])
        },
        KnownBadCircuit("a point of an Edwards curve turned into Montgomery form where y may be 1") { draft, isRepaired in
            let (x, y, u, v) = (draft.input(), draft.input(), draft.output(), draft.output())
            draft.require(u, 1 - y, 1 + y)
            draft.require(v, x, u)
            if isRepaired {
                draft.requireNonzero(1 - y)
                draft.requireNonzero(x)
            }
        },
        KnownBadCircuit("a point by its y alone, without the sign of x") { draft, isRepaired in
            let (y, x, isOdd, half) = (draft.input(), draft.output(), draft.input(), draft.hint())
            let yy = draft.product(y, y)
            draft.require(x, x, 1 - yy)
            draft.require(x, equals: isOdd + 2 * half)
            if isRepaired { draft.requireRange(x, bits: 252) }
        },
    ]
}
