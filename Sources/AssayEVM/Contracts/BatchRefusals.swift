// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// The half of ``BatchProgram`` that says no, and why. The stack is that of its loop.
struct BatchRefusals {
    let interface: VerifierInterface
    let stride: Int
    let firstPair: Int

    /// What comes after the call of the pairing, when the product is not known to be one.
    func append(to code: inout Assembler) {
        explainPairing(&code)
        explainPoint(&code)
        refuseElements(&code)
        sayErrors(&code)
        enterOtherwise(&code)
        code.mark("accept")
        code(.stop)
        code.mark("yes")
        code(32, 0, .returned)
    }

    /// A and C are on their curve: the precompiled contract has multiplied them.
    private func explainPairing(_ code: inout Assembler) {
        code(.returndatasize)
        code.jumpIf(to: "product is not one")
        code(.gas, 63, 36, .calldataload, .push(Prices.pair), .mul, .push(Prices.pairing(of: 3)), .add, .div, 60, .add, .gt)
        code.jumpIf(to: "no gas")
        code(36, .calldataload)
        code.mark("B")  // … count
        code(1, .swap(1), .sub)  // … i
        for word in 2...5 {
            pushCoordinate(word, &code)
            code.jumpIf(to: .badCoordinate(word))
        }
        code(.dup(1))
        code.jumpIf(to: "B")
        code(0, 0, .push(ContractErrors.batchB.selectorWord), 4)
        code.jump(to: "refuse")
    }

    /// Leaves on the stack whether a coordinate of the proof is not canonical whose number is topmost.
    private func pushCoordinate(_ word: Int, _ code: inout Assembler) {
        code(.dup(1), .push(stride), .mul, .push(BatchProgram.firstProof + 32 * word), .add, .calldataload)
        code(.push(Word(modulusOf: BN254.Fp.self) &- .one), .lt)
    }

    /// The precompiled contract refused to multiply A or C. (Or there was too little gas for it: then there is too little for this, too.) When it
    /// is not A, it is C.
    private func explainPoint(_ code: inout Assembler) {
        code.mark("bad A or C")  // accept r sum i proof pair
        code(.dup(3))  // … i
        for word in [0, 1, 6, 7] {
            pushCoordinate(word, &code)
            code.jumpIf(to: .badCoordinate(word))
        }
        // The numbers of A are in calldata; memory from 0 is free now.
        code(0, 64, 0, .dup(6), .add, 0, .calldatacopy)  // … proof pair i element
        code.curveDefect(x: [0], y: [32])
        code.jumpIf(to: "point")
        code(.pop, 2)
        code.mark("point")  // … i element
        raise(ContractErrors.batchPoint, &code)
        for word in 0..<8 {
            code.mark(.badCoordinate(word))  // … i
            code(.push(word))
            code.jump(to: "coordinate not canonical")
        }
        code.mark("coordinate not canonical")
        raise(ContractErrors.batchCoordinate, &code)
    }

    private func refuseElements(_ code: inout Assembler) {
        for index in 0..<interface.inputCount {
            code.mark(.badSignal(index))  // accept r sum i proof pair k r s
            code(.pop, .pop, .push(index))
            code.jump(to: "signal not canonical")
        }
        code.mark("signal not canonical")  // accept r sum i proof pair k index
        code(.dup(5), .swap(1))
        raise(ContractErrors.batchSignal, &code)
        code.mark("infinity")  // accept r sum i proof pair k
        code(.dup(4), 0)
        for word in Assembler.signsOfInfinity.dropLast() {
            code(.push(32 * word), .dup(6), .add, .calldataload, .iszero)
            code.jumpIf(to: "element at infinity")
            code(1, .add)
        }
        code.mark("element at infinity")  // … i element
        raise(ContractErrors.batchInfinity, &code)
    }

    /// Goes to where an error with two arguments, the topmost words, is said.
    private func raise(_ error: ABIEntry, _ code: inout Assembler) {
        code(.push(error.selectorWord), 68)
        code.jump(to: "refuse")
    }

    private func sayErrors(_ code: inout Assembler) {
        code.mark("product is not one")
        code(0, 0, .push(ContractErrors.proofInvalid.selectorWord), 4)
        code.mark("refuse")  // … first second selector length
        code(0, .calldataload, 224, .shr, .push(interface.verify.selectorWord), .eq)
        code.jumpIf(to: "no")
        code.mark("throw")
        code(.swap(1), 224, .shl, 0, .mstore, .swap(1), 36, .mstore, .swap(1), 4, .mstore, 0, .revert)
        code.mark("no gas")
        code(0, 0, .push(ContractErrors.insufficientGas.selectorWord), 4)
        code.jump(to: "throw")
        code.mark("shape")
        code(0, 0, .push(ContractErrors.batchShape.selectorWord), 4)
        code.jump(to: "throw")
        code.mark("no")
        code(0, 0, .mstore, 32, 0, .returned)
    }

    private func enterOtherwise(_ code: inout Assembler) {
        code.mark("other entry")  // accept
        code(.callvalue)
        code.jumpIf(to: "nothing")
        code(0, .calldataload, 224, .shr, .push(interface.verify.selectorWord), .eq)
        code.jumpIf(to: "verify")
        code.mark("nothing")
        code(0, 0, .revert)
        code.mark("verify")
        code(.pop, .place("yes"))
        code.jump(to: "body")
    }
}

extension Assembler.Label {
    static func badCoordinate(_ word: Int) -> Self { "coordinate \(word) not canonical" }
}
