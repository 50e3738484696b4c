// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayTestSupport
import Testing

@testable import AssayConstraints

@Suite struct EliminationTests {
    typealias F = TinyField<5>
    typealias Combination = LinearCombination<F>

    /// One public input, one private input, three intermediates, one output, and six constraints of which most are linear.
    static func randomSystem(_ generator: inout SeededGenerator) -> ConstraintSystem<F> {
        var system = ConstraintSystem<F>()
        var variables = [system.publicInput("k"), system.privateInput("x")]
        for _ in 0..<3 { variables.append(system.hintValue(0)) }
        system.output("y", combination(variables, &generator))
        for _ in 0..<6 {
            let isLinear = Int.random(in: 0..<3, using: &generator) > 0
            let a = isLinear ? Combination(F(Int.random(in: 0..<5, using: &generator))) : combination(variables, &generator)
            let operands = [a, combination(variables, &generator)].shuffled(using: &generator)
            system.enforce(operands[0], times: operands[1], equals: combination(variables, &generator))
        }
        return system
    }

    static func combination(_ variables: [Combination], _ generator: inout SeededGenerator) -> Combination {
        let count = Int.random(in: 0...2, using: &generator)
        let parts = variables.shuffled(using: &generator).prefix(count).map { F(Int.random(in: 1..<5, using: &generator)) * $0 }
        return .sum(parts) + Combination(F(Int.random(in: 0..<2, using: &generator)))
    }

    /// All assignments of `count` variables after the constant.
    static func assignments(_ count: Int) -> [[F]] {
        (0..<count).reduce([[1]]) { partial, _ in partial.flatMap { prefix in (0..<5).map { prefix + [F($0)] } } }
    }

    static func satisfies(_ rows: [PlainElimination<F>.Row], _ values: [F]) -> Bool {
        rows.allSatisfy { row in
            let sides = row.sides.map { side in side.reduce(F.zero) { $0 + $1.value * values[Int($1.key)] } }
            return sides[0] * sides[1] == sides[2]
        }
    }

    /// What satisfies the system before, cut down to the wires that are left, is exactly what satisfies it after.
    @Test func witnessesMapBothWays() {
        let all = Self.assignments(6)
        for _ in 0..<60 {
            var generator = SeededGenerator()
            let system = Self.randomSystem(&generator)
            let circuit = system.finalised()
            let rows = PlainElimination(system).rows
            let before = Set(
                all.filter { Self.satisfies(rows, $0) }.map { values in
                    circuit.r1cs.labels.map { values[Int($0)] }
                })
            let after = Set(Self.assignments(circuit.r1cs.wireCount - 1).filter { (try? circuit.r1cs.check($0)) != nil })
            #expect(before == after, "\(generator)")
        }
    }

    @Test func theResultDependsOnTheCallsAlone() {
        for seed in 0..<20 as Range<UInt64> {
            var first = SeededGenerator(seed: seed)
            var second = SeededGenerator(seed: seed)
            let circuits = [Self.randomSystem(&first).finalised(), Self.randomSystem(&second).finalised()]
            #expect(circuits[0].r1cs.r1csBytes == circuits[1].r1cs.r1csBytes)
            #expect(circuits[0].witnessProgram.awpBytes == circuits[1].witnessProgram.awpBytes)
        }
    }

    @Test func inputsAndOutputsAlwaysKeepTheirWires() {
        for seed in 0..<20 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let r1cs = Self.randomSystem(&generator).finalised().r1cs
            #expect(r1cs.outputCount == 1 && r1cs.publicInputCount == 1 && r1cs.privateInputCount == 1)
            #expect(Array(r1cs.labels.prefix(4)) == [0, 6, 1, 2])
            #expect(r1cs.labelCount == 7)
        }
    }

    @Test func costsAddUpToTheConstraints() {
        for seed in 0..<20 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let circuit = Self.randomSystem(&generator).finalised()
            #expect(circuit.origins.constraintCount == circuit.r1cs.constraintCount)
            #expect(circuit.origins.costPerLine.reduce(0) { $0 + $1.constraints } == circuit.r1cs.constraintCount)
        }
    }

    @Test func aPublicInputThatNothingUsesIsFound() {
        var system = ConstraintSystem<Fr>()
        let x = system.privateInput("x")
        _ = system.publicInput("unused")
        system.output("y", x)
        let r1cs = system.finalised().r1cs
        #expect(r1cs.publicCount == 2)
        #expect(r1cs.untouchedPublicWires == [2])
    }

    /// A chain of sums, each used in a product: solving all of it would square the number of entries.
    @Test func densityIsBounded() {
        var system = ConstraintSystem<Fr>()
        var sum = system.privateInput("x0")
        for i in 1...3000 {
            let next = system.hintValue(sum + system.privateInput("x\(i)"))
            system.enforceEqual(next, sum + LinearCombination(Variable(index: next.terms[0].variable.index - 1)))
            let square = system.hintProduct(next, next)
            system.enforce(next, times: next, equals: square)
            sum = next
        }
        let r1cs = system.finalised().r1cs
        #expect(r1cs.constraintCount < 3000 + 60)
        #expect(r1cs.a.entryCount + r1cs.b.entryCount + r1cs.c.entryCount < 2_000_000)
    }

    /// Constraints that become linear only after others were solved.
    @Test func lateLinearConstraintsAreSolvedToo() throws {
        var system = ConstraintSystem<Fr>()
        let x = system.privateInput("x")
        let two = system.hintValue(2)
        system.enforceEqual(two, 2)
        let double = system.hintProduct(two, x)
        system.enforce(two, times: x, equals: double)
        let square = system.hintProduct(double, double)
        system.enforce(double, times: double, equals: square)
        system.output("y", square)
        let circuit = system.finalised()
        #expect(circuit.r1cs.constraintCount == 1)
        #expect(circuit.r1cs.wireCount == 3)
        #expect(try circuit.witness([3]) == [1, 36, 3])
    }

    /// Contradictions stay, so that no witness passes.
    @Test func contradictionsStay() {
        var system = ConstraintSystem<Fr>()
        system.origin.line = 12
        system.output("y", system.privateInput("x"))
        system.enforceEqual(1, 2)
        let circuit = system.finalised()
        #expect(throws: WitnessError.self) { try circuit.witness([3]) }
        #expect(circuit.r1cs.constraintCount == 2)
    }
}
