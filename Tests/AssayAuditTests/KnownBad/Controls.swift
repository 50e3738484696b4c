// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra

extension KnownBadCircuit {
    /// Circuits that compute the wrong thing, and always the same wrong thing.
    static let controls = [
        KnownBadCircuit("a round of a hash without its constant") { draft, isRepaired in
            let (x, key) = (draft.input(), draft.input())
            var state = x + key
            for round in 1...3 {
                let input = state + Draft.Sum(integerLiteral: isRepaired || round != 2 ? round * round : 0)
                let square = draft.product(input, input)
                state = draft.product(draft.product(square, square), input) + key
            }
            draft.output(state)
        },
        KnownBadCircuit("less-than of values that nothing holds to their length") { draft, isRepaired in
            let (a, b) = (draft.input(), draft.input())
            if isRepaired {
                draft.requireRange(a, bits: 16)
                draft.requireRange(b, bits: 16)
            }
            draft.output(draft.isLess(a, b, bits: 16))
        },
        KnownBadCircuit("a choice by an input that nothing holds to 0 and 1") { draft, isRepaired in
            let (flag, a, b) = (draft.input(), draft.input(), draft.input())
            if isRepaired { draft.requireBit(flag) }
            draft.output(draft.product(flag, a - b) + b)
        },
    ]
}
