// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayGroth16

/// A contract that verifies proofs under one key, as the machine code that goes onto a chain: assembled here, by no compiler.
///
/// The key stands in the code. What the contract accepts is what ``Verifier`` accepts, down to points at infinity and second
/// spellings of numbers. It needs a chain with the precompiled contracts of EIP-196 and EIP-197 at the prices of EIP-1108, and the
/// instruction `PUSH0` (Shanghai).
public struct VerifierContract: Sendable {
    /// How many proofs a call is about.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// One.
        case single
        /// One or more, checked together by a random linear combination.
        case batch
    }

    /// How many proofs a call is about.
    public let kind: Kind
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
    public init(_ key: VerifyingKey<BN254>, kind: Kind = .single) throws(ContractError) {
        // Each signal takes 64 bytes at least: said before the code is laid out.
        guard key.inputCount <= Self.longestCode / 64 else { throw .tooManySignals(key.inputCount) }
        let assembler = Self.program(key, kind)
        guard assembler.byteCount <= Self.longestCode else { throw .tooManySignals(key.inputCount) }
        self.kind = kind
        inputCount = key.inputCount
        isUnsafeSingleParty = key.isUnsafeSingleParty
        runtimeCode = assembler.assembled()
    }

    /// The code of a key's contract, not laid out yet.
    static func program(_ key: VerifyingKey<BN254>, _ kind: Kind) -> Assembler {
        let interface = VerifierInterface(inputCount: key.inputCount, kind: kind)
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
    var interface: VerifierInterface { VerifierInterface(inputCount: inputCount, kind: kind) }
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
