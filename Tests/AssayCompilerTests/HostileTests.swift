// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssaySyntax
import AssayTestSupport
import Foundation
import Testing

@testable import AssayCompiler

/// Programs that nobody would write: long, deep and mutated ones. The compiler answers all of them, and soon.
@Suite struct HostileTests {
    static let head = "assay 1\nalgorithm \"T\"\nrecord R { a: 0 .. 9 b: 0 .. 9 or missing }\ndata d: at most 4 of R\nparam p: 0 .. 9\n"

    static func chain(_ count: Int, _ line: (Int) -> String) -> String { (1...count).map(line).joined(separator: "\n") + "\n" }

    /// Each with the errors that it should give.
    static let long: [(name: String, text: String, codes: Set<String>)] = [
        ("sums", "let x0 = p\n" + chain(1_000) { "let x\($0) = x\($0 - 1) + p" } + "publish y = x1000 > 5", ["A0207"]),
        ("minima", "let x0 = p\n" + chain(300) { "let x\($0) = min(x\($0 - 1), p + \($0))" } + "publish y = x300 > 5", ["A0207"]),
        (
            "squares", "let x0 = p\n" + chain(1_000) { "let x\($0) = x\($0 - 1) * x\($0 - 1)" } + "publish y = x1000 > 5",
            ["A0207", "A0404"]
        ),
        (
            "fractions", "let x0 = p\n" + chain(500) { "let x\($0) = 1 / (x\($0 - 1) + \($0))" } + "publish y = x500 > 5",
            ["A0207", "A0404"]
        ),
        (
            "choices", "let x0 = p\n" + chain(300) { "let x\($0) = when x\($0 - 1) > \($0): x\($0 - 1) else p" } + "publish y = x300 > 5",
            ["A0207"]
        ),
        (
            "row sets",
            "let s0 = d\n" + chain(500) { "let s\($0) = s\($0 - 1) where a != \($0 % 9)" } + "publish y = count in s500 as 0 .. 4", []
        ),
        (
            "rules",
            "rule r0(x) = x.a > 1\n" + chain(300) { "rule r\($0)(x) = r\($0 - 1)(x) and x.a != \($0 % 9)" }
                + "publish y = any of r300 in d", []
        ),
        ("means", chain(200) { "let x\($0) = mean of a in (d where a > \($0 % 9)) otherwise \($0)" } + "publish y = x200 > 5", []),
        ("requirements", chain(200) { "require (count in d) * \($0) >= p - \($0)" } + "publish y = count in d as 0 .. 4", []),
        ("unknown names", chain(300) { "let x\($0) = unknown_name_\($0)" } + "publish y = count in d as 0 .. 4", ["A0201"]),
        (
            "rows of a test",
            "publish y = count in d as 0 .. 4\ntest \"a\" { p = 1 d = [" + chain(20_000) { "(\($0 % 10), missing)" } + "] expect y = 4 }",
            ["A0230"]
        ),
        (
            "tests", "publish y = count in d as 0 .. 4\n" + chain(2_000) { "test \"\($0)\" { p = 1 d = [ (1, 2) ] expect y = 1 }" }, []
        ),
        (
            "unknown names in tests",
            "publish y = count in d as 0 .. 4\n" + chain(1_000) { "property \"\($0)\" { shuffle unknown_\($0) expect same z }" },
            ["A0225"]
        ),
        ("terms", "publish y = " + (1...150).map { "p * \($0)" }.joined(separator: " + ") + " > 5", ["A0207"]),
    ]

    @Test(arguments: long.indices) func longProgramsAreAnswered(index: Int) throws {
        let (name, text, codes) = Self.long[index]
        let source = try SourceFile(name: "t.assay", text: Self.head + text)
        let clock = ContinuousClock()
        let start = clock.now
        let errors = Compiler.check(source).diagnostics.filter { $0.severity == .error }.map(\.code)
        #expect(Set(errors) == codes, "\(name)")
        #expect(clock.now - start < .seconds(30), "\(name)")
    }

    /// Groups, rules and fields of rows of a table that nothing declares, in a program without any other.
    @Test(arguments: [
        "let m = count in nowhere by a where (count in group) >= 1", "let m = count in nowhere by a where key > 1",
        "let m = longest run of (share of b in group) > 0 in nowhere by every a", "rule r(x) = x.a > 1\nlet m = share of r in nowhere",
        "let m = sum of previous a in consecutive nowhere",
        "let s = nowhere where a > 1\nlet m = count in s by a where (count in group where s) > 1",
        "record R { a: 0 .. 9 }\nrule r(x) = x.a > 1\nlet m = count in (nowhere where r) by a where (all of r in group) and key = 1",
    ])
    func rowsOfNoTableAreAnswered(_ text: String) throws {
        let source = try SourceFile(name: "t.assay", text: "assay 1\nalgorithm \"T\"\n\(text)\n")
        let result = Compiler.check(source) { _, text in _ = text() }
        #expect(result.program == nil && result.diagnostics.contains { $0.code == "A0201" })
    }

    /// A chain of a thousand row sets becomes a circuit without a deep stack.
    @Test func aLongChainOfRowsCompiles() throws {
        let trial = try Trial(Self.head + Self.long[5].text)
        let circuit = trial.uncommitted
        #expect(circuit.r1cs.constraintCount > 0)
    }

    /// A divisor that only a requirement keeps from zero, and that was used before the requirement.
    @Test(arguments: ["rounded up", "rounded half up", "rounded half even"])
    func aDivisorThatARequirementKeepsFromZeroCompiles(rounding: String) throws {
        let trial = try Trial(
            """
            assay 1
            algorithm "T"
            record R { a: 0 .. 9 }
            data d: at most 3 of R
            param p: 0 .. 20
            param q: 0 .. 20
            let t = 7 * p + 1 - 7 * q
            publish early = t > 1
            require 2 * p > 2 * q + 1
            publish y = (sum of a in d) / (p - q) / 7 as 0 .. 4 \(rounding)
            """)
        let report = try trial.run([[[9], [8]]], parameters: [5, 4])
        let witness = try trial.circuit.witness(trial.inputs([[[9], [8]]], parameters: [5, 4]))
        #expect(Array(witness[1...2]) == report.outputs.map { BN254.Fr($0.raw) })
        #expect(throws: WitnessError.self) { try trial.circuit.witness(trial.inputs([[[9]]], parameters: [4, 5])) }
    }

    /// Programs with words and signs removed, doubled, swapped and replaced. `ASSAY_MUTATIONS` sets how many.
    @Test(arguments: 0..<4) func mutatedProgramsAreAnswered(batch: Int) throws {
        let count = ProcessInfo.processInfo.environment["ASSAY_MUTATIONS"].flatMap(Int.init) ?? 400
        let seeds =
            try BookBlock.all(in: "docs/language.md").filter { $0.kind == "assay" }.map(\.text)
            + ShippedCase.algorithms.map { try Repository.text("circuits/\($0)/algorithm.assay") } + [BlockRunTests.sample]
        for _ in 0..<count / 4 {
            var random = SeededGenerator()
            let text = Self.mutated(seeds[Int.random(in: 0..<seeds.count, using: &random)], &random)
            guard let source = try? SourceFile(name: "t.assay", text: text) else { continue }
            let result = Compiler.check(source)
            for diagnostic in result.diagnostics {
                #expect(source.span.contains(diagnostic.span), "\(random)\n\(text)")
            }
            #expect((result.program == nil) == result.diagnostics.contains { $0.severity == .error }, "\(random)\n\(text)")
        }
    }

    static func mutated(_ text: String, _ random: inout SeededGenerator) -> String {
        var words = text.split(separator: " ", omittingEmptySubsequences: false).flatMap { word in
            Self.pieces(of: word) + [" "]
        }
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let (i, j) = (Int.random(in: 0..<words.count, using: &random), Int.random(in: 0..<words.count, using: &random))
            switch Int.random(in: 0..<4, using: &random) {
            case 0: words[i] = ""
            case 1: words[i] += " " + words[i]
            case 2: words.swapAt(i, j)
            default: words[i] = words[j]
            }
        }
        return words.joined()
    }

    /// A word cut before and after each sign.
    private static func pieces(of word: Substring) -> [String] {
        word.reduce(into: [""]) { pieces, character in
            if "(){}:=\n.,".contains(character) {
                pieces += [String(character), ""]
            } else {
                pieces[pieces.count - 1].append(character)
            }
        }
    }
}
