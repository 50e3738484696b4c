// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Testing

/// What a signer is told, and what nobody can make them sign.
@Suite struct AgreementCommandTests {
    static let terms = "--commitment c.json --param least=50% --expires 2099-12-31"

    @Test func anAgreementThatWasChangedAfterASignatureIsNotSigned() throws {
        let folder = try SmallTrade.folder()
        try SmallTrade.must("\(SmallTrade.agree) \(Self.terms) -o a.json", in: folder)
        try SmallTrade.must("agree sign a.json --key buyer.key", in: folder)
        try SmallTrade.change("\"study\"", to: "\"anything\"", in: "a.json", folder)
        let before = try folder.bytes("a.json")
        let shown = try SmallTrade.run("agree show a.json", in: folder)
        #expect(shown.status == 1 && shown.output.contains("BROKEN SIGNATURE"), "\(shown)")
        let scripts = try SmallTrade.run("agree show a.json --json", in: folder)
        let states = (scripts.json["signatures"] as? [[String: Any]])?.map { $0["state"] as? String }
        #expect(scripts.status == 1 && states == ["broken", "missing"], "\(scripts)")
        let signed = try SmallTrade.run("agree sign a.json --key seller.key", in: folder)
        #expect(signed.status == 1 && signed.complaints.contains("ask the buyer"), "\(signed)")
        #expect(try folder.bytes("a.json") == before)
    }

    @Test func aSignerSeesKeysSourcesAndMark() throws {
        let folder = try SmallTrade.folder()
        try SmallTrade.must("\(SmallTrade.agree) \(Self.terms) --source clinic.key.pub -o a.json", in: folder)
        for command in ["agree show a.json", "inspect a.json"] {
            let shown = try SmallTrade.must(command, in: folder).output
            for party in ["buyer", "seller", "clinic"] {
                let key = String(decoding: try folder.bytes("\(party).key.pub"), as: UTF8.self).split(separator: " ").last ?? ""
                #expect(shown.contains("\(party == "clinic" ? "source" : party): \(key.dropLast())"), "\(command): \(shown)")
            }
            #expect(shown.contains("verifying key: ") && shown.contains("unsafe-single-party"), "\(shown)")
        }
        let signed = try SmallTrade.must("agree sign a.json --key seller.key", in: folder)
        #expect(signed.complaints.contains("unsafe-single-party") && signed.output.contains("signed as seller"), "\(signed)")
    }

    @Test func namesInAFileAreNames() throws {
        let folder = try SmallTrade.folder()
        try SmallTrade.must("\(SmallTrade.agree) \(Self.terms) -o a.json", in: folder)
        try SmallTrade.change("\"name\": \"readings\"", to: "\"name\": \"readings\\u001b[2J\"", in: "a.json", folder)
        let shown = try SmallTrade.run("agree show a.json", in: folder)
        #expect(shown.status == 2 && shown.complaints.contains("dataSets[0].name: a name is expected"), "\(shown)")
        #expect(!shown.description.contains("\u{1b}"))
    }

    @Test func bothSidesCannotBeOne() throws {
        let folder = try SmallTrade.folder()
        let one = SmallTrade.agree.replacing("seller.key.pub", with: "buyer.key.pub")
        let result = try SmallTrade.run("\(one) \(Self.terms) -o a.json", in: folder)
        #expect(result.status == 2 && result.complaints.contains("the same key"), "\(result)")
    }

    @Test func anAgreementDoesNotBeginInThePast() throws {
        let folder = try SmallTrade.folder()
        let result = try SmallTrade.run(
            "\(SmallTrade.agree) --commitment c.json --param least=50% --expires 2020-01-01 -o a.json", in: folder)
        #expect(result.status == 2 && result.complaints.contains("2020-01-01 is over"), "\(result)")
    }

    @Test func theKeyOfAnotherCircuitIsNoticed() throws {
        let folder = try SmallTrade.folder()
        try SmallTrade.change("systolic > 140", to: "systolic > 141", in: "small.assay", folder)
        try SmallTrade.must("compile small.assay -o other", in: folder)
        try SmallTrade.must("setup other other.zkey --vk other.json", in: folder)
        for keys in ["--vk other.json --proving-key other.zkey", "--vk vk.json --proving-key other.zkey"] {
            let command = SmallTrade.agree.replacing("--vk vk.json --proving-key key.zkey", with: keys)
            let made = try SmallTrade.run("\(command) \(Self.terms) -o a.json", in: folder)
            #expect(made.status == 2 && made.complaints.contains("other.zkey is "), "\(made)")
        }
        let unchecked = SmallTrade.agree.replacing("--vk vk.json --proving-key key.zkey", with: "--vk other.json")
        let made = try SmallTrade.must("\(unchecked) \(Self.terms) -o a.json", in: folder)
        #expect(made.complaints.contains("add --proving-key"), "\(made)")
        let shown = try SmallTrade.run("agree show a.json --circuit circuit --proving-key other.zkey", in: folder)
        #expect(shown.status == 1 && shown.complaints.contains("the key of another circuit"), "\(shown)")
    }
}
