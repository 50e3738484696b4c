// SPDX-License-Identifier: Apache-2.0

/// Wordings for faults in the shape of functions and of the order of data.
extension Diagnostic {
    static func orderForm(_ place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.orderForm, at: place, "after the comma stands in which order the rows must be",
            fix: Fix("write `strictly increasing by FIELD`, or `increasing by FIELD` where two rows may have the same value"))
    }

    static func functionForm(_ name: String, _ place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.functionForm, at: place, "a function names what it takes in parentheses",
            fix: Fix("write `function \(name)(readings: rows, value: number in readings) = …`"))
    }

    static func parameterForm(_ name: String, _ place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.parameterForm, at: place, "a parameter of a function says what it stands for",
            notes: [
                "`rows` are rows; `number`, `condition`, a range or a choice are one value, or with `in ROWS` one in each row; a `field in ROWS` may be missing"
            ],
            fix: Fix("write `\(name): number`, `\(name): rows`, or `\(name): number in ROWS` with the name of an earlier parameter"))
    }

    static func missingGive(_ name: String, _ place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.missingGive, at: place, "a function in braces ends with what it gives",
            fix: Fix("list its `let`s, then write `give` and a value or rows"))
    }

    static func badDigest(_ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.badDigest, at: span, "the digest of a module has 64 hexadecimal digits",
            fix: Fix("remove it, and let `assay pin FILE` write it"))
    }
}
