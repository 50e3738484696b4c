// SPDX-License-Identifier: Apache-2.0
import AssayCrypto
import AssayData
@testable import AssayExchange
import AssayFormats
import Testing

/// What a receipt says of the data's origin: whose word counts, for which data set, and what nobody vouches for.
@Suite struct OriginTests {
    private static func short(_ number: UInt8) throws -> String { try Trade.publicKey(number).short }

    private func origin(_ trade: Trade) throws -> CheckResult {
        try #require(ReceiptCheck.run(try trade.receipt(), now: Trade.now, singlePartyKeys: .warn).first { $0.name == "origin" })
    }

    @Test func aRequiredSourceIsNamedWithItsDataSet() throws {
        var trade = try Trade()
        trade.sources = [try Trade.publicKey(3)]
        trade.attestations = [try trade.attestation(by: 3), try trade.attestation(by: 3)]
        let result = try origin(trade)
        #expect(result.description == "ok: origin: attested by \(try Self.short(3)) for readings")
    }

    /// An attestation that is over, or is by nobody that the agreement requires, is not named beside one that counts.
    @Test func onlyWhatCountsIsNamed() throws {
        var trade = try Trade()
        trade.sources = [try Trade.publicKey(3), try Trade.publicKey(4)]
        trade.attestations = [
            try trade.attestation(by: 4, to: "2026-02-01T00:00:00Z"), try trade.attestation(by: 5), try trade.attestation(by: 3),
        ]
        #expect(try origin(trade).description == "ok: origin: attested by \(try Self.short(3)) for readings")
    }

    /// Where no source is agreed on, anybody's word is no more than that.
    @Test func aSourceThatNobodyAgreedOnIsAWarning() throws {
        var trade = try Trade()
        trade.attestations = [try trade.attestation(by: 3, to: "2026-02-01T00:00:00Z"), try trade.attestation(by: 4)]
        let result = try origin(trade)
        #expect(result.passed && result.isWarning)
        #expect(
            result.reason
                == "attested by \(try Self.short(4)) (whom the agreement does not name; find out whose key this is) for readings")
    }

    @Test(arguments: [(1, "the buyer"), (2, "the seller")] as [(UInt8, String)])
    func aPartysOwnWordIsAWarning(number: UInt8, words: String) throws {
        for sources in [[], [try Trade.publicKey(number)]] {
            var trade = try Trade()
            trade.sources = sources
            trade.attestations = [try trade.attestation(by: number)]
            let result = try origin(trade)
            #expect(result.passed && result.isWarning)
            #expect(result.reason == "attested by \(try Self.short(number)) (\(words)) for readings")
        }
    }

    @Test func everyDataSetNeedsItsSource() throws {
        var trade = try Trade(dataSetCount: 2)
        trade.sources = [try Trade.publicKey(3), try Trade.publicKey(4)]
        for (dataSet, missing) in [(0, "weights"), (1, "readings")] {
            trade.attestations = [try trade.attestation(by: 3, of: dataSet)]
            let result = try origin(trade)
            #expect(!result.passed && result.reason.hasPrefix("no required source attests to \(missing) for this time"), "\(result)")
        }
        trade.attestations = [try trade.attestation(by: 3), try trade.attestation(by: 4, of: 1)]
        let names = (try Self.short(3), try Self.short(4))
        #expect(
            try origin(trade).description == "ok: origin: attested by \(names.0) for readings; attested by \(names.1) for weights")
    }

    @Test func oneAttestedDataSetOfTwoIsAWarning() throws {
        var trade = try Trade(dataSetCount: 2)
        trade.attestations = [try trade.attestation(by: 3, of: 1)]
        let result = try origin(trade)
        #expect(result.isWarning && result.reason.hasPrefix("no source attests to readings: nothing is known of where"), "\(result)")
        #expect(result.reason.contains("attested by \(try Self.short(3)) "), "\(result)")
    }

    /// Two data sets with one commitment: the source signed for the schema, too.
    @Test func anAttestationIsOfOneSchema() throws {
        var trade = try Trade(dataSetCount: 2)
        trade.sources = [try Trade.publicKey(3)]
        trade.commitments[1] = CommitmentFile(schema: trade.commitments[1].schema, commitment: trade.commitments[0].commitment)
        trade.attestations = [try trade.attestation(by: 3)]
        #expect(try trade.receipt().failures() == ["origin"])
        trade.attestations.append(try trade.attestation(by: 3, of: 1))
        #expect(try trade.receipt().failures() == [])
    }

    /// The agreed commitment under a schema that was not agreed.
    @Test func anAttestationOfAnotherSchemaIsOfOtherData() throws {
        var trade = try Trade()
        let other = CommitmentFile(
            schema: try Trade.interface(dataSetCount: 2).dataSets[1].schema, commitment: trade.commitment.commitment)
        trade.attestations = [
            try Attestation(
                to: other, notBefore: Trade.now, notAfter: Trade.now, signingWith: Trade.key(3))
        ]
        let result = try origin(trade)
        #expect(!result.passed && result.reason == "an attestation in the receipt is of other data")
    }
}
