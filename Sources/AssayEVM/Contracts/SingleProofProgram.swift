// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// The contract that verifies one proof a call.
///
/// Memory while the signals are added up, in bytes: S from 0, a point of the key from 64, a signal from 128. Then, over the same
/// bytes, the four pairs of the pairing, each a point of G1 (64) and one of G2 (128):
///
///     0 S    64 −γ    192 A    256 B    384 C    448 −δ    576 −α    640 β    768 the result
///
/// Nothing is written at 768 before: where a chain has no pairing the word stays zero, and the answer is no.
///
/// The lowest word of the stack says where to go on success, so that both functions share all code.
struct SingleProofProgram {
    private static let proof = 192
    private static let result = 768
    private static let signals = 4 + 256

    private let interface: VerifierInterface
    private let key: KeyWords

    init(interface: VerifierInterface, key: KeyWords) {
        self.interface = interface
        self.key = key
    }

    private var calldataLength: Int { Self.signals + 32 * interface.inputCount }

    var assembler: Assembler {
        var code = Assembler()
        enter(&code)
        addSignals(&code)
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
        code.infinityFlag { byte, _ in [.push(4 + byte)] }
        code.jumpIf(to: "infinity")
    }

    /// S = IC_0 + Σ s_i·IC_i, with every signal held to its range.
    private func addSignals(_ code: inout Assembler) {
        code(64, .place(.inputPoint(0)), 0, .codecopy)
        guard interface.inputCount > 0 else { return code(0, 0, 0) }
        code(.push(Word(modulusOf: BN254.Fr.self) &- .one), .place(.inputPoint(1)), .push(Self.signals))
        code.mark("signal")  // accept r−1 point offset
        code(.dup(1), .calldataload, .dup(1), 128, .mstore, .dup(4), .lt)
        code.jumpIf(to: "signal not canonical")
        code(64, .dup(3), 64, .codecopy)
        code.addMultipleOfKeyPoint()
        code(.swap(1), 64, .add, .swap(1), 32, .add, .dup(1), .calldatasize, .xor)
        code.jumpIf(to: "signal")
    }

    private func pair(_ code: inout Assembler) {
        code(128, .place(.minusGamma), 64, .codecopy)
        code(256, 4, .push(Self.proof), .calldatacopy)
        code(320, .place(.minusDelta), 448, .codecopy)
        code.call(8, from: 0, count: 768, to: Self.result, outputCount: 32, gas: .push(Prices.pairing(of: 4)))
        code(.push(Self.result), .mload, .and, .dup(5), .jumpi)
    }

    /// What was wrong, when the pairing was not one or could not be worked out.
    private func explainFailure(_ code: inout Assembler) {
        code(.returndatasize)
        code.jumpIf(to: "product is not one")
        // A pairing that got less than its price leaves less than a 63rd of that; one that failed by itself leaves more.
        code(.gas, .push(Prices.pairing(of: 4) / 63 + 30), .gt)
        code.jumpIf(to: "no gas")
        code(0)
        code.mark("coordinate")  // … word
        code(.dup(1), 5, .shl, .push(Self.proof), .add, .mload, .push(Word(modulusOf: BN254.Fp.self) &- .one), .lt)
        code.jumpIf(to: "coordinate not canonical")
        code(1, .add, .dup(1), 8, .xor)
        code.jumpIf(to: "coordinate")
        for (element, offset) in [(2, 384), (0, 192)] {
            code(.push(element))
            code.curveDefect(x: [.push(offset)], y: [.push(offset + 32)])
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
        code(.push(Self.signals), .swap(1), .sub, 5, .shr)
        raise(ContractErrors.signal, &code)
        code.mark("infinity")
        code(0)
        for word in SingleProofProgram.wordsOfFirstElements {
            code(.push(4 + 32 * word), .calldataload, .iszero)
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

    /// Where A and B say that they are at infinity; C does when they do not.
    private static let wordsOfFirstElements = Assembler.signsOfInfinity.dropLast()

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
        code(32, .push(Self.result), .returned)
    }
}
