// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation
import Testing

/// What leaves the seller's machine, and what does not.
@Suite struct DeliveryTests {
    static let deliver = "deliver circuit a.json --opening o.json --key key.zkey -o receipt.json --unsafe"

    @Test func aScoreBelowTheExpectedOneIsNotDelivered() throws {
        let folder = try SmallTrade.folder()
        try SmallTrade.agreed("--commitment c.json --param least=50% --expect mean_systolic=200", in: folder)
        let result = try SmallTrade.run(Self.deliver, in: folder)
        #expect(result.status == 1 && result.complaints.contains("FAILED: expected quality"), "\(result)")
        #expect(result.complaints.contains("no receipt was written"), "\(result)")
        #expect(!FileManager.default.fileExists(atPath: folder.path("receipt.json")))
    }

    @Test func aRequirementFailsInTheWordsOfRun() throws {
        let folder = try SmallTrade.folder()
        try SmallTrade.agreed("--commitment c2.json --param least=50%", in: folder)
        let run = try SmallTrade.run("run circuit/algorithm.assay --data short.csv --param least=50%", in: folder)
        let delivered = try SmallTrade.run(Self.deliver.replacing("o.json", with: "o2.json"), in: folder)
        #expect(run.status == 1 && run.output.contains("count in readings: 2"), "\(run)")
        #expect(delivered.status == 1 && delivered.output == run.output, "\(delivered)")
        let witness = try SmallTrade.run("witness circuit a.json --opening o2.json --json", in: folder)
        #expect(witness.status == 1 && witness.json["refusal"] is [String: Any], "\(witness)")
    }

    @Test func theFilesOfAnotherTradeAreUnusable() throws {
        let folder = try SmallTrade.folder()
        try SmallTrade.agreed(in: folder)
        try SmallTrade.change("systolic > 140", to: "systolic > 141", in: "small.assay", folder)
        try SmallTrade.must("compile small.assay -o other", in: folder)
        try SmallTrade.must("setup other other.zkey", in: folder)
        for (old, new) in [("key.zkey", "other.zkey"), ("circuit", "other"), ("o.json", "o2.json")] {
            let result = try SmallTrade.run(Self.deliver.replacing(old, with: new), in: folder)
            #expect(result.status == 2, "\(new): \(result)")
        }
        try SmallTrade.must(Self.deliver, in: folder)
        #expect(try SmallTrade.run("verify receipt.json --unsafe", in: folder).status == 0)
    }

    /// Before anything is computed: the last check of the receipt would notice, too, but much later.
    @Test func anAgreementThatIsNotSignedIsNotDelivered() throws {
        let folder = try SmallTrade.folder()
        try SmallTrade.must("\(SmallTrade.agree) --commitment c.json --param least=50% --expires 2099-12-31 -o a.json", in: folder)
        try SmallTrade.must("agree sign a.json --key seller.key", in: folder)
        let result = try SmallTrade.run(Self.deliver, in: folder)
        #expect(result.status == 2 && result.complaints.contains("the buyer has not signed"), "\(result)")
        #expect(!result.complaints.contains("FAILED") && !FileManager.default.fileExists(atPath: folder.path("receipt.json")))
    }

    @Test func longReceiptsAreRefusedUnread() throws {
        let folder = try ScratchFolder()
        try folder.write([UInt8](repeating: 0x20, count: (8 << 20) + 1), to: "receipt.json")
        let result = try SmallTrade.run("verify receipt.json --unsafe", in: folder)
        #expect(result.status == 2 && result.complaints.contains("receipt.json: cannot read: it is longer than 8388608 bytes"), "\(result)")
    }
}
