// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayGadgets
import Testing

/// What the gadgets cost at the sizes that the language's cost table names, over the field of BN254.
@Suite struct CostTests {
    typealias System = ConstraintSystem<BN254.Fr>
    typealias Number = Bounded<BN254.Fr>

    func cost(_ build: (inout System, Number, Number) -> Void, bits: Int, _ otherBits: Int? = nil) -> Int {
        var system = System()
        let first = Number(assuming: system.privateInput("a"), in: 0...(.powerOfTwo(bits) - 1))
        let second = Number(assuming: system.privateInput("b"), in: 1...(.powerOfTwo(otherBits ?? bits) - 1))
        build(&system, first, second)
        return system.constraintCount
    }

    @Test func rangesAndComparisons() {
        #expect(cost({ system, a, _ in system.bounded(a.value, in: 0...300) }, bits: 9) == 9)
        #expect(cost({ system, a, b in _ = system.isLess(a, b) }, bits: 32) == 33)
        #expect(cost({ system, a, b in system.enforceAtMost(a, b) }, bits: 32) == 32)
        #expect(cost({ system, a, b in _ = system.minimumAndMaximum(a, b) }, bits: 16) == 18)
        #expect(cost({ system, a, b in _ = system.absolute(a - b) }, bits: 16) == 18)
    }

    /// What the shipped diary asks of its readings.
    @Test(arguments: [(60...260, 10), (40...215, 10), (120...129, 10), (0...299, 10), (130...139, 10)])
    func withinOfAReading(range: ClosedRange<Int>, expected: Int) {
        var system = System()
        let reading = Number(assuming: system.privateInput("mmHg"), in: 0...309)
        _ = system.isWithin(reading, WideInteger(range.lowerBound)...WideInteger(range.upperBound))
        #expect(system.constraintCount == expected)
    }

    /// A test that was made for values of one interval says nothing of others.
    @Test func aTestIsForItsInterval() async {
        await #expect(processExitsWith: .failure) {
            var system = ConstraintSystem<BN254.Fr>()
            let reading = Bounded<BN254.Fr>(assuming: system.privateInput("mmHg"), in: 0...400)
            _ = system.isWithin(reading, RangeTest(60...260, of: 0...309))
        }
    }

    /// A range together with what is asked of it: in part of it, above a threshold, between two.
    @Test(arguments: [([], 9), ([60, 261], 10), ([135], 9), ([54], 9), ([130, 160], 10), ([60, 120, 135, 261], 11), ([1], 10)])
    func rangeOfAReadingWithEdges(edges: [Int], expected: Int) {
        var system = System()
        _ = system.bounded(system.privateInput("mmHg"), in: 0...309, edges: edges.map { WideInteger($0) })
        #expect(system.constraintCount == expected)
    }

    @Test(arguments: [(60, 4), (261, 5), (256, 0), (1, 2)]) func comparisonWithConstantReusesDigits(bound: Int, expected: Int) {
        let digits = cost({ system, a, _ in _ = system.bits(of: a.value, count: 9) }, bits: 9)
        let both = cost({ system, a, _ in _ = system.isAtLeast(system.bits(of: a.value, count: 9), WideInteger(bound)) }, bits: 9)
        #expect(both - digits == expected)
    }

    @Test func divisions() {
        #expect(cost({ system, a, _ in _ = system.floorDivision(a, by: 7) }, bits: 16) == 17)
        #expect(cost({ system, a, _ in _ = system.floorDivision(a, by: 1000) }, bits: 32) == 33)
        #expect(cost({ system, a, b in _ = system.floorDivision(a, by: b) }, bits: 32, 16) == 65)
    }

    @Test(arguments: [(21, 9, 21 * 9 + 20), (10, 9, 9 * 11)]) func extremes(count: Int, bits: Int, expected: Int) {
        var system = System()
        let values = (0..<count).map { Number(assuming: system.privateInput("\($0)"), in: 0...(.powerOfTwo(bits) - 1)) }
        _ = system.minimum(of: values)
        #expect(system.constraintCount == expected)
    }

    @Test func whatFitsTheFieldIsKnownBeforehand() {
        let wide = WideInteger.powerOfTwo(240)
        #expect(Number.fits(-wide...wide))
        #expect(!Number.fits(-wide...(.powerOfTwo(253))))
        #expect(Number.isComparable(-wide...wide))
        #expect(!Number.isComparable(0...(.powerOfTwo(252))))
        #expect(System.canDivide(-wide...wide, by: 5...7))
        #expect(!System.canDivide(-wide...wide, by: 1...(.powerOfTwo(20))))
        #expect(!System.canDivide(0...9, by: 0...3))
    }
}
