// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra

extension KnownBadCircuit {
    /// Values that a hint computes and no constraint holds.
    static let hints = [
        KnownBadCircuit("an output is assigned and never constrained") { draft, isRepaired in
            let (x, hash) = (draft.input(), draft.output())
            let square = draft.product(x, x)
            let cube = draft.product(square, x)
            if isRepaired { draft.require(hash, equals: cube + 7) }
        },
        KnownBadCircuit("a signal inside is assigned and never constrained") { draft, isRepaired in
            let (x, y, sum) = (draft.input(), draft.input(), draft.hint())
            if isRepaired { draft.require(sum, equals: x + y) }
            draft.output(draft.product(sum, x + 1))
        },
        KnownBadCircuit("an output stands only in a sum with a free wire") { draft, isRepaired in
            let (x, y, rest) = (draft.input(), draft.output(), draft.hint())
            draft.require(y + rest, equals: x)
            if isRepaired { draft.require(rest, equals: 3) }
        },
        KnownBadCircuit("two outputs of which only the product is held") { draft, isRepaired in
            let (x, a, b) = (draft.input(), draft.output(), draft.output())
            draft.require(a, b, x)
            if isRepaired { draft.require(b, equals: 1) }
        },
        KnownBadCircuit("division by hint alone, the divisor may be zero") { draft, isRepaired in
            let (dividend, divisor, quotient) = (draft.input(), draft.input(), draft.output())
            draft.require(quotient, divisor, dividend)
            if isRepaired { draft.requireNonzero(divisor) }
        },
        KnownBadCircuit("an inverse is a hint that nothing multiplies out") { draft, isRepaired in
            let (x, y, inverse) = (draft.input(), draft.input(), draft.hint())
            if isRepaired { draft.require(x, inverse, 1) }
            draft.output(draft.product(y, inverse))
        },
        KnownBadCircuit("is-zero without its second constraint") { draft, isRepaired in
            let (x, flag, helper) = (draft.input(), draft.output(), draft.hint())
            draft.require(x, helper, 1 - flag)
            if isRepaired { draft.require(x, flag, 0) }
        },
        KnownBadCircuit("is-zero without its first constraint") { draft, isRepaired in
            let (x, flag, helper) = (draft.input(), draft.output(), draft.hint())
            draft.require(x, flag, 0)
            if isRepaired { draft.require(x, helper, 1 - flag) }
        },
        KnownBadCircuit("a square root of either sign") { draft, isRepaired in
            let (x, root) = (draft.input(), draft.output())
            draft.require(root, root, x)
            if isRepaired { draft.requireRange(root, bits: 252) }
        },
        KnownBadCircuit("one part used twice, the second one's input never connected") { draft, isRepaired in
            let (x, y) = (draft.input(), draft.input())
            func cube(_ input: Draft.Sum) -> Draft.Sum { draft.product(draft.product(input, input), input) }
            let second = draft.hint()
            let cubes = cube(x) + cube(second)
            if isRepaired { draft.require(second, equals: y) }
            draft.output(cubes)
        },
        KnownBadCircuit("a condition that whoever proves may switch off") { draft, isRepaired in
            let (x, y, enabled) = (draft.input(), draft.output(), draft.hint())
            draft.require(enabled, y - x, 0)
            draft.requireBit(enabled)
            if isRepaired { draft.require(enabled, equals: 1) }
        },
    ]
}
