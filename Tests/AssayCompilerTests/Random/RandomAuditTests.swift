// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayAudit
import AssayCertificate
import AssayConstraints
import AssayData
import AssaySyntax
import AssayTestSupport
import Foundation
import Testing

@testable import AssayCompiler

/// What the audit says of random programs: whatever it decides a fresh checker confirms, most it decides, and for what it does not decide nobody finds
/// two witnesses that differ in an output.
///
/// The seeds are those of `AgreementTests`, of which every eighth program is taken.
@Suite struct RandomAuditTests {
    static let count = max(16, AgreementTests.count / 8)

    @Test func noProgramLeavesAChoice() throws {
        var (decided, open) = (0, 0)
        for number in 0..<Self.count {
            let seed = AgreementTests.seed ?? AgreementTests.first.map { $0 &+ UInt64(8 * number) }
            let random = seed.map { SeededGenerator(seed: $0) } ?? SeededGenerator()
            guard let isDecided = try Self.audit(random) else { continue }
            if isDecided { decided += 1 } else { open += 1 }
            if AgreementTests.seed != nil { break }
        }
        print("Random programs audited: \(decided) decided, \(open) not.")
        // Of one alone nothing can be asked.
        #expect(decided > open || decided + open < 16, "\(decided) decided, \(open) not")
    }

    /// Whether the audit decides a program; `nil` where there is none.
    private static func audit(_ random: SeededGenerator) throws -> Bool? {
        guard let text = ProgramGenerator.program(random) else { return nil }
        let comment = Comment(rawValue: "\(random)\n\(text)")
        guard let trial = Trial(Compiler.check(try SourceFile(name: "random.assay", text: text))) else { return nil }
        let circuit = trial.uncommitted
        let audit = UniquenessAudit(circuit.r1cs)
        if audit.isDetermined {
            let checker = CertificateChecker(circuit.r1cs)
            #expect(throws: Never.self, comment) { try checker.check(audit.steps) }
            return true
        }
        var random = SeededGenerator(seed: ~random.seed)
        let rows = AgreementTests.rows(trial.program, &random)
        let parameters = trial.program.parameters.map { Int.random(in: $0.lo...$0.hi, using: &random) }
        if let witness = try? circuit.witness(trial.inputs(rows, parameters: parameters)) {
            #expect(audit.counterexample(in: circuit.r1cs, from: witness, effort: 300_000) == nil, comment)
        }
        return false
    }

    /// Many rows in many groups: what looks like a value cut at edges and is none has multiples as long as the field.
    @Test(
        arguments: [
            ("z: 0 .. 9", "publish n = count in rows by z as 0 .. 10"),
            ("z: 0 .. 9", "publish n = any of (count in group) > 3 in rows by z"),
            ("z: 0 .. 5", "publish n = count in rows by z as 0 .. 6"),
        ], [64, 90, 100, 200])
    func manyRowsInGroups(program: (field: String, output: String), capacity: Int) throws {
        let trial = try Trial(
            """
            assay 1
            algorithm "Groups"
            record Row { \(program.field) }
            data rows: at most \(capacity) of Row
            \(program.output)
            """)
        #expect(UniquenessAudit(trial.uncommitted.r1cs).isDetermined)
    }
}
