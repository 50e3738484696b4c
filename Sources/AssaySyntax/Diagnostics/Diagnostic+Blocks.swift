// SPDX-License-Identifier: Apache-2.0

/// Wordings for faults in the shape of tests and properties.
extension Diagnostic {
    static func blockWithoutTitle(_ word: String, _ place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.blockForm, at: place, "a \(word) has a title in double quotes",
            notes: ["`assay test` names it so"], fix: Fix("write `\(word) \"what is tried\" { … }`"))
    }

    static func blockWithoutBrace(_ word: String, _ place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.blockForm, at: place, "what a \(word) does stands in braces after its title",
            fix: Fix("write `\(word) \"what is tried\" { … }`"))
    }

    // MARK: What is given

    static func givenForm(_ name: String, _ place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.givenForm, at: place, "a test gives its data and parameters with `=` or `from`",
            fix: Fix("write `\(name) = 75`, `\(name) = [ (1, 120) (2, 125) ]`, or `\(name) from \"table.csv\"`"))
    }

    static func fileForm(_ name: String, _ place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.givenForm, at: place, "the name of a table stands in double quotes after `from`",
            fix: Fix("write `\(name) from \"table.csv\"`"))
    }

    static func valueForm(found: String, _ place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.givenForm, at: place, "expected a number, a label, `yes` or `no`, found \(found)",
            notes: ["values in a test are written out, so that nobody has to work them out"],
            fix: Fix("write a number or a label; rows stand in brackets: `[ (1, 120) (2, 125) ]`"))
    }

    static func rowForm(found: String, _ place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.rowForm, at: place, "expected a row in parentheses, or `]`, found \(found)",
            fix: Fix("write the values of each row in the order of the record: `[ (1, 120) (2, 125) ]`"))
    }

    static func rowComma(_ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.rowForm, at: span, "rows stand without commas between them", fix: .replace(span, by: "", "remove the comma"))
    }

    static func cellForm(found: String, _ place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.rowForm, at: place, "expected a number, a label or `missing`, found \(found)",
            notes: ["the values of a row stand in the order of the record, with commas between them"],
            fix: Fix("write each value out, or `missing` where a row has none"))
    }

    // MARK: What is expected

    static func expectationForm(_ name: String, _ place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.expectationForm, at: place, "this does not say what is expected of `\(name)`",
            notes: ["a test may also `expect refused`, a property `expect same \(name)` or `expect \(name) not higher`"],
            fix: Fix("write `expect \(name) = 80`, with `=`, `!=`, `<`, `<=`, `>` or `>=`, or `expect \(name) in 70 .. 90`"))
    }

    static func expectsNothing(_ word: String, _ title: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.blockParts, at: title, "this \(word) expects nothing, so it could not fail",
            fix: Fix(word == "test" ? "add `expect OUTPUT = VALUE` or `expect refused`" : "add `expect same OUTPUT`"))
    }

    static func givenAfterExpectation(_ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.blockParts, at: span, "what a test is given stands before what it expects",
            fix: Fix("move this above the first `expect`, or into a test of its own"))
    }

    // MARK: What is changed

    private static let changes =
        "`shuffle DATA`, `change FIELD of DATA`, `raise …`, `lower …`, `add a row to DATA`, `remove a row of DATA`, `repeat a row of DATA`"

    static func unknownChange(_ word: String?, found: String, _ place: Span) -> Diagnostic {
        let verbs = ChangeSyntax.Verb.allCases.map(\.rawValue)
        let meant = word.flatMap { Suggestion.nearest(to: $0, in: verbs) }
        return Diagnostic(
            StructureCode.changeForm, at: place, "expected a change of the data or `expect`, found \(found)",
            notes: ["the changes are \(changes)"],
            fix: meant.map { .replace(place, by: $0, "did you mean `\($0)`?") } ?? Fix("start with one of these words"))
    }

    static func changeForm(_ verb: ChangeSyntax.Verb, _ place: Span) -> Diagnostic {
        let form =
            switch verb {
            case .shuffle: "`shuffle DATA`"
            case .change: "`change FIELD of DATA`, `change FIELD of DATA to missing`, or `change PARAMETER`"
            case .raise, .lower: "`\(verb.rawValue) FIELD of DATA` or `\(verb.rawValue) PARAMETER`"
            case .add, .remove, .repeat: "`\(([verb.rawValue] + verb.rowWords).joined(separator: " ")) DATA`"
            }
        return Diagnostic(StructureCode.changeForm, at: place, "`\(verb.rawValue)` is written in another way", fix: Fix("write \(form)"))
    }

    static func changesNothing(_ title: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.blockParts, at: title, "this property changes nothing",
            notes: ["a property says what a change of the data does to the outputs; for one table write a `test`"],
            fix: Fix("add a change, such as `shuffle DATA`"))
    }

    static func changeAfterExpectation(_ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.blockParts, at: span, "what a property changes stands before what it expects",
            fix: Fix("move this above the first `expect`, or into a property of its own"))
    }
}
