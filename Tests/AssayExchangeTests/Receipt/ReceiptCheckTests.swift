// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCrypto
import AssayData
@testable import AssayExchange
import AssayFormats
import Testing

/// Each check is made to fail alone: take it out, and one of these tests fails.
@Suite struct ReceiptCheckTests {
    @Test func soundReceiptHolds() throws {
        var trade = try Trade()
        trade.attestations = [try trade.attestation(by: 3)]
        trade.sources = [try Trade.publicKey(4), try Trade.publicKey(3)]
        let results = ReceiptCheck.run(try trade.receipt(), now: Trade.now, singlePartyKeys: .warn)
        #expect(CheckResult.allHold(results), "\(results)")
        #expect(
            results.map(\.name) == [
                "format", "public signals", "agreement", "buyer signature", "seller signature", "expiry", "circuit", "schema",
                "commitment", "parameters", "outputs", "expected quality", "disclosure", "origin", "verifying key", "key mark", "proof",
            ])
        #expect(results.filter(\.isWarning).map(\.name) == ["key mark"])
        #expect(!CheckResult.allHold([]))
    }

    @Test func agreementDigest() throws {
        var trade = try Trade()
        trade.bendSignals = { $0[5] += 1 }
        #expect(try trade.receipt().failures() == ["agreement"])
    }

    @Test func aProofForOneAgreementIsNoneForAnother() throws {
        let trade = try Trade()
        let (first, second) = (try trade.receipt(), try trade.receipt())
        #expect(first.agreement != second.agreement)
        #expect(try first.replacing(["agreement": second.signedAgreement.json]).failures() == ["agreement"])
    }

    @Test(arguments: SignedAgreement.Party.allCases)
    func signatures(party: SignedAgreement.Party) throws {
        let name = ["\(party.rawValue) signature"]
        var trade = try Trade()
        let honest = try trade.receipt().signedAgreement
        trade.bendSignatures = { try $0.drop(party) }
        #expect(try trade.receipt().failures() == name)
        // One of another agreement.
        trade.bendSignatures = { try $0.graft(party, from: honest) }
        #expect(try trade.receipt().failures() == name)
        // The other party's.
        trade.bendSignatures = { try $0.graft(party, from: $0, of: party == .buyer ? .seller : .buyer) }
        #expect(try trade.receipt().failures() == name)
    }

    @Test func expiry() throws {
        let receipt = try Trade().receipt()
        #expect(receipt.failures(now: Trade.moment("2027-01-01T00:00:00Z")) == [])
        #expect(receipt.failures(now: Trade.moment("2027-01-01T00:00:01Z")) == ["expiry"])
    }

    @Test(arguments: ["algorithmDigest", "circuitDigest", "interfaceDigest"])
    func circuit(member: String) throws {
        var trade = try Trade()
        trade.bendAgreement = { $0[member] = .string(Digest(of: [9]).hexadecimal) }
        #expect(try trade.receipt().failures() == ["circuit"])
    }

    @Test func circuitOfAnotherCurve() throws {
        var trade = try Trade()
        let honest = trade.interface
        trade.bendAgreement = { [interface = honest.on(curve: "bls12381")] in $0["interfaceDigest"] = .string(interface.digest.hexadecimal)
        }
        let receipt = try trade.receipt().replacing(["interface": honest.on(curve: "bls12381").json])
        #expect(receipt.failures() == ["circuit"])
    }

    @Test(arguments: ["name", "schemaDigest"])
    func schema(member: String) throws {
        var trade = try Trade()
        trade.bendAgreement = { agreement in
            agreement.change("dataSets", 0) { $0[member] = .string(member == "name" ? "others" : Digest(of: [9]).hexadecimal) }
        }
        #expect(try trade.receipt().failures() == ["schema"])
    }

    @Test func commitment() throws {
        var trade = try Trade()
        trade.bendSignals = { $0[4] += 1 }
        #expect(try trade.receipt().failures() == ["commitment"])
        trade.bendSignals = { _ in }
        trade.bendAgreement = { agreement in agreement.change("dataSets", 0) { $0["commitment"] = "12345" } }
        #expect(try trade.receipt().failures() == ["commitment"])
    }

    @Test func parameters() throws {
        var trade = try Trade()
        trade.bendSignals = { $0[3] = 3 }
        #expect(try trade.receipt().failures() == ["parameters"])
        trade.bendSignals = { _ in }
        for value in ["-3.0", "-03", "101", "x", "3"] {
            trade.bendAgreement = { agreement in agreement.change("parameters", 0) { $0["value"] = .string(value) } }
            #expect(try trade.receipt().failures() == ["parameters"], "\(value)")
        }
        trade.bendAgreement = { agreement in agreement.change("parameters", 0) { $0["name"] = "other" } }
        #expect(try trade.receipt().failures() == ["parameters"])
        trade.bendAgreement = { $0["parameters"] = [] }
        #expect(try trade.receipt().failures() == ["parameters"])
    }

    @Test func outputsSayWhatWasProved() throws {
        let receipt = try Trade().receipt()
        let honest: [(String, String)] = [("score", "71.25"), ("meets_expectation", "yes"), ("band", "C")]
        let lies = [("score", "71.26"), ("meets_expectation", "false"), ("band", "A"), ("score", "71.250"), ("Score", "71.25")]
        for (index, lie) in zip([0, 1, 2, 0, 0], lies) {
            var outputs = honest
            outputs[index] = lie
            let json = JSON.array(outputs.map { ["name": .string($0.0), "value": .string($0.1)] })
            #expect(try receipt.replacing(["outputs": json]).failures() == ["outputs"], "\(lie)")
        }
        #expect(try receipt.replacing(["outputs": []]).failures() == ["outputs"])
    }

    @Test func outputsStayInTheirRanges() throws {
        for (index, value) in [(0, Scalar(10001)), (0, -1), (1, 2), (2, 3)] {
            var trade = try Trade()
            trade.expectation = nil
            trade.bendSignals = { $0[index] = value }
            #expect(try trade.receipt().failures() == ["outputs"])
        }
    }

    @Test func expectedQuality() throws {
        var trade = try Trade()
        for (output, value, isMet) in [("score", "71.25", true), ("score", "71.26", false), ("meets_expectation", "yes", true)] {
            trade.expectation = .init(output: output, atLeast: value)
            #expect(try trade.receipt().failures() == (isMet ? [] : ["expected quality"]))
        }
        trade.bendSignals = { $0[0] = 10001 }
        trade.expectation = .init(output: "score", atLeast: "60.00")
        #expect(try trade.receipt().failures() == ["outputs", "expected quality"])
    }

    @Test(arguments: [("other", "1"), ("band", "A"), ("score", "x"), ("score", "200.00")])
    func expectationsOfNothing(output: String, value: String) throws {
        var trade = try Trade()
        trade.bendAgreement = { $0["expectation"] = ["output": .string(output), "atLeast": .string(value)] }
        #expect(try trade.receipt().failures() == ["expected quality"])
    }

    @Test func disclosure() throws {
        var trade = try Trade()
        trade.bendAgreement = { $0["disclosure"] = ["outputs": [], "total": "0.00", "warnings": []] }
        #expect(try trade.receipt().failures() == ["disclosure"])
    }

    @Test func originUnknownIsSaid() throws {
        let results = ReceiptCheck.run(try Trade().receipt(), now: Trade.now, singlePartyKeys: .warn)
        let origin = try #require(results.first { $0.name == "origin" })
        #expect(origin.passed && origin.isWarning)
        #expect(origin.reason == "no source attests to readings: nothing is known of where this data came from")
    }

    @Test func requiredSources() throws {
        var trade = try Trade()
        trade.sources = [try Trade.publicKey(3), try Trade.publicKey(4)]
        #expect(try trade.receipt().failures() == ["origin"])
        trade.attestations = [try trade.attestation(by: 5)]
        #expect(try trade.receipt().failures() == ["origin"])
        trade.attestations = [try trade.attestation(by: 4, to: "2026-11-22T11:59:59Z")]
        #expect(try trade.receipt().failures() == ["origin"])
        trade.attestations = [try trade.attestation(by: 4, from: "2026-11-22T12:00:01Z")]
        #expect(try trade.receipt().failures() == ["origin"])
        trade.attestations = [
            try trade.attestation(by: 5), try trade.attestation(by: 4, from: "2026-11-22T12:00:00Z", to: "2026-11-22T12:00:00Z"),
        ]
        #expect(try trade.receipt().failures() == [])
    }

    @Test func falseAttestations() throws {
        var trade = try Trade()
        let other = try Trade()
        trade.attestations = [try other.attestation(by: 3)]
        #expect(try trade.receipt().failures() == ["origin"])
        let honest = try trade.attestation(by: 3)
        var members = honest.members
        members["format"] = .string(Attestation.format)
        members["notAfter"] = "2029-01-01T00:00:00Z"
        trade.attestations = [try Attestation(json: .object(members))]
        #expect(try trade.receipt().failures() == ["origin"])
    }

    @Test func verifyingKey() throws {
        let receipt = try Trade().receipt()
        guard case .object(var document) = receipt.verifyingKey.json else { return }
        document["remark"] = "the same key, another document"
        #expect(try receipt.replacing(["verifyingKey": .object(document)]).failures() == ["verifying key"])
        // A key of one's own proves anything, but it is not the agreed one.
        document["remark"] = nil
        document["setup"] = nil
        #expect(try receipt.replacing(["verifyingKey": .object(document)]).failures() == ["verifying key"])
    }

    /// What the agreement tells a signer about the key is what the key says.
    @Test func verifyingKeyMark() throws {
        var trade = try Trade()
        trade.bendAgreement = { $0["verifyingKeyMark"] = .null }
        #expect(try trade.receipt().failures() == ["verifying key"])
    }

    @Test func keyMark() throws {
        var trade = try Trade()
        #expect(try trade.receipt().failures(singlePartyKeys: .refuse) == ["key mark"])
        trade.key = try SimulatedKey(signalCount: 6, isMarked: false)
        let results = ReceiptCheck.run(try trade.receipt(), now: Trade.now, singlePartyKeys: .refuse)
        #expect(CheckResult.allHold(results))
        #expect(results.first { $0.name == "key mark" }?.isWarning == false)
    }

    @Test func proof() throws {
        let trade = try Trade()
        let other = try trade.receipt()
        #expect(try trade.receipt().replacing(["proof": other.json.member("proof")]).failures() == ["proof"])
    }

    /// Change one public signal alone, with the proof as it was: the proof fails, whatever else does.
    @Test(arguments: 0..<6)
    func everySignalIsBound(index: Int) throws {
        let receipt = try Trade().receipt()
        var signals = receipt.publicSignals
        signals[index] += 1
        let bent = try receipt.replacing(["publicSignals": .array(signals.map { .string($0.description) })])
        #expect(bent.failures().last == "proof")
    }

    /// A receipt cannot write on the reader's terminal.
    @Test func reasonsAreHarmless() throws {
        let receipt = try Trade().receipt()
        let outputs: JSON = [
            ["name": "score", "value": "\u{1b}[2J99.99"], ["name": "meets_expectation", "value": "yes"], ["name": "band", "value": "C"],
        ]
        let results = ReceiptCheck.run(try receipt.replacing(["outputs": outputs]), now: Trade.now, singlePartyKeys: .warn)
        let reason = try #require(results.first { $0.name == "outputs" }).reason
        #expect(reason == "score: the receipt says \u{fffd}[2J99.99, but 71.25 was proved")
        let error = try #require(throws: JSONError.self) { try Receipt(parsing: Array("{\"a\u{202e}\":1,\"a\u{202e}\":1}".utf8)) }
        #expect(error.description == "line 1, column 11: the key \"a\u{fffd}\" stands twice in one object")
    }

    @Test func wrongNumberOfSignals() throws {
        var trade = try Trade()
        trade.key = try SimulatedKey(signalCount: 7)
        trade.bendSignals = { $0.append(0) }
        trade.expectation = nil
        let digest = trade.key.document.digest.hexadecimal
        trade.bendAgreement = { $0["verifyingKeyDigest"] = .string(digest) }
        let honest = try SimulatedKey(signalCount: 6)
        var agreed = trade
        agreed.key = honest
        let receipt = try trade.receipt(under: agreed.agreement())
        #expect(receipt.failures() == ["public signals", "agreement", "commitment", "parameters", "outputs"])
    }
}
