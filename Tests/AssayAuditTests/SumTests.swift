// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCertificate
import AssayConstraints
import Testing

@testable import AssayAudit

/// A sum whose wires become known one by one.
@Suite struct SumTests {
    /// x · y = s + w₁ + w₂ + w₃, with squares and products of x and y for each w: the sum is looked at when it has four unknown wires, and when it has one,
    /// which its constraint tells, and neither in between nor as a sum again.
    @Test func aSumIsTakenTwice() throws {
        typealias Row = R1CS<BN254.Fr>.Row
        func row(_ wires: UInt32...) -> Row { wires.map { ($0, .one) } }
        let (s, x, y) = (1 as UInt32, 2 as UInt32, 3 as UInt32)
        let rows = [
            (a: row(x), b: row(y), c: row(s, 4, 5, 6)), (row(x), row(x), row(4)), (row(x), row(y), row(5)), (row(y), row(y), row(6)),
        ]
        let circuit = try #require(R1CS(outputs: 1, privateInputs: 2, wires: 7, rows: rows))
        let search = Search(circuit, scope: .nothing, progress: SilentProgress())
        search.run()
        #expect(search.checker.openOutputs.isEmpty)
        #expect(search.steps.count { $0 == .output(constraint: 0) } == 2)
        #expect(search.steps.count == 5)
    }
}
