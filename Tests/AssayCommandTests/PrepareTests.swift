// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation
import Testing

/// A prepared key beside a key: used when it can be, said why when not, and never in the way of a proof.
@Suite struct PrepareTests {
    let folder: ScratchFolder

    init() throws {
        folder = try SmallTrade.folder()
        try SmallTrade.agreed(in: folder)
        try SmallTrade.must("witness circuit a.json --opening o.json -o w.wtns", in: folder)
    }

    func prove(_ options: String = "") throws -> Command.Result {
        try SmallTrade.run("prove key.zkey w.wtns proof.json public.json --force \(options)", in: folder)
    }

    /// Proves, and verifies what was written.
    func proof(_ options: String = "") throws -> Command.Result {
        let result = try prove(options)
        try #require(result.status == 0, "\(result)")
        try SmallTrade.must("verify vk.json public.json proof.json", in: folder)
        return result
    }

    @Test func itIsUsedSilently() throws {
        let made = try SmallTrade.must("prepare key.zkey --json", in: folder)
        #expect(made.json["prepared"] as? String == "key.zkey.prepared")
        #expect(made.json["bytes"] as? Int == (try folder.bytes("key.zkey.prepared")).count)
        #expect(!(try proof()).complaints.contains("not used"))
        #expect(!(try proof("--circuit circuit")).complaints.contains("not used"))
        let shown = try SmallTrade.must("inspect key.zkey.prepared", in: folder)
        #expect(shown.output.hasPrefix("prepared key"), "\(shown)")
        let receipt = try SmallTrade.must("deliver circuit a.json --opening o.json --key key.zkey", in: folder)
        #expect(!receipt.complaints.contains("not used"), "\(receipt)")
        try SmallTrade.must("verify receipt.json", in: folder)
    }

    @Test func whatExistsIsNotWrittenOver() throws {
        try SmallTrade.must("prepare key.zkey", in: folder)
        #expect(try SmallTrade.run("prepare key.zkey", in: folder).status == 2)
        try SmallTrade.must("prepare key.zkey --force", in: folder)
        let other = try SmallTrade.run("prepare vk.json", in: folder)
        #expect(other.status == 2 && other.complaints.contains("vk.json is a verifying key; a proving key (.zkey) is expected"), "\(other)")
    }

    @Test func itIsReadByThoseWhoReadTheKey() throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.path("key.zkey"))
        try SmallTrade.must("prepare key.zkey", in: folder)
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("key.zkey.prepared"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func aKeyThatChangedSinceIsUsedByItself() throws {
        try SmallTrade.must("prepare key.zkey", in: folder)
        try SmallTrade.must("setup circuit key.zkey --vk vk.json --force", in: folder)
        let result = try proof()
        #expect(result.complaints.contains("key.zkey.prepared is not used: prep"), "\(result)")
        #expect(result.complaints.contains("another key"), "\(result)")
        #expect(!(try proof("--quiet")).complaints.contains("not used"))
    }

    /// A bit in each part of the file, and a file cut short.
    @Test func aDamagedFileIsNotUsed() throws {
        try SmallTrade.must("prepare key.zkey", in: folder)
        let bytes = try folder.bytes("key.zkey.prepared")
        for place in stride(from: 20, to: bytes.count, by: bytes.count / 12) {
            var changed = bytes
            changed[place] ^= 1
            try folder.write(changed, to: "key.zkey.prepared")
            _ = try proof()
        }
        var changed = bytes
        changed[bytes.count - 5000] ^= 1
        try folder.write(changed, to: "key.zkey.prepared")
        for options in ["", "--circuit circuit"] {
            let result = try proof(options)
            #expect(result.complaints.contains("points of H: not as they were written; to make it again:"), "\(result)")
        }
        let shown = try SmallTrade.run("inspect key.zkey.prepared", in: folder)
        #expect(shown.status == 2 && shown.complaints.contains("points of H"), "\(shown)")
        try folder.write(Array(bytes[..<5000]), to: "key.zkey.prepared")
        #expect(try proof().complaints.contains("not used"))
        try FileManager.default.removeItem(atPath: folder.path("key.zkey.prepared"))
        #expect(!(try proof()).complaints.contains("not used"))
    }
}
