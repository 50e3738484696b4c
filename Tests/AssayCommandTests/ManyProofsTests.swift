// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation
import Testing

/// `assay verify` with several proofs under one key.
@Suite struct ManyProofsTests {
    /// `vk.json`, `public.json`, two proofs of it, and `wrong.json`, where another number stands first.
    func folder() throws -> ScratchFolder {
        let folder = try FileKindTests.folder()
        try SmallTrade.must("prove key.zkey w.wtns second.json same.json --unsafe", in: folder)
        var signals = try JSONDecoder().decode([String].self, from: Data(contentsOf: URL(fileURLWithPath: folder.path("public.json"))))
        signals[0] += "1"
        try folder.write(Array(JSONEncoder().encode(signals)), to: "wrong.json")
        return folder
    }

    @Test func allOfThemHold() throws {
        let result = try SmallTrade.must("verify vk.json public.json proof.json same.json second.json --unsafe", in: folder())
        #expect(result.output == "valid: 2 proofs\n", "\(result)")
    }

    @Test func badOnesAreNamed() throws {
        let folder = try folder()
        let files = "public.json proof.json wrong.json second.json public.json proof.json same.json second.json public.json second.json"
        let result = try SmallTrade.run("verify vk.json \(files) --unsafe", in: folder)
        #expect(result.status == 1, "\(result)")
        #expect(result.output.hasPrefix("invalid: second.json with wrong.json: the pairing equation does not hold"), "\(result)")
        #expect(result.output.hasSuffix("1 of 5 proofs invalid\n"), "\(result)")
        let json = try SmallTrade.run("verify vk.json \(files) --json --unsafe", in: folder).json
        #expect(json["valid"] as? Bool == false && json["proofs"] as? Int == 5, "\(json)")
        let invalid = json["invalid"] as? [[String: String]]
        #expect(invalid?.count == 1 && invalid?[0]["proof"] == "second.json" && invalid?[0]["public"] == "wrong.json", "\(json)")
        #expect(invalid?[0]["code"] == "equation")
        let unusable = try SmallTrade.run("verify vk.json public.json vk.json --json --unsafe", in: folder).json
        #expect((unusable["error"] as? [String: Any])?["code"] as? String == "malformed", "\(unusable)")
        #expect(
            try SmallTrade.run("verify vk.json public.json proof.json same.json second.json --json --unsafe", in: folder).json["valid"]
                as? Bool
                == true)
    }

    @Test func signalsWithoutAProofAreAUsageError() throws {
        let result = try SmallTrade.run("verify vk.json public.json proof.json same.json --unsafe", in: ScratchFolder())
        #expect(result.status == 64 && result.complaints.contains("each proof after its public signals"), "\(result)")
    }
}
