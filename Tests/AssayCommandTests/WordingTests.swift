// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Testing

/// One value is written in one way by every verb, and a verb reads what another has written.
@Suite struct WordingTests {
    static let values = "mean_systolic: 136 mmHg\nshare_high: 50%\nenough: yes\n"

    @Test func everyVerbWritesAValueInTheSameWay() throws {
        let folder = try SmallTrade.folder()
        let run = try SmallTrade.must("run small.assay --data t.csv --param least=50%", in: folder)
        #expect(run.output == Self.values)
        try SmallTrade.agreed("--commitment c.json --param least=50% --expect share_high=50%", in: folder)
        let shown = try SmallTrade.must("agree show a.json --circuit circuit", in: folder).output
        #expect(shown.contains("parameter least: 50%\n") && shown.contains("expected: share_high at least 50%\n"), "\(shown)")
        let delivered = try SmallTrade.must(DeliveryTests.deliver, in: folder)
        #expect(delivered.output.hasPrefix(Self.values), "\(delivered)")
        let verified = try SmallTrade.must("verify receipt.json --unsafe", in: folder)
        #expect(verified.output.hasPrefix(Self.values), "\(verified)")
        #expect(verified.output.contains("mean_systolic = 136 mmHg, share_high = 50%, enough = yes"), "\(verified)")
        #expect(verified.output.contains("ok: expected quality: share_high at least 50%: it is 50%"), "\(verified)")
        let asJSON =
            [try SmallTrade.must("run small.assay --data t.csv --param least=50% --json", in: folder)]
            + [try SmallTrade.must("verify receipt.json --json --unsafe", in: folder)]
        for result in asJSON {
            let outputs = result.json["outputs"] as? [[String: String]]
            #expect(outputs?.first == ["name": "mean_systolic", "value": "136", "unit": "mmHg"], "\(result)")
        }
    }

    @Test(arguments: ["share_high=40%", "mean_systolic=130", "mean_systolic=130mmHg", "enough=yes"])
    func anExpectationIsReadAsItIsWritten(_ expectation: String) throws {
        let folder = try SmallTrade.folder()
        try SmallTrade.agreed("--commitment c.json --param least=50% --expect \(expectation)", in: folder)
    }

    @Test(arguments: [("least=50", "0% .. 100%"), ("least=0.5", "0% .. 100%"), ("least=101%", "0% .. 100%")])
    func aPercentageHasItsSign(_ value: String, _ range: String) throws {
        let folder = try SmallTrade.folder()
        let run = try SmallTrade.run("run small.assay --data t.csv --param \(value)", in: folder)
        #expect(run.status == 2 && run.complaints.contains("\(range) is"), "\(run)")
    }

    /// A false score does not stand alone on the screen, not even for a moment.
    @Test func anInvalidReceiptSaysSoFirst() throws {
        let folder = try SmallTrade.folder()
        try SmallTrade.agreed(in: folder)
        try SmallTrade.must(DeliveryTests.deliver, in: folder)
        try SmallTrade.change("\"136\"", to: "\"120\"", in: "receipt.json", folder)
        let result = try SmallTrade.run("verify receipt.json --unsafe", in: folder)
        #expect(result.status == 1 && result.output.hasPrefix("invalid: "), "\(result)")
        #expect(result.output.contains("the receipt claims mean_systolic: 120 mmHg\n"), "\(result)")
        #expect(!result.output.contains("\nmean_systolic: "), "\(result)")
        let scripts = try SmallTrade.run("verify receipt.json --json --unsafe", in: folder)
        #expect(scripts.json["outputs"] == nil && scripts.json["claimedOutputs"] is [Any], "\(scripts)")
    }

    /// Advice to the author of a program is not for those who run it.
    @Test func warningsAreForTheAuthor() throws {
        let folder = try SmallTrade.folder()
        try SmallTrade.change("systolic: 0 .. 309 mmHg }", to: "systolic: 0 .. 309 mmHg  arm: 0 .. 1 }", in: "small.assay", folder)
        try folder.write(Array("day,systolic,arm\n1,120,0\n2,150,0\n3,141,1\n".utf8), to: "t.csv")
        for verb in ["check small.assay", "compile small.assay -o other"] {
            let result = try SmallTrade.must(verb, in: folder)
            #expect(result.complaints.contains("warning[A0"), "\(result)")
        }
        let run = try SmallTrade.must("run small.assay --data t.csv --param least=50%", in: folder)
        #expect(run.complaints.isEmpty, "\(run)")
    }
}
