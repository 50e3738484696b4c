// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayTestSupport
import Testing

@testable import AssayConstraints

/// Small integers stand for elements wherever they reach; what leaves a machine's word must come out as if there were none.
@Suite struct SmallIntegerTests {
    typealias Combination = LinearCombination<Fr>

    /// At and beside the ends of a word and of half a word, of either sign, and elements that are no small integers.
    static let edges: [Fr] = {
        let small: [Fr] = [0, 1, 2, 3, 309].map { Fr($0) }
        let powers: [Fr] = [31, 32, 61, 62, 63, 64, 127, 128].flatMap { power in
            let element = Fr(WideInteger.powerOfTwo(power))
            return [element - 1, element, element + 1]
        }
        let half = -(Fr(2).inverse ?? 0)
        let all = small + powers + [half, half + 1]
        return all + all.map { -$0 }
    }()

    @Test func elementsAreSmallUpToTheEndsOfAWord() {
        for element in Self.edges {
            let value = element.signedInteger
            let isSmall = value < .powerOfTwo(63) && value > -.powerOfTwo(63)
            #expect(element.smallInteger.map { WideInteger($0) } == (isSmall ? value : nil), "\(value)")
        }
        #expect(Fr(Int.min).smallInteger == nil && Fr(Int.max).smallInteger == .max && Fr(Int.min + 1).smallInteger == .min + 1)
    }

    /// Every instruction that takes two values, and a row with coefficients at the ends.
    @Test func valuesAtTheEndsOfAWord() throws {
        var system = ConstraintSystem<Fr>()
        let (a, b) = (system.privateInput("a"), system.privateInput("b"))
        let long = Fr(WideInteger.powerOfTwo(62))
        let values = [
            system.hintValue(a + b), system.hintValue(long * a - 2 * b), system.hintProduct(a, b), system.hintSign(a - b),
            system.hintSign(a),
            system.hintSelection(a, b, a), system.hintMinimum([a, b]), system.hintZeroTest(a + b).isZero,
            system.hintFifthPower(a).fifth, system.hintValue(system.hintProduct(a, b) - system.hintValue(a)),
        ]
        for (i, value) in values.enumerated() { system.output("\(i)", value) }
        let program = system.finalised()
        for a in Self.edges {
            for b in Self.edges {
                let found = program.r1cs.publicSignals(try program.witnessProgram.evaluate([a, b]))
                let isLess = a.signedInteger < b.signedInteger
                let expected: [Fr] = [
                    a + b, long * a - 2 * b, a * b, (a - b).signedInteger.isNegative ? 1 : 0, a.signedInteger.isNegative ? 1 : 0,
                    a.isZero ? a : b, isLess ? a : b, (a + b).isZero ? 1 : 0, a.power([5]), a * b - a,
                ]
                #expect(found == expected, "\(a.signedInteger), \(b.signedInteger)")
            }
        }
    }

    @Test func divisionsAtTheEndsOfAWord() throws {
        var system = ConstraintSystem<Fr>()
        let (a, b) = (system.privateInput("a"), system.privateInput("b"))
        let (quotient, remainder) = system.hintDivision(a, by: b)
        system.output("q", quotient)
        system.output("r", remainder)
        system.output("s", system.hintSquareRoot(a))
        let program = system.finalised()
        for a in Self.edges {
            for b in Self.edges where b.signedInteger > 0 {
                let found = program.r1cs.publicSignals(try program.witnessProgram.evaluate([a, b]))
                let (quotient, remainder) = a.signedInteger.flooredDivision(by: b.signedInteger)
                let root = a.signedInteger.isNegative ? 0 : a.signedInteger.squareRoot
                #expect(found == [Fr(quotient), Fr(remainder), Fr(root)], "\(a.signedInteger), \(b.signedInteger)")
            }
        }
    }

    @Test(arguments: [1, 2, 62, 63, 64, 65, 127, 128, 129, 200]) func digitsAcrossWords(count: Int) throws {
        var system = ConstraintSystem<Fr>()
        let a = system.privateInput("a")
        for (i, digit) in system.hintBits(a, count: count).enumerated() { system.output("\(i)", digit) }
        let program = system.finalised()
        for a in Self.edges {
            let fits = !a.signedInteger.isNegative && a.integer.bitLength <= count
            let found = try? program.witnessProgram.evaluate([a])
            #expect((found != nil) == fits, "\(a.signedInteger)")
            if let found { #expect(program.r1cs.publicSignals(found) == (0..<count).map { a.integer.magnitude.bit($0) ? 1 : 0 }) }
        }
    }

    /// Sums that meet the least integer of a word, which stands for "none", and sums whose parts leave the word and come back.
    @Test func rowsThatCrossTheEnds() throws {
        let one = Fr(WideInteger.powerOfTwo(62))
        var system = ConstraintSystem<Fr>()
        let inputs = (0..<4).map { system.privateInput("\($0)") }
        system.enforce(.sum(inputs), times: inputs[0] + inputs[1] - inputs[2], equals: inputs[3])
        let r1cs = system.finalised().r1cs
        for values: [Fr] in [
            [-one, -one, 0, 4 * one * one], [one, one, -one - one, 0], [one, one, one + one, 0], [-one, one, 0, 0], [-one, -one, 0, 0],
            [3, 0, 1, 8], [3, 0, 1, 7], [one, -1, 0, (one - 1) * (one - 1)],
            // 2³² · 2³² is 0 in a word, and not what the last value says.
            [Fr(1 << 32), 0, 0, 0],
        ] {
            let witness = [1] + values
            let (left, right) = (values.reduce(0, +), values[0] + values[1] - values[2])
            let expected = left * right == values[3] ? nil : 0
            var check = try #require(ConstraintCheck(r1cs))
            #expect(
                check.firstUnsatisfied(0..<1, witness, Fr.smallIntegers(of: witness)) == expected
                    && r1cs.firstUnsatisfiedByMatrices(witness) == expected, "\(values)")
        }
    }

    /// In a field of 5 or 10 bits integers that differ may be one element.
    @Test func smallFieldsHaveNoIntegers() throws {
        #expect(!TinyField<37>.hasSmallIntegers && !TinyField<4093>.hasSmallIntegers && Fr.hasSmallIntegers)
        var system = ConstraintSystem<TinyField<37>>()
        let (a, b) = (system.privateInput("a"), system.privateInput("b"))
        system.output("p", system.hintProduct(a, b))
        system.enforce(a, times: b, equals: a + b)
        let circuit = system.finalised()
        for a in 0..<37 {
            for b in 0..<37 {
                let witness = try circuit.witnessProgram.evaluate([.init(a), .init(b)])
                #expect(circuit.r1cs.publicSignals(witness) == [.init(a * b)])
                #expect(((try? circuit.r1cs.check(witness)) != nil) == ((a * b - a - b) % 37 == 0))
            }
        }
    }
}
