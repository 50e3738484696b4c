// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
internal import AssayFormats
public import AssayGroth16

/// The two files of a proof.
public struct ProofFiles: Sendable {
    public let publicInputs: NamedFile
    public let proof: NamedFile
    /// What the proof says; `nil` when it says nothing, or is longer than a proof can be.
    let curve: KnownCurve?

    public init(publicInputs: NamedFile, proof: NamedFile) {
        self.publicInputs = publicInputs
        self.proof = proof
        curve = proof.bytes.count <= Proof<BN254>.greatestJSONByteCount ? KnownCurve(ofFile: proof.bytes) : nil
    }

    /// The proof and its public signals, read and not yet checked. `keyName` is what the key is called under which they will be.
    ///
    /// - Throws: ``UnusableFile`` for a proof that is for another curve, and for everything that the readers of `public.json` and
    ///   `proof.json` refuse.
    public func claim<C: PairingCurve>(on _: C.Type = C.self, keyName: String) throws(UnusableFile) -> Claim<C> {
        if let curve, curve != KnownCurve(C.self) {
            throw .otherCurve(proof.name, curve, keyName, KnownCurve(C.self))
        }
        let inputs: [C.Fr] = try publicInputs.read(as: .publicSignals) { try PublicInputs.parse(json: $0) }
        return Claim(proof: try proof.read(as: .proof) { try Proof<C>(json: $0) }, publicInputs: inputs)
    }
}

extension KnownCurve {
    /// The curve of a verifying key. When it names none, that on which its points are; when it cannot be read on any, that of its proofs, and
    /// BN254 when they do not name one either. So a single proof says nothing about the others.
    ///
    /// - Throws: ``UnusableFile`` when there are proofs that name a curve, and all of them name another.
    public init(ofKey key: NamedFile, _ files: [ProofFiles]) throws(UnusableFile) {
        let named = files.compactMap { pair in pair.curve.map { (name: pair.proof.name, curve: $0) } }
        let own =
            KnownCurve(ofFile: key.bytes) ?? Self.allCases.first { Self.isKey(key.bytes, on: $0.type) } ?? named.first?.curve ?? .bn254
        if let first = named.first, named.allSatisfy({ $0.curve != own }) { throw .otherCurve(first.name, first.curve, key.name, own) }
        self = own
    }

    private static func isKey<C: PairingCurve>(_ bytes: [UInt8], on _: C.Type) -> Bool { (try? VerifyingKey<C>(json: bytes)) != nil }
}

extension UnusableFile {
    /// Two files that belong together and are for different curves.
    static func otherCurve(_ name: String, _ curve: KnownCurve, _ other: String, _ otherCurve: KnownCurve) -> UnusableFile {
        UnusableFile("\(name) is for \(curve.words); \(other) is for \(otherCurve.words)", .curve)
    }
}
