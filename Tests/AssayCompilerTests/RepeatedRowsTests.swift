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
        #expect(circuit(false) == circuit(true), comment)
    }

    @Test(arguments: ShippedCase.algorithms) func shippedAlgorithms(algorithm: String) throws {
        let trial = try #require(ShippedTests.compiled[algorithm]).trial
        Self.expectEqual(trial.program, "\(algorithm)")
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
