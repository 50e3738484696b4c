// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssaySyntax
import AssayTestSupport
import Testing

@testable import AssayCompiler

/// Rows whose constraints are written again are those that gadgets make: a system that notes its choices calls the gadgets in every row.
@Suite struct RepeatedRowsTests {
    private static func expectEqual(_ program: CheckedProgram, isCommitting: Bool = true, _ comment: Comment) {
        let gates = Simplifier.run(program.gates)
        func circuit(_ isNotingChoices: Bool) -> FinalisedCircuit<BN254.Fr> {
            Lowering<BN254.Fr>.run(gates, program.signals, isCommitting: isCommitting, isNotingChoices: isNotingChoices).finalised()
        }
        // Circuits are too long to be printed.
        let areEqual = circuit(false) == circuit(true)
        #expect(areEqual, comment)
    }

    @Test(arguments: ShippedCase.algorithms) func shippedAlgorithms(algorithm: String) throws {
        let trial = try #require(ShippedTests.compiled[algorithm]).trial
        Self.expectEqual(trial.program, "\(algorithm)")
    }

    /// The key of a group is another constant in each row, by which a choice is another value: the one variable in the first, two in the second.
    @Test func groupsThatDiffer() throws {
        let trial = try Trial(
            """
            assay 1
            algorithm "Shapes"
            record Reading {
                slot:  0 .. 1
                value: 0 .. 9
            }
            data readings: at most 4 of Reading
            let total = sum of (when key = 0: (count in group) * (count in group) else 1)
                * (when key = 0: (count in group) * (count in group)
                    else (count in group where value > 4) * (count in group where value > 4)) in readings by every slot
            publish total_out = total as 0 .. 512
            """)
        Self.expectEqual(trial.program, isCommitting: false, "groups")
        let rows = [[[1, 5], [1, 6]]]
        let circuit = trial.uncommitted
        let witness = try circuit.witness(try trial.inputs(rows, isCommitting: false))
        #expect(circuit.r1cs.publicSignals(witness).first == 4)
        #expect(try trial.run(rows).outputs.map(\.raw) == [4])
    }

    @Test(arguments: 0..<8) func randomPrograms(_: Int) throws {
        for number in 0..<40 {
            let random = SeededGenerator()
            guard let text = ProgramGenerator.program(random) else { continue }
            let source = try SourceFile(name: "random.assay", text: text)
            guard let program = Compiler.check(source).program else { continue }
            Self.expectEqual(program, isCommitting: number % 20 == 0, "\(random)\n\(text)")
        }
    }
}
