// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayTestSupport
import Testing

@testable import AssayConstraints

typealias Fr = BN254.Fr

@Suite struct ConstraintSystemTests {
    /// y = (x + k)³ + 1 with a public k.
    static func cube() -> FinalisedCircuit<Fr> {
        var system = ConstraintSystem<Fr>()
        let x = system.privateInput("x")
        let k = system.publicInput("k")
        system.origin = ConstraintOrigin(line: 3, column: 5, subject: "let cube")
        let sum = system.hintValue(x + k)
        system.enforceEqual(sum, x + k)
        let square = system.hintProduct(sum, sum)
        system.enforce(sum, times: sum, equals: square)
        let cube = system.hintProduct(square, sum)
        system.enforce(square, times: sum, equals: cube)
        system.origin = ConstraintOrigin(line: 4, subject: "publish y")
        system.output("y", cube + 1)
        return system.finalised()
    }

    @Test func linearConstraintsAreSolvedAway() throws {
        let circuit = Self.cube()
        #expect(circuit.r1cs.constraintCount == 2)
        #expect(circuit.r1cs.wireCount == 5)
        #expect(circuit.r1cs.publicCount == 2)
        let witness = try circuit.witness([2, 3])
        #expect(witness == [1, 126, 2, 3, 25])
        #expect(circuit.r1cs.publicSignals(witness) == [126, 2])
        #expect(circuit.r1cs.untouchedPublicWires == [])
    }

    @Test func symbolsNameWhatHasNoWire() {
        let symbols = Self.cube().symbols.symbols
        #expect(symbols.map(\.name) == ["main.x", "main.k", "main._3", "main._4", "main._5", "main.y"])
        #expect(symbols.map(\.wire) == [3, 2, nil, 4, nil, 1])
    }

    @Test func costsAddUpByLine() {
        let circuit = Self.cube()
        #expect(circuit.origins.costPerLine.map(\.line) == [3])
        #expect(circuit.origins.costPerLine.map(\.constraints) == [2])
        #expect(circuit.origins.all(of: 1).map(\.line) == [3, 4])
    }

    @Test func aWrongWitnessIsRefusedWithItsPlace() throws {
        let circuit = Self.cube()
        let error = #expect(throws: WitnessRejection.self) { try circuit.r1cs.check([1, 127, 2, 3, 25], origins: circuit.origins) }
        #expect(error?.description == "line 3, let cube: the witness does not satisfy constraint 1")
        #expect(throws: WitnessRejection.wrongLength(expected: 5, given: 1)) { try circuit.r1cs.check([1]) }
        #expect(throws: WitnessRejection.firstWireIsNotOne) { try circuit.r1cs.check([2, 126, 2, 3, 25]) }
    }
}
