// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra

extension KnownBadCircuit {
    /// Order and division with parts of their premises missing.
    static let comparisons = [
        KnownBadCircuit("no range check before a less-than: the remainder may be below zero") { draft, isRepaired in
            let (a, d, quotient, remainder) = (draft.input(), draft.input(), draft.output(), draft.output())
            draft.requireRange(d - 1, bits: 8)
            draft.requireRange(quotient, bits: 8)
            draft.require(quotient, d, a - remainder)
            draft.requireRange(d - 1 - remainder, bits: 9)
            if isRepaired { draft.requireRange(remainder, bits: 8) }
        },
        KnownBadCircuit("a remainder that is not held below the divisor") { draft, isRepaired in
            let (a, d, quotient, remainder) = (draft.input(), draft.input(), draft.output(), draft.output())
            draft.requireRange(d - 1, bits: 8)
            draft.requireRange(quotient, bits: 8)
            draft.require(quotient, d, a - remainder)
            draft.requireRange(remainder, bits: 8)
            if isRepaired { draft.requireRange(d - 1 - remainder, bits: 8) }
        },
        KnownBadCircuit("a quotient without a range: the division wraps around") { draft, isRepaired in
            let (a, quotient, remainder) = (draft.input(), draft.output(), draft.output())
            draft.require(7 * quotient + remainder, equals: a)
            draft.requireRange(remainder, bits: 3)
            draft.requireRange(6 - remainder, bits: 3)
            if isRepaired { draft.requireRange(quotient, bits: 64) }
        },
        KnownBadCircuit("a division whose divisor may be zero") { draft, isRepaired in
            let (a, d, quotient, remainder) = (draft.input(), draft.input(), draft.output(), draft.output())
            draft.requireRange(d - (isRepaired ? 1 : 0), bits: 8)
            draft.requireRange(quotient, bits: 8)
            draft.require(quotient, d, a - remainder)
            draft.requireRange(remainder, bits: 8)
            draft.requireRange(d - (isRepaired ? 1 : 0) - remainder, bits: 8)
        },
        KnownBadCircuit("a flag that is checked only where it is 1") { draft, isRepaired in
            let (a, b, isLess) = (draft.input(), draft.input(), draft.output())
            draft.requireBit(isLess)
            if isRepaired {
                draft.require(draft.isLess(a, b, bits: 16), equals: isLess)
            } else {
                draft.requireRange(draft.product(isLess, b - a - 1), bits: 16)
            }
        },
        KnownBadCircuit("a minimum that need not be one of the values") { draft, isRepaired in
            let (values, least) = (draft.inputs(3), draft.output())
            for value in values { draft.requireRange(value - least, bits: 16) }
            if isRepaired {
                draft.require(draft.product(values[0] - least, values[1] - least), values[2] - least, 0)
            }
        },
        KnownBadCircuit("a maximum that need not be above the values") { draft, isRepaired in
            let (values, most) = (draft.inputs(3), draft.output())
            if isRepaired { for value in values { draft.requireRange(most - value, bits: 16) } }
            draft.require(draft.product(values[0] - most, values[1] - most), values[2] - most, 0)
        },
        KnownBadCircuit("a rounding without a rule for ties") { draft, isRepaired in
            let (x, half) = (draft.input(), draft.output())
            draft.requireRange(half, bits: 16)
            if isRepaired {
                draft.requireBit(2 * half - x)
            } else {
                let distance = draft.product(2 * half - x, 2 * half - x)
                draft.requireBit(distance)
            }
        },
        KnownBadCircuit("a whole square root with no upper bound") { draft, isRepaired in
            let (n, root) = (draft.input(), draft.output())
            draft.requireRange(n, bits: 32)
            draft.requireRange(root, bits: 16)
            let square = draft.product(root, root)
            draft.requireRange(n - square, bits: 33)
            if isRepaired { draft.requireRange(square + 2 * root - n, bits: 33) }
        },
        KnownBadCircuit("a sorted pair that need not be the two values") { draft, isRepaired in
            let (a, b, low, high) = (draft.input(), draft.input(), draft.output(), draft.output())
            draft.requireRange(high - low, bits: 16)
            draft.require(low + high, equals: a + b)
            if isRepaired { draft.require(low, high, draft.product(a, b)) }
        },
        KnownBadCircuit("a swap that need not put the lesser value first") { draft, isRepaired in
            let (a, b, swaps) = (draft.input(), draft.input(), draft.hint())
            draft.requireBit(swaps)
            let step = draft.product(swaps, b - a)
            draft.output(a + step)
            draft.output(b - step)
            if isRepaired { draft.requireRange(b - a - 2 * step, bits: 16) }
        },
        KnownBadCircuit("a median by certificate that no value need reach") { draft, isRepaired in
            draft.median(isReached: isRepaired)
        },
    ]
}

extension Draft {
    /// The median m of five values of 8 bits: three of them are marked and at most m, the others are at least m.
    fileprivate mutating func median(isReached: Bool) {
        let (values, median, marks) = (inputs(5), output(), hints(5))
        let factors = zip(values, marks).map { value, mark in
            let place = value - median + 255 * mark
            requireBit(mark)
            requireRange(value, bits: 8)
            requireRange(place, bits: 8)
            return 256 - place - mark
        }
        require(marks.reduce(0, +), equals: 3)
        if isReached {
            let head = factors[1..<4].reduce(factors[0]) { product($0, $1) }
            require(head, factors[4], 0)
        }
    }
}
