// SPDX-License-Identifier: Apache-2.0

/// S = IC_0 + Σ s_i·IC_i of ``SingleProofProgram``, with every signal held to its range; it ends at the beginning of memory, and leaves three words on the stack.
///
/// On BN254 one product after the other is added. Memory in bytes: S from 0, a point of the key from 64, a signal from 128.
///
/// On BLS12-381 all products are one call. Memory: IC_0 from 0, then a point of the key (128) and a signal (32) for each product, over the first of which their
/// sum is written.
struct SignalSum {
    let family: PrecompileFamily
    let inputCount: Int
    /// Where signals begin in the calldata.
    let signals: Int

    /// Bytes of memory that it writes to.
    var memoryEnd: Int {
        family == .eip197 ? 2 * family.g1Size + Word.byteCount : family.g1Size + max(inputCount * family.productSize, family.g1Size)
    }

    func append(to code: inout Assembler) {
        code(.push(family.g1Size), .place(.inputPoint(0)), 0, .codecopy)
        guard inputCount > 0 else { return code(0, 0, 0) }
        switch family {
        case .eip197: addEach(&code)
        case .eip2537: addAll(&code)
        }
    }

    private func addEach(_ code: inout Assembler) {
        code(.push(family.order &- .one), .place(.inputPoint(1)), .push(signals))
        code.mark("signal")  // accept r−1 point offset
        code(.dup(1), .calldataload, .dup(1), 128, .mstore, .dup(4), .lt)
        code.jumpIf(to: "signal not canonical")
        code(64, .dup(3), 64, .codecopy)
        code.addMultipleOfKeyPoint()
        code(.swap(1), 64, .add, .swap(1), 32, .add, .dup(1), .calldatasize, .xor)
        code.jumpIf(to: "signal")
    }

    private func addAll(_ code: inout Assembler) {
        let (point, products) = (family.g1Size, family.g1Size)
        code(.push(family.order &- .one), .place(.inputPoint(1)), .push(products), .push(signals))
        code.mark("signal")  // accept r−1 point product offset
        code(.dup(1), .calldataload, .dup(1), .dup(4), .push(point), .add, .mstore, .dup(5), .lt)
        code.jumpIf(to: "signal not canonical")
        code(.push(point), .dup(4), .dup(4), .codecopy)
        code(.swap(2), .push(point), .add, .swap(2), .swap(1), .push(family.productSize), .add, .swap(1))
        code(32, .add, .dup(1), .calldatasize, .xor)
        code.jumpIf(to: "signal")
        code(.pop)
        code.addProductsOfKeyPoints(inputCount, from: products)
    }
}
