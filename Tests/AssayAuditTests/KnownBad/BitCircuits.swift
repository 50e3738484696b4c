// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra

extension KnownBadCircuit {
    /// Bits, digits, carries and selectors that are not held to what they stand for.
    static let bits = [
        KnownBadCircuit("bits that are not held to 0 and 1") { draft, isRepaired in
            let bits = draft.bits(draft.input(), 8, areHeld: isRepaired)
            bits.forEach { draft.output($0) }
        },
        KnownBadCircuit("254 bits of a number, which has two decompositions") { draft, isRepaired in
            let bits = draft.bits(draft.input(), isRepaired ? 253 : 254)
            draft.output(bits[0])
        },
        KnownBadCircuit("a nullifier of bits that are not canonical") { draft, isRepaired in
            let secret = draft.input()
            let bits = draft.bits(secret, isRepaired ? 253 : 254)
            let (low, high) = (Draft.Sum.positional(Array(bits[..<128])), Draft.Sum.positional(Array(bits[128...])))
            let mixed = draft.product(low + 5, high + 11)
            draft.output(draft.product(mixed, mixed))
        },
        KnownBadCircuit("a carry that is not held to 0 and 1") { draft, isRepaired in
            let (a, b, sum, carry) = (draft.input(), draft.input(), draft.output(), draft.hint())
            draft.require(sum + 256 * carry, equals: a + b)
            draft.requireRange(sum, bits: 8)
            if isRepaired { draft.requireBit(carry) }
        },
        KnownBadCircuit("a borrow that is not held to 0 and 1") { draft, isRepaired in
            let (a, b, difference, borrow) = (draft.input(), draft.input(), draft.output(), draft.output())
            draft.require(difference - 256 * borrow, equals: a - b)
            draft.requireRange(difference, bits: 8)
            if isRepaired { draft.requireBit(borrow) }
        },
        KnownBadCircuit("a choice by a selector that is not held to 0 and 1") { draft, isRepaired in
            let (x, a, b) = (draft.input(), draft.input(), draft.input())
            let (isOdd, half) = (draft.hint(), draft.hint())
            draft.require(isOdd + 2 * half, equals: x)
            draft.requireRange(half, bits: 16)
            if isRepaired { draft.requireBit(isOdd) }
            draft.output(draft.product(isOdd, a - b) + b)
        },
        KnownBadCircuit("a one-hot selector whose sum is not held to 1") { draft, isRepaired in
            let (index, flags) = (draft.input(), draft.hints(4))
            for (i, flag) in flags.enumerated() { draft.require(flag, index - Draft.Sum(integerLiteral: i), 0) }
            if isRepaired { draft.require(flags.reduce(0, +), equals: 1) }
            flags.forEach { draft.output($0) }
        },
        KnownBadCircuit("a decoder that may say that it decoded nothing") { draft, isRepaired in
            let (index, flags, success) = (draft.input(), draft.hints(4), draft.output())
            for (i, flag) in flags.enumerated() { draft.require(flag, index - Draft.Sum(integerLiteral: i), 0) }
            draft.require(flags.reduce(0, +), equals: success)
            draft.requireBit(success)
            if isRepaired { draft.require(success, equals: 1) }
        },
        KnownBadCircuit("an array read with an index that is not held to its range") { draft, isRepaired in
            let (index, entries) = (draft.input(), draft.inputs(4))
            let (low, high, rest) = (draft.hint(), draft.hint(), draft.hint())
            draft.requireBit(low)
            draft.requireBit(high)
            draft.require(low + 2 * high + 4 * rest, equals: index)
            if isRepaired { draft.require(rest, equals: 0) }
            let first = draft.product(low, entries[1] - entries[0]) + entries[0]
            let second = draft.product(low, entries[3] - entries[2]) + entries[2]
            draft.output(draft.product(high, second - first) + first)
        },
        KnownBadCircuit("decimal digits that go up to 15") { draft, isRepaired in
            let (x, tens, ones) = (draft.input(), draft.output(), draft.output())
            draft.require(10 * tens + ones, equals: x)
            draft.requireRange(tens, bits: 4)
            draft.requireRange(ones, bits: 4)
            if isRepaired { draft.requireRange(9 - ones, bits: 4) }
        },
    ]
}
