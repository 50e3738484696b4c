// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// The contract that verifies any number of proofs a call.
///
/// With the i-th equation e(Aᵢ, Bᵢ) · e(−α, β) · e(Sᵢ, −γ) · e(Cᵢ, −δ) = 1 and numbers kᵢ whose sum is one, the check is
///
///     Π e(kᵢ·Aᵢ, Bᵢ) · e(−α, β) · e(IC_0 + Σⱼ (Σᵢ kᵢ·sᵢⱼ)·ICⱼ, −γ) · e(Σ kᵢ·Cᵢ, −δ) = 1
///
/// kᵢ for i > 0 are the high 128 bits of Keccak-256 of a seed and i, the seed is Keccak-256 of the whole calldata, and
/// k₀ = 1 − Σ kᵢ. So the numbers are fixed by all proofs and signals together. In exponents, with εᵢ the error of equation i, the
/// product is one when ε₀ + Σ kᵢ·(εᵢ − ε₀) = 0: when all errors are equal that says ε₀ = 0, and otherwise at most one value of some kᵢ
/// in 2¹²⁸ makes it true. This is the small-exponents test of Bellare, Garay and Rabin (EUROCRYPT 1998, section 3) with the sum fixed, which
/// saves the multiples of α and IC_0. Whoever tries many batches gets one chance in 2¹²⁸ with each.
///
/// Memory in bytes on BN254: Σ kᵢ·Cᵢ from 0, a point from 64, a number from 128, the seed and i from 160, a sum for each signal from 224, then the
/// pairs: S −γ, C −δ, −α β, and A B for each proof. On BLS12-381 points take twice as much, and before the sum for each signal is room for the key's point
/// that it belongs to.
///
/// Proofs are taken from the last to the first. The stack in the loop, from the bottom: where to go on success, r, Σ kᵢ so far, i, and where
/// proof i stands in calldata and its pair in memory.
struct BatchProgram {
    /// The words of one call: selector, place of the list, number of proofs; then the proofs.
    static let firstProof = 68

    private let interface: VerifierInterface
    private let key: KeyWords
    private let family: PrecompileFamily

    init(interface: VerifierInterface, key: KeyWords) {
        self.interface = interface
        self.key = key
        family = interface.family
    }

    private var inputCount: Int { interface.inputCount }
    /// Bytes of a proof with its signals.
    private var claimSize: Int { family.proofSize + 32 * inputCount }

    // Places in memory.
    private var g1Size: Int { family.g1Size }
    private var number: Int { 2 * g1Size }
    private var seed: Int { number + 32 }
    private var sums: Int { seed + 64 }
    private var pairs: Int { sums + sumSize * inputCount }
    private var firstPair: Int { pairs + 3 * family.pairSize }

    /// Bytes of a signal's sum, with the point before it where there is one.
    private var sumSize: Int { family == .eip197 ? 32 : family.productSize }
    /// Where the sum of a signal stands.
    private func sum(_ index: Int) -> Int { sums + sumSize * (index + 1) - 32 }

    var assembler: Assembler {
        var code = Assembler()
        enter(&code)
        drawSeed(&code)
        code.mark("proof")
        takeNumber(&code)
        addSignals(&code)
        addPoints(&code)
        code(.dup(3))
        code.jumpIf(to: "proof")
        fillPairs(&code)
        pair(&code)
        BatchRefusals(interface: interface, claimSize: claimSize).append(to: &code)
        key.appendData(to: &code)
        return code
    }

    /// The calldata must be the one encoding of a list of proofs, and not an empty one.
    private func enter(_ code: inout Assembler) {
        code(.place("accept"), 0, .calldataload, 224, .shr, .push(interface.require.selectorWord), .xor, .callvalue, .or)
        code.jumpIf(to: "other entry")
        code.mark("body")  // accept
        code(.push(claimSize), .push(Self.firstProof), .calldatasize, .sub, .div)  // accept count
        code(32, 4, .calldataload, .xor, .dup(2), 36, .calldataload, .xor, .or)
        code(.calldatasize, .dup(3), .push(claimSize), .mul, .push(Self.firstProof), .add, .xor, .or)
        code(.dup(2), .iszero, .or)
        code.jumpIf(to: "shape")
    }

    /// The calldata is copied to where the pairs come later.
    private func drawSeed(_ code: inout Assembler) {
        code(.calldatasize, 0, .push(pairs), .calldatacopy)
        code(.calldatasize, .push(pairs), .keccak256, .push(seed), .mstore)
        code(.push(family.order), .swap(1), 0, .swap(1))  // accept r sum i
        code(.calldatasize, .dup(2), .push(family.pairSize), .mul, .push(firstPair), .add)  // accept r sum i proof pair
    }

    /// Goes to the proof before, and leaves its number on the stack.
    private func takeNumber(_ code: inout Assembler) {
        code(.push(family.pairSize), .swap(1), .sub, .swap(1), .push(claimSize), .swap(1), .sub, .swap(1))
        code(.swap(2), 1, .swap(1), .sub, .swap(2), .dup(3))
        code.jumpIf(to: "hashed number")
        // r + 1 − Σ kᵢ; the sum of fewer than 2¹²⁰ numbers of 128 bits is below r.
        code(.dup(4), .dup(6), 1, .add, .sub)
        code.jump(to: "number")
        code.mark("hashed number")
        code(.dup(3), .push(seed + 32), .mstore, 64, .push(seed), .keccak256, 128, .shr)
        code(.dup(1), .dup(6), .add, .swap(5), .pop)
        code.mark("number")  // accept r sum i proof pair k
    }

    private func addSignals(_ code: inout Assembler) {
        for index in 0..<inputCount {
            code(.dup(6), .push(family.proofSize + 32 * index), .dup(5), .add, .calldataload)  // … k r s
            code(.dup(2), .dup(2), .lt, .iszero)
            code.jumpIf(to: .badSignal(index))
            code(.dup(3), .mulmod, .dup(7), .swap(1))  // … k r k·s
            code(.push(sum(index)), .mload, .addmod, .push(sum(index)), .mstore)
        }
        code.infinityFlag(family) { byte, depth in [.push(byte), .dup(4 + depth), .add] }
        code.jumpIf(to: "infinity")
    }

    /// k·A and B go where the pairing reads them, k·C to the sum.
    private func addPoints(_ code: inout Assembler) {
        let (point, product, price) = (Assembler.Item.push(g1Size), family.product, family.productPrice)
        code(point, .dup(4), .dup(4), .calldatacopy, .dup(1), .dup(3), point, .add, .mstore)
        code(point, .dup(3), .push(family.productSize), .dup(5), .push(product.rawValue), .push(price), .staticcall)  // … pair k done
        code(.push(family.g2Size), point, .dup(6), .add, point, .dup(6), .add, .calldatacopy)
        code(point, .push(family.pairSize), .dup(6), .add, point, .calldatacopy, .swap(1), .push(number), .mstore)  // … pair done
        code.call(product, from: g1Size, count: family.productSize, to: g1Size, outputCount: g1Size, gas: .push(price))
        code(.and)
        code.call(family.sum, from: 0, count: 2 * g1Size, to: 0, outputCount: g1Size, gas: .push(family.sumPrice))
        code(.and, .iszero)
        code.jumpIf(to: "bad A or C")
    }

    /// The three pairs that every batch has.
    private func fillPairs(_ code: inout Assembler) {
        copyFirstPoint(to: pairs + family.pairSize, &code)
        code(.push(g1Size), .place(.inputPoint(0)), 0, .codecopy)
        for index in 0..<inputCount {
            let point = family == .eip197 ? g1Size : sum(index) - g1Size
            code(.push(g1Size), .place(.inputPoint(index + 1)), .push(point), .codecopy)
            guard family == .eip197 else { continue }
            code(.push(sum(index)), .mload, .push(number), .mstore)
            code.addMultipleOfKeyPoint()
        }
        if family == .eip2537, inputCount > 0 { code.addProductsOfKeyPoints(inputCount, from: sums) }
        copyFirstPoint(to: pairs, &code)
        code(.push(family.g2Size), .place(.minusGamma), .push(pairs + g1Size), .codecopy)
        code(.push(5 * g1Size), .place(.minusDelta), .push(pairs + 4 * g1Size), .codecopy)
    }

    private func copyFirstPoint(to offset: Int, _ code: inout Assembler) {
        for place in stride(from: 0, to: g1Size, by: 32) { code(.push(place), .mload, .push(offset + place), .mstore) }
    }

    /// The result goes to a word that is zero before, as in ``SingleProofProgram``.
    private func pair(_ code: inout Assembler) {
        code(0, 0, .mstore)
        code(32, 0, 36, .calldataload, .push(family.pairSize), .mul, .push(3 * family.pairSize), .add, .push(pairs))
        code(.push(family.pairing.rawValue))
        code(36, .calldataload, .push(family.pairPrice), .mul, .push(family.pairingPrice(of: 3)), .add, .staticcall)
        code(0, .mload, .and, .dup(7), .jumpi)
    }
}

extension Assembler.Label {
    /// Where a signal of a batch that is not below r is refused.
    static func badSignal(_ index: Int) -> Self { "signal \(index) not canonical" }
}
