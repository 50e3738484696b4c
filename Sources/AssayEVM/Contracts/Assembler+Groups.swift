// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Steps that both programs take.
extension Assembler {
    /// Calls the precompiled contract at `address` and leaves 1 or 0 on the stack, for success or failure.
    ///
    /// A precompiled contract that fails burns all gas that it was given, so points from outside are given the price and no more.
    /// Where nothing can fail, `gas` is `.gas`, all there is: a higher price on some chain does no harm then.
    mutating func call(_ address: Int, from input: Int, count: Int, to output: Int, outputCount: Int, gas: Item) {
        self(.push(outputCount), .push(output), .push(count), .push(input), .push(address), gas, .staticcall)
    }

    /// Memory from 0: S (64 bytes), a point of the key (64), a number (32). Adds the multiple of the point to S.
    ///
    /// No result is looked at: the points are on the curve, so only lack of gas can make these calls fail, and a call that is given
    /// all but a 64th of the gas leaves nothing from which a pairing could be paid.
    mutating func addMultipleOfKeyPoint() {
        call(7, from: 64, count: 96, to: 64, outputCount: 64, gas: .gas)
        self(.pop)
        call(6, from: 0, count: 128, to: 0, outputCount: 64, gas: .gas)
        self(.pop)
    }

    /// Leaves a number on the stack that is zero when y² = x³ + 3 for the coordinates at an offset in memory.
    ///
    /// `x` and `y` push where they stand.
    mutating func curveDefect(x: [Item], y: [Item]) {
        self(.push(Word(modulusOf: BN254.Fp.self)))  // p
        for item in y { self(item) }
        self(.mload, .dup(2), .swap(1), .dup(1), .mulmod)  // p y²
        for item in x { self(item) }
        self(.mload, .dup(3), .dup(2), .dup(1), .mulmod)  // p y² x x²
        self(.dup(4), .swap(2), .mulmod)  // p y² x³
        self(.dup(3), .swap(1), 3, .addmod, .xor)  // p defect
        self(.swap(1), .pop)
    }

    /// Leaves 1 on the stack when y of A, the imaginary part of y of B or y of C is zero, else 0.
    ///
    /// `place` says how to push where in the calldata a byte of the proof stands, with how many words of this step on the stack.
    ///
    /// No point of the groups has y = 0, and none that anyone could find has an imaginary part 0 there: what has is infinity, or no
    /// point at all.
    mutating func infinityFlag(at place: (_ byte: Int, _ depth: Int) -> [Item]) {
        for (index, word) in Self.signsOfInfinity.enumerated() {
            for item in place(32 * word, min(index, 1)) { self(item) }
            self(.calldataload, .iszero)
            if index > 0 { self(.or) }
        }
    }

    /// The number of a word for each element that is zero at infinity.
    static let signsOfInfinity = [1, 4, 7]
}
