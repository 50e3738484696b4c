// SPDX-License-Identifier: Apache-2.0
import AssaySyntax
import AssayTestSupport
import Testing

/// What the parser makes of well-formed programs: the shape of each construct, and how tightly operators bind.
@Suite struct ParserTests {
    @Test(arguments: [
        ("a + b * c", "(+ a (* b c))"), ("a - b - c", "(- (- a b) c)"), ("a / b * c", "(* (/ a b) c)"), ("(a + b) * c", "(* (+ a b) c)"),
        ("-a * -b", "(* (negate a) (negate b))"), ("a - -b", "(- a (negate b))"), ("not a = b", "(not (= a b))"),
        ("not a and b", "(and (not a) b)"), ("a and b and c", "(and (and a b) c)"), ("a or not b", "(or a (not b))"),
        ("a + 1 >= b and c < 2", "(and (>= (+ a 1) b) (< c 2))"), ("(a and b) or c", "(or (and a b) c)"),
        ("a in b + 1 .. c and d", "(and (in a (+ b 1) c) d)"), ("a + b is missing", "(missing (+ a b))"),
        ("not a is present", "(not (present a))"),
        ("a / b otherwise 0 > c", "(> (otherwise (/ a b) 0) c)"), ("a otherwise b otherwise -1", "(otherwise (otherwise a b) (negate 1))"),
        ("a rounded down otherwise 0", "(otherwise (rounded down - a) 0)"),
        ("a rounded half even to 3 decimals", "(rounded half even 3 a)"),
        ("when a: b else c + 1", "(when a b (+ c 1))"), ("when a: b else when c: d else e", "(when a b c d e)"),
        ("count in r", "(count  r)"), ("count in r + 1", "(+ (count  r) 1)"),
        ("count in r where a and b > 1", "(count  (where r (and a (> b 1))))"),
        ("sum of a + b in r / 2", "(/ (sum of (+ a b) r) 2)"),
        ("share of a > 1 and b in r otherwise 0%", "(otherwise (share of (and (> a 1) b) r) 0%)"),
        ("mean of a - mean of a in r in r", "(mean of (- a (mean of a r)) r)"),
        ("any of (a in 1 .. 2) in (r where b)", "(any of (in a 1 2) (where r b))"),
        ("r where a", "(where r a)"), ("min(a, b) + min of a in r", "(+ (call min a b) (min of a r))"),
        ("r.in + r.count", "(+ r.in r.count)"),
        ("60 mmHg", "60 mmHg^1"), ("3.9 mmol/L * 2", "(* 3.9 mmol^1*L^-1 2)"), ("25 kg/m^2 / n", "(/ 25 kg^1*m^-2 n)"),
        ("60 kg / n", "(/ 60 kg^1 n)"), ("60 kg/ n", "(/ 60 kg^1 n)"), ("60 kg /2", "(/ 60 kg^1 2)"), ("60 kg/2", "(/ 60 kg^1 2)"),
        ("min + max * sum", "(+ min (* max sum))"), ("if + 1", "(+ if 1)"), ("a in -5 .. -1.5", "(in a (negate 5) (negate 1.5))"),
    ])
    func expressionsHaveTheirShape(text: String, outline: String) throws {
        let result = try Samples.parse(Samples.head + "let x = \(text)")
        #expect(result.diagnostics.map(\.message) == [])
        guard case .let(let binding)? = result.tree.declarations.first else { return }
        #expect(Outline.of(binding.value) == outline)
        #expect(result.tree.source.text(binding.value.span) == text)
    }

    @Test(arguments: [
        ("record R { a: 0 .. 1 b: x | y or missing }", "record R [\"a: [0 .. 1] false\", \"b: [x | y] true\"]"),
        (
            "record R { minutes: 0 .. 9 day: -1.5 .. 2.0 kg/m^2 }",
            "record R [\"minutes: [0 .. 9] false\", \"day: [-1.5 .. 2.0 kg^1*m^-2] false\"]"
        ),
        ("data d: at most 168 of R", "data d 168 R"), ("param p: 0% .. 5%", "param p [0% .. 5%]"),
        ("param p: 1 .. 2 a * b / c", "param p [1 .. 2 a^1*b^1*c^-1]"),
        ("rule p(r) = r.a > 1", "rule p r - (> r.a 1)"), ("rule p(r: R) = q(r)", "rule p r R (call q r)"),
        ("let a: 0 .. 1 = b", "let a [0 .. 1] b"),
        ("let a = r where b", "let a - (where r b)"), ("require a >= 1", "require (>= a 1)"), ("publish a", "publish a - - -"),
        ("publish a = b > 1", "publish a (> b 1) - -"), ("publish a as 0.00 .. 1.00 rounded half up", "publish a - [0.00 .. 1.00] half up"),
        ("publish a = b rounded up as 0 .. 1 kg", "publish a (rounded up - b) [0 .. 1 kg^1] -"),
        ("publish a as x | y", "publish a - [x | y] -"),
    ])
    func declarationsHaveTheirShape(text: String, outline: String) throws {
        let result = try Samples.parse(Samples.head + text)
        #expect(result.diagnostics.map(\.message) == [])
        #expect(result.tree.declarations.map { Outline.of($0) } == [outline])
        #expect(result.tree.declarations.map { result.tree.source.text($0.span) } == [text])
    }

    @Test func theHeadIsRead() throws {
        let result = try Samples.parse("// before\nassay 1 // same line\nalgorithm \"A: b\" // title\n")
        #expect(result.tree.edition?.number == 1)
        #expect(result.tree.algorithm?.title == "A: b")
        #expect(result.tree.comments.map(\.text) == ["// before", "// same line", "// title"])
        #expect(result.tree.comments.map(\.isOnOwnLine) == [true, false, false])
    }

    @Test func namesAndNumbersHaveTheirSpans() throws {
        let text = Samples.head + "let score: 0 .. 9 kg = mean of weight in days otherwise 2.50 kg"
        let result = try Samples.parse(text)
        guard case .let(let binding)? = result.tree.declarations.first, case .otherwise(let mean, let fallback) = binding.value.kind,
            case .aggregation(let aggregation) = mean.kind
        else {
            Issue.record("not the shape expected")
            return
        }
        let spans = [binding.name.span, aggregation.verbSpan, aggregation.rows.span, mean.span, fallback.span]
        #expect(spans.map { result.tree.source.text($0) } == ["score", "mean", "days", "mean of weight in days", "2.50 kg"])
        #expect(binding.type.map { result.tree.source.text($0.span) } == "0 .. 9 kg")
    }
}
