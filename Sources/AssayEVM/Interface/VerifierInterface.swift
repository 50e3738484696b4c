// SPDX-License-Identifier: Apache-2.0

/// What a verifier contract answers to: two functions that do the same and say it in two ways, and its errors.
struct VerifierInterface: Hashable, Sendable {
    /// Public signals of a proof.
    let inputCount: Int
    /// One proof a call, or any number.
    let kind: VerifierContract.Kind
    /// How points stand in calldata.
    var family = PrecompileFamily.eip197

    /// Reverts unless the proof holds, with an error that says why not.
    var require: ABIEntry { .function(kind == .single ? "requireProof" : "requireProofs", parameters) }

    /// Answers whether the proof holds. With one proof on BN254 this is the function that verifiers written by snarkjs have.
    var verify: ABIEntry {
        .function(kind == .single ? "verifyProof" : "verifyProofs", parameters, returns: [ABIParameter("", .bool)])
    }

    var entries: [ABIEntry] { [require, verify] + ContractErrors.all(kind) }

    private var parameters: [ABIParameter] { kind == .single ? claim : [ABIParameter("proofs", .list(.tuple(claim)))] }

    /// A proof and its public signals. There is no array of length zero, so a circuit without signals has no fourth member.
    ///
    /// On BLS12-381 the words of each point are one list, so that both curves have functions of their own.
    private var claim: [ABIParameter] {
        let g1 = ABIType.array(.uint256, 2 * family.numberWords)
        let g2 = family == .eip197 ? ABIType.array(g1, 2) : .array(.uint256, 4 * family.numberWords)
        let proof = [ABIParameter("a", g1), ABIParameter("b", g2), ABIParameter("c", g1)]
        return inputCount == 0 ? proof : proof + [ABIParameter("signals", .array(.uint256, inputCount))]
    }
}
