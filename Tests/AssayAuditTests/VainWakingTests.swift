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

    /// Products of wires that are defined by themselves, by each other, by squares of squares, and each by all others.
    static let endless: [(wires: Int, rows: [(a: [UInt32], b: [UInt32], c: [UInt32])])] = [
        (5, [([4], [4], [4]), ([4], [3], []), ([4], [2], [1])]),
        (5, [([3], [4], [4]), ([4], [3], []), ([4], [2], [1])]),
        (6, [([4], [3], [5]), ([5], [3], [4]), ([4], [3], []), ([4], [2], [1])]),
        (69, (4..<68).map { ([$0], [$0], [$0 + 1]) } + [([68], [3], []), ([3], [2], [1])]),
        (
            14,
            (4..<14 as Range<UInt32>).flatMap { i in (4..<14 as Range<UInt32>).filter { $0 != i }.map { ([$0], [3], [i]) } }
                + [([2], [4], [5, 6]), ([2], [4], [1])]
        ),
    ]

    @Test(.timeLimit(.minutes(2)), arguments: endless.indices) func definitionsWithoutAnEnd(number: Int) throws {
        let (wires, rows) = Self.endless[number]
        func row(_ wires: [UInt32]) -> R1CS<BN254.Fr>.Row { wires.map { ($0, .one) } }
        let circuit = R1CS<BN254.Fr>(outputs: 1, privateInputs: 1, wires: wires, rows: rows.map { (row($0.a), row($0.b), row($0.c)) })
        #expect(try !UniquenessAudit(#require(circuit)).isDetermined)
    }

    @Test(arguments: [1, 2, 3, 7, -5]) func aFractionOfANumber(factor: Int) throws {
        try Self.expectEnd(of: Self.circuit(BN254.Fr(factor)))
    }

    /// Two bits of which each is 0 or the other, in a number with bits of its own, whose weight they decide: a chain of flags without an end.
    @Test func flagsThatBoundEachOther() throws {
        typealias Row = R1CS<BN254.Fr>.Row
        let (one, output, first, second, digit, low) = (0 as UInt32, 1 as UInt32, 2 as UInt32, 3 as UInt32, 4 as UInt32, 5 as UInt32)
        var rows: [(a: Row, b: Row, c: Row)] = []
        for bit in [first, second, low] { rows.append(([(bit, .one)], [(one, .minusOne), (bit, .one)], [])) }
        rows.append(([(first, .one)], [(first, .one), (second, .minusOne)], []))
        rows.append(([(second, .one)], [(second, .one), (first, .minusOne)], []))
        let weight: Row = [(first, 3), (second, 5)]
        rows.append(([(digit, .one)], [(digit, .one)] + weight.map { ($0.wire, -$0.value) }, []))
        let rest: Row = [(output, .one), (first, -60), (second, -200), (digit, .minusOne)]
        rows.append((rest, rest + [(one, .minusOne)], []))
        try Self.expectEnd(of: #require(R1CS(outputs: 1, privateInputs: 0, wires: 6, rows: rows)))
    }

    /// A chain of flags in a form whose multiples are as long as the field: their sum is longer than an integer here may be.
    @Test func longMultiplesOfFlags() throws {
        typealias Row = R1CS<BN254.Fr>.Row
        let (one, output, first, count) = (0 as UInt32, 1 as UInt32, 2 as UInt32, 24 as UInt32)
        let flags = first..<first + count
        var rows: [(a: Row, b: Row, c: Row)] = [([(first, .one)], [(one, .minusOne), (first, .one)], [])]
        for flag in flags.dropFirst() { rows.append(([(flag, .one)], [(flag, .one), (flag - 1, .minusOne)], [])) }
        let long = BN254.Fr(-1) * (BN254.Fr(2).inverse ?? .one)
        let bound: Row = flags.map { ($0, -long) }
        rows.append(([(output, .one)], [(output, .one)] + bound, []))
        try Self.expectEnd(of: #require(R1CS(outputs: 1, privateInputs: 0, wires: 2 + Int(count), rows: rows)))
    }

    private static func expectEnd(of circuit: R1CS<BN254.Fr>) throws {
        let ended = DispatchSemaphore(value: 0)
        // On a thread of its own, so that a search without an end fails this test and none after it.
        Thread.detachNewThread {
            if !UniquenessAudit(circuit).isDetermined { ended.signal() }
        }
        #expect(ended.wait(timeout: .now() + 60) == .success)
    }
}
