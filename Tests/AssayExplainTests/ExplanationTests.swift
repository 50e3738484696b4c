// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCompiler
import AssayData
import AssaySyntax
import AssayTestSupport
import Testing

@testable import AssayExplain

/// What is said about programs, word for word.
@Suite struct ExplanationTests {
    @Test(arguments: ["bp-diary", "bp-category", "two-arm"]) func shippedAlgorithms(name: String) throws {
        let program = try Samples.shipped(name)
        try Samples.expectGolden(Samples.lasting(Samples.explanation(program).markdown, of: program), "\(name).md")
    }

    @Test func everyConstruct() throws {
        let program = try Samples.everything()
        let page = Samples.explanation(program)
        try Samples.expectGolden(Samples.lasting(page.markdown, of: program), "everything.md")
        try Samples.expectGolden(Samples.lasting(page.html, of: program), "everything.html")
    }

    /// The program of the golden page leaves nothing of the language out, and each thing that needs a word of explanation has one.
    @Test func theProgramHasEveryConstruct() throws {
        let text = ProgramText(try Samples.everything())
        let expressions =
            text.tree.declarations.flatMap(\.expressions) + text.functions.flatMap { $0.syntax.locals.map(\.value) + [$0.syntax.body] }
        var found = expressions.reduce(into: Set<Construct>()) { $0.formUnion(Construct.all(in: $1)) }
        for case .publish(let it) in text.tree.declarations { if let rounding = it.rounding { found.insert(.of(rounding.mode)) } }
        #expect(Set(Construct.allCases).subtracting(found) == [.invalid])
        let plain = Construct.allCases.filter { $0.notation == nil }
        #expect(plain == [.constant, .name, .parentheses, .sign, .equal, .less, .greater, .add, .subtract, .multiply, .invalid])
    }

    /// What a switch leaves to `default` a new construct would get without anybody noticing.
    @Test(arguments: [
        "Wording.swift", "Wording+Rows.swift", "FormulaText.swift", "Construct.swift", "Absences.swift", "ExpressionSyntax+Level.swift",
    ]) func switchesOverTheTreeNameEveryCase(file: String) throws {
        #expect(try !Repository.text("Sources/AssayExplain/Words/\(file)").contains("default:"))
    }

    @Test(arguments: [
        ("100 * n", "100 × `n`", "100 · n"), ("(n + 1) / 2", "(`n` + 1) ÷ 2", "(n + 1) ÷ 2"),
        ("n - (1 - n)", "`n` − (1 − `n`)", "n − (1 − n)"), ("not (n > 1 and n < 3)", "", "¬(n > 1 ∧ n < 3)"),
        ("(n / 3) rounded half up to 2 decimals", "", "⌊100·(n ÷ 3) + ½⌋ ÷ 100"), ("(n / 3) rounded down", "", "⌊n ÷ 3⌋"),
        ("count in d where a > 1", "the number of rows of `d` for which `a` is more than 1", "#{d : a > 1}"),
        ("2 * (mean of a in d otherwise 0)", "", "2 · (mean[d] a else 0)"),
        (
            "share of a >= 130 in d otherwise 0%",
            "the share of rows with (`a` is at least 130) among the rows of `d` (or 0% where that does not exist)",
            "share[d] (a ≥ 130) else 0%"
        ),
        ("mean of a in d otherwise 0 > 1", "", "(mean[d] a else 0) > 1"),
        (
            "share of (a in 1 .. 3) in d", "the share of rows with (`a` is from 1 to 3 (both included)) among the rows of `d`",
            "share[d] (1 ≤ a ≤ 3)"
        ),
    ]) func formulas(text: String, words: String, formula: String) throws {
        let source = try SourceFile(name: "t", text: "assay 1\nalgorithm \"T\"\nlet x = \(text)\n")
        guard case .let(let it)? = Parser.parse(source).tree.declarations.first else { return }
        if !formula.isEmpty { #expect(FormulaText(source: source).write(it.value) == formula) }
        if !words.isEmpty { #expect(Document.markdown(Wording(source: source).say(it.value)) == words) }
    }

    /// Two programs that compute something else are never explained by the same words and formulas.
    @Test(arguments: [
        ("mean of a in d otherwise 0", "mean of a in d otherwise 1"), ("n rounded up", "n rounded down"),
        ("n > 1", "n >= 1"), ("(n + 1) * 2", "n + 1 * 2"), ("count in d by a", "count in d by every a"),
        ("a and (b or c)", "(a and b) or c"), ("curve(n: 1 -> 2, 3 -> 4)", "table(n: 1 -> 2, 3 -> 4)"),
        ("percentile 90 of a in d", "percentile 95 of a in d"), ("count in consecutive d", "count in d"),
        ("when n > 1: 2 else 3", "when n > 1: 3 else 2"), ("weighted(60: a, 40: b)", "weighted(40: a, 60: b)"),
        ("slope of a against b in d", "slope of b against a in d"), ("bands(n: x from 5, y below)", "bands(n: y from 5, x below)"),
    ]) func differentProgramsAreSaidDifferently(one: String, other: String) throws {
        func said(_ text: String) throws -> (words: String, formula: String) {
            let source = try SourceFile(name: "t", text: "assay 1\nalgorithm \"T\"\nlet x = \(text)\n")
            let parsed = Parser.parse(source)
            try #require(parsed.diagnostics.isEmpty)
            guard case .let(let it)? = parsed.tree.declarations.first else { return ("", "") }
            return (Document.markdown(Wording(source: source).say(it.value)), FormulaText(source: source).write(it.value))
        }
        let (a, b) = (try said(one), try said(other))
        #expect(a.words != b.words)
        #expect(a.formula != b.formula)
    }

    /// A program is somebody else's: whatever stands in it means nothing but itself on the page.
    @Test func textOfProgramsIsEscaped() throws {
        let page = try Samples.explanation(
            Samples.checked(
                """
                assay 1
                algorithm "<script>alert(1)</script> & ``` **bold** [x](javascript:y) | cell"
                // <img src=x onerror=alert(2)> ```` | *stars* [y](z)
                record R { a: 0 .. 9 }
                // <img src=x onerror=alert(3)> [y](z)
                data d: at most 5 of R
                publish n = sum of a in d as 0 .. 45
                """))
        #expect(!page.html.contains("<script") && !page.html.contains("<img"))
        #expect(page.html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; ``` **bold**"))
        let outside = page.markdown.split(separator: "`````").enumerated().filter { $0.offset % 2 == 0 }.map(\.element).joined()
        #expect(!outside.contains("<script") && !outside.contains("<img") && !outside.contains("[y](z)") && !outside.contains("**bold"))
        #expect(
            page.markdown.contains(
                "# &lt;script&gt;alert(1)&lt;/script&gt; &amp; \\`\\`\\` \\*\\*bold\\*\\* \\[x\\](javascript:y) \\| cell"))
    }

    @Test func thePageNeedsNothingFromElsewhere() throws {
        let html = try Samples.explanation(Samples.shipped("two-arm")).html
        for word in ["http://", "https://", "<script", "@import", "url("] { #expect(!html.contains(word)) }
    }

    /// The digests on the page are those of the program and of its circuit, and each output is there.
    @Test func thePageNamesWhatIsAgreedOn() throws {
        let program = try Samples.everything()
        let page = Samples.explanation(program).markdown
        let interface = program.compiled(for: BN254.Fr.self, curve: BN254.name).interface
        #expect(page.contains("| `\(interface.circuitDigest.hexadecimal)` |") && page.contains("| \(interface.constraintCount) |"))
        #expect(page.contains(program.sourceDigest.hexadecimal))
        for module in program.modules { #expect(page.contains(module.digest.hexadecimal)) }
        for output in program.outputs { #expect(page.contains("Output `\(output.name)`")) }
        for warning in program.disclosure.warnings.prefix(3) { #expect(page.contains(String(warning.prefix(12)))) }
        #expect(page.contains(program.canonicalSource))
    }

    /// Letters that join their neighbours hide no sign from what escapes it.
    @Test func signsBesideJoiningLetters() throws {
        let program = try Samples.checked(
            """
            assay 1
            algorithm "T \u{0d4e}<b>\u{0301} \u{0d4e}`"
            record Row { x: 0 .. 9 }
            data rows: at most 8 of Row
            // \u{0d4e}<!-- note
            let n = count in rows where x > 3
            publish out = n as 0 .. 8
            // note -->\u{0301}
            publish all = count in rows as 0 .. 8
            """)
        let page = Samples.explanation(program)
        let markdown = String(page.markdown.split(separator: "```", maxSplits: 1)[0])
        for (text, signs) in [(page.html, "<"), (markdown, "<`")] {
            for (sign, next) in zip(text.unicodeScalars, text.unicodeScalars.dropFirst()) {
                #expect(sign != "\u{0d4e}" || !signs.unicodeScalars.contains(next))
                #expect(sign != ">" || next != "\u{0301}")
            }
        }
    }

    /// Sentences about what has no value say what happens, or nothing.
    @Test func absencesAreSo() throws {
        let program = try Samples.checked(
            """
            assay 1
            algorithm "T"
            record Row { x: 0 .. 9   day: 1 .. 9 }
            data rows: at most 8 of Row
            function least(r: rows, lim: number) = when (count in r) > 3: lim else 5
            function safe(r: rows, v: number in r) = when (count in r) > 0: mean of v in r else 0
            let n = count in rows
            let named = weighted(50: share of x > 3 in rows, 50: share of day > 3 in (rows where day > 2)) otherwise 7
            let third = row (mean of day in rows rounded down) of x in rows otherwise 7
            let taken = least(rows, mean of x in rows) otherwise 7
            let guarded = safe(rows, x)
            publish a = named as 0.0 .. 100.0 rounded down
            publish b = third as 0 .. 9
            publish c = taken as 0.0 .. 9.0 rounded down
            publish d = guarded + n as 0.0 .. 90.0 rounded down
            """)
        let page = Samples.explanation(program).markdown
        #expect(!page.contains("cannot happen"))
        #expect(page.contains("named = (50·") && page.contains(") else 7"))
        #expect(!page.contains("In `mean[rows] x`:"))
        #expect(page.contains("and no test around it rules that out"))
        #expect(!page.contains("Exact: nothing is rounded in this step.\n\n### Output"))
    }

    /// A name of a function's own is not that of the program.
    @Test func namesOfFunctionsAreTheirOwn() throws {
        let program = try Samples.checked(
            """
            assay 1
            algorithm "T"
            record Row { x: 0 .. 9 }
            data rows: at most 8 of Row
            let n = count in rows
            function twice(n: number) = n + n
            publish a = twice(sum of x in rows) + n as 0 .. 200
            """)
        let page = Samples.explanation(program).markdown
        #expect(page.contains("Used by: output `a`.") && !page.contains("Used by: function `twice`"), "\(page)")
    }
}
