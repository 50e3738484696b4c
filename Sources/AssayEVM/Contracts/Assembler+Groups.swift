// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Steps that both programs take.
extension Assembler {
    /// Calls a precompiled contract and leaves 1 or 0 on the stack, for success or failure.
    ///
    /// A precompiled contract that fails burns all gas that it was given, so points from outside are given the price and no more.
    /// Where nothing can fail, `gas` is `.gas`, all there is: a higher price on some chain does no harm then.
    mutating func call(_ contract: Precompile, from input: Int, count: Int, to output: Int, outputCount: Int, gas: Item) {
        self(.push(outputCount), .push(output), .push(count), .push(input), .push(contract.rawValue), gas, .staticcall)
    }

    /// Memory from 0 on BN254: S (64 bytes), a point of the key (64), a number (32). Adds the multiple of the point to S.
    ///
    /// No result is looked at: the points are on the curve, so only lack of gas can make these calls fail, and a call that is given
    /// all but a 64th of the gas leaves nothing from which a pairing could be paid.
    mutating func addMultipleOfKeyPoint() {
        call(.ecMul, from: 64, count: 96, to: 64, outputCount: 64, gas: .gas)
        self(.pop)
        call(.ecAdd, from: 0, count: 128, to: 0, outputCount: 64, gas: .gas)
        self(.pop)
    }

    /// Memory from 0 on BLS12-381: S (128 bytes), room for a point (128). Adds the sum of `count` products to S that stand at an offset of
    /// memory, each a point of the key (128) and a number (32).
    ///
    /// One call for all products costs less than one for each. No result is looked at, for the reason of ``addMultipleOfKeyPoint()``.
    mutating func addProductsOfKeyPoints(_ count: Int, from products: Int) {
        let family = PrecompileFamily.eip2537
        call(.g1MSM, from: products, count: count * family.productSize, to: family.g1Size, outputCount: family.g1Size, gas: .gas)
        self(.pop)
        call(.g1Add, from: 0, count: 2 * family.g1Size, to: 0, outputCount: family.g1Size, gas: .gas)
        self(.pop)
    }

    /// Leaves 1 on the stack when a number of the proof is not below the field modulus, else 0.
    ///
    /// `word` says how to push the number's word of that index, with how many words of this step on the stack.
    mutating func notCanonicalFlag(_ family: PrecompileFamily, word: (_ index: Int, _ depth: Int) -> [Item]) {
        let modulus = family.modulus
        append(word(0, 0))
        guard family == .eip2537 else { return self(.push(modulus[0] &- .one), .lt) }
        self(.push(modulus[0]), .eq)
        append(word(1, 1))
        self(.push(modulus[1] &- .one), .lt, .and)  // whether the first words are equal and the second is too great
        append(word(0, 1))
        self(.push(modulus[0]), .lt, .or)
    }

    /// Leaves a number on the stack that is zero when the point of G1 at an offset of memory is one, of which the coordinates are canonical.
    ///
    /// On BN254 any point on the curve is in the group. On BLS12-381 the contract for products says whether it is, for ``PrecompileFamily/productPrice``;
    /// the word behind the point is overwritten.
    mutating func pointDefect(_ family: PrecompileFamily, at offset: Int) {
        guard family == .eip2537 else { return curveDefect(x: offset, y: offset + 32) }
        self(1, .push(offset + family.g1Size), .mstore)
        call(family.product, from: offset, count: family.productSize, to: 0, outputCount: 0, gas: .push(family.productPrice))
        self(.iszero)
    }

    /// The same for the equation y² = x³ + 3 of BN254 and coordinates at offsets of memory.
    private mutating func curveDefect(x: Int, y: Int) {
        self(.push(Word(modulusOf: BN254.Fp.self)))  // p
        self(.push(y), .mload, .dup(2), .swap(1), .dup(1), .mulmod)  // p y²
        self(.push(x), .mload, .dup(3), .dup(2), .dup(1), .mulmod)  // p y² x x²
        self(.dup(4), .swap(2), .mulmod)  // p y² x³
        self(.dup(3), .swap(1), 3, .addmod, .xor)  // p defect
        self(.swap(1), .pop)
    }

    /// Leaves 1 on the stack when A, B or C is at infinity, else 0.
    ///
    /// `place` says how to push where in the calldata a byte of the proof stands, with how many words of this step on the stack.
    mutating func infinityFlag(_ family: PrecompileFamily, at place: (_ byte: Int, _ depth: Int) -> [Item]) {
        for element in 0..<3 {
            isInfinite(family, element) { place($0, $1 + min(element, 1)) }
            if element > 0 { self(.or) }
        }
    }

    /// The same for one element: 0 for A, 1 for B, 2 for C.
    mutating func isInfinite(_ family: PrecompileFamily, _ element: Int, at place: (_ byte: Int, _ depth: Int) -> [Item]) {
        for (index, word) in family.signsOfInfinity[element].enumerated() {
            append(place(Word.byteCount * word, min(index, 1)))
            self(.calldataload)
            if index > 0 { self(.or) }
        }
        self(.iszero)
    }
}

extension PrecompileFamily {
    /// The numbers of words for each element that are all zero at infinity.
    ///
    /// No point of the groups has y = 0: their orders are odd. On BN254 the imaginary part of y stands for all of it in B: none that anyone could
    /// find is zero there, and what has it is infinity, or no point of the group.
    var signsOfInfinity: [[Int]] { self == .eip197 ? [[1], [4], [7]] : [[2, 3], [8, 9, 10, 11], [14, 15]] }
}

extension Assembler.Label {
    static func badCoordinate(_ number: Int) -> Self { "coordinate \(number) not canonical" }
}
