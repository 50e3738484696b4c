// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCrypto
import AssayData
import AssayExchange
import AssayFormats

/// Files that stay with their owner: what was read is written as what is read again, and the bytes of every file are wiped, those of one that was
/// refused as well. Of openings libFuzzer reaches little but white space behind the commitment, which it cannot hit.
enum SecretFiles {
    /// A small diary with what is said and signed about it, and keys.
    static func writeSeeds(to folder: String) throws {
        let schema = try Schema(
            record: "Reading", capacity: 4,
            fields: [
                .init(name: "day", lo: 1, hi: 21), .init(name: "session", labels: ["morning", "evening"]),
                .init(name: "pulse", unit: "bpm", lo: 0, hi: 254, optional: true),
            ])
        let opening = Opening<Curve>(dataSet: try DataSet(schema: schema, rows: [[1, 0, 61], [2, 1, nil]]))
        let commitment = opening.commitmentFile()
        let key = Ed25519.SigningKey()
        let attestation = try Attestation(to: commitment, notBefore: moment, notAfter: moment, signingWith: key)
        let hash = [UInt8](repeating: 7, count: 64)
        let attested = CeremonyAttestation<Curve>(circuitHash: hash, number: 1, contributionHash: hash, date: moment, signingWith: key)
        let files = [
            "opening/shipped": opening.fileBytes(), "commitment/shipped": commitment.fileBytes,
            "attestation/shipped": attestation.fileBytes, "attested/shipped": attested.fileBytes,
            "identity/secret": KeyFile.secretBytes(of: key),
            "identity/public": KeyFile.publicBytes(of: key.publicKey),
        ]
        for (name, bytes) in files { try AtomicFile.write(bytes, to: "\(folder)/\(name)", mode: AtomicFile.secretMode) }
    }

    private static var moment: Timestamp {
        guard let moment = Timestamp(secondsSince1970: 1_893_456_000) else { preconditionFailure("2030-01-01 is a moment") }
        return moment
    }

    static func readOpening(_ bytes: [UInt8]) {
        var file = bytes
        defer { precondition(file.allSatisfy { $0 == 0 }, "the bytes of an opening were left behind") }
        guard let opening = try? Opening<Curve>(parsing: &file) else { return }
        let written = opening.fileBytes()
        var copy = written
        guard let again = try? Opening<Curve>(parsing: &copy) else { preconditionFailure("an opening, written, is not read again") }
        precondition(again.fileBytes() == written && again.commitmentFile() == opening.commitmentFile(), "an opening is read as another")
    }

    static func readKey(_ bytes: [UInt8]) {
        if let key = try? KeyFile.publicKey(in: bytes) {
            precondition((try? KeyFile.publicKey(in: KeyFile.publicBytes(of: key))) == key, "a public key is read as another")
        }
        var file = bytes
        defer { precondition(file.allSatisfy { $0 == 0 }, "the bytes of a secret key were left behind") }
        guard let key = try? KeyFile.signingKey(in: &file) else { return }
        var written = KeyFile.secretBytes(of: key)
        guard let again = try? KeyFile.signingKey(in: &written) else { preconditionFailure("a secret key, written, is not read again") }
        precondition(again.publicKey == key.publicKey, "a secret key is read as another")
    }
}
