// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto
public import AssayFormats
public import AssayGroth16

extension PrecompileFamily {
    /// What a chain must have.
    fileprivate var requirement: String {
        switch self {
        case .eip197: "EIP-196, EIP-197, EIP-1108, EIP-3855 (Shanghai)"
        case .eip2537: "EIP-2537, EIP-3855 (Prague)"
        }
    }
}

extension VerifierContract {
    /// The contract's name in the files that tools read.
    public var name: String { kind == .single ? "Verifier" : "BatchVerifier" }

    /// The ABI as tools read it.
    public var abi: JSON { .array(interface.entries.map(\.json)) }

    /// Name, ABI and both codes in one document, under the names that common tools look for, with where they come from.
    ///
    /// - Parameter key: The key that the contract was made from.
    public func artifact<C: ContractCurve>(of key: VerifyingKey<C>) -> JSON {
        [
            "contractName": .string(name), "abi": abi, "bytecode": .string("0x" + Hexadecimal.string(initCode)),
            "deployedBytecode": .string("0x" + Hexadecimal.string(runtimeCode)),
            "assay": provenance(of: key),
        ]
    }

    /// What the contract stands for: which key, whether one party alone made it, what the chain must have.
    private func provenance<C: ContractCurve>(of key: VerifyingKey<C>) -> JSON {
        var members: [String: JSON] = [
            "protocol": "groth16", "curve": .string(C.name), "publicSignals": .integer(inputCount),
            "verifyingKeyDigest": .string(Hexadecimal.string(SHA256.digest(key.document.canonicalBytes))),
            "requires": .string(family.requirement),
        ]
        if key.isUnsafeSingleParty {
            members["setup"] = .string(VerifyingKey<C>.unsafeSinglePartyMark)
            members["warning"] = "one party alone made the key of this contract: whoever it is could forge proofs that it accepts"
        }
        return .object(members)
    }
}
