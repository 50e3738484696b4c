// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Wordings for names of tests and properties.
extension Diagnostic {
    private static func blockName(_ name: NameSyntax, _ problem: String, nearest: String?, or advice: String) -> Diagnostic {
        Diagnostic(
            NameCode.unknownInBlock, at: name.span, "`\(name.text)` is \(problem)",
            fix: nearest.map { .replace(name.span, by: $0, "did you mean `\($0)`?") } ?? Fix(advice))
    }

    static func unknownGiven(_ name: NameSyntax, nearest: String?, _ names: [String]) -> Diagnostic {
        let all = names.map { "`\($0)`" }.joined(separator: ", ")
        return blockName(
            name, "no data and no parameter of this program", nearest: nearest,
            or: names.isEmpty ? "remove it: the program takes nothing" : "give what the program takes: \(all)")
    }

    static func unknownOutput(_ name: NameSyntax, nearest: String?) -> Diagnostic {
        blockName(
            name, "no output, and no `let` that is one value", nearest: nearest,
            or: "expect something of what is published, or of a `let` that is a number, a condition or a label")
    }

    static func unknownRows(_ name: NameSyntax, nearest: String?) -> Diagnostic {
        blockName(
            name, "no data, and no `let` that names rows", nearest: nearest, or: "change data, or rows that a `let` names")
    }

    static func unknownParameter(_ name: NameSyntax, nearest: String?) -> Diagnostic {
        blockName(
            name, "no parameter of this program", nearest: nearest,
            or: "for a field say of which rows: `change \(name.text) of DATA`")
    }

    static func wholeDataOnly(_ verb: ChangeSyntax.Verb, _ name: NameSyntax, _ data: String) -> Diagnostic {
        Diagnostic(
            NameCode.unknownInBlock, at: name.span,
            "`\(verb.rawValue)` is about all rows of some data, and `\(name.text)` are some of them",
            fix: .replace(name.span, by: data, "write `\(data)`"))
    }

    // MARK: What is given

    static func givenTwice(_ name: NameSyntax) -> Diagnostic {
        Diagnostic(
            NameCode.givenOnce, at: name.span, "`\(name.text)` is given twice in this test",
            fix: Fix("remove one of the two, or make two tests"))
    }

    static func notGiven(_ names: [String], _ title: Span) -> Diagnostic {
        let all = names.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            NameCode.givenOnce, at: title, "this test does not give \(all)",
            notes: ["a test gives all data and all parameters, so that it means the same for ever"],
            fix: Fix("add `\(names[0]) = …`; data without any row is `[]`"))
    }

    static func rowsExpected(_ data: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            NameCode.givenOnce, at: span, "`\(data)` is data, and this is one value",
            fix: Fix("write its rows, `\(data) = [ (…) (…) ]`, or `\(data) from \"table.csv\"`"))
    }

    static func valueExpected(_ parameter: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            NameCode.givenOnce, at: span, "`\(parameter)` is a parameter, which has one value", fix: Fix("write `\(parameter) = VALUE`"))
    }

    static func tableElsewhere(_ span: Span) -> Diagnostic {
        Diagnostic(
            NameCode.givenOnce, at: span, "a table of a test stands in the folder of the program, or below it",
            notes: ["a program that somebody sends looks at nothing else of a machine"],
            fix: Fix("put the table beside the program, and write its name with `/` between folders: `\"tables/complete.csv\"`"))
    }

    static func blockTitleTwice(_ span: Span, first: Span) -> Diagnostic {
        Diagnostic(
            NameCode.blockTitleTwice, at: span, "two tests or properties have this title", notes: [Note("the first is here", at: first)],
            fix: Fix("say what is different about this one"))
    }

    static func rowWidth(_ row: RowSyntax, _ fields: [String]) -> Diagnostic {
        let count = row.cells.count
        return Diagnostic(
            NameCode.testRows, at: row.span, "this row has \(count) value\(count == 1 ? "" : "s"), and a record has \(fields.count)",
            notes: ["the values stand in the order of the record: \(fields.joined(separator: ", "))"],
            fix: Fix("write a value for each field, or `missing` where it may be"))
    }

    static func tooManyTestRows(_ data: DataSource, _ count: Int, _ span: Span) -> Diagnostic {
        Diagnostic(
            NameCode.testRows, at: span, "the test gives \(count) rows, and `\(data.name)` has at most \(data.capacity)",
            fix: Fix("give fewer rows, or allow more where `\(data.name)` is declared"))
    }

    // MARK: What is expected

    static func unknownRequirement(_ span: Span) -> Diagnostic {
        Diagnostic(
            NameCode.unknownRequirement, at: span, "no `require` of this program says this",
            fix: Fix("repeat the condition of a `require` word for word, or write `expect refused`"))
    }

    static func refusedAndMore(_ span: Span) -> Diagnostic {
        Diagnostic(
            NameCode.expectationOutOfPlace, at: span, "data that is refused gives no outputs, so nothing else can be expected",
            fix: Fix("let `expect refused` stand alone, or remove it"))
    }

    static func expectationOutOfPlace(_ span: Span, inTest: Bool) -> Diagnostic {
        Diagnostic(
            NameCode.expectationOutOfPlace, at: span,
            inTest
                ? "a test changes nothing, so there is nothing to compare with"
                : "a property holds for any data, so no one value comes out",
            fix: Fix(
                inTest
                    ? "write `expect NAME = VALUE`, or make this a `property`"
                    : "write `expect same NAME`, `expect NAME not higher`, `expect NAME not lower`, `expect accepted` or `expect refused`")
        )
    }

    // MARK: Values

    static func otherTestValue(_ owner: String, _ kind: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            TypeCode.testValue, at: span, "\(owner) is \(kind), and this is something else",
            fix: Fix("write \(kind)"))
    }

    static func noSuchLabel(_ label: NameSyntax, _ owner: String, _ labels: [String], nearest: String?) -> Diagnostic {
        let all = labels.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            TypeCode.testValue, at: label.span, "\(owner) is never `\(label.text)`", notes: ["it is one of \(all)"],
            fix: nearest.map { .replace(label.span, by: $0, "did you mean `\($0)`?") } ?? Fix("write one of its labels"))
    }

    static func noOrder(_ owner: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            TypeCode.noOrder, at: span, "\(owner) is no number, so nothing of it is higher or lower than another",
            fix: Fix("compare it with `=`, or say `change` or `same`"))
    }

    static func fieldNeverMissing(_ name: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            TypeCode.testValue, at: span, "`\(name)` is never missing",
            fix: Fix("write a value, or declare the field `or missing`"))
    }

    static func tooManyDecimals(_ owner: String, _ decimals: Int, _ span: Span) -> Diagnostic {
        Diagnostic(
            RangeCode.testValueRange, at: span,
            decimals == 0 ? "\(owner) has no decimals" : "\(owner) has \(decimals) decimal\(decimals == 1 ? "" : "s")",
            notes: ["nothing is rounded here"], fix: Fix("write a value that it can have"))
    }

    static func outsideRange(_ owner: String, _ range: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            RangeCode.testValueRange, at: span, "\(owner) is always in \(range)",
            fix: Fix("write a value of this range"))
    }

    static func emptyExpectedRange(_ span: Span) -> Diagnostic {
        Diagnostic(
            RangeCode.testValueRange, at: span, "the lower end of the range is above the upper end",
            fix: Fix("write the smaller number first"))
    }
}
