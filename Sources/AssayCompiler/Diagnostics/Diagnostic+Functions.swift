// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Wordings for functions and their calls.
extension Diagnostic {
    static func functionArguments(_ function: ResolvedFunction, found: Int, _ span: Span) -> Diagnostic {
        let count = function.parameters.count
        return Diagnostic(
            NameCode.functionArguments, at: span, "`\(function.name)` takes \(count) thing\(count == 1 ? "" : "s"), not \(found)",
            notes: [Note("it is declared here", at: function.nameSpan)], fix: Fix("write `\(function.call)`"))
    }

    static func functionWithoutArguments(_ name: NameSyntax, _ function: ResolvedFunction) -> Diagnostic {
        Diagnostic(
            NameCode.functionArguments, at: name.span, "`\(name.text)` is a function and is called with parentheses",
            fix: Fix("write `\(function.call)`"))
    }

    static func argumentIsNoField(_ parameter: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            NameCode.functionArguments, at: span, "the function asks whether `\(parameter)` is missing, so it takes the name of a field",
            fix: Fix("write the name of a field of these rows"))
    }

    static func noRowsParameter(_ name: NameSyntax) -> Diagnostic {
        Diagnostic(
            NameCode.parameterOutOfPlace, at: name.span, "`\(name.text)` is no earlier parameter that stands for rows",
            fix: Fix("write it before, as `\(name.text): rows`"))
    }

    static func rowValueOutsideRows(_ name: NameSyntax) -> Diagnostic {
        Diagnostic(
            NameCode.parameterOutOfPlace, at: name.span, "`\(name.text)` has a value in each row; here is no row",
            fix: Fix("use it inside `of …` or `where …`: `mean of \(name.text) in ROWS`"))
    }

    static func valueOfOtherTable(_ parameter: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            NameCode.parameterOutOfPlace, at: span, "`\(parameter)` has a value in each row of its own rows, and these are others",
            fix: Fix("use it with the rows that its parameter names"))
    }

    static func rowsOfOtherTable(_ name: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            NameCode.otherRecord, at: span, "`\(name)` are rows of other data than the row at hand",
            fix: Fix("use rows of the same data set"))
    }

    static func rowsOfAGroup(_ name: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            NameCode.otherRecord, at: span, "`\(name)` are the rows of one group, and the row at hand may be of any",
            fix: Fix("ask for it among the rows of the group: `share of … in \(name)`"))
    }

    static func valueOfCallersRow(_ name: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            NameCode.parameterOutOfPlace, at: span,
            "`\(name)` belongs to the row for which the function is called; here its own rows are at hand",
            notes: ["each row of the one would have to be compared with each row of the other"],
            fix: Fix("call the function with a value that is the same for all rows"))
    }

    static func withoutMeaning(_ span: Span) -> Diagnostic {
        Diagnostic(
            NameCode.parameterOutOfPlace, at: span, "a part of this has no meaning for the rows that it is asked of",
            fix: Fix("call functions with rows and values that belong together"))
    }

    static func argumentKind(_ parameter: ResolvedFunction.Parameter, found: ValueType, _ span: Span) -> Diagnostic {
        Diagnostic(
            TypeCode.argumentKind, at: span, "the function takes \(parameter.kind.phrase) for `\(parameter.name)`; this is \(found.phrase)",
            fix: Fix("give it what it asks for"))
    }

    static func functionsTooDeep(_ span: Span) -> Diagnostic {
        Diagnostic(
            ProgramCode.functionsTooDeep, at: span, "the functions called here make the program too large",
            notes: ["functions may call each other \(Limits.callDepth) deep, and a program may have \(Limits.nodes) operations"],
            fix: Fix("name what is worked out several times with `let`, and call fewer functions inside of functions"))
    }
}

extension ResolvedFunction {
    /// How one calls it: `share_of(readings, value)`.
    var call: String { "\(name)(\(parameters.map(\.name).joined(separator: ", ")))" }
}

extension ResolvedFunction.Kind {
    fileprivate var phrase: String {
        switch self {
        case .rows: "rows"
        case .field: "a field"
        case .number: "a number"
        case .condition: "a condition"
        case .type(let type): type.type.map { $0.valueType.phrase } ?? "a value"
        }
    }
}
