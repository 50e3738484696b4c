// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCrypto
import AssayData
import AssayFormats
import AssayTestSupport
import Testing

@testable import AssayExchange

/// Documents on BLS12-381: everything holds there as well, and nothing of one curve passes for something of the other.
@Suite struct CurveTests {
    typealias Other = TradeOn<BLS12381>

    /// The names of the checks of a receipt that fail.
    private func failures<C: PairingCurve>(_ receipt: AssayExchange.Receipt<C>) -> [String] { receipt.failures(now: Trade.now) }

    @Test func aReceiptHolds() throws {
        var trade = try Other()
        trade.sources = [try Other.publicKey(7)]
        trade.attestations = [try trade.attestation(by: 7)]
        let receipt = try trade.receipt()
        #expect(failures(receipt) == [])
        let again = try AssayExchange.Receipt<BLS12381>(parsing: receipt.fileBytes)
        #expect(again == receipt && failures(again) == [])
        #expect(receipt.document("agreement", "agreement", "curve") == "bls12381")
        #expect(receipt.document("interface", "curve") == "bls12381" && receipt.document("proof", "curve") == "bls12381")
    }

    /// One thing wrong at a time, as on BN254.
    @Test func whatIsWrongIsFound() throws {
        var trade = try Other()
        trade.bendSignals = { $0[0] += 1 }
        #expect(failures(try trade.receipt()) == ["outputs"])
        trade.bendSignals = { $0[4] += 1 }
        #expect(failures(try trade.receipt()) == ["commitment"])
        trade.bendSignals = { $0[5] += 1 }
        #expect(failures(try trade.receipt()) == ["agreement"])
        trade.bendSignals = { _ in }
        let good = try trade.receipt()
        let signals = good.publicSignals.map { JSON.string(($0 + 1).description) }
        #expect(failures(try good.replacing(["publicSignals": .array(signals)])).contains("proof"))
    }

    // MARK: Nothing passes for something of the other curve

    /// Each document, of both curves, by the reader of the other.
    @Test func readersRefuseTheOtherCurve() throws {
        try refused(Trade(), by: BLS12381.self)
        try refused(Other(), by: BN254.self)
    }

    private func refused<C: PairingCurve, D: PairingCurve>(_ trade: TradeOn<C>, by _: D.Type) throws {
        let names = "\"\(C.name)\"; \"\(D.name)\" is expected"
        func expectRefusal<T: JSONArtefact>(_ document: JSON, as _: T.Type) {
            let error = #expect(throws: JSONError.self) { _ = try T(json: document) }
            #expect(error?.problem.contains(names) == true || error?.problem.contains("curve") == true, "\(T.self): \(error as Any)")
        }
        let receipt = try trade.receipt()
        expectRefusal(trade.commitment.json, as: AssayExchange.CommitmentFile<D>.self)
        expectRefusal(try trade.attestation(by: 7).json, as: AssayExchange.Attestation<D>.self)
        expectRefusal(receipt.agreement.json, as: AssayExchange.Agreement<D>.self)
        expectRefusal(receipt.signedAgreement.json, as: AssayExchange.SignedAgreement<D>.self)
        expectRefusal(receipt.json, as: AssayExchange.Receipt<D>.self)
        #expect(throws: JSONError.self) { _ = try AssayExchange.VerifyingKeyDocument<D>(json: receipt.verifyingKey.json, at: "") }
    }

    /// Digits that are an element of both fields, renamed: the source did not sign for them.
    @Test func anAttestationIsForOneCurve() throws {
        let (first, second) = (try renamed(Trade(), as: BLS12381.self), try renamed(Other(), as: BN254.self))
        #expect(throws: Ed25519.Failure.self) { try first.verifySignature() }
        #expect(throws: Ed25519.Failure.self) { try second.verifySignature() }
    }

    private func renamed<C: PairingCurve, D: PairingCurve>(_ trade: TradeOn<C>, as _: D.Type) throws -> AssayExchange.Attestation<D> {
        var trade = trade
        trade.commitments[0] = AssayExchange.CommitmentFile(schema: trade.commitment.schema, commitment: DataCommitment(value: 12345))
        let attestation = try trade.attestation(by: 7)
        #expect(throws: Never.self) { try attestation.verifySignature() }
        var members = attestation.members
        members["curve"] = .string(D.name)
        members["format"] = .string(AssayExchange.Attestation<C>.format)
        return try AssayExchange.Attestation<D>(json: .object(members))
    }

    /// An agreement that is renamed is another agreement: its digest, which is in the proof and under the signatures, has the curve in it.
    @Test func anAgreementNamesItsCurve() throws {
        var trade = try Trade()
        trade.commitments[0] = AssayExchange.CommitmentFile(schema: trade.commitment.schema, commitment: DataCommitment(value: 12345))
        let agreement = try trade.agreement()
        var members = agreement.members
        #expect(members["curve"] == "bn128")
        members["curve"] = "bls12381"
        members["format"] = .string(Agreement.format)
        let renamed = try AssayExchange.Agreement<BLS12381>(json: .object(members))
        #expect(renamed.digest != agreement.digest)
        var signed = SignedAgreement(agreement)
        try signed.sign(with: Trade.key(1))
        let moved: JSON = ["format": .string(SignedAgreement.format), "agreement": renamed.json, "signatures": signed.signaturesJSON]
        let other = try AssayExchange.SignedAgreement<BLS12381>(json: moved)
        #expect(throws: AgreementSigningError.invalid(.buyer)) { try other.verify(.buyer) }
    }

    @Test func aCircuitForTheOtherCurveIsNotAgreedOn() throws {
        var trade = try Other()
        trade.interface = try Trade.interface()
        #expect(throws: AgreementError.curve("bn128", expected: "bls12381")) { try trade.agreement() }
        let circuit = AssayExchange.AgreementCheck.run(try Other().agreement(), on: try Trade.interface())
        #expect(circuit.filter { !$0.passed }.map(\.name) == ["circuit"])
    }

    // MARK: Openings

    /// An opening on the curve of version 1 names none, as before; one on another does, and each is refused by the reader of the other.
    @Test func openingsAreForOneCurve() throws {
        let data = try DataSet(schema: Trade.interface().dataSets[0].schema, rows: [[1, 60], [2, nil]])
        let (first, second) = (Opening(dataSet: data).fileBytes(), AssayExchange.Opening<BLS12381>(dataSet: data).fileBytes())
        #expect(!String(decoding: first, as: UTF8.self).contains("curve"))
        #expect(String(decoding: second, as: UTF8.self).contains("\"curve\":\"bls12381\""))
        var copies = (first, second)
        #expect(try Opening(parsing: &copies.0).dataSet == data)
        #expect(try AssayExchange.Opening<BLS12381>(parsing: &copies.1).dataSet == data)
        copies = (first, second)
        let errors = (
            #expect(throws: JSONError.self) { _ = try AssayExchange.Opening<BLS12381>(parsing: &copies.0).dataSet },
            #expect(throws: JSONError.self) { _ = try Opening(parsing: &copies.1).dataSet }
        )
        #expect(errors.0?.description == "curve: this is for the curve \"bn128\"; \"bls12381\" is expected here")
        #expect(errors.1?.description == "curve: this is for the curve \"bls12381\"; \"bn128\" is expected here")
    }
}

extension AssayExchange.SignedAgreement {
    fileprivate var signaturesJSON: JSON { members["signatures"] ?? [:] }
}

extension JSONArtefact {
    /// A text in the document, by its path.
    fileprivate func document(_ path: String...) -> String? {
        var place: JSON? = json
        for key in path {
            guard case .object(let members)? = place else { return nil }
            place = members[key]
        }
        guard case .string(let text)? = place else { return nil }
        return text
    }
}
