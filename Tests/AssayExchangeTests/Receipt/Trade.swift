// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCrypto
import AssayData
import AssayFormats
@testable import AssayExchange

/// A whole trade, from data to receipt, whose parts can be bent one at a time.
struct TradeOn<C: PairingCurve> {
    typealias Scalar = C.Fr

    static var now: Timestamp { moment("2026-11-22T12:00:00Z") }

    var interface: CircuitInterface
    /// One for each data set.
    var commitments: [AssayExchange.CommitmentFile<C>]
    var key: SimulatedKeyOn<C>
    var expectation: ExpectedQuality? = .init(output: "score", atLeast: "60.00")
    var sources: [Ed25519.PublicKey] = []
    var attestations: [AssayExchange.Attestation<C>] = []
    /// Changes members of the agreement before it is signed.
    var bendAgreement: (inout [String: JSON]) -> Void = { _ in }
    /// Changes the signals before they are proved.
    var bendSignals: (inout [Scalar]) -> Void = { _ in }
    /// Changes the signed agreement.
    var bendSignatures: (inout AssayExchange.SignedAgreement<C>) throws -> Void = { _ in }

    static func key(_ number: UInt8) throws -> Ed25519.SigningKey {
        try Ed25519.SigningKey(seed: SecretBytes(copying: [UInt8](repeating: number, count: 32)))
    }

    static func publicKey(_ number: UInt8) throws -> Ed25519.PublicKey { try key(number).publicKey }

    static func moment(_ text: StaticString) -> Timestamp {
        guard let moment = Timestamp(text.description) else { preconditionFailure("no such moment: \(text)") }
        return moment
    }

    /// The commitment to the first data set.
    var commitment: AssayExchange.CommitmentFile<C> { commitments[0] }

    /// A trade on one data set, `readings`, or on two, the other being `weights`.
    init(dataSetCount: Int = 1) throws {
        interface = try Self.interface(dataSetCount: dataSetCount)
        commitments = try zip(interface.dataSets, [[[1, 0], [2, nil]], [[805]]]).map { declared, rows in
            AssayExchange.Opening(dataSet: try DataSet(schema: declared.schema, rows: rows)).commitmentFile()
        }
        key = try SimulatedKeyOn(signalCount: interface.publicSignalCount)
    }

    static func interface(dataSetCount: Int = 1) throws -> CircuitInterface {
        let outputs = [
            try CircuitInterface.Signal(name: "score", kind: .number, lo: 0, hi: 10000, scale: 2),
            try CircuitInterface.Signal(name: "meets_expectation", kind: .bool, lo: 0, hi: 1),
            try CircuitInterface.Signal(name: "band", kind: .enumeration, lo: 0, hi: 2, labels: ["A", "B", "C"]),
        ]
        let schema = try Schema(
            record: "Reading", capacity: 4,
            fields: [.init(name: "day", lo: 1, hi: 21), .init(name: "pulse", unit: "bpm", lo: 0, hi: 254, optional: true)])
        let weights = try Schema(record: "Weight", capacity: 2, fields: [.init(name: "weight", unit: "kg", lo: 0, hi: 3000, scale: 1)])
        let dataSets = [CircuitInterface.Input(name: "readings", schema: schema), .init(name: "weights", schema: weights)]
        return CircuitInterface(
            algorithm: "Diary", edition: 1, sourceDigest: Digest(of: [1]), curve: C.name, constraintCount: 100,
            circuitDigest: Digest(of: [2]), outputs: outputs,
            parameters: [try .init(name: "expected", kind: .number, lo: -5, hi: 100)],
            dataSets: Array(dataSets.prefix(dataSetCount)),
            disclosure: Disclosure(
                items: outputs.map { .init(output: $0.name, amount: .init(lo: $0.lo, hi: $0.hi)) }, warnings: []))
    }

    func agreement() throws -> AssayExchange.Agreement<C> {
        let made = try AssayExchange.Agreement(
            on: interface, key: key.document, commitments: commitments,
            terms: .init(
                parameters: ["expected": "-3"], expectation: expectation, text: "for research", buyer: Self.publicKey(1),
                seller: Self.publicKey(2), sources: sources, expires: Self.moment("2027-01-01T00:00:00Z")))
        var members = made.members
        bendAgreement(&members)
        members["format"] = .string(AssayExchange.Agreement<C>.format)
        return try AssayExchange.Agreement(json: .object(members))
    }

    /// Signed by both, proved, put together.
    func receipt() throws -> AssayExchange.Receipt<C> { try receipt(under: agreement()) }

    func receipt(under agreement: AssayExchange.Agreement<C>) throws -> AssayExchange.Receipt<C> {
        var signed = AssayExchange.SignedAgreement(agreement)
        try signed.sign(with: Self.key(1))
        try signed.sign(with: Self.key(2))
        try bendSignatures(&signed)
        var signals: [Scalar] = [7125, 1, 2, -3] + commitments.map(\.commitment.value) + [agreement.element]
        bendSignals(&signals)
        return AssayExchange.Receipt(
            signedAgreement: signed, interface: interface, attestations: attestations, verifyingKey: key.document,
            publicSignals: signals, proof: try key.proof(of: signals),
            outputs: [
                .init(name: "score", value: "71.25"), .init(name: "meets_expectation", value: "yes"), .init(name: "band", value: "C"),
            ])
    }

    func attestation(
        by number: UInt8, of dataSet: Int = 0, from: StaticString = "2026-01-01T00:00:00Z", to: StaticString = "2028-01-01T00:00:00Z"
    ) throws -> AssayExchange.Attestation<C> {
        try AssayExchange.Attestation(
            to: commitments[dataSet], notBefore: Self.moment(from), notAfter: Self.moment(to), signingWith: Self.key(number))
    }
}

extension AssayExchange.Receipt {
    /// The names of the checks that fail.
    func failures(now: Timestamp = Trade.now, singlePartyKeys: SinglePartyKeys = .warn) -> [String] {
        AssayExchange.ReceiptCheck.run(self, now: now, singlePartyKeys: singlePartyKeys).filter { !$0.passed }.map(\.name)
    }

    /// The same receipt with some members of its document replaced.
    func replacing(_ members: [String: JSON]) throws -> Self {
        guard case .object(let own) = json else { return self }
        return try Self(json: .object(own.merging(members) { _, new in new }))
    }
}
