// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCrypto
import AssayData
@testable import AssayExchange
import AssayFormats
import AssayTestSupport
import Testing

@Suite struct AgreementTests {
    private func agree(_ trade: Trade, _ change: (inout Agreement.Terms) throws -> Void = { _ in }) throws -> Agreement {
        var terms = Agreement.Terms(
            parameters: ["expected": "60"], text: "for research", buyer: try Trade.publicKey(1), seller: try Trade.publicKey(2),
            expires: Trade.now)
        try change(&terms)
        return try Agreement(on: trade.interface, key: trade.key.document, commitments: [trade.commitment], terms: terms)
    }

    @Test func fileRoundTrip() throws {
        var signed = SignedAgreement(try Trade().agreement())
        #expect(try SignedAgreement(parsing: signed.fileBytes) == signed)
        try signed.sign(with: Trade.key(2))
        #expect(try SignedAgreement(parsing: signed.fileBytes) == signed)
        #expect(throws: SignedAgreement.SigningError.missing(.buyer)) { try signed.verify(.buyer) }
        try signed.verify(.seller)
        try signed.sign(with: Trade.key(1))
        try signed.verify(.buyer)
        #expect(throws: SignedAgreement.SigningError.notAParty) { try signed.sign(with: Trade.key(3)) }
    }

    /// Who signs last must not cover up that the text was changed after the first signature.
    @Test func aBrokenSignatureIsNotJoined() throws {
        var honest = SignedAgreement(try Trade().agreement())
        try honest.sign(with: Trade.key(1))
        guard case .object(var document) = honest.json, case .object(var members)? = document["agreement"] else { throw NoMember() }
        members["terms"] = "something else"
        document["agreement"] = .object(members)
        var changed = try SignedAgreement(json: .object(document))
        let before = changed
        #expect(throws: SignedAgreement.SigningError.invalid(.buyer)) { try changed.sign(with: Trade.key(2)) }
        #expect(changed == before)
        // The party itself may sign again what it sees now.
        #expect(try changed.sign(with: Trade.key(1)) == .buyer)
        #expect(try changed.sign(with: Trade.key(2)) == .seller)
    }

    /// A name that is none is refused where it is read, and so is one key for both sides.
    @Test func oddMembersAreRefused() throws {
        let agreement = try Trade().agreement()
        func refused(_ change: (inout [String: JSON]) -> Void) throws -> String {
            guard case .object(var members) = agreement.json else { throw NoMember() }
            change(&members)
            return try #require(throws: JSONError.self) { try Agreement(json: .object(members)) }.description
        }
        for (list, place) in [("dataSets", "dataSets[0].name"), ("parameters", "parameters[0].name")] {
            let message = try refused { $0.change(list, 0) { $0["name"] = "a\u{1b}[2J" } }
            #expect(message == "\(place): a name is expected: at most 64 letters, digits and underscores")
        }
        #expect(try refused { $0["expectation"] = ["output": "a b", "atLeast": "1"] }.hasPrefix("expectation.output: a name"))
        #expect(try refused { $0["seller"] = $0["buyer"] }.hasPrefix("seller: the buyer has the same key"))
        #expect(try refused { $0["verifyingKeyMark"] = "safe" }.hasPrefix("verifyingKeyMark: null or"))
    }

    @Test func noncesDiffer() throws {
        let trade = try Trade()
        let (a, b) = (try agree(trade), try agree(trade))
        #expect(a.nonce.count == 16 && a.nonce != b.nonce)
        #expect(a.element != b.element)
    }

    /// Any one changed value is unreadable, or another agreement that nobody signed.
    @Test func everyValueIsSigned() throws {
        var signed = SignedAgreement(try Trade().agreement())
        try signed.sign(with: Trade.key(1))
        let neighbours = signed.agreement.json.neighbours
        #expect(neighbours.count > 60)
        for neighbour in neighbours {
            let signatures = try signed.json.member("signatures")
            guard
                let changed = try? SignedAgreement(
                    json: ["format": .string(SignedAgreement.format), "agreement": neighbour, "signatures": signatures])
            else { continue }
            #expect(changed.agreement.element != signed.agreement.element)
            #expect(throws: SignedAgreement.SigningError.invalid(.buyer)) { try changed.verify(.buyer) }
        }
    }

    /// A signature under one domain is none under another, and not one of the bare digest.
    @Test func signaturesHaveTheirDomain() throws {
        let agreement = try Trade().agreement()
        let expected = Array("assay/agree/v1".utf8) + SHA256.digest(agreement.canonicalBytes)
        #expect(agreement.signedBytes == expected)
        let bare = try Trade.key(1).sign(agreement.digest.bytes)
        #expect(throws: Ed25519.Failure.signatureMismatch) { try agreement.buyer.verify(bare, of: agreement.signedBytes) }
    }

    /// Whatever way people write a value, the agreement has one way.
    @Test func valuesAreKeptInOneWay() throws {
        let trade = try Trade()
        let agreement = try agree(trade) {
            $0.parameters["expected"] = "60.0"
            $0.expectation = .init(output: "score", atLeast: "71.5")
        }
        #expect(agreement.parameters[0].value == "60" && agreement.expectation?.atLeast == "71.50")
    }

    @Test func termsMustFitTheCircuit() throws {
        let trade = try Trade()
        #expect(throws: AgreementError.unknownParameter("expcted", nearest: "expected")) {
            try agree(trade) { $0.parameters["expcted"] = "1" }
        }
        #expect(throws: AgreementError.missingParameter("expected")) { try agree(trade) { $0.parameters = [:] } }
        #expect(throws: AgreementError.badValue(of: "expected", value: "101", expected: "-5 .. 100")) {
            try agree(trade) { $0.parameters["expected"] = "101" }
        }
        #expect(throws: AgreementError.unknownOutput("scores", nearest: "score")) {
            try agree(trade) { $0.expectation = .init(output: "scores", atLeast: "1") }
        }
        #expect(throws: AgreementError.unorderedOutput("band")) {
            try agree(trade) { $0.expectation = .init(output: "band", atLeast: "A") }
        }
        #expect(throws: AgreementError.badValue(of: "meets_expectation", value: "1", expected: "yes or no")) {
            try agree(trade) { $0.expectation = .init(output: "meets_expectation", atLeast: "1") }
        }
        #expect(throws: AgreementError.sameKey) { try agree(trade) { $0.seller = $0.buyer } }
        #expect(throws: AgreementError.termsTooLong) { try agree(trade) { $0.text = String(repeating: "x", count: 65_537) } }
    }

    @Test func keyAndDataMustFitTheCircuit() throws {
        let trade = try Trade()
        var other = trade
        other.key = try SimulatedKey(signalCount: 5)
        #expect(throws: AgreementError.otherKey(keySignals: 5, circuitSignals: 6)) { try agree(other) }
        other = trade
        other.interface = trade.interface.on(curve: "bls12381")
        #expect(throws: AgreementError.curve("bls12381", expected: "bn128")) { try agree(other) }
        other = trade
        let schema = try Schema(record: "Other", capacity: 4, fields: trade.commitment.schema.fields)
        other.commitments[0] = CommitmentFile(schema: schema, commitment: trade.commitment.commitment)
        #expect(throws: AgreementError.otherSchema(dataSet: "readings")) { try agree(other) }
        #expect(throws: AgreementError.commitmentCount(expected: ["readings"], found: 0)) {
            try Agreement(
                on: trade.interface, key: trade.key.document, commitments: [],
                terms: .init(
                    parameters: [:], text: "", buyer: Trade.publicKey(1), seller: Trade.publicKey(2), expires: Trade.now))
        }
    }

    @Test func parametersForTheWitness() throws {
        let trade = try Trade()
        let agreement = try agree(trade)
        #expect(try agreement.rawParameters(for: trade.interface) == [60])
        #expect(throws: AgreementError.otherCircuit) { try agreement.rawParameters(for: trade.interface.on(curve: "x")) }
    }

    @Test func disclosureAddsUp() throws {
        let trade = try Trade()
        let (a, b) = (try agree(trade), try agree(trade))
        var ledger = DisclosureLedger([a, a])
        #expect(ledger.total(on: trade.commitment.commitment).description == "15.88")
        ledger.record(b)
        #expect(ledger.total(on: trade.commitment.commitment).description == "31.76")
        #expect(ledger.agreementCount(on: trade.commitment.commitment) == 2)
        #expect(ledger.total(on: try Trade().commitment.commitment).hundredths == 0)
    }

    @Test func attestationBytesAreThoseOfTheProtocol() throws {
        let trade = try Trade()
        let attestation = try trade.attestation(by: 3, from: "1970-01-01T00:00:01Z", to: "1970-01-01T00:04:16Z")
        let expected =
            Array("assay/attest/v1".utf8) + trade.commitment.commitment.value.bigEndianBytes + trade.commitment.schema.digest.bytes
            + [0, 0, 0, 0, 0, 0, 0, 1] + [0, 0, 0, 0, 0, 0, 1, 0]
        try attestation.source.verify(attestation.signature, of: expected)
        try attestation.verifySignature()
        #expect(try Attestation(parsing: attestation.fileBytes) == attestation)
        #expect(throws: AttestationError.emptyPeriod) {
            try trade.attestation(by: 3, from: "1970-01-01T00:00:02Z", to: "1970-01-01T00:00:01Z")
        }
    }

    @Test func everyValueOfAnAttestationIsSigned() throws {
        let attestation = try Trade().attestation(by: 3)
        for neighbour in attestation.json.neighbours {
            guard let changed = try? Attestation(json: neighbour) else { continue }
            #expect(throws: Ed25519.Failure.signatureMismatch) { try changed.verifySignature() }
        }
    }

    @Test func mutations() throws {
        var generator = SeededGenerator()
        var signed = SignedAgreement(try Trade().agreement())
        try signed.sign(with: Trade.key(1))
        let original = signed.canonicalBytes
        for _ in 0..<10_000 {
            guard let read = try? SignedAgreement(parsing: Mutation.mutate(original, using: &generator)), read != signed else { continue }
            #expect(throws: SignedAgreement.SigningError.self, "\(generator)") { try read.verify(.buyer) }
        }
    }
}
