// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayData
@testable import AssayExchange
import AssayFormats
import AssayTestSupport
import Testing

@Suite struct ReceiptFileTests {
    private func attestedReceipt() throws -> Receipt {
        var trade = try Trade()
        trade.sources = [try Trade.publicKey(3)]
        trade.attestations = [try trade.attestation(by: 3)]
        return try trade.receipt()
    }

    @Test func roundTrip() throws {
        let receipt = try attestedReceipt()
        let again = try Receipt(parsing: receipt.fileBytes)
        #expect(again == receipt)
        #expect(again.failures() == [])
    }

    /// Change or leave out any one value anywhere in a receipt: it is unreadable, or some check fails.
    @Test func everyValueCounts() throws {
        let receipt = try attestedReceipt()
        #expect(receipt.failures() == [])
        let neighbours = receipt.json.neighbours
        #expect(neighbours.count > 300)
        for neighbour in neighbours {
            guard let changed = try? Receipt(json: neighbour) else { continue }
            #expect(!changed.failures().isEmpty, "\(String(decoding: neighbour.canonicalBytes, as: UTF8.self))")
        }
    }

    /// No damaged file is accepted as another receipt than the one it was.
    @Test func tenThousandMutations() throws {
        var generator = SeededGenerator()
        let receipt = try attestedReceipt()
        let original = receipt.canonicalBytes
        for _ in 0..<10_000 {
            guard let read = try? Receipt(parsing: Mutation.mutate(original, using: &generator)) else { continue }
            #expect(read == receipt || !read.failures().isEmpty, "\(generator)")
        }
    }

    @Test func decodingOutputs() throws {
        let trade = try Trade()
        let honest = try trade.receipt()
        let made = try Receipt(
            signedAgreement: honest.signedAgreement, interface: trade.interface, attestations: [], verifyingKey: trade.key.document,
            publicSignals: honest.publicSignals, proof: honest.proof)
        #expect(made == honest)
        #expect(throws: ReceiptError.signalCount(expected: 6, found: 5)) {
            try Receipt(
                signedAgreement: honest.signedAgreement, interface: trade.interface, attestations: [], verifyingKey: trade.key.document,
                publicSignals: Array(honest.publicSignals.dropLast()), proof: honest.proof)
        }
        #expect(throws: ReceiptError.outputOutOfRange("score")) {
            try Receipt(
                signedAgreement: honest.signedAgreement, interface: trade.interface, attestations: [], verifyingKey: trade.key.document,
                publicSignals: [-1] + Array(honest.publicSignals.dropFirst()), proof: honest.proof)
        }
    }

    @Test func aliasOfASignalIsRefused() throws {
        let receipt = try attestedReceipt()
        let alias = "21888242871839275222246405745257275088548364400416034343698204186575808502742"  // r + 7125
        var signals = receipt.publicSignals.map { JSON.string($0.description) }
        signals[0] = .string(alias)
        #expect(throws: JSONError.self) { try receipt.replacing(["publicSignals": .array(signals)]) }
    }
}
