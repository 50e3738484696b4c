// SPDX-License-Identifier: Apache-2.0
import AssayData
@testable import AssayExchange
import AssayFormats
import Testing

/// An algorithm that reads two data sets: each commitment stands in its place.
@Suite struct TwoDataSetTests {
    @Test func aTradeOnTwoDataSetsHolds() throws {
        let trade = try Trade(dataSetCount: 2)
        #expect(try trade.receipt().publicSignals.count == 7)
        #expect(try trade.receipt().failures() == [])
    }

    @Test func commitmentsDoNotChangePlaces() throws {
        var trade = try Trade(dataSetCount: 2)
        trade.bendSignals = { $0.swapAt(4, 5) }
        #expect(try trade.receipt().failures() == ["commitment"])
        trade.bendSignals = { $0[4] = $0[5] }
        #expect(try trade.receipt().failures() == ["commitment"])
    }

    @Test func schemasDoNotChangePlaces() throws {
        var trade = try Trade(dataSetCount: 2)
        trade.bendAgreement = { (agreement: inout [String: JSON]) in
            guard case .array(let inputs)? = agreement["dataSets"] else { return }
            agreement["dataSets"] = .array(inputs.reversed())
        }
        #expect(try trade.receipt().failures() == ["schema", "commitment"])
    }
}
