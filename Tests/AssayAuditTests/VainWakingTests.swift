// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayAudit
import AssayConstraints
import Foundation
import Testing

/// The search ends also where what it waits for comes and is of no use.
@Suite struct VainWakingTests {
    /// Three bits, their number w, and x with x · (`factor` · x − w) = 0, which is 0 or a fraction of w: w has a range, and the fraction none.
    private static func circuit(_ factor: BN254.Fr) throws -> R1CS<BN254.Fr> {
        typealias Row = R1CS<BN254.Fr>.Row
        let (one, output, w, x) = (0 as UInt32, 1 as UInt32, 5 as UInt32, 6 as UInt32)
        let bits: Row = [(2, 1), (3, 2), (4, 4)]
        var rows: [(a: Row, b: Row, c: Row)] = []
        for bit in bits { rows.append(([(bit.wire, .one)], [(one, .minusOne), (bit.wire, .one)], [])) }
        rows.append(([(one, .one)], bits, [(w, .one)]))
        rows.append(([(x, .one)], [(w, .minusOne), (x, factor)], []))
        rows.append(([], [], [(output, .one), (x, .minusOne)]))
        return try #require(R1CS(outputs: 1, privateInputs: 3, wires: 7, rows: rows))
    }

    @Test(arguments: [1, 2, 3, 7, -5]) func aFractionOfANumber(factor: Int) throws {
        let circuit = try Self.circuit(BN254.Fr(factor))
        let ended = DispatchSemaphore(value: 0)
        // On a thread of its own, so that a search without an end fails this test and none after it.
        Thread.detachNewThread {
            if !UniquenessAudit(circuit).isDetermined { ended.signal() }
        }
        #expect(ended.wait(timeout: .now() + 60) == .success)
    }
}
