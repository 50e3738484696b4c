// SPDX-License-Identifier: Apache-2.0
import AssayCompiler
import AssaySyntax
import Testing

/// What people write in other languages when circuits go wrong, class by class as in `docs/bug-classes.md`: here it has no form, or is refused.
@Suite struct BugClassTests {
    static let head = """
        assay 1
        algorithm "T"
        record R {
            a: 0 .. 9 kg
            b: 0 .. 9 or missing
            side: left | right
        }
        data d: at most 3 of R
        param p: 0 .. 20
        param q: 0 .. 20

        """

    static let tail = """

        publish z = sum of (when side = left and b is present: a else 0 kg) in d as 0 .. 27 kg
        """

    /// The codes of errors that `line` gives where all else is right.
    static func errors(_ line: String, finale: String = Self.tail) throws -> Set<String> {
        let file = try SourceFile(name: "t.assay", text: head + line + finale)
        return Set(Compiler.check(file).diagnostics.filter { $0.severity == .error }.map(\.code))
    }

    @Test func theRestIsRight() throws {
        #expect(try Self.errors("require p + q > 3") == [])
    }

    @Test(arguments: [
        ("signal x", "A0127"), ("let x <-- 5", "A0134"), ("let x <== p", "A0134"), ("var x = 5", "A0127"), ("hint x = p", "A0127"),
        ("let x = witness(p)", "A0201"), ("let x: 0 .. 20", "A0134"),
    ])
    func assignment(line: String, code: String) throws {
        #expect(try Self.errors(line).contains(code))
    }

    @Test(arguments: [
        ("param x", "A0138"), ("param x: field", "A0141"), ("param x: number", "A0141"), ("record S { c }", "A0135"),
        ("record S { c: integer }", "A0141"), ("data e: of R", "A0137"), ("require (count in d where b > 3) > 1", "A0403"),
    ])
    func inputs(line: String, code: String) throws {
        #expect(try Self.errors(line).contains(code))
    }

    @Test(arguments: [
        ("assert p > 5", "A0127"), ("p === 5", "A0115"), ("constrain p * (p - 1) = 0", "A0127"), ("let x = p > 3 * q > 2", "A0155"),
        ("require p * (q > 3) > 2", "A0301"), ("require p and q", "A0301"), ("require p / 3 = 2 rounded", "A0162"),
        ("publish x = p / 3 as 0 .. 7", "A0406"), ("let x = when p > 3: 1", "A0164"),
    ])
    func translation(line: String, code: String) throws {
        #expect(try Self.errors(line).contains(code))
    }

    @Test(arguments: [
        ("component c = LessThan(8)", "A0127"), ("include \"x.circom\"", "A0127"), ("import quality.completeness", "A0221"),
        ("function f(x) = x", "A0148"), ("function f(x: 0 .. 5) = x\nrequire f(p) > 1", "A0412"), ("function f(x: number) = f(x)", "A0201"),
        ("function f(x: 0 .. 9 kg) = x > 1 kg\nrequire f(p - p)", "A0318"),
    ])
    func reuse(line: String, code: String) throws {
        #expect(try Self.errors(line).contains(code))
    }

    @Test(arguments: [
        ("require \(String(repeating: "p * 999999999 * ", count: 30))q > 1", "A0404"), ("publish x = p - q as 0 .. 20", "A0401"),
        ("publish x = p * q as 0 .. 399", "A0401"), ("let x: 0 .. 39 = p + q", "A0401"), ("require p > 21", "A0408"),
    ])
    func arithmetic(line: String, code: String) throws {
        #expect(try Self.errors(line).contains(code))
    }

    @Test(arguments: [
        ("let x = p / q", "A0402"), ("require p / (q - 3) > 1", "A0402"), ("require (sqrt(p - q) rounded down) > 1", "A0402"),
        ("require remainder(p, q) > 1", "A0402"), ("require mean of a in d > 1 kg", "A0402"), ("let x = inverse(p)", "A0201"),
    ])
    func outside(line: String, code: String) throws {
        #expect(try Self.errors(line).contains(code))
    }

    @Test(arguments: [
        ("publish d", "A0210"), ("publish x = a as 0 .. 9", "A0205"), ("publish x = p", "A0307"), ("let x = random", "A0201"),
        ("public param x: 0 .. 5", "A0127"),
    ])
    func design(line: String, code: String) throws {
        #expect(try Self.errors(line).contains(code))
    }

    @Test(arguments: [
        ("let x = d[3]", "A0115"), ("for i in 0 .. 5 { }", "A0127"), ("p = 5", "A0128"), ("let p = 4", "A0204"), ("let x = a + 1", "A0205"),
        ("require (sum of a in d) > p", "A0302"), ("require any of side = up in d", "A0303"), ("require any of side = 1 in d", "A0301"),
    ])
    func programming(line: String, code: String) throws {
        #expect(try Self.errors(line).contains(code))
    }

    @Test(arguments: [
        ("require p > 5\nrequire p < 5", "A0408"), ("require count in d > 3", "A0408"),
        ("let x = when q > 0: p / q else 1", nil), ("let x = (when q > 0: 1 else 0) * (p / q otherwise 0)", nil),
    ])
    func completeness(line: String, code: String?) throws {
        #expect(try Self.errors(line) == Set(code.map { [$0] } ?? []))
    }

    @Test func unused() throws {
        let finale = "\npublish z = p as 0 .. 20\n"
        #expect(try Self.errors("", finale: finale) == ["A0207"])
    }
}
