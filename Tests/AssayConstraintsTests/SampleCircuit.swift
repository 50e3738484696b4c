// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints

/// A small circuit whose witness program has every instruction.
enum SampleCircuit {
    static let inputs: [Fr] = [7, 12, 5]

    static func everyInstruction<F: PrimeField>(_: F.Type = Fr.self) -> FinalisedCircuit<F> {
        var system = ConstraintSystem<F>()
        let k = system.publicInput("k")
        let x = system.privateInput("x")
        let y = system.privateInput("y")
        system.origin = ConstraintOrigin(line: 2, column: 3, endLine: 2, endColumn: 9, subject: "let p", row: 4, field: "systolic")
        let bits = system.hintBits(x, count: 4)
        for bit in bits { system.enforce(bit, times: bit - 1, equals: 0) }
        let (quotient, remainder) = system.hintDivision(x - 40, by: y)
        system.enforce(quotient, times: y, equals: x - 40 - remainder)
        let (inverse, isZero) = system.hintZeroTest(x - 12)
        system.enforce(x - 12, times: inverse, equals: 1 - isZero)
        system.origin = ConstraintOrigin(line: 5, subject: "require", check: "not zero")
        system.enforce(k, times: system.hintInverse(k), equals: 1)
        let (square, fourth, fifth) = system.hintFifthPower(y + 1)
        system.enforce(square, times: square, equals: fourth)
        system.enforce(fourth, times: y + 1, equals: fifth)
        let chosen = system.hintSelection(isZero, system.hintSign(quotient), system.hintMinimum([x, y, -k]))
        system.enforce(chosen, times: system.hintProduct(x, y), equals: system.hintValue(x + y))
        let order = system.hintOrder(of: [x, y, k], where: [1, isZero, 1], rank: 2)
        system.enforce(order.isFirst[0], times: order.isFirst[1], equals: order.isFirst[2] + order.ranked - order.next)
        let root = system.hintSquareRoot(x)
        system.enforce(root, times: root, equals: x)
        system.output("out", fifth + chosen)
        return system.finalised()
    }

    static func witness(of circuit: FinalisedCircuit<Fr>) -> [Fr] {
        (try? circuit.witnessProgram.evaluate(inputs)) ?? []
    }
}
