// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Wordings for rows before and groups of rows.
extension Diagnostic {
    static func previousOutOfPlace(_ span: Span) -> Diagnostic {
        Diagnostic(
            NameCode.previousOutOfPlace, at: span, "there is no row before: these rows are not `consecutive`",
            notes: ["`consecutive ROWS` are the rows that have one before them among ROWS; for those `previous` is the one before"],
            fix: Fix("write `max of taken - previous taken in consecutive readings`"))
    }

    static func previousInArgument(_ span: Span) -> Diagnostic {
        Diagnostic(
            NameCode.previousOutOfPlace, at: span, "the function asks for this in other rows than those that are `consecutive` here",
            notes: ["`previous` is the one before among the rows with which the function is called, and in those rows alone"],
            fix: Fix("let the function look at the row before: `v - previous v in consecutive ROWS`"))
    }

    static func consecutiveInGroup(_ span: Span) -> Diagnostic {
        Diagnostic(
            NameCode.previousOutOfPlace, at: span, "rows of a group are not looked at one after the other",
            fix: Fix("compare neighbours over all rows, and groups with each other: `consecutive (ROWS by KEY)`"))
    }

    static func groupOutOfPlace(_ name: NameSyntax) -> Diagnostic {
        Diagnostic(
            NameCode.groupOutOfPlace, at: name.span, "there is no group here",
            notes: ["`group` are the rows of one group, inside `of …` and `where …` about groups"],
            fix: Fix("write `count in readings by day where (count in group) >= 2`"))
    }

    static func groupsOfGroups(_ span: Span) -> Diagnostic {
        Diagnostic(
            NameCode.groupOutOfPlace, at: span, "groups are not grouped again",
            fix: Fix("group by one key, and ask of each group: `(count in group where session = morning) >= 2`"))
    }

    static func groupValueInRow(_ span: Span) -> Diagnostic {
        Diagnostic(
            NameCode.groupOutOfPlace, at: span, "inside a condition on rows of the group its key has no meaning",
            fix: Fix("test the key outside: `where key > 1 and (count in group where …) >= 2`"))
    }

    static func groupAmongRows(_ span: Span) -> Diagnostic {
        Diagnostic(
            NameCode.groupOutOfPlace, at: span, "what is asked of a whole group stands beside single rows of it",
            notes: ["a row cannot be compared with what all rows of its group have together"],
            fix: Fix("compare the group with a number that is the same for all rows, outside of `of …` and `where …` about its rows"))
    }

    static func fieldOfGroup(_ name: NameSyntax) -> Diagnostic {
        Diagnostic(
            NameCode.fieldOutOfPlace, at: name.span, "`\(name.text)` belongs to single rows; here are groups of rows",
            notes: ["what the groups are made by is their `key`; the rows of one are its `group`"],
            fix: Fix("write `key`, or ask of the group: `mean of \(name.text) in group`"))
    }

    static func keyIsCondition(_ span: Span) -> Diagnostic {
        Diagnostic(
            TypeCode.groupKey, at: span, "a condition makes no groups", fix: Fix("use two sets of rows: `rows where c`, `rows where not c`")
        )
    }

    static func verbInGroup(_ verb: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            TypeCode.verbInGroup, at: span, "`\(verb)` is not asked of single groups",
            notes: ["a group can be asked for `count`, `share`, `sum`, `mean`, `min`, `max`, `any`, `all`, `variance` and `slope`"],
            fix: Fix("ask it of all rows, or of the groups: `median of (mean of x in group) in rows by day`"))
    }

    /// For `row 3 of …` in rows that are not all rows of a data set.
    static func rowOfSome(_ span: Span) -> Diagnostic {
        Diagnostic(
            TypeCode.rowOfSome, at: span, "rows are numbered in a whole data set, and these are not all of its rows",
            notes: ["which of some rows is the third one would depend on all rows before it"],
            fix: Fix("name the data set: `row 3 of SOMETHING in DATA`"))
    }

    static func placeInEachRow(_ span: Span) -> Diagnostic {
        Diagnostic(
            TypeCode.rowOfSome, at: span, "the number of a row is one for the whole program; this one is another in each row",
            notes: ["each row would have to look into each other one"],
            fix: Fix("take a number that is worked out over all rows"))
    }

    static func placeHasUnit(_ unit: Unit, _ span: Span) -> Diagnostic {
        Diagnostic(
            TypeCode.unlikeUnits, at: span, "the number of a row is a plain number; this one is in \(unit.phrase)",
            fix: Fix("divide it by one of its unit: `x / 1 \(unit)`"))
    }

    /// For a key that has too many values, or is not known to have few.
    static func groupKeys(_ text: String, _ range: String?, most: Int, _ span: Span) -> Diagnostic {
        let problem = range.map { "`\(text)` can be \($0), which are more than \(most) values" } ?? "`\(text)` is a fraction"
        return Diagnostic(
            RangeCode.groupKeys, at: span, "rows are grouped by a choice or by a whole number with few values; \(problem)",
            notes: ["each value of the key costs constraints, whether a row has it or not"],
            fix: Fix("use a field with a narrow range, such as a day, or a coarser key: `remainder(x, 10)`, `(x / 60) rounded down`"))
    }

    static func everyKey(_ text: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            RangeCode.groupKeys, at: span, "nothing says which values `\(text)` has, so there is no group for every one",
            notes: ["a field has those of its range or its labels, `remainder(x, 10)` those from 0 to 9"],
            fix: Fix("group by a field or by a remainder, or leave out `every` for the groups that have rows"))
    }
}
