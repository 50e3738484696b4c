// SPDX-License-Identifier: Apache-2.0
public import AssayFormats
public import AssayGroth16

/// What a transaction carries that has proofs verified by a contract, as programs take it: bytes, words, and the name of the function.
public struct CalldataDocument<C: ContractCurve>: Sendable {
    private let call: VerifierCall<C>

    /// One proof is for the contract of single proofs, several are for that of batches.
    ///
    /// - Throws: ``CalldataError`` for no proof, and for proofs of different keys.
    public init(_ claims: [Claim<C>], function: VerifierContract.Function) throws(CalldataError) {
        call = claims.count == 1 ? VerifierCall(claims[0], function: function) : try VerifierCall(batch: claims, function: function)
    }

    /// `0x` and the bytes.
    public var hexadecimal: String { call.hexadecimal }

    /// The arguments as contract consoles take them; `nil` for several proofs.
    public var arguments: String? { call.kind == .single ? call.claims.first?.solidityCalldata : nil }

    /// The members `function`, `calldata`, `proofs`, and `arguments` for one proof.
    public var json: [String: JSON] {
        var members: [String: JSON] = [
            "function": .string(call.functionName), "calldata": .string(hexadecimal), "proofs": .array(call.claims.map(\.calldataJSON)),
        ]
        members["arguments"] = arguments.map { .string($0) }
        return members
    }
}
