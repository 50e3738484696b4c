// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation
import Testing

/// A folder whose files do not belong together: constraints of one program beside the text of another.
@Suite struct CircuitFolderTests {
    /// `evil/`, compiled of a program that publishes the greatest reading, and `folder/`, `circuit/` with some of its files.
    private static func mixed(_ names: String...) throws -> ScratchFolder {
        let folder = try SmallTrade.folder()
        let evil = SmallTrade.program.replacing(
            "mean of systolic in readings otherwise 0 as 0 .. 309 mmHg rounded half up",
            with: "max of systolic in readings otherwise 0 as 0 .. 309 mmHg")
        try folder.write(Array(evil.utf8), to: "evil.assay")
        try SmallTrade.must("compile evil.assay -o evil", in: folder)
        try FileManager.default.copyItem(atPath: folder.path("circuit"), toPath: folder.path("mixed"))
        for name in names { try folder.write(folder.bytes("evil/\(name)"), to: "mixed/\(name)") }
        return folder
    }

    /// Constraints, witness program and key of another program: every digest of the agreement fits the interface, and the proof
    /// would be sound.
    @Test func anotherProgramsCircuitIsNeitherShownNorSignedNorProved() throws {
        let folder = try Self.mixed("circuit.r1cs", "circuit.awp")
        try SmallTrade.must("setup evil evil.zkey --vk evil.json", in: folder)
        let agree = "agree new circuit --vk evil.json --buyer buyer.key.pub --seller seller.key.pub --terms study"
        try SmallTrade.must("\(agree) --commitment c.json --param least=50% --expires 2099-12-31 -o a.json", in: folder)
        for command in ["agree show a.json --circuit mixed", "agree sign a.json --key seller.key --circuit mixed"] {
            let result = try SmallTrade.run(command, in: folder)
            #expect(result.status == 2 && result.complaints.contains("is not what mixed/algorithm.assay compiles to"), "\(result)")
        }
        for party in ["buyer", "seller"] { try SmallTrade.must("agree sign a.json --key \(party).key", in: folder) }
        for command in [
            "deliver mixed a.json --opening o.json --key evil.zkey -o r.json --unsafe", "witness mixed a.json --opening o.json -o w.wtns",
        ] {
            let result = try SmallTrade.run(command, in: folder)
            #expect(result.status == 2 && result.complaints.contains("is not what mixed/algorithm.assay compiles to"), "\(result)")
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path("r.json")))
        #expect(!FileManager.default.fileExists(atPath: folder.path("w.wtns")))
    }

    @Test(arguments: ["circuit.r1cs", "circuit.awp", "interface.json", "algorithm.assay"])
    func everyFileCounts(name: String) throws {
        let folder = try Self.mixed(name)
        try SmallTrade.agreed(in: folder)
        let shown = try SmallTrade.run("agree show a.json --circuit mixed", in: folder)
        #expect(shown.status == 2 && shown.complaints.contains("compiles to"), "\(shown)")
        let delivered = try SmallTrade.run("deliver mixed a.json --opening o.json --key key.zkey -o r.json --unsafe", in: folder)
        #expect(delivered.status == 2 && delivered.complaints.contains("compiles to"), "\(delivered)")
        try SmallTrade.must("deliver circuit a.json --opening o.json --key key.zkey -o r.json --unsafe", in: folder)
    }

    /// Where nothing is signed or proved, digests are compared; who makes keys compiles the program again.
    @Test(arguments: ["circuit.r1cs", "interface.json", "algorithm.assay"]) func digestsAreCompared(name: String) throws {
        let folder = try Self.mixed(name)
        for command in [
            "commit mixed --data t.csv -o c3.json --opening o3.json", "inspect mixed",
            "\(SmallTrade.agree.replacing("agree new circuit", with: "agree new mixed")) --commitment c.json --param least=50% "
                + "--expires 2099-12-31 -o a.json",
        ] {
            let result = try SmallTrade.run(command, in: folder)
            #expect(result.status == 2 && result.complaints.contains("is not the one that mixed/interface.json names"), "\(result)")
        }
        let setup = try SmallTrade.run("setup mixed other.zkey", in: folder)
        #expect(setup.status == 2 && !FileManager.default.fileExists(atPath: folder.path("other.zkey")), "\(setup)")
    }

    @Test func anAgreementOnAnotherCircuitIsNotSigned() throws {
        let folder = try Self.mixed()
        try SmallTrade.must(
            "\(SmallTrade.agree) --commitment c.json --param least=50% --expires 2099-12-31 -o a.json", in: folder)
        let before = try folder.bytes("a.json")
        for command in ["agree show a.json --circuit evil", "agree sign a.json --key seller.key --circuit evil"] {
            let result = try SmallTrade.run(command, in: folder)
            #expect(result.status == 1 && result.complaints.contains("FAILED: circuit"), "\(result)")
        }
        #expect(try folder.bytes("a.json") == before)
        let signed = try SmallTrade.must("agree sign a.json --key seller.key", in: folder)
        #expect(signed.complaints.contains("add --circuit to compare"), "\(signed)")
    }

    /// The disclosure is what a seller decides by: it is compared, not repeated.
    @Test(arguments: ["disclosure", "parameters", "dataSets", "expectation"]) func whatAnAgreementSaysIsCompared(member: String) throws {
        let folder = try SmallTrade.folder()
        try SmallTrade.must(
            "\(SmallTrade.agree) --commitment c.json --param least=50% --expires 2099-12-31 -o a.json", in: folder)
        try Self.bend(member, in: "a.json", folder)
        for command in ["agree show a.json --circuit circuit", "agree sign a.json --key seller.key --circuit circuit"] {
            let result = try SmallTrade.run(command, in: folder)
            let check = ["dataSets": "schema", "expectation": "expected quality"][member] ?? member
            #expect(result.status == 1 && result.complaints.contains("FAILED: \(check)"), "\(result)")
        }
    }

    private static func bend(_ member: String, in file: String, _ folder: ScratchFolder) throws {
        var document = try #require(try JSONSerialization.jsonObject(with: Data(folder.bytes(file))) as? [String: Any])
        var agreement = try #require(document["agreement"] as? [String: Any])
        switch member {
        case "disclosure": agreement[member] = ["outputs": [["name": "enough", "bits": "0.01"]], "total": "0.01", "warnings": []]
        case "parameters": agreement[member] = [["name": "least", "value": "500%"]]
        case "expectation": agreement[member] = ["output": "mean_systolic", "atLeast": "900"]
        default:
            var dataSets = try #require(agreement[member] as? [[String: Any]])
            dataSets[0]["name"] = "others"
            agreement[member] = dataSets
        }
        document["agreement"] = agreement
        try folder.write(Array(JSONSerialization.data(withJSONObject: document)), to: file)
    }
}
