// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayTestSupport
import Testing

@Suite struct WitnessProgramTests {
    /// The values that hints give, published one by one.
    func values(_ inputs: [Fr], _ hints: (inout ConstraintSystem<Fr>, [LinearCombination<Fr>]) -> [LinearCombination<Fr>]) throws -> [Fr] {
        var system = ConstraintSystem<Fr>()
        system.origin = ConstraintOrigin(line: 8, subject: "rule plausible", row: 3, field: "systolic")
        let variables = inputs.indices.map { system.privateInput("\($0)") }
        for (i, hint) in hints(&system, variables).enumerated() { system.output("\(i)", hint) }
        let circuit = system.finalised()
        return circuit.r1cs.publicSignals(try circuit.witnessProgram.evaluate(inputs))
    }

    @Test func arithmetic() throws {
        #expect(try values([3, 5]) { [$0.hintValue($1[0] + 1), $0.hintProduct($1[0], $1[1])] } == [4, 15])
        #expect(try values([3]) { s, x in [s.hintFifthPower(x[0])].flatMap { [$0.square, $0.fourth, $0.fifth] } } == [9, 81, 243])
        #expect(try values([4]) { [$0.hintInverse($1[0])] }.map { $0 * 4 } == [1])
    }

    @Test(arguments: [(7, 2, 3, 1), (-7, 2, -4, 1), (-8, 2, -4, 0), (0, 9, 0, 0), (3, 7, 0, 3), (-1, 1000, -1, 999)])
    func division(dividend: Int, divisor: Int, quotient: Int, remainder: Int) throws {
        let found = try values([Fr(dividend), Fr(divisor)]) { s, x in
            let result = s.hintDivision(x[0], by: x[1])
            return [result.quotient, result.remainder]
        }
        #expect(found == [Fr(quotient), Fr(remainder)])
    }

    @Test func divisionOfLongIntegers() throws {
        let generator = SeededGenerator()
        var copy = generator
        for _ in 0..<50 {
            let (q, d) = (UInt64.random(in: 0 ... .max, using: &copy), UInt64.random(in: 1 ... .max, using: &copy))
            let r = UInt64.random(in: 0..<d, using: &copy)
            let long = Fr(d) * Fr(1 << 62 as UInt64)
            let found = try values([Fr(q) * long + Fr(r), long]) { s, x in
                let result = s.hintDivision(x[0], by: x[1])
                return [result.quotient, result.remainder]
            }
            #expect(found == [Fr(q), Fr(r)], "\(generator)")
        }
    }

    @Test func signsAndChoices() throws {
        #expect(try values([-1, 0, 1]) { s, x in x.map { s.hintSign($0) } } == [1, 0, 0])
        #expect(try values([5, -3, 2]) { s, x in [s.hintMinimum(x), s.hintSelection(x[0], x[1], x[2])] } == [-3, -3])
        #expect(try values([0, -3, 2]) { s, x in [s.hintSelection(x[0], x[1], x[2])] } == [2])
        #expect(try values([0]) { s, x in [s.hintZeroTest(x[0])].flatMap { [$0.inverse, $0.isZero] } } == [0, 1])
    }

    @Test(arguments: [
        (0, 0), (1, 1), (3, 1), (4, 2), (99, 9), (100, 10), (1 << 62, 1 << 31), (1 << 62 - 1, 1 << 31 - 1), (-1, 0), (-9, 0),
    ])
    func squareRoots(value: Int, root: Int) throws {
        #expect(try values([Fr(value)]) { [$0.hintSquareRoot($1[0])] } == [Fr(root)])
    }

    /// Rank first, then values with their masks; what is not counted is not sorted either.
    @Test(arguments: [
        ([2], [5, -3, 5, 7], [1, 1, 1, 1], [5, 5, 1, 1, 0, 0]), ([1], [5, -3, 5, 7], [1, 0, 9, -1], [5, 5, 1, 0, 0, 0]),
        ([3], [5, -3, 5, 7], [1, 0, 1, 1], [7, 7, 1, 0, 1, 1]), ([0], [4, 6], [1, 1], [4, 4, 0, 0]),
        ([-5], [4, 6], [1, 1], [4, 4, 0, 0]), ([9], [4, 6], [1, 1], [6, 6, 1, 1]),
        ([1], [4, 6], [0, 0], [0, 0, 0, 0]), ([1], [4], [1], [4, 4, 1]),
    ])
    func order(rank: [Int], values: [Int], masks: [Int], results: [Int]) throws {
        let count = values.count
        let found = try self.values((rank + values + masks).map { Fr($0) }) { s, x in
            let order = s.hintOrder(of: Array(x[1...count]), where: Array(x[(1 + count)...]), rank: x[0])
            return [order.ranked, order.next] + order.isFirst
        }
        #expect(found == results.map { Fr($0) })
    }

    @Test(arguments: [0, 1, 63, 64, 99, 100, 130, 163]) func mixedRadixDigits(value: Int) throws {
        let digits = try values([Fr(value)]) { $0.hintDigits($1[0], count: 8, lastWeight: 36) }
        let weights = [1, 2, 4, 8, 16, 32, 64, 36]
        #expect(zip(digits, weights).map { $0 * Fr($1) }.reduce(0, +) == Fr(value))
    }

    @Test func whatHasNoResultNamesItsPlace() {
        let origin = ConstraintOrigin(line: 8, subject: "rule plausible", row: 3, field: "systolic")
        func problem(_ inputs: [Fr], _ hint: (inout ConstraintSystem<Fr>, [LinearCombination<Fr>]) -> [LinearCombination<Fr>])
            -> WitnessError?
        {
            #expect(throws: WitnessError.self) { try values(inputs, hint) }
        }
        let tooGreat = problem([400]) { $0.hintDigits($1[0], count: 9, lastWeight: 54) }
        #expect(tooGreat == .noResult(origin: origin, value: 400, problem: .outOfRange(maximum: 309)))
        #expect(tooGreat?.description == "line 8, rule plausible, row 3, field systolic: the value is outside of 0 ... 309")
        #expect(problem([-1]) { $0.hintBits($1[0], count: 9) }?.description.contains("the value is outside of 0 ... 511") == true)
        #expect(problem([0]) { [$0.hintInverse($1[0])] } == .noResult(origin: origin, value: 0, problem: .zero))
        let negative = problem([4, -2]) { [$0.hintDivision($1[0], by: $1[1]).quotient] }
        #expect(negative == .noResult(origin: origin, value: -2, problem: .divisorNotPositive))
        #expect(negative?.origin == origin)
    }

    @Test func theNumberOfInputsIsChecked() {
        let program = SampleCircuit.everyInstruction(Fr.self).witnessProgram
        #expect(throws: WitnessError.wrongInputCount(expected: 3, given: 2)) { try program.evaluate([1, 2]) }
    }

    @Test func hintsThatNothingNeedsAreNotRun() throws {
        var system = ConstraintSystem<Fr>()
        let x = system.privateInput("x")
        _ = system.hintInverse(x)
        system.output("y", x + 1)
        #expect(try system.finalised().witness([0]) == [1, 1, 0])
    }
}
