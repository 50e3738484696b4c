// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation
import Testing

/// A ceremony as people run it: files that go round, hashes to publish, attestations, and a check by somebody who took no part.
@Suite struct CeremonyCommandTests {
    private static let original = Result { try prepared() }

    /// `circuit/`, `powers.ptau` (prepared), `key.zkey` of three people and a beacon, `ada.json`, which attests to the first, and what each said.
    static func folder() throws -> ScratchFolder {
        let (source, copy) = (try original.get(), try ScratchFolder())
        for name in try FileManager.default.contentsOfDirectory(atPath: source.url.path) {
            try FileManager.default.copyItem(atPath: source.path(name), toPath: copy.path(name))
        }
        return copy
    }

    private static func prepared() throws -> ScratchFolder {
        let folder = try SmallTrade.folder()
        func must(_ command: String) throws { try SmallTrade.must(command, in: folder) }
        try must("ceremony powers new 12 -o p0.ptau")
        try must("ceremony powers contribute p0.ptau -o p1.ptau --name Ada --entropy t.csv")
        try must("ceremony powers beacon p1.ptau -o p2.ptau --value 0x00ff --exponent 10")
        try must("ceremony powers prepare p2.ptau -o powers.ptau")
        try must("ceremony init circuit powers.ptau -o k0.zkey")
        for (index, name) in ["Ada", "Bea", "Cyr"].enumerated() {
            try must("ceremony contribute k\(index).zkey -o k\(index + 1).zkey --name \(name)")
        }
        try must("ceremony attest k1.zkey --key clinic.key -o ada.json")
        try must("ceremony beacon k3.zkey -o real.zkey --value 00ff --exponent 10")
        try must("ceremony export real.zkey -o real.json")
        return folder
    }

    /// Killed in the middle, the same command goes on where it was.
    @Test func preparingGoesOn() throws {
        let folder = try Self.folder()
        #expect(!folder.exists("powers.ptau.parts"))
        let process = Process()
        process.executableURL = Command.program
        process.arguments = ["ceremony", "powers", "prepare", folder.path("p2.ptau"), "-o", folder.path("again.ptau"), "--quiet"]
        try process.run()
        // A header, and the points of the domain of 2^12 in G1, which come first.
        while process.isRunning, try !folder.holds(1 << 18, in: "again.ptau.parts") { usleep(20_000) }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        try #require(process.terminationReason == .uncaughtSignal && !folder.exists("again.ptau"))
        let result = try SmallTrade.run("ceremony powers prepare p2.ptau -o again.ptau", in: folder)
        #expect(result.status == 0 && result.complaints.contains("went on from again.ptau.parts, where"), "\(result)")
        #expect(!folder.exists("again.ptau.parts"))
        #expect(try folder.bytes("again.ptau") == folder.bytes("powers.ptau"))
    }

    /// What stands where parts would be kept is not touched.
    @Test func whatIsNotOursIsLeftAlone() throws {
        let folder = try Self.folder()
        try folder.write([1, 2, 3], to: "again.ptau.parts")
        let result = try SmallTrade.run("ceremony powers prepare p2.ptau -o again.ptau", in: folder)
        #expect(result.status == 2 && result.complaints.contains("again.ptau.parts would keep what is worked out"), "\(result)")
        #expect(try folder.bytes("again.ptau.parts") == [1, 2, 3] && !folder.exists("again.ptau"))
    }

    @Test func everythingIsChecked() throws {
        let folder = try Self.folder()
        let powers = try SmallTrade.must("ceremony powers verify powers.ptau", in: folder)
        #expect(powers.output.contains("contribution 1 (Ada)\n") && powers.output.hasSuffix("\nvalid\n"), "\(powers)")
        let command = "ceremony verify circuit powers.ptau real.zkey --attestation ada.json"
        let verified = try SmallTrade.must("\(command) --transcript transcript.txt", in: folder)
        #expect(verified.output.contains("  attested by ") && verified.output.hasSuffix("\nvalid\n"), "\(verified)")
        let unchecked = "\nwho contributed to the powers was not checked: assay ceremony powers verify powers.ptau\n"
        #expect(verified.output.contains(unchecked), "\(verified)")
        #expect(String(decoding: try folder.bytes("transcript.txt"), as: UTF8.self) == verified.output)
        let json = try SmallTrade.must("\(command) --json", in: folder).json
        #expect(json["unsafeSingleParty"] as? Bool == false)
        let entries = try #require(json["contributions"] as? [[String: Any]])
        #expect(json["valid"] as? Bool == true && entries.map { $0["name"] as? String } == ["Ada", "Bea", "Cyr", nil])
        #expect((entries[3]["beacon"] as? [String: Any])?["value"] as? String == "00ff")
    }

    /// The key of a ceremony needs no --unsafe, and receipts made with it carry no mark.
    @Test func aTradeWithTheKey() throws {
        let folder = try Self.folder()
        let agree = "agree new circuit --vk real.json --proving-key real.zkey --buyer buyer.key.pub --seller seller.key.pub --terms study"
        let made = try SmallTrade.must("\(agree) --commitment c.json --param least=50% --expires 2099-12-31 -o a.json", in: folder)
        #expect(!made.description.contains("unsafe"), "\(made)")
        for party in ["buyer", "seller"] { try SmallTrade.must("agree sign a.json --key \(party).key", in: folder) }
        try SmallTrade.must("deliver circuit a.json --opening o.json --key real.zkey -o receipt.json", in: folder)
        let receipt = try SmallTrade.must("verify receipt.json", in: folder)
        #expect(receipt.output.contains("ok: key mark") && !receipt.description.contains("unsafe-single-party"), "\(receipt)")
        try SmallTrade.must("export verifier real.json contracts", in: folder)
    }

    @Test func keysOfOnePartyAndOfNobodyAreRefused() throws {
        let folder = try Self.folder()
        try SmallTrade.must("\(SmallTrade.agree) --commitment c.json --param least=50% --expires 2099-12-31 -o a.json", in: folder)
        for party in ["buyer", "seller"] { try SmallTrade.must("agree sign a.json --key \(party).key", in: folder) }
        let deliver = "deliver circuit a.json --opening o.json --key key.zkey -o receipt.json"
        let refused = [
            try SmallTrade.run(deliver, in: folder), try SmallTrade.run("export" + " verifier vk.json contracts", in: folder),
            try SmallTrade.run("ceremony export key.zkey -o out.json", in: folder),
        ]
        for result in refused {
            #expect(result.status == 2 && result.complaints.contains("marked unsafe-single-party"), "\(result)")
            #expect(result.complaints.contains("help: use a key of a ceremony (assay ceremony), or add --unsafe"), "\(result)")
        }
        try SmallTrade.must(deliver + " --unsafe", in: folder)
        let receipt = try SmallTrade.run("verify" + " receipt.json", in: folder)
        #expect(receipt.status == 1 && receipt.output.contains("FAILED: key mark: unsafe-single-party"), "\(receipt)")
        try SmallTrade.must("ceremony export key.zkey -o out.json --unsafe", in: folder)
        // A key without contributions is refused whatever is said.
        let early = try SmallTrade.run("ceremony export k0.zkey -o out2.json --unsafe", in: folder)
        #expect(early.status == 2 && early.complaints.contains("gamma = delta"), "\(early)")
        let single = try SmallTrade.run("ceremony contribute key.zkey -o n.zkey", in: folder)
        #expect(single.status == 2 && single.complaints.contains("one party made this key alone"), "\(single)")
    }

    @Test func cheatsAreNamed() throws {
        let folder = try Self.folder()
        var key = try folder.bytes("k3.zkey")
        // The last byte of the second of three transcripts: each contribution has 392 bytes, a tag, a length and a name of three letters.
        let length = 392 + 5
        key[key.count - length - 5 - 8 - 1] ^= 1
        try folder.write(key, to: "bent.zkey")
        let result = try SmallTrade.run("ceremony verify circuit powers.ptau bent.zkey", in: folder)
        #expect(result.status == 1 && result.output.hasPrefix("invalid: contribution 2 (Bea): its transcript is not"), "\(result)")
        let json = try SmallTrade.run("ceremony verify circuit powers.ptau bent.zkey --json", in: folder).json
        #expect(json["valid"] as? Bool == false && json["fault"] as? String == "transcript", "\(json)")
        let unready = try SmallTrade.run("ceremony verify circuit powers.ptau k0.zkey", in: folder)
        #expect(unready.status == 1 && unready.output.contains("nobody contributed"), "\(unready)")
        let empty = try SmallTrade.run("ceremony powers verify p0.ptau", in: folder)
        #expect(empty.status == 1 && empty.output.contains("nobody contributed"), "\(empty)")
    }

    @Test func attestationsAreChecked() throws {
        let folder = try Self.folder()
        let verify = "ceremony verify circuit powers.ptau k3.zkey --attestation"
        let text = String(decoding: try folder.bytes("ada.json"), as: UTF8.self)
        try folder.write(Array(text.replacing("\"number\": 1", with: "\"number\": 2").utf8), to: "bent.json")
        let bent = try SmallTrade.run("\(verify) bent.json", in: folder)
        #expect(bent.status == 1 && bent.output.contains("not signed by the contributor"), "\(bent)")
        try SmallTrade.must("ceremony contribute k0.zkey -o other.zkey --name Eve", in: folder)
        try SmallTrade.must("ceremony attest other.zkey --key clinic.key -o eve.json", in: folder)
        let eve = try SmallTrade.run("\(verify) eve.json", in: folder)
        #expect(eve.status == 1 && eve.output.contains("contribution 1 is not the one that is attested"), "\(eve)")
        let beacon = try SmallTrade.run("ceremony attest real.zkey --key clinic.key -o four.json", in: folder)
        #expect(beacon.status == 2 && beacon.complaints.contains("is a beacon, which is nobody's own"), "\(beacon)")
        try SmallTrade.must("ceremony contribute k3.zkey -o fourth.zkey --name Eve", in: folder)
        try SmallTrade.must("ceremony attest fourth.zkey --key clinic.key -o four.json", in: folder)
        let four = try SmallTrade.run("\(verify) four.json", in: folder)
        #expect(four.status == 1 && four.output.contains("the key has no contribution 4"), "\(four)")
        let none = try SmallTrade.run("ceremony attest k0.zkey --key clinic.key -o n.json", in: folder)
        #expect(none.status == 2, "\(none)")
    }

    /// A beacon has a line of its own, and a name stays on its contributor's.
    @Test func aNameIsNoBeacon() throws {
        let folder = try Self.folder()
        let name = "x): beacon 00ff, hashed 2^10 times"
        let contributed = try Command.run(["ceremony", "contribute", "k3.zkey", "-o", "k4.zkey", "--name", name], in: folder)
        #expect(contributed.status == 0, "\(contributed)")
        let verified = try SmallTrade.must("ceremony verify circuit powers.ptau k4.zkey", in: folder)
        #expect(verified.output.contains("\ncontribution 4 (\(name))\n  hash: ") && !verified.output.contains("  beacon:"), "\(verified)")
        let real = try SmallTrade.must("ceremony verify circuit powers.ptau real.zkey", in: folder)
        #expect(real.output.contains("\ncontribution 4\n  beacon: 00ff, hashed 2^10 times\n  hash: "), "\(real)")
    }

    /// Of a compiled algorithm it has to be shown that its inputs determine its outputs, when a key is begun and when it is checked.
    @Test func aFolderWithoutACertificateThatHolds() throws {
        let folder = try Self.folder()
        let lines = String(decoding: try folder.bytes("circuit/certificate.txt"), as: UTF8.self).split(separator: "\n")
        try folder.write(Array((lines[0] + "\n" + lines[1] + "\n").utf8), to: "circuit/certificate.txt")
        for command in ["ceremony init circuit powers.ptau -o n.zkey", "ceremony verify circuit powers.ptau real.zkey"] {
            let result = try SmallTrade.run(command, in: folder)
            #expect(result.status == 2 && result.complaints.contains("does not show that the inputs determine the outputs"), "\(result)")
        }
    }

    @Test(arguments: [
        ("ceremony powers new 0 -o n.ptau", 64, "POWER is 1 to 27"),
        ("ceremony powers beacon p1.ptau -o n.ptau --value xy --exponent 10", 2, "hexadecimal digits"),
        ("ceremony powers beacon p1.ptau -o n.ptau --value 00 --exponent 9", 2, "2^10 to 2^63"),
        ("ceremony contribute k0.zkey -o n.zkey --name unsafe-single-party", 2, "this name marks keys"),
        ("ceremony contribute k0.zkey -o k1.zkey", 2, "k1.zkey exists already"),
        ("ceremony contribute k0.zkey -o n.zkey --entropy empty.txt", 2, "empty.txt is empty"),
        ("ceremony powers contribute p0.ptau -o n.ptau --entropy empty.txt", 2, "empty.txt is empty"),
        (
            "ceremony contribute powers.ptau -o n.zkey", 2,
            "powers.ptau is a file of powers of tau (.ptau); a proving key (.zkey) is expected here"
        ),
        ("ceremony powers verify k0.zkey", 2, "k0.zkey is a proving key (.zkey); a file of powers of tau (.ptau) is expected here"),
        ("ceremony init circuit p2.ptau -o n.zkey", 2, "these powers of tau are not prepared"),
        ("ceremony verify circuit p0.ptau real.zkey", 2, "these powers of tau are not prepared"),
    ])
    func whatCannotBeIsSaid(_ command: String, _ status: Int, _ message: String) throws {
        let folder = try Self.folder()
        try folder.write([], to: "empty.txt")
        let result = try SmallTrade.run(command, in: folder)
        #expect(result.status == status && result.complaints.contains(message), "\(result)")
        #expect(!folder.exists("n.ptau") && !folder.exists("n.zkey"))
    }
}

extension ScratchFolder {
    fileprivate func holds(_ byteCount: Int, in name: String) throws -> Bool { exists(name) ? try bytes(name).count >= byteCount : false }

    fileprivate func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
}
