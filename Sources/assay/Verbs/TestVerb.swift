// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayCompiler
internal import AssayFormats
internal import AssayVerifier

struct TestVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Try the tests and properties that stand in programs.",
        discussion: """
            Each is run by the interpreter and on the constraints of the circuit. A property is tried on made-up data: random data, the ends
            of all ranges, the data of the tests, and variations of these. When it is broken, the smallest data found that breaks it is
            shown, as lines for a test. Ends with 1 when one fails, with 2 when a program has errors.

            Examples: assay test diary.assay
                      assay test circuits/ --cases 1000
            """)

    @Argument(help: "Programs, and folders to look for programs in; modules have no tests.")
    var paths: [String]

    @Option(help: "A whole number that decides all random choices; without one it is drawn, and printed.")
    var seed: UInt64?

    @Option(help: "On how much data each property is tried.")
    var cases = 100

    @OptionGroup var curve: CurveOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...Self.mostCases).contains(cases) else {
            throw ValidationError("--cases is a whole number from 1 to \(Self.mostCases)")
        }
    }

    private static let mostCases = BlockRunner<BN254.Fr>.mostCases

    func perform() throws -> Answer {
        let files = try paths.flatMap { try ProgramFinder.files($0) }
        // Short enough to be typed again.
        let seed = seed ?? .random(in: 1...999_999_999)
        let reports = try withProgress { progress in
            try files.map { try BlockReport($0.path, isNamed: $0.isNamed, on: curve.curve, seed: seed, cases: cases, progress: progress) }
        }
        let hasProperties = reports.contains { $0.results.contains { $0.kind == .property } }
        let last = hasProperties ? ["seed \(seed): --seed \(seed) makes the same data again"] : []
        var answer = Answer(
            reports.flatMap(\.lines) + last,
            json: [
                "seed": .string("\(seed)"), "passed": .bool(reports.allSatisfy { $0.status == .valid }),
                "programs": .array(reports.compactMap(\.json)),
            ])
        let statuses = reports.map(\.status)
        answer.status = statuses.contains(.unusable) ? .unusable : statuses.contains(.invalid) ? .invalid : .valid
        return answer
    }
}
