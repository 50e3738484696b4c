// SPDX-License-Identifier: Apache-2.0
public import AssayGroth16

/// A contract that verifies proofs under one key, as the machine code that goes onto a chain: assembled here, by no compiler.
///
/// The key stands in the code. What the contract accepts is what ``Verifier`` accepts, down to points at infinity and second
/// spellings of numbers. It needs a chain with the instruction `PUSH0` (Shanghai) and the precompiled contracts of the curve: those of EIP-196 and
/// EIP-197 at the prices of EIP-1108 for BN254, those of EIP-2537 (Prague) for BLS12-381.
public struct VerifierContract: Sendable {
    /// How many proofs a call is about.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// One.
        case single
        /// One or more, checked together by a random linear combination.
        case batch
    }

    /// The two functions of each contract.
    public enum Function: String, CaseIterable, Hashable, Sendable {
        /// Reverts unless every proof holds.
        case require
        /// Answers whether every proof holds.
        case verify
    }

    /// How many proofs a call is about.
    public let kind: Kind
    /// The precompiled contracts that it calls.
    public let family: PrecompileFamily
    /// Public signals of a proof.
    public let inputCount: Int
    /// Whether the key is marked: the one party that made it can forge proofs.
    public let isUnsafeSingleParty: Bool
    /// What stands at the contract's address.
    public let runtimeCode: [UInt8]

    /// Bytes of runtime code that a chain accepts (EIP-170).
    public static let longestCode = 24_576

    /// Assembles the contract of a key.
    ///
    /// - Throws: ``ContractError`` when the key has so many public signals that a chain would not take the code.
    public init<C: ContractCurve>(_ key: VerifyingKey<C>, kind: Kind = .single) throws(ContractError) {
        // Each signal takes a point at least: said before the code is laid out.
        guard key.inputCount <= Self.longestCode / C.Fp.contracts.g1Size else { throw .tooManySignals(key.inputCount) }
        let assembler = Self.program(key, kind)
        guard assembler.byteCount <= Self.longestCode else { throw .tooManySignals(key.inputCount) }
        self.kind = kind
        family = C.Fp.contracts
        inputCount = key.inputCount
        isUnsafeSingleParty = key.isUnsafeSingleParty
        runtimeCode = assembler.assembled()
    }

    /// The code of a key's contract, not laid out yet.
    static func program<C: ContractCurve>(_ key: VerifyingKey<C>, _ kind: Kind) -> Assembler {
        let interface = VerifierInterface(inputCount: key.inputCount, kind: kind, family: C.Fp.contracts)
        return switch kind {
        case .single: SingleProofProgram(interface: interface, key: KeyWords(key)).assembler
        case .batch: BatchProgram(interface: interface, key: KeyWords(key)).assembler
        }
    }

    /// What a transaction without a receiver carries: it leaves ``runtimeCode`` at a new address.
    public var initCode: [UInt8] {
        var code = Assembler()
        code(.push(runtimeCode.count), .dup(1), .place("runtime"), 0, .codecopy, 0, .returned)
        code.data("runtime", runtimeCode)
        return code.assembled()
    }

    /// The functions and errors of the contract.
    var interface: VerifierInterface { VerifierInterface(inputCount: inputCount, kind: kind, family: family) }
}

/// Why there is no contract for a key.
public enum ContractError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Its code would be longer than a chain accepts.
    case tooManySignals(Int)

    public var description: String {
        switch self {
        case .tooManySignals(let count):
            "\(count) public signals make a contract longer than the \(VerifierContract.longestCode) bytes that a chain accepts (EIP-170)"
        }
    }
}
