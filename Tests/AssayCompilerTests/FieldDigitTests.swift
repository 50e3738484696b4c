// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayData
import Testing

@testable import AssayCompiler

/// Fields that are held to their ranges by the last digit that the program asks for.
@Suite struct FieldDigitTests {
    static let capacity = 6

    static func trial(_ range: String, _ digit: String) throws -> Trial {
        try Trial(
            """
            assay 1
            algorithm "Digits"
            record Row {
                x: \(range)
            }
            data rows: at most \(capacity) of Row
            publish zeros = count in rows where \(digit) = 0 as 0 .. \(capacity)
            publish total = sum of \(digit) in rows as 0 .. 9000
            """)
    }

    /// Ranges, what is asked for, and what a row costs less than in a range with one value more, where the base does
    /// not divide their number: the bits of the range, one more where the quotient gets one, and one for the test for zero, which is an edge.
    @Test(arguments: [
        ("0 .. 309", "0 .. 310", "remainder(x, 10)", 9 + 1), ("1 .. 28", "1 .. 29", "remainder(x - 1, 7)", 5 + 1 + 1),
        ("-20 .. 19", "-20 .. 20", "remainder(x, 10)", 6 + 1 + 1), ("0 .. 20159", "0 .. 20160", "remainder(x, 1440)", 15 + 1),
    ])
    func theRangeCostsNothingMore(range: String, other: String, digit: String, bits: Int) throws {
        let (shared, apart) = (try Self.trial(range, digit).uncommitted, try Self.trial(other, digit).uncommitted)
        #expect(apart.r1cs.constraintCount - shared.r1cs.constraintCount == Self.capacity * bits)
    }

    /// The base does not divide the number of values, or not where the range begins; another base is asked for as well.
    @Test(arguments: [
        ("0 .. 308", "remainder(x, 10)"), ("5 .. 314", "remainder(x, 10)"), ("0 .. 59", "(remainder(x, 10) + remainder(x, 4))"),
        ("0 .. 309", "remainder(x, 10)"), ("-20 .. 19", "remainder(x, 10)"), ("1 .. 28", "remainder(x - 1, 7)"),
    ])
    func digitsAreRight(range: String, digit: String) throws {
        let trial = try Self.trial(range, digit)
        let circuit = trial.uncommitted
        let field = trial.program.dataSets[0].schema.fields[0]
        let span = field.hi - field.lo
        for step in stride(from: 0, through: span, by: max(span / 23, 1)) {
            let rows = [field.lo + step, field.hi - step, field.lo, field.hi].map { [$0 as Int?] }
            let report = try trial.run([rows])
            let witness = try circuit.witness(try trial.inputs([rows]))
            #expect(circuit.r1cs.publicSignals(witness).prefix(2) == report.outputs.map { BN254.Fr($0.raw) }[...])
        }
    }

    /// A value outside of the range has no witness, in a row that is there and in one that is not.
    @Test(arguments: [310, -1, 319, 1 << 40]) func nothingElseHasADigit(value: Int) throws {
        let trial = try Self.trial("0 .. 309", "remainder(x, 10)")
        let circuit = trial.uncommitted
        var inputs = try trial.inputs([[[309], [0]]])
        _ = try circuit.witness(inputs)
        for row in 0..<3 {
            let place = inputs.count - Self.capacity + row
            let kept = inputs[place]
            inputs[place] = BN254.Fr(value)
            #expect(throws: WitnessError.self) { try circuit.witness(inputs) }
            inputs[place] = row < 2 ? kept : 1
        }
        // A value where there is no row.
        #expect(throws: WitnessError.self) { try circuit.witness(inputs) }
    }
}
