// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayFormats
import AssayGroth16
import AssayTestSupport
import AssayVerifier
import AssayVerifierC
import CAssayVerify

/// What the verifiers may accept: nobody forges a proof by flipping bits, so everything accepted says what was there before.
enum Statement {
    private static let suite = try? VerifierSuite.bn254.get()
    private static let keyFile = suite?.bytes("key-2") ?? []
    private static let key = try? VerifyingKey<Curve>(json: keyFile)
    private static let verifier = key.map { Verifier($0) }
    /// The statements for which the suite, hence the seeds, has a proof under that key.
    private static let known: Set<[Curve.Fr]> = {
        let cases = suite?.cases.filter { $0.key == "key-2" && $0.accepts } ?? []
        return Set(cases.compactMap { try? PublicInputs.parse(json: suite?.bytes($0.public) ?? []) })
    }()
    /// What the receipts say that the seeds are, one on each curve.
    private static let receipts = ["receipt.json", "bls12381/receipt.json"].map {
        facts(try? JSON(parsing: Repository.bytes("vectors/receipt/\($0)")))
    }
    /// 2030-01-01
    private static let moment: Int64 = 1_893_456_000

    static func verify(_ bytes: [UInt8]) {
        guard let verifier else { preconditionFailure("the suite is missing") }
        let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false).map(Array.init)
        guard parts.count == 2, let inputs: [Curve.Fr] = try? PublicInputs.parse(json: parts[0]),
            let proof = try? Proof<Curve>(json: parts[1])
        else { return }
        guard (try? verifier.verify(proof, publicInputs: inputs)) != nil else { return }
        precondition(known.contains(inputs), "a proof of another statement was accepted")
    }

    static func byInterface(_ bytes: [UInt8]) {
        let parts = bytes.split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false).map(Array.init)
        guard parts.count == 3 else { return }
        var reason = [CChar](repeating: 0, count: 256)
        let verdict = assay_verify_proof(
            parts[0], parts[0].count, parts[1], parts[1].count, parts[2], parts[2].count, 1, &reason, reason.count)
        precondition((0...12).contains(verdict) && reason.contains(0) && reason[0] != 0, "the interface answers with no verdict")
        // Under another key anything may hold.
        if verdict == 0, let other = try? VerifyingKey<Curve>(json: parts[0]), other == key {
            let inputs: [Curve.Fr]? = try? PublicInputs.parse(json: parts[1])
            precondition(inputs.map(known.contains) == true, "a proof of another statement was accepted")
        }
    }

    static func receipt(_ bytes: [UInt8]) {
        let verdict = assay_verify_receipt(bytes, bytes.count, moment, 1, nil, 0)
        precondition((0...12).contains(verdict), "the interface answers with no verdict")
        guard verdict == 0 else { return }
        // A proof may be replaced by another of the same statement, and an attestation repeated; nothing else may change.
        precondition(receipts.contains(facts(try? JSON(parsing: bytes))), "a receipt that says something else was accepted")
    }

    private static func facts(_ document: JSON?) -> [String: JSON] {
        guard case .object(var members)? = document else { return [:] }
        members["proof"] = nil
        members["attestations"] = nil
        return members
    }
}
