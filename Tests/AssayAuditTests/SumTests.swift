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

/// Digits of a sum wherever they stand, and what only looks like one.
@Suite struct DigitPlaceTests {
    typealias F = BN254.Fr
    typealias Row = R1CS<F>.Row

    private func isDetermined(_ wires: Int, _ inputs: Int, _ rows: [(a: Row, b: Row, c: Row)]) throws -> Bool {
        UniquenessAudit(try #require(R1CS(outputs: 1, privateInputs: inputs, wires: wires, rows: rows))).isDetermined
    }

    /// The bits of an input, the highest one being the output and so the first wire; the lowest one stands second or last.
    @Test(arguments: [3, 30, 31, 33, 64, 128, 250], [false, true]) func theHighestDigitMayStandFirst(_ count: Int, isReversed: Bool) throws
    {
        let input = UInt32(2)
        let others = (3..<UInt32(count + 2)).map(\.self)
        let wires = (isReversed ? others.reversed() : others) + [1]
        let weights = sequence(first: F.one) { $0 + $0 }.prefix(count)
        let sum = Row(zip(wires, weights).map { ($0, $1) })
        let one: Row = [(0, .one)]
        let bits = wires.map { wire -> (a: Row, b: Row, c: Row) in ([(wire, .one)], [(wire, .one)], [(wire, .one)]) }
        #expect(try isDetermined(count + 2, 1, bits + [(sum, one, [(input, .one)])]))
    }

    /// w₁ is 0 or 1, and 2w₂ + k is 0 or a multiple of w₁ that leaves w₂ no range: it is no digit of anything.
    @Test(arguments: [(250, 250), (252, 0)]) func aMultipleWithARangeMayBeNoDigit(_ first: Int, _ second: Int) throws {
        func power(_ exponent: Int) -> F { exponent == 0 ? .zero : (0..<exponent).reduce(F.one) { sum, _ in sum + sum } }
        let bit: Row = [(1, .one)]
        let rows: [(a: Row, b: Row, c: Row)] = [
            (bit, bit, bit), ([(0, power(first)), (1, .one), (2, -F(4))], [(0, power(second)), (2, F(2))], []),
        ]
        #expect(try !isDetermined(3, 0, rows))
    }
}
