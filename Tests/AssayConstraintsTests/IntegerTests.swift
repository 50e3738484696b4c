// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayTestSupport
import Testing

@testable import AssayConstraints

@Suite struct IntegerTests {
    static let interesting: [Int] = [0, 1, -1, 2, 7, -7, 1000, -1001, .max, -.max]

    @Test func agreesWithIntWhereIntReaches() {
        for a in [0, 1, -1, 6, -6, 12345, -54321] {
            for b in [0, 1, -1, 6, -6, 99999] {
                #expect(WideInteger(a) + WideInteger(b) == WideInteger(a + b))
                #expect(WideInteger(a) - WideInteger(b) == WideInteger(a - b))
                #expect(WideInteger(a) * WideInteger(b) == WideInteger(a * b))
                #expect((WideInteger(a) < WideInteger(b)) == (a < b))
                #expect(WideInteger(a).description == a.description)
                #expect(WideInteger(a).int == a)
            }
        }
    }

    /// (q · d + r) / d = q rest r for numbers of every length, with the quotient towards −∞.
    @Test func divisionUndoesMultiplication() {
        var generator = SeededGenerator()
        func random(_ bits: Int) -> WideInteger {
            let limbs = (0..<4).map { _ in generator.next() }
            return WideInteger(magnitude: (UInt256(limbs: limbs) ?? UInt256(low: 0)).lowBits(bits))
        }
        for round in 0..<400 {
            let divisor = random(1 + round % 120) + 1
            let remainder = random(250).flooredDivision(by: divisor).remainder
            let quotient = round % 2 == 0 ? random(130) : -random(130)
            let result = (quotient * divisor + remainder).flooredDivision(by: divisor)
            #expect(result == (quotient, remainder), "\(generator)")
        }
    }

    /// r² ≤ n < (r + 1)² for numbers of every length, squares and their neighbours among them.
    @Test func squareRootsAreTheGreatestThatFit() {
        var generator = SeededGenerator()
        func root(of value: WideInteger) {
            let root = value.squareRoot
            #expect(root * root <= value && value - root * root <= 2 * root, "\(value), \(generator)")
        }
        for round in 0..<300 {
            let limbs = (0..<4).map { _ in generator.next() }
            let value = (UInt256(limbs: limbs) ?? UInt256(low: 0)).lowBits(1 + round % 256)
            root(of: WideInteger(magnitude: value))
            let half = WideInteger(magnitude: value.lowBits(127))
            root(of: half * half)
            root(of: half * half + 2 * half)
        }
        root(of: WideInteger(magnitude: UInt256(high: .max, low: .max)))
        #expect((0...17).map { WideInteger($0).squareRoot.int } == [0, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 4, 4])
    }

    @Test func longIntegersPrintAllDigits() throws {
        #expect(WideInteger.powerOfTwo(255).description == "57896044618658097711785492504343953926634992332820282019728792003956564819968")
        #expect((-WideInteger.powerOfTwo(64)).description == "-18446744073709551616")
        #expect(WideInteger.powerOfTwo(200).bitLength == 201)
        #expect(WideInteger(isNegative: true, limbs: [0]) == 0)
        #expect(WideInteger(limbs: [0, 0, 0, 0, 1]) == nil)
        #expect(WideInteger.powerOfTwo(63).int == nil)
    }

    @Test func fieldElementsAreReadSigned() {
        for value in Self.interesting { #expect(Fr(value).signedInteger == WideInteger(value)) }
        #expect(Fr(-1).integer == Fr.modulusInteger - 1)
        #expect(Fr.modulusInteger.description == "21888242871839275222246405745257275088548364400416034343698204186575808495617")
        #expect(Fr(-WideInteger.powerOfTwo(200)) + Fr(WideInteger.powerOfTwo(200)) == .zero)
        #expect(TinyField<7>(WideInteger(-3)).signedInteger == -3)
        #expect(TinyField<7>(WideInteger(4)).signedInteger == -3)
    }
}

@Suite struct LinearCombinationTests {
    typealias Combination = LinearCombination<Fr>
    let x = Combination(Variable(index: 1))
    let y = Combination(Variable(index: 2))

    @Test func equalFunctionsAreEqual() {
        #expect(x + y == y + x)
        #expect(x + y - x == y)
        #expect(x - x == 0)
        #expect((3 as Fr) * (x + 1) == .sum([x, 3, x, x]))
        #expect((0 as Fr) * x == .zero)
        #expect(Combination.sum([]) == 0)
    }

    @Test func unsortedTermsWithRepeatsAreMerged() {
        let terms: [Combination.Term] = [
            .init(Variable(index: 5), 2), .init(Variable(index: 1), 1), .init(Variable(index: 5), -2), .init(.one, 4),
            .init(Variable(index: 1), 1),
        ]
        #expect(Combination(terms) == (2 as Fr) * x + 4)
    }

    @Test func constantsAreKnown() {
        #expect(Combination.zero.constant == 0)
        #expect((x + 7 - x).constant == 7)
        #expect(x.constant == nil)
        #expect((x + 1).constant == nil)
    }

    @Test func valuesAreThoseOfTheFunction() {
        #expect(((2 as Fr) * x - y + 5).value { [1, 10, 3][Int($0.index)] } == 22)
    }
}
