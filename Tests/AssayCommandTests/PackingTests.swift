// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation
import Testing

/// A trade on a circuit whose outputs share a public signal.
@Suite struct PackingTests {
    /// What `SmallTrade` has, and `packed/`, `packed.zkey`, `pvk.json` and the signed agreement `pa.json`.
    private static func folder() throws -> ScratchFolder {
        let folder = try SmallTrade.folder()
        try SmallTrade.must("compile small.assay -o packed --pack-outputs", in: folder)
        try SmallTrade.must("setup packed packed.zkey --vk pvk.json", in: folder)
        try SmallTrade.must(
            """
            agree new packed --vk pvk.json --proving-key packed.zkey --commitment c.json --buyer buyer.key.pub --seller seller.key.pub \
            --param least=50% --expect enough=yes --terms study --expires 2099-12-31 -o pa.json
            """, in: folder)
        for party in ["buyer", "seller"] { try SmallTrade.must("agree sign pa.json --key \(party).key --circuit packed", in: folder) }
        return folder
    }

    @Test func aTradeEndsInTheSameOutputs() throws {
        let folder = try Self.folder()
        try SmallTrade.must("deliver packed pa.json --opening o.json --key packed.zkey -o r.json --unsafe", in: folder)
        let verified = try SmallTrade.must("verify r.json --unsafe", in: folder).output
        #expect(verified.hasPrefix("mean_systolic: 136 mmHg\nshare_high: 50%\nenough: yes\n") && verified.hasSuffix("\nvalid\n"))
        #expect(verified.contains("ok: expected quality: enough at least yes: it is yes\n"), "\(verified)")
        try SmallTrade.must("inspect r.json --extract parts", in: folder)
        let signals = try #require(try JSONSerialization.jsonObject(with: Data(folder.bytes("parts/public.json"))) as? [String])
        // 136, 50 and yes, as `inspect` says where they are; one parameter, one commitment and the agreement follow.
        #expect(signals.count == 4 && signals[0] == "\(136 + 50 << 9 + 1 << 16)")

        // Another value in the signal, and a claim beside what was proved.
        for (text, other) in [("\"\(signals[0])\"", "\"\(135 + 50 << 9 + 1 << 16)\""), ("\"value\": \"136\"", "\"value\": \"137\"")] {
            let receipt = String(decoding: try folder.bytes("r.json"), as: UTF8.self)
            try #require(receipt.contains(text))
            try folder.write(Array(receipt.replacing(text, with: other).utf8), to: "false.json")
            let refused = try SmallTrade.run("verify false.json --unsafe", in: folder)
            #expect(refused.status == 1 && refused.output.contains("\nFAILED: outputs: "), "\(refused)")
        }
    }

    @Test func whatIsPackedIsSaid() throws {
        let folder = try Self.folder()
        let lines = """
            packed mean_systolic: 9 bits of public signal 0, from bit 0
            packed share_high: 7 bits of public signal 0, from bit 9
            packed enough: 1 bit of public signal 0, from bit 16

            """
        let inspected = try SmallTrade.must("inspect packed", in: folder).output
        #expect(inspected.contains("public signals: 4\n") && inspected.contains(lines), "\(inspected)")
        #expect(!(try SmallTrade.must("inspect circuit", in: folder).output.contains("packed")))
        // The page that both sides sign is about the circuit of either kind.
        let compiled = try SmallTrade.must("compile small.assay -o again --pack-outputs --json", in: folder).json
        let explained = try SmallTrade.must("explain small.assay --pack-outputs -o page.md --json", in: folder).json
        #expect(explained["circuitDigest"] as? String == compiled["digest"] as? String)
        try SmallTrade.must("inspect packed --costs", in: folder)
    }

    /// A folder is what its program compiles to in the way that its interface says, and in no other.
    @Test func aFolderOfTheOtherKindIsRefused() throws {
        let folder = try Self.folder()
        for file in ["interface.json", "circuit.r1cs"] {
            try folder.write(try folder.bytes("circuit/\(file)"), to: "packed/\(file)")
            let refused = try SmallTrade.run("agree sign pa.json --key buyer.key --circuit packed", in: folder)
            #expect(refused.status != 0, "\(file)")
        }
    }

    @Test func contractsForTradesReadTheBit() throws {
        let folder = try Self.folder()
        try SmallTrade.must("export trade packed contracts --expectation enough", in: folder)
        for file in ["Trade.sol", "Trade.vy"] {
            let text = String(decoding: try folder.bytes("contracts/\(file)"), as: UTF8.self)
            #expect(text.contains("((signals[EXPECTATION] >> 16) & 1) == 1"), "\(file)")
        }
        #expect(try SmallTrade.run("export trade packed contracts --expectation share_high --force", in: folder).status == 2)
    }
}
