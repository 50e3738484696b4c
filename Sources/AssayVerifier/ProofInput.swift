// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayExchange
internal import AssayFormats
public import AssayGroth16

/// A verifying key with the proofs that are to be checked under it, read from files.
public struct ProofInput<C: PairingCurve>: Sendable {
    public let key: VerifyingKey<C>
    public let claims: [Claim<C>]
    private let files: [ProofFiles]
    private let keyName: String

    /// Reads everything; nothing is verified yet.
    ///
    /// - Throws: ``UnusableFile`` for the first file that is not what it should be, and for a key that one party made alone, unless such keys
    ///   are only warned of.
    public init(key: NamedFile, _ files: [ProofFiles], singlePartyKeys: SinglePartyKeys) throws(UnusableFile) {
        self.key = try Self.key(key, singlePartyKeys)
        var claims: [Claim<C>] = []
        for pair in files { claims.append(try pair.claim(keyName: key.name)) }
        self.claims = claims
        self.files = files
        keyName = key.name
    }

    /// The key in a file of its own.
    ///
    /// - Throws: ``UnusableFile`` when it is no key, one under which anyone can forge proofs, or one that one party made alone, unless such
    ///   keys are only warned of.
    public static func key(_ file: NamedFile, _ singlePartyKeys: SinglePartyKeys) throws(UnusableFile) -> VerifyingKey<C> {
        let key = try file.read(as: .verifyingKey) { try VerifyingKey<C>(json: $0) }
        guard key.isUnsafeSingleParty, singlePartyKeys == .refuse else { return key }
        throw UnusableFile(SinglePartyKey.words(file.name), .unsoundKey, help: SinglePartyKey.help)
    }

    /// What has to be said of the key whatever the verdict.
    public var warnings: [String] {
        key.isUnsafeSingleParty ? [SinglePartyKey.words(keyName)] : []
    }

    /// Checks one proof by itself, several together.
    public func verdict(threads: Int = Parallel.processorCount) -> Verdict {
        claims.count == 1 ? verdict(of: claims[0]) : verdictOfAll(threads: threads)
    }

    private func verdict(of claim: Claim<C>) -> Verdict {
        do throws(VerificationError) {
            try Verifier.verify(claim.proof, publicInputs: claim.publicInputs, key: key)
            return Verdict(nil, ["valid"], [:])
        } catch {
            let (code, reason) = (RefusalCode(error), error.description)
            return Verdict(code, ["invalid: \(reason)"], ["reason": .string(reason), "code": .string(code.rawValue)])
        }
    }

    private func verdictOfAll(threads: Int) -> Verdict {
        do throws(BatchVerificationError) {
            try Verifier(key).verify(claims, threads: threads)
            return Verdict(nil, ["valid: \(claims.count) proofs"], ["proofs": .integer(claims.count)])
        } catch {
            return refusal(error)
        }
    }

    private func refusal(_ error: BatchVerificationError) -> Verdict {
        let lines = error.failures.map { failure in
            "invalid: \(files[failure.index].proof.name) with \(files[failure.index].publicInputs.name): \(failure.reason)"
        }
        return Verdict(
            error.failures.first.map { RefusalCode($0.reason) }, lines + ["\(lines.count) of \(claims.count) proofs invalid"],
            ["proofs": .integer(claims.count), "invalid": .array(error.failures.map(json))])
    }

    private func json(_ failure: BatchVerificationError.Failure) -> JSON {
        [
            "public": .string(files[failure.index].publicInputs.name), "proof": .string(files[failure.index].proof.name),
            "reason": .string(failure.reason.description), "code": .string(RefusalCode(failure.reason).rawValue),
        ]
    }
}
