// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Testing

/// A file of the wrong kind is called by its name, and `inspect` knows every kind that a verb writes.
@Suite struct FileKindTests {
    static let mistaken = [
        ("agree sign a.json --key buyer.key.pub", "buyer.key.pub is a public key; the secret key is expected here; is it buyer.key?"),
        ("commit small.assay --data t.csv -o n.json --opening m.json", "small.assay is a program (.assay); the folder of a compiled"),
        ("commit . --data t.csv -o n.json --opening m.json", ". holds no compiled algorithm: interface.json is missing"),
        ("commit none --data t.csv -o n.json --opening m.json", "none: there is no such folder"),
        ("commit circuit --data small.assay -o n.json --opening m.json", "small.assay is a program (.assay); data is expected here"),
        ("verify a.json --unsafe", "a.json is an agreement; a receipt is expected here"),
        ("verify proof.json public.json vk.json --unsafe", "proof.json is a proof; a verifying key is expected here"),
        ("verify vk.json proof.json public.json --unsafe", "proof.json is a proof; a list of public signals is expected here"),
        ("verify key.zkey public.json proof.json --unsafe", "key.zkey is a proving key (.zkey); a verifying key is expected here"),
        ("setup small.assay n.zkey", "small.assay is a program (.assay); a circuit (.r1cs) is expected here"),
        (
            "deliver circuit a.json --opening c.json --key key.zkey -o n.json --unsafe",
            "c.json is a commitment; an opening is expected here"
        ),
        (
            "deliver circuit a.json --opening o.json --key vk.json -o n.json --unsafe",
            "vk.json is a verifying key; a proving key (.zkey) is expected"
        ),
        ("attest o.json --key clinic.key --until 2099-12-31 -o n.json", "o.json is an opening; a commitment is expected here"),
        ("check vk.json", "vk.json is a verifying key; a program (.assay) is expected here"),
    ]

    /// A folder with a file of every kind.
    static func folder() throws -> ScratchFolder {
        let folder = try SmallTrade.folder()
        try SmallTrade.agreed(in: folder)
        try SmallTrade.must("attest c.json --key clinic.key --until 2099-12-31 -o at.json", in: folder)
        try SmallTrade.must("witness circuit a.json --opening o.json -o w.wtns", in: folder)
        try SmallTrade.must("prove key.zkey w.wtns proof.json public.json --unsafe", in: folder)
        try SmallTrade.must(DeliveryTests.deliver, in: folder)
        try SmallTrade.must("export verifier vk.json contracts --unsafe", in: folder)
        return folder
    }

    @Test func aFileOfAnotherKindIsCalledByItsName() throws {
        let folder = try Self.folder()
        for (command, message) in Self.mistaken {
            let result = try SmallTrade.run(command, in: folder)
            #expect(result.status == 2 && result.complaints.contains(message), "\(command): \(result)")
        }
    }

    static let kinds = [
        ("circuit/circuit.r1cs", ["circuit", "digest: "]), ("circuit/circuit.sym", ["names of wires"]),
        ("circuit/circuit.awp", ["witness program"]), ("circuit/interface.json", ["assay/interface/v1", "reads readings"]),
        ("circuit/certificate.txt", ["uniqueness certificate", "steps: "]),
        ("circuit/algorithm.assay", ["program", "algorithm: Small", "publishes: mean_systolic, share_high, enough"]),
        ("key.zkey", ["proving key", "verifyingKeyDigest: ", "unsafeSingleParty: yes"]),
        ("vk.json", ["Groth16 verifying key", "digest: ", "unsafeSingleParty: yes"]), ("w.wtns", ["witness"]),
        ("buyer.key", ["secret key", "publicKey: "]), ("buyer.key.pub", ["public key", "publicKey: "]),
        ("c.json", ["assay/commitment/v1", "commitment: ", "record: Reading", "schemaDigest: "]),
        ("o.json", ["assay/opening/v1", "rows: 4", "commitment: "]),
        ("at.json", ["assay/attestation/v1", "notAfter: 2099-12-31T23:59:59Z", "signedBySource: yes"]),
        ("a.json", ["assay/signed-agreement/v1", "agreement digest: "]), ("proof.json", ["Groth16 proof"]),
        ("public.json", ["public signals", "count: 6"]), ("receipt.json", ["assay/receipt/v1", "the receipt claims enough: yes"]),
        ("contracts/Verifier.json", ["verifier contract", "name: Verifier", "verifyingKeyDigest: ", "unsafeSingleParty: yes"]),
        ("contracts/BatchVerifier.hex", ["bytes in hexadecimal digits", "bytes: "]),
    ]

    @Test func inspectKnowsWhatAssayWrites() throws {
        let folder = try Self.folder()
        for (file, words) in Self.kinds {
            let result = try SmallTrade.must("inspect \(file)", in: folder)
            for word in words { #expect(result.output.contains(word), "\(file): \(result)") }
            let scripts = try SmallTrade.must("inspect \(file) --json", in: folder)
            #expect(scripts.json["kind"] is String, "\(file): \(scripts)")
        }
        let key = try SmallTrade.must("inspect key.zkey --json", in: folder).json["verifyingKeyDigest"] as? String
        #expect(try SmallTrade.must("inspect vk.json --json", in: folder).json["digest"] as? String == key)
        #expect(try SmallTrade.must("inspect contracts/Verifier.json --json", in: folder).json["verifyingKeyDigest"] as? String == key)
        let secret = String(decoding: try folder.bytes("buyer.key"), as: UTF8.self).split(separator: " ").last ?? ""
        #expect(try !SmallTrade.must("inspect buyer.key", in: folder).output.contains(secret.dropLast()))
    }
}
