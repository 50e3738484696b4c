// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// The half of ``BatchProgram`` that says no, and why. The stack is that of its loop.
struct BatchRefusals {
    let interface: VerifierInterface
    /// Bytes of a proof with its signals.
    let claimSize: Int

    private var family: PrecompileFamily { interface.family }

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
        code(.gas, 63, 36, .calldataload, .push(family.pairPrice), .mul)
        code(.push(family.pairingPrice(of: 3)), .add, .div, 60, .add, .gt)
        code.jumpIf(to: "no gas")
        code(36, .calldataload)
        code.mark("B")  // … count
        code(1, .swap(1), .sub)  // … i
        for number in 2...5 { refuseCoordinate(number, &code) }
        code(.dup(1))
        code.jumpIf(to: "B")
        code(0, 0, .push(ContractErrors.batchB.selectorWord), 4)
        code.jump(to: "refuse")
    }

    /// Refuses a coordinate that is not canonical, of the proof whose number is topmost.
    private func refuseCoordinate(_ number: Int, _ code: inout Assembler) {
        let first = BatchProgram.firstProof + 32 * family.numberWords * number
        code.notCanonicalFlag(family) { word, depth in
            [.dup(1 + depth), .push(claimSize), .mul, .push(first + 32 * word), .add, .calldataload]
        }
        code.jumpIf(to: .badCoordinate(number))
    }

    /// The precompiled contract refused to multiply A or C. (Or there was too little gas for it: then there is too little for this, too.) When it
    /// is not A, it is C. On BLS12-381 A is tried again, which must not fail for lack of gas.
    private func explainPoint(_ code: inout Assembler) {
        code.mark("bad A or C")  // accept r sum i proof pair
        code(.dup(3))  // … i
        for number in [0, 1, 6, 7] { refuseCoordinate(number, &code) }
        if family == .eip2537 {
            code(.gas, .push(family.productPrice / 63 * 64 + 300), .gt)
            code.jumpIf(to: "no gas")
        }
        // The numbers of A are in calldata; memory from 0 is free now.
        code(0, .push(family.g1Size), 0, .dup(6), .add, 0, .calldatacopy)  // … proof pair i element
        code.pointDefect(family, at: 0)
        code.jumpIf(to: "point")
        code(.pop, 2)
        code.mark("point")  // … i element
        raise(ContractErrors.batchPoint, &code)
        for number in 0..<8 {
            code.mark(.badCoordinate(number))  // … i
            code(.push(family.numberWords * number))
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
        for element in 0..<2 {
            code.isInfinite(family, element) { byte, depth in [.push(byte), .dup(6 + depth), .add] }
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
