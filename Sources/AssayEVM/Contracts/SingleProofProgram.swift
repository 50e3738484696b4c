// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// The contract that verifies one proof a call.
///
/// Memory of the pairing, in sizes of a point of G1 (64 bytes on BN254, 128 on BLS12-381), of which a point of G2 takes two: four pairs, and
/// behind them the result.
///
///     0 S    1 −γ    3 A    4 B    6 C    7 −δ    9 −α    10 β    12 the result
///
/// Before that, S is added up in the same bytes: ``SignalSum`` says how.
///
/// Nothing is written at the result before: where a chain has no pairing the word stays zero, and the answer is no.
///
/// The lowest word of the stack says where to go on success, so that both functions share all code.
struct SingleProofProgram {
    private let interface: VerifierInterface
    private let key: KeyWords
    private let family: PrecompileFamily

    init(interface: VerifierInterface, key: KeyWords) {
        self.interface = interface
        self.key = key
        family = interface.family
    }

    private var g1Size: Int { family.g1Size }
    private var proof: Int { 3 * g1Size }
    private var result: Int { max(12 * g1Size, signalSum.memoryEnd) }
    private var signals: Int { 4 + family.proofSize }
    private var calldataLength: Int { signals + 32 * interface.inputCount }
    private var signalSum: SignalSum { SignalSum(family: family, inputCount: interface.inputCount, signals: signals) }

    var assembler: Assembler {
        var code = Assembler()
        enter(&code)
        signalSum.append(to: &code)
        pair(&code)
        explainFailure(&code)
        refuse(&code)
        enterOtherwise(&code)
        leave(&code)
        key.appendData(to: &code)
        return code
    }

    /// The reverting function comes first: it is the one to use.
    private func enter(_ code: inout Assembler) {
        code(.place("accept"), 0, .calldataload, 224, .shr, .push(interface.require.selectorWord), .xor)
        code(.calldatasize, .push(calldataLength), .xor, .or, .callvalue, .or)
        code.jumpIf(to: "other entry")
        code.mark("body")  // accept
        code.infinityFlag(family) { byte, _ in [.push(4 + byte)] }
        code.jumpIf(to: "infinity")
    }

    private func pair(_ code: inout Assembler) {
        code(.push(family.g2Size), .place(.minusGamma), .push(g1Size), .codecopy)
        code(.push(family.proofSize), 4, .push(proof), .calldatacopy)
        code(.push(5 * g1Size), .place(.minusDelta), .push(7 * g1Size), .codecopy)
        let price = family.pairingPrice(of: 4)
        code.call(family.pairing, from: 0, count: 12 * g1Size, to: result, outputCount: 32, gas: .push(price))
        code(.push(result), .mload, .and, .dup(5), .jumpi)
    }

    /// A pairing that got less than its price leaves less than a 63rd of that; one that failed by itself leaves more.
    ///
    /// On BLS12-381 it takes more to find out what was wrong: two products, of which the last must get its price from all but a 64th.
    private var gasToExplain: Int {
        let explanation = family == .eip197 ? 0 : family.productPrice + family.productPrice / 63 * 64 + 1_600
        return max(family.pairingPrice(of: 4) / 63 + 30, explanation)
    }

    /// What was wrong, when the pairing was not one or could not be worked out.
    private func explainFailure(_ code: inout Assembler) {
        code(.returndatasize)
        code.jumpIf(to: "product is not one")
        code(.gas, .push(gasToExplain), .gt)
        code.jumpIf(to: "no gas")
        code(0)
        code.mark("coordinate")  // … word
        code.notCanonicalFlag(family) { index, depth in [.dup(1 + depth), 5, .shl, .push(proof + 32 * index), .add, .mload] }
        code.jumpIf(to: "coordinate not canonical")
        code(.push(family.numberWords), .add, .dup(1), .push(family.proofSize / 32), .xor)
        code.jumpIf(to: "coordinate")
        for (element, offset) in [(2, 6 * g1Size), (0, 3 * g1Size)] {
            code(.push(element))
            code.pointDefect(family, at: offset)
            code.jumpIf(to: "point")
        }
        code(1)
        code.mark("point")  // … element
        raise(ContractErrors.point, &code)
        code.mark("coordinate not canonical")  // … word
        raise(ContractErrors.coordinate, &code)
    }

    /// Goes to where an error with one argument, the topmost word, is said.
    private func raise(_ error: ABIEntry, _ code: inout Assembler) {
        code(.push(error.selectorWord), 36)
        code.jump(to: "refuse")
    }

    private func refuse(_ code: inout Assembler) {
        code.mark("signal not canonical")  // … offset
        code(.push(signals), .swap(1), .sub, 5, .shr)
        raise(ContractErrors.signal, &code)
        code.mark("infinity")
        code(0)
        for element in 0..<2 {
            code.isInfinite(family, element) { byte, _ in [.push(4 + byte)] }
            code.jumpIf(to: "element at infinity")
            code(1, .add)
        }
        code.mark("element at infinity")  // … element
        raise(ContractErrors.infinity, &code)
        code.mark("product is not one")
        code(0, .push(ContractErrors.proofInvalid.selectorWord), 4)
        code.mark("refuse")  // … argument selector length
        code(0, .calldataload, 224, .shr, .push(interface.verify.selectorWord), .eq)
        code.jumpIf(to: "no")
        code.mark("throw")
        code(.swap(1), 224, .shl, 0, .mstore, .swap(1), 4, .mstore, 0, .revert)
        code.mark("no gas")
        code(0, .push(ContractErrors.insufficientGas.selectorWord), 4)
        code.jump(to: "throw")
        code.mark("no")
        code(0, 0, .mstore, 32, 0, .returned)
    }

    /// The function that answers yes or no, and calls that are of no use.
    private func enterOtherwise(_ code: inout Assembler) {
        code.mark("other entry")  // accept
        code(.callvalue)
        code.jumpIf(to: "nothing")
        code(0, .calldataload, 224, .shr, .dup(1), .push(interface.verify.selectorWord), .eq)
        code.jumpIf(to: "verify")
        code(.push(interface.require.selectorWord), .eq)
        code.jumpIf(to: "length")
        code.mark("nothing")
        code(0, 0, .revert)
        code.mark("verify")  // accept selector
        code(.calldatasize, .push(calldataLength), .xor)
        code.jumpIf(to: "length")
        code(.pop, .pop, .place("yes"))
        code.jump(to: "body")
        code.mark("length")
        code(.calldatasize, 36, .mstore, .push(calldataLength), .push(ContractErrors.calldataLength.selectorWord), 68)
        code.jump(to: "throw")
    }

    private func leave(_ code: inout Assembler) {
        code.mark("accept")
        code(.stop)
        code.mark("yes")
        code(32, .push(result), .returned)
    }
}
