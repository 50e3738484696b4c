// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayFormats
import AssayTestSupport
import Foundation
import Testing

/// `assay export`, `assay evm` and `assay verify --evm`.
@Suite struct ContractCommandTests {
    /// `vk.json`, `public.json`, two proofs of it, and `wrong.json`, where another number stands first.
    static func folder() throws -> ScratchFolder { try ManyProofsTests().folder() }

    static func text(_ name: String, _ folder: ScratchFolder) throws -> String { String(decoding: try folder.bytes(name), as: UTF8.self) }

    @Test func contractsAreWritten() throws {
        let folder = try Self.folder()
        let result = try SmallTrade.must("export verifier vk.json contracts --force --unsafe", in: folder)
        #expect(result.complaints.contains("vk.json is marked unsafe-single-party"), "\(result)")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("contracts")).sorted()
        #expect(names == ["BatchVerifier.hex", "BatchVerifier.json", "Verifier.hex", "Verifier.json", "Verifier.sol", "Verifier.vy"])
        let artifact = try JSONSerialization.jsonObject(with: Data(folder.bytes("contracts/Verifier.json"))) as? [String: Any]
        #expect((artifact?["assay"] as? [String: Any])?["setup"] as? String == "unsafe-single-party")
        #expect(try Self.text("contracts/Verifier.hex", folder) == "\(artifact?["bytecode"] as? String ?? "")\n")
        // Nothing is written over without a word.
        #expect(try SmallTrade.run("export verifier vk.json contracts --unsafe", in: folder).status == 2)
        let json = try SmallTrade.must("export verifier vk.json contracts --force --json --unsafe", in: folder).json
        #expect(json["unsafeSingleParty"] as? Bool == true && json["publicSignals"] as? Int == 6, "\(json)")
    }

    @Test func theContractRunsOnWhatIsExported() throws {
        let folder = try Self.folder()
        let calldata = try SmallTrade.must("export calldata public.json proof.json", in: folder).output
        try folder.write(Array(calldata.utf8), to: "calldata.hex")
        let call = try SmallTrade.must("evm call contracts/Verifier.json calldata.hex", in: folder)
        #expect(call.output.hasPrefix("goes through\noutput: 0x\ngas: 2"), "\(call)")
        let asked = try SmallTrade.must("export calldata public.json proof.json --ask", in: folder).output
        try folder.write(Array(asked.utf8), to: "asked.hex")
        #expect(try SmallTrade.must("evm call contracts/Verifier.json asked.hex", in: folder).output.hasPrefix("answers yes\n"))
        let wrong = try SmallTrade.must("export calldata wrong.json proof.json", in: folder).output
        try folder.write(Array(wrong.utf8), to: "wrong.hex")
        let refused = try SmallTrade.run("evm call contracts/Verifier.json wrong.hex", in: folder)
        #expect(refused.status == 1 && refused.output.hasPrefix("reverts: ProofInvalid()\n"), "\(refused)")
        let starved = try SmallTrade.run("evm call contracts/Verifier.json calldata.hex --gas 200000", in: folder)
        #expect(starved.status == 1 && starved.output.hasPrefix("reverts: InsufficientGas()\n"), "\(starved)")
        let batch = try SmallTrade.must("export calldata public.json proof.json same.json second.json", in: folder).output
        try folder.write(Array(batch.utf8), to: "batch.hex")
        #expect(try SmallTrade.must("evm call contracts/BatchVerifier.json batch.hex", in: folder).output.hasPrefix("goes through\n"))
    }

    @Test func calldataIsReadAgain() throws {
        let folder = try Self.folder()
        let arguments = try SmallTrade.must("export calldata public.json proof.json --form arguments", in: folder).output
        try folder.write(Array(arguments.utf8), to: "arguments.txt")
        let read = try SmallTrade.must("evm read arguments.txt --proof p.json --public s.json", in: folder)
        #expect(read.output == "verifyProof: proofs: 1, public signals of each: 6\n", "\(read)")
        #expect(try folder.bytes("p.json") == folder.bytes("proof.json"))
        #expect(try folder.bytes("s.json") == folder.bytes("public.json"))
        for form in ["--form json", "--ask --form json", "--json"] {
            let text = try SmallTrade.must("export calldata public.json proof.json \(form)", in: folder).output
            try folder.write(Array(text.utf8), to: "call.json")
            try SmallTrade.must("evm read call.json --proof p.json --force", in: folder)
            #expect(try folder.bytes("p.json") == folder.bytes("proof.json"))
        }
        let json = try SmallTrade.must("export calldata public.json proof.json --json", in: folder).json
        #expect(json["arguments"] as? String == arguments.trimmingCharacters(in: .newlines), "\(json)")
        // The words of B, each pair the other way round.
        let words = arguments.matches(of: /"0x[0-9a-f]+"/).map { String($0.output) }
        let b = "[[\(words[3]),\(words[2])],[\(words[5]),\(words[4])]]"
        let swapped = "[\(words[0]),\(words[1])],\(b),[\(words[6]),\(words[7])],[\(words[8...].joined(separator: ","))]"
        try folder.write(Array(swapped.utf8), to: "swapped.txt")
        let refused = try SmallTrade.run("evm read swapped.txt", in: folder)
        #expect(refused.status == 2 && refused.complaints.contains("B looks like it is in proof.json order"), "\(refused)")
    }

    @Test func verifyRunsTheContract() throws {
        let folder = try Self.folder()
        let one = try SmallTrade.must("verify vk.json public.json proof.json --evm --unsafe", in: folder)
        #expect(one.output.hasPrefix("valid\ncontract: accepts, 2"), "\(one)")
        let many = try SmallTrade.must("verify vk.json public.json proof.json same.json second.json --evm --json --unsafe", in: folder).json
        #expect((many["contract"] as? [String: Any])?["accepts"] as? Bool == true, "\(many)")
        let bad = try SmallTrade.run("verify vk.json wrong.json proof.json --evm --unsafe", in: folder)
        #expect(bad.status == 1 && bad.output.contains("contract: reverts: ProofInvalid(), 2"), "\(bad)")
        #expect(try !SmallTrade.must("verify vk.json public.json proof.json --unsafe", in: folder).output.contains("contract"))
    }

    /// Where no contract can be asked, what is known without one is said all the same.
    @Test func proofsThatNoCallHolds() throws {
        let folder = try Self.folder()
        try folder.write(Array("[]".utf8), to: "none.json")
        for flags in ["", " --evm"] {
            let verify = "verify vk.json public.json proof.json none.json proof.json --unsafe --json"
            let result = try SmallTrade.run(verify + flags, in: folder)
            #expect(result.status == 1 && result.output.contains("count"), "\(result)")
            let contract = result.json["contract"] as? [String: Any]
            #expect(flags.isEmpty ? contract == nil : (contract?["meaning"] as? String)?.hasPrefix("none, since") == true, "\(result)")
        }
    }

    /// `vk.json`, `public.json` and `proof.json` with so many signals, which are as long as the field.
    private func folder(signals: Int) throws -> ScratchFolder {
        let folder = try ScratchFolder()
        var system = ConstraintSystem<BN254.Fr>()
        let x = system.privateInput("x")
        for multiple in 1...signals { system.output("o\(multiple)", -BN254.Fr(multiple) * x) }
        let circuit = system.finalised()
        try folder.write(circuit.r1cs.r1csBytes, to: "c.r1cs")
        try AtomicFile.write(WitnessFile.encode(circuit.witness([1])), to: folder.path("w.wtns"), mode: AtomicFile.secretMode)
        try SmallTrade.must("setup c.r1cs k.zkey --verification-key vk.json", in: folder)
        try SmallTrade.must("prove k.zkey w.wtns proof.json public.json --unsafe", in: folder)
        return folder
    }

    /// Many proofs with many long signals together take more gas than a single one may by far.
    @Test func everyProofOfABatchIsPaidFor() throws {
        let proofs = String(repeating: " public.json proof.json", count: 199)
        let result = try SmallTrade.run("verify vk.json\(proofs) --unsafe --evm", in: folder(signals: 150))
        #expect(result.status == 0 && result.output.contains("contract: accepts, 3"), "\(result)")
    }

    /// The proof is valid, and no chain would take the contract that says so.
    @Test func aKeyWithoutAContract() throws {
        let folder = try folder(signals: 385)
        #expect(try SmallTrade.run("verify vk.json public.json proof.json --unsafe", in: folder).output == "valid\n")
        let result = try SmallTrade.run("verify vk.json public.json proof.json --unsafe --evm", in: folder)
        #expect(result.status == 2, "\(result)")
        #expect(result.output.hasPrefix("invalid: contract\ncontract: none, since 385 public signals make"), "\(result)")
    }

    /// The same of a receipt.
    @Test func aReceiptWithoutAContract() throws {
        let published = "publish enough = high >= least\n"
        try #require(SmallTrade.program.contains(published))
        let many = (1...380).map { "publish enough_\($0) = high >= least\n" }.joined()
        let folder = try SmallTrade.prepared(SmallTrade.program.replacing(published, with: many))
        try SmallTrade.agreed(in: folder)
        try SmallTrade.must("deliver circuit a.json --opening o.json --key key.zkey -o r.json --unsafe", in: folder)
        #expect(try SmallTrade.must("verify r.json --unsafe", in: folder).output.hasSuffix("valid\n"))
        let result = try SmallTrade.run("verify r.json --evm --unsafe", in: folder)
        #expect(result.status == 2 && result.output.hasPrefix("invalid: contract\n"), "\(result)")
        #expect(result.output.contains("contract: none, since") && result.output.hasSuffix("invalid\n"), "\(result)")
    }

    /// A key, public signals and proofs on the second curve from the conformance suite, and one for BN254.
    static func secondCurve() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        let (suite, first) = (try VerifierSuite.named(.bls12381), try VerifierSuite.named(.bn254))
        for name in ["key-2", "public-2", "proof-2"] { try folder.write(suite.bytes(name), to: "\(name).json") }
        let (another, wrong) = (
            suite.cases.first { $0.id == "malleated/times-two" }, suite.cases.first { $0.id == "statement/signals-zero" }
        )
        try folder.write(suite.bytes(#require(another).proof), to: "second.json")
        try folder.write(suite.bytes(#require(wrong).public), to: "wrong.json")
        for name in ["public-2", "proof-2"] { try folder.write(first.bytes(name), to: "bn254-\(name).json") }
        return folder
    }

    @Test func theCurveOfAKeyDecidesOnTheContract() throws {
        let folder = try Self.secondCurve()
        let written = try SmallTrade.must("export verifier key-2.json contracts", in: folder)
        #expect(written.output.contains("there are sources in Solidity and Vyper for keys on bn128 only"), "\(written)")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("contracts")).sorted()
        #expect(names == ["BatchVerifier.hex", "BatchVerifier.json", "Verifier.hex", "Verifier.json"])
        let facts = try SmallTrade.must("inspect contracts/Verifier.json", in: folder).output
        #expect(facts.contains("curve: bls12381\n") && facts.contains("publicSignals: 2\n"), "\(facts)")
        for (files, contract) in [
            ("public-2.json proof-2.json", "Verifier"), ("public-2.json proof-2.json public-2.json second.json", "BatchVerifier"),
        ] {
            let calldata = try SmallTrade.must("export calldata \(files)", in: folder).output
            try folder.write(Array(calldata.utf8), to: "calldata.hex")
            let call = try SmallTrade.must("evm call contracts/\(contract).json calldata.hex", in: folder)
            #expect(call.output.hasPrefix("goes through\noutput: 0x\ngas: "), "\(call)")
        }
        // The least that a transaction with so much calldata costs since Prague.
        try folder.write(
            Array(SmallTrade.must("export calldata wrong.json proof-2.json", in: folder).output.dropLast(3).utf8), to: "short.hex")
        let short = try SmallTrade.run("evm call contracts/Verifier.json short.hex", in: folder)
        #expect(short.status == 1 && short.output.hasPrefix("reverts: CalldataLength(expected: 580, actual: 579)\n"), "\(short)")
        #expect(short.output.contains(/gas: [34]\d{4}\n/), "\(short)")
    }

    @Test func calldataOfTheSecondCurveIsReadAgain() throws {
        let folder = try Self.secondCurve()
        for form in ["--form hex", "--form arguments", "--form json", "--ask --form json"] {
            let text = try SmallTrade.must("export calldata public-2.json proof-2.json \(form)", in: folder).output
            try folder.write(Array(text.utf8), to: "call.txt")
            try SmallTrade.must("evm read call.txt --proof p.json --public s.json --force", in: folder)
            #expect(try folder.bytes("p.json") == folder.bytes("proof-2.json"), "\(form)")
            #expect(try folder.bytes("s.json") == folder.bytes("public-2.json"), "\(form)")
        }
        let arguments = try SmallTrade.must("export calldata public-2.json proof-2.json --form arguments", in: folder).output
        let words = arguments.matches(of: /"0x[0-9a-f]+"/).map { String($0.output) }
        // The parts of x and y of B, two words each, the other way round.
        let b = [6, 7, 4, 5, 10, 11, 8, 9].map { words[$0] }.joined(separator: ",")
        let list = { (range: Range<Int>) in "[\(words[range].joined(separator: ","))]" }
        try folder.write(Array("\(list(0..<4)),[\(b)],\(list(12..<16)),\(list(16..<18))".utf8), to: "swapped.txt")
        let refused = try SmallTrade.run("evm read swapped.txt", in: folder)
        #expect(refused.status == 2 && refused.complaints.contains("B looks like it is in the order of BN254's contracts"), "\(refused)")
    }

    @Test func verifyRunsTheContractOfTheSecondCurve() throws {
        let folder = try Self.secondCurve()
        let one = try SmallTrade.must("verify key-2.json public-2.json proof-2.json --evm", in: folder)
        #expect(one.output.hasPrefix("valid\ncontract: accepts, 2"), "\(one)")
        let many = try SmallTrade.must("verify key-2.json public-2.json proof-2.json public-2.json second.json --evm --json", in: folder)
            .json
        #expect((many["contract"] as? [String: Any])?["accepts"] as? Bool == true, "\(many)")
        let bad = try SmallTrade.run("verify key-2.json wrong.json proof-2.json --evm", in: folder)
        #expect(bad.status == 1 && bad.output.contains("contract: reverts: ProofInvalid(), 2"), "\(bad)")
        let mixed = try SmallTrade.run("export calldata public-2.json proof-2.json bn254-public-2.json bn254-proof-2.json", in: folder)
        #expect(mixed.status == 2 && mixed.complaints.contains("bn254-proof-2.json"), "\(mixed)")
    }

    @Test func verifyRunsTheContractOfAReceipt() throws {
        let folder = try SmallTrade.folder()
        try SmallTrade.agreed(in: folder)
        try SmallTrade.must("deliver circuit a.json --opening o.json --key key.zkey -o r.json --unsafe", in: folder)
        let result = try SmallTrade.must("verify r.json --evm --unsafe", in: folder)
        let lines = result.output.split(separator: "\n")
        #expect(lines.last == "valid" && lines.dropLast().last?.hasPrefix("contract: accepts, 2") == true, "\(result)")
        try SmallTrade.must("export verifier r.json contracts --unsafe", in: folder)
        let calldata = try SmallTrade.must("export calldata r.json", in: folder).output
        try folder.write(Array(calldata.utf8), to: "calldata.hex")
        try SmallTrade.must("evm call contracts/Verifier.json calldata.hex", in: folder)
    }

    @Test func verifyRunsTheContractOfAReceiptOnTheSecondCurve() throws {
        let folder = try ScratchFolder()
        try folder.write(Repository.bytes("vectors/receipt/bls12381/receipt.json"), to: "r.json")
        let result = try SmallTrade.must("verify r.json --evm --unsafe --at 2030-01-01", in: folder)
        let lines = result.output.split(separator: "\n")
        #expect(lines.last == "valid" && lines.dropLast().last?.hasPrefix("contract: accepts, 2") == true, "\(result)")
        try SmallTrade.must("export verifier r.json contracts --unsafe", in: folder)
        let calldata = try SmallTrade.must("export calldata r.json", in: folder).output
        try folder.write(Array(calldata.utf8), to: "calldata.hex")
        try SmallTrade.must("evm call contracts/Verifier.json calldata.hex", in: folder)
    }

    @Test func precompiledContractsAreComputed() throws {
        let folder = try ScratchFolder()
        let generator = String(repeating: "0", count: 63) + "1" + String(repeating: "0", count: 63) + "2"
        let sum = try SmallTrade.must("evm ecadd 0x\(generator)", in: folder)
        #expect(sum.output == "0x\(generator)\ngas: 150\n", "\(sum)")
        let multiple = try SmallTrade.must("evm ecmul 0x\(generator)\(String(repeating: "0", count: 63))2", in: folder)
        #expect(multiple.output.hasPrefix("0x030644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd3"), "\(multiple)")
        let pairing = try SmallTrade.must("evm pairing 0x", in: folder)
        #expect(pairing.output == "0x\(String(repeating: "0", count: 63))1\ngas: 45000\n", "\(pairing)")
        let infinity = String(repeating: "0", count: 256)
        let secondCurve = try SmallTrade.must("evm g1add 0x\(infinity)\(infinity)", in: folder)
        #expect(secondCurve.output == "0x\(infinity)\ngas: 375\n", "\(secondCurve)")
        let mapped = try SmallTrade.must("evm mapfp2 0x\(infinity)", in: folder)
        #expect(mapped.output.hasSuffix("gas: 23800\n"), "\(mapped)")
        let short = try SmallTrade.run("evm pairing381 0x", in: folder)
        #expect(short.status == 1 && short.output.hasPrefix("fails: 0 bytes are not one or more whole records"), "\(short)")
        let bad = try SmallTrade.run("evm ecadd 0x01", in: folder)
        #expect(bad.status == 1 && bad.output.hasPrefix("fails: the point at byte 0 is not on the curve\n"), "\(bad)")
        #expect(try SmallTrade.run("evm pairing 0xzz", in: folder).status == 2)
        #expect(try SmallTrade.run("evm pairing nowhere.hex", in: folder).status == 2)
    }

    @Test func theTradeContractNamesItsOutput() throws {
        let folder = try SmallTrade.folder()
        let missing = try SmallTrade.run("export trade circuit contracts", in: folder)
        #expect(missing.status == 2 && missing.complaints.contains("no output meets_expectation"), "\(missing)")
        let number = try SmallTrade.run("export trade circuit contracts --expectation share_high", in: folder)
        #expect(number.status == 2 && number.complaints.contains("is no yes or no"), "\(number)")
        try SmallTrade.must("export trade circuit contracts --expectation enough", in: folder)
        let text = try Self.text("contracts/Trade.vy", folder)
        #expect(text.contains("EXPECTATION: constant(uint256) = 2\n") && text.contains("SIGNALS: constant(uint256) = 6\n"))
        #expect(try Self.text("contracts/Trade.sol", folder).contains("EXPECTATION = 2;"))
        let other = try Self.text("circuit/interface.json", folder).replacing("\"bn128\"", with: "\"bls12381\"")
        try folder.write(Array(other.utf8), to: "other.json")
        let refused = try SmallTrade.run("export trade other.json contracts --expectation enough --force", in: folder)
        #expect(refused.status == 2 && refused.complaints.contains("other.json is for the curve bls12381"), "\(refused)")
    }

    /// What a buyer says to the contract is what the proof will say to it.
    @Test func theTermsOfATradeAreThoseOfTheProof() throws {
        let folder = try SmallTrade.folder()
        try SmallTrade.agreed(in: folder)
        try SmallTrade.must("deliver circuit a.json --opening o.json --key key.zkey -o r.json --unsafe", in: folder)
        let terms = try SmallTrade.must("export trade circuit contracts --expectation enough --agreement a.json --json", in: folder).json
        let proofs = try SmallTrade.must("export calldata r.json --json", in: folder).json["proofs"] as? [[String: Any]]
        let signals = try #require(proofs?[0]["signals"] as? [String])
        #expect(terms["agreed"] as? [String] == Array(signals[3..<5]), "\(terms)")
        let digest = try #require(terms["digest"] as? String)
        // The top three bits are cleared in the proof.
        #expect(digest.suffix(63) == signals[5].suffix(63) && digest.hasPrefix("0x") && digest.count == 66, "\(terms)")
    }

    /// The contract pays for what the agreement expects, and for an agreement that both have signed.
    @Test func theContractPaysForWhatIsAgreed() throws {
        let folder = try SmallTrade.folder()
        let export = "export trade circuit contracts --expectation enough --agreement a.json"
        try SmallTrade.must("\(SmallTrade.agree) --commitment c.json --param least=50% --expires 2099-12-31 -o a.json", in: folder)
        let unsigned = try SmallTrade.run(export, in: folder)
        #expect(unsigned.status == 2 && unsigned.complaints.contains("the buyer has not signed"), "\(unsigned)")
        try SmallTrade.must("agree sign a.json --key buyer.key", in: folder)
        let half = try SmallTrade.run(export, in: folder)
        #expect(half.status == 2 && half.complaints.contains("the seller has not signed"), "\(half)")
        #expect(!FileManager.default.fileExists(atPath: folder.path("contracts/Trade.vy")))
        try FileManager.default.removeItem(atPath: folder.path("a.json"))
        try SmallTrade.agreed("--commitment c.json --param least=50% --expect mean_systolic=130mmHg", in: folder)
        let other = try SmallTrade.run(export, in: folder)
        #expect(other.status == 2 && other.complaints.contains("expects mean_systolic at least 130"), "\(other)")
        try FileManager.default.removeItem(atPath: folder.path("a.json"))
        try SmallTrade.agreed("--commitment c.json --param least=50% --expect enough=no", in: folder)
        #expect(try SmallTrade.run(export, in: folder).status == 2)
        try FileManager.default.removeItem(atPath: folder.path("a.json"))
        try SmallTrade.agreed("--commitment c.json --param least=50% --expect enough=yes", in: folder)
        try SmallTrade.must(export, in: folder)
        try SmallTrade.change("\"least\"", to: "\"most\"", in: "a.json", folder)
        let changed = try SmallTrade.run(export, in: folder)
        #expect(changed.status == 2 && changed.complaints.contains("the agreed parameters are not those of the circuit"), "\(changed)")
    }

    @Test func aForgeableKeyHasNoContract() throws {
        let folder = try Self.folder()
        var key = try JSONSerialization.jsonObject(with: Data(folder.bytes("vk.json"))) as? [String: Any] ?? [:]
        key["vk_delta_2"] = key["vk_gamma_2"]
        try folder.write(Array(JSONSerialization.data(withJSONObject: key)), to: "forgeable.json")
        let result = try SmallTrade.run("export verifier forgeable.json forged --unsafe", in: folder)
        #expect(result.status == 2 && result.complaints.contains("gamma = delta"), "\(result)")
        #expect(!FileManager.default.fileExists(atPath: folder.path("forged")))
    }

    @Test(arguments: [
        "export calldata a b c", "export calldata a b c d --form arguments", "evm call a 0x --gas -1", "export calldata a b --form xml",
    ])
    func usageErrorsAreSaid(command: String) throws {
        let result = try SmallTrade.run(command, in: ScratchFolder())
        #expect(result.status == 64, "\(result)")
    }
}
