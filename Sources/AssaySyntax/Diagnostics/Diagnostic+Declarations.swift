// SPDX-License-Identifier: Apache-2.0

/// Wordings for faults in the shape of declarations.
extension Diagnostic {
    static func expectedName(of role: String, found: String, at place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.expectedName, at: place, "expected the name of \(role), found \(found)",
            fix: Fix("write a name: a letter, then letters, digits and _"))
    }

    static func reservedWord(_ word: String, as role: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.reservedWord, at: span, "`\(word)` is a word of the language and cannot name \(role)",
            notes: role == "a field"
                ? ["the column in the data may keep its name; columns are matched to fields when the data is read"] : [],
            fix: .replace(span, by: "\(word)_value", "choose another name, such as `\(word)_value`"))
    }

    static func expectedSign(_ sign: String, in context: String, found: String, at place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.expectedSign, at: place, "expected `\(sign)` \(context), found \(found)",
            fix: .replace(place.before, by: sign, "put `\(sign)` here"))
    }

    static func fieldForm(_ name: String, _ place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.fieldForm, at: place, "expected `:` and what `\(name)` may hold",
            fix: Fix("write a range, `\(name): 0 .. 100`, or a choice, `\(name): left | right`"))
    }

    static func fieldComma(_ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.fieldForm, at: span, "fields stand without commas between them",
            fix: .replace(span, by: "", "remove the comma"))
    }

    static func orMissing(_ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.orMissing, at: span, "a field that may be empty ends with `or missing`",
            fix: Fix("write `or missing` after the range or the labels"))
    }

    static func missingParameter(_ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.orMissing, at: span, "a parameter always has a value", notes: ["the buyer chooses it before the run"],
            fix: .replace(span, by: "", "remove `or missing`"))
    }

    static func dataForm(_ name: String, _ place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.dataForm, at: place, "a data set says how many rows of which record it may have",
            fix: Fix("write `data \(name): at most 168 of RECORD`, with the number and the record that you need"))
    }

    static func badCapacity(_ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.dataForm, at: span, "the number of rows is a whole number, 1 or more",
            fix: Fix("write the most rows that the data may have"))
    }

    static func paramForm(_ name: String, _ place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.paramForm, at: place, "a parameter states what it may be",
            notes: ["its value is given for each run, not in the program; a fixed value is a `let`"],
            fix: Fix("write `param \(name): 0 .. 100`, with the range that you need"))
    }

    static func ruleForm(_ name: String, _ place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.ruleForm, at: place, "a rule says how it calls the row",
            fix: Fix("write `rule \(name)(r) = …`, and `r.FIELD` for the row's fields"))
    }

    static func ruleTakesOneRow(_ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.ruleForm, at: span, "a rule is about one row",
            notes: ["it may use parameters and earlier `let`s by their names"], fix: Fix("remove what follows the row's name"))
    }

    // MARK: publish

    static func unnamedOutput(_ place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.publishForm, at: place, "an output has a name",
            notes: ["the buyer finds the value under this name"],
            fix: .replace(place.before, by: "result = ", "write `publish NAME = …`"))
    }

    static func publishForm(_ place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.publishForm, at: place, "the range or the labels of an output follow `as`",
            fix: Fix("write `publish NAME = … as 0 .. 100`, or `… as low | high`"))
    }

    static func roundingBeforeRange(_ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.publishForm, at: span, "the rounding of an output follows its range",
            fix: Fix("write `publish NAME as 0.00 .. 100.00 rounded half up`"))
    }

    static func decimalsFollowRange(_ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.publishForm, at: span, "an output has the decimals of its range",
            fix: Fix("leave `to … decimals` out, and write the range with the decimals that you want: `0.00 .. 100.00`"))
    }

    static func looseAs(_ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.publishForm, at: span, "`as` belongs to `publish`",
            fix: Fix("state the range of a `let` before its value: `let NAME: 0 .. 100 = …`"))
    }
}
