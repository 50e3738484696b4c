// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation
import Testing

/// A whole trade, verb by verb, in a folder of its own.
@Suite struct TradeTests {
    /// Terms that clear the screen and add lines of their own to the report.
    private static let hostileTerms = "for the test\u{1b}[2J\nbuyer: signed\nholds until: 2199-12-31"

    /// Everything up to two signed agreements, which differ in their nonce only.
    private static func prepared() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        func must(_ arguments: String...) throws {
            let result = try Command.run(arguments, in: folder)
            try #require(result.status == 0, "\(arguments): \(result)")
        }
        try must("compile", shipped("circuits/two-arm/algorithm.assay"), "-o", "circuit")
        try must("setup", "circuit", "key.zkey", "--verification-key", "vk.json")
        for party in ["buyer", "seller", "clinic"] { try must("keygen", "\(party).key") }
        try must("commit", "circuit", "--data", shipped("circuits/two-arm/agreeing.synthetic.csv"), "-o", "c.json", "--opening", "o.json")
        try must("attest", "c.json", "--key", "clinic.key", "--from", "2020-01-01", "--until", "2099-12-31", "-o", "a.json")
        for name in ["first.json", "second.json"] {
            try must(
                "agree", "new", "circuit", "--vk", "vk.json", "--commitment", "c.json", "--buyer", "buyer.key.pub", "--seller",
                "seller.key.pub", "--source", "clinic.key.pub", "--expect", "score=50.0", "--terms", hostileTerms, "--expires",
                "2099-12-31",
                "-o", name)
            for party in ["buyer", "seller"] { try must("agree", "sign", name, "--key", "\(party).key") }
        }
        try must(
            "deliver", "circuit", "first.json", "--opening", "o.json", "--key", "key.zkey", "--attestation", "a.json", "-o", "receipt.json",
            "--unsafe")
        return folder
    }

    @Test func aTradeEndsInAReceiptThatHolds() throws {
        let folder = try Self.prepared()
        let verified = try Command.run(["verify", "receipt.json", "--json", "--unsafe"], in: folder)
        #expect(verified.status == 0, "\(verified)")
        #expect(verified.json["valid"] as? Bool == true)
        let checks = try #require(verified.json["checks"] as? [[String: Any]])
        #expect(checks.count == 17)

        try Self.reportsShowForeignTextAsText(in: folder)
        let strict = try Command.run(["verify", "receipt.json"], in: folder)
        #expect(strict.status == 1 && strict.output.contains("FAILED: key mark"), "\(strict)")
        let late = try Command.run(["verify", "receipt.json", "--at", "2100-01-01", "--unsafe"], in: folder)
        #expect(late.status == 1 && late.output.contains("FAILED: expiry"), "\(late)")

        // A proof for one agreement is none for another one, even on the same terms.
        let swapped = try Self.swappingAgreement(in: folder)
        #expect(swapped.status == 1 && swapped.output.contains("FAILED: agreement"), "\(swapped)")

        // The witness verb and the bare verbs come to the same outputs.
        let witness = try Command.run(["witness", "circuit", "second.json", "--opening", "o.json", "-o", "w.wtns"], in: folder)
        #expect(witness.status == 0, "\(witness)")
        let proving = ["prove", "key.zkey", "w.wtns", "proof.json", "public.json", "--circuit", "circuit"]
        let refused = try Command.run(proving, in: folder)
        #expect(refused.status == 2 && refused.complaints.contains("add --unsafe"), "\(refused)")
        let proof = try Command.run(proving + ["--unsafe"], in: folder)
        #expect(proof.status == 0 && proof.complaints.contains("unsafe-single-party"), "\(proof)")
        #expect(try Command.run(["verify", "vk.json", "public.json", "proof.json", "--unsafe"], in: folder).status == 0)
        try Self.everySignalIsBound(in: folder)

        try Self.signingKeepsTheFile(in: folder)
        for secret in ["seller.key", "o.json", "w.wtns"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(secret))
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(secret)")
        }
    }

    /// Whoever may read an agreement still is who may, and a link to it stays one; of two expectations neither is dropped.
    private static func signingKeepsTheFile(in folder: ScratchFolder) throws {
        let manager = FileManager.default
        try manager.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.path("second.json"))
        try manager.createSymbolicLink(atPath: folder.path("link.json"), withDestinationPath: "second.json")
        let signed = try Command.run(["agree", "sign", "link.json", "--key", "buyer.key"], in: folder)
        #expect(signed.status == 0, "\(signed)")
        #expect(try manager.destinationOfSymbolicLink(atPath: folder.path("link.json")) == "second.json")
        #expect(try manager.attributesOfItem(atPath: folder.path("second.json"))[.posixPermissions] as? Int == 0o600)
        let twice = try Command.run(
            [
                "agree", "new", "circuit", "--vk", "vk.json", "--commitment", "c.json", "--buyer", "buyer.key.pub", "--seller",
                "seller.key.pub", "--expect", "score=50.0", "--expect", "score=60.0", "--terms", "t", "--expires", "2099-12-31", "-o",
                "third.json",
            ], in: folder)
        #expect(twice.status == 2 && twice.complaints.contains("score is expected already"), "\(twice)")
        #expect(!manager.fileExists(atPath: folder.path("third.json")))
    }

    /// What a file says can neither steer the terminal nor pass for a line of the report.
    private static func reportsShowForeignTextAsText(in folder: ScratchFolder) throws {
        var receipt = try object("receipt.json", in: folder)
        var outputs = try #require(receipt["outputs"] as? [[String: Any]])
        outputs[0]["value"] = "99.9\u{1b}[1A\nok: proof: the pairing equation holds"
        receipt["outputs"] = outputs
        try folder.write(Array(JSONSerialization.data(withJSONObject: receipt)), to: "bent.json")
        for arguments in [
            ["agree", "show", "first.json"], ["inspect", "first.json"], ["inspect", "bent.json"], ["verify", "bent.json", "--unsafe"],
        ] {
            let shown = try Command.run(arguments, in: folder)
            #expect(!shown.description.contains("\u{1b}"), "\(arguments): \(shown)")
            let lines = shown.output.split(separator: "\n")
            #expect(lines.count { $0.hasPrefix("buyer: ") } <= 1 && lines.count { $0.hasPrefix("holds until: ") } <= 1, "\(shown)")
            #expect(lines.count { $0.hasPrefix("ok: proof: ") } <= 1, "\(arguments): \(shown)")
        }
        let terms = try Command.run(["agree", "show", "first.json"], in: folder).output
        #expect(terms.contains("terms: for the test\u{fffd}[2J\nterms: buyer: signed\nterms: holds until: 2199-12-31\n"))
    }

    private static func swappingAgreement(in folder: ScratchFolder) throws -> Command.Result {
        var receipt = try object("receipt.json", in: folder)
        receipt["agreement"] = try object("second.json", in: folder)
        try folder.write(Array(JSONSerialization.data(withJSONObject: receipt)), to: "swapped.json")
        return try Command.run(["verify", "swapped.json", "--unsafe"], in: folder)
    }

    /// Changes each public signal alone; the proof must fail each time.
    private static func everySignalIsBound(in folder: ScratchFolder) throws {
        let signals = try #require(try JSONSerialization.jsonObject(with: Data(folder.bytes("public.json"))) as? [String])
        #expect(signals.count == 5)
        for index in signals.indices {
            var changed = signals
            changed[index] = signals[index] == "1" ? "2" : "1"
            try folder.write(Array(JSONSerialization.data(withJSONObject: changed)), to: "changed.json")
            let result = try Command.run(["verify", "vk.json", "changed.json", "proof.json", "--json", "--unsafe"], in: folder)
            #expect(result.status == 1 && result.json["valid"] as? Bool == false, "signal \(index): \(result)")
        }
    }

    private static func object(_ name: String, in folder: ScratchFolder) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(folder.bytes(name))) as? [String: Any])
    }
}
