// SPDX-License-Identifier: Apache-2.0
internal import AssayCompiler
internal import AssayData
internal import AssaySyntax

/// A diary algorithm of any number of rows: what an author writes, with all that the shipped one has.
struct DiaryProgram {
    let rows: Int
    let source: SourceFile

    /// Constraints that a row costs, by which the number of rows is chosen.
    private static var constraintsPerRow: Int { 136 }

    /// The program of about 2^`log` constraints.
    init(log: Int) throws {
        rows = max(1, (1 << log) / Self.constraintsPerRow)
        source = try SourceFile(name: "diary.assay", text: Self.text(rows: rows))
    }

    func checked(_ printAfter: (Pass, () -> String) -> Void = { _, _ in }) throws -> CheckedProgram {
        guard let program = Compiler.check(source, printAfter: printAfter).program else {
            throw CommandFailure.unusable("the benchmark's own program does not compile at \(rows) rows")
        }
        return program
    }

    /// Readings as a diary has them, some without a pulse.
    func data(_ schema: Schema) throws -> DataSet {
        var generator = SampleGenerator(5)
        func draw(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
        return try DataSet(
            schema: schema,
            rows: (0..<rows).map { _ in
                let pulse = draw(0...9) == 0 ? nil : draw(45...110)
                return [draw(1...21), draw(0...1), draw(90...180), draw(50...110), pulse, draw(0...10), draw(0...1440)]
            })
    }

    private static func text(rows: Int) -> String {
        """
        assay 1
        algorithm "Completeness and plausibility of a diary"
        record Reading {
            day:       1 .. 21
            session:   morning | evening
            systolic:  0 .. 309 mmHg
            diastolic: 0 .. 309 mmHg
            pulse:     0 .. 254 bpm or missing
            stress:    0 .. 10
            activity:  0 .. 1440 minutes
        }
        data readings: at most \(rows) of Reading
        rule plausible(r) = r.systolic in 60 .. 260 and r.diastolic in 40 .. 215 and r.systolic >= r.diastolic + 10
        rule high(r) = r.systolic > 135 or r.diastolic > 85
        rule calm(r) = (r.pulse otherwise 60) in 50 .. 90 and r.stress <= 4
        rule noted(r) = r.activity != 0 or r.stress != 0
        let kept = readings where day > 1
        let usable = kept where plausible
        let mornings = share of session = morning in usable otherwise 0%
        let believable = share of plausible in kept otherwise 0%
        let burden = share of high in usable otherwise 0%
        let rest = share of calm in usable otherwise 0%
        let notes = share of noted in kept otherwise 0%
        let pressure = mean of systolic - diastolic in usable otherwise 0 mmHg
        publish score = 20 * mornings + 30 * believable + 20 * burden + 20 * rest + 10 * notes as 0.00 .. 100.00 rounded half up
        publish distance = pressure as -309.0 .. 309.0 mmHg rounded half up
        """
    }
}
