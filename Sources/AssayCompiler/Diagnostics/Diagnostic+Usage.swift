// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Wordings for what a program declares and does not use, and for programs as a whole.
extension Diagnostic {
    static func unusedData(_ data: ResolvedData) -> Diagnostic {
        Diagnostic(
            NameCode.unusedData, at: data.nameSpan, "no output and no requirement depends on the data `\(data.name)`",
            notes: ["its owner would hand it over for nothing"], fix: Fix("use it, or remove the line"))
    }

    static func unusedDefinition(_ name: String, _ span: Span, isValue: Bool) -> Diagnostic {
        Diagnostic(
            NameCode.unusedName, .warning, at: span, "`\(name)` is worked out, but neither used nor published",
            fix: Fix(isValue ? "publish it: `publish \(name) as lower .. upper`, or remove it" : "use it, or remove it"))
    }

    static func unused(_ what: String, _ name: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            NameCode.unusedName, .warning, at: span, "\(what) `\(name)` is not used", fix: Fix("use it, or remove it"))
    }

    static func unusedField(_ field: ResolvedRecord.Field, of record: String) -> Diagnostic {
        let note =
            field.isOptional
            ? "what the owner of the data fills in is committed to all the same" : "the owner of the data must fill it in all the same"
        return Diagnostic(
            NameCode.unusedField, .warning, at: field.nameSpan, "nothing looks at the field `\(field.name)` of `\(record)`",
            notes: [Diagnostic.Note(note)], fix: Fix("use it, or remove it from the record"))
    }

    static func publishesNothing(_ source: SourceFile, values: [ResolvedDefinition]) -> Diagnostic {
        let last = values.last { if case .value = $0.body { true } else { false } }
        let end = 1 + (source.bytes.lastIndex { $0 > UInt8(ascii: " ") } ?? -1)
        return Diagnostic(
            ProgramCode.publishesNothing, at: Span(at: end), "the program publishes nothing",
            notes: last.map { [Note("the last value worked out is `\($0.name)`", at: $0.nameSpan)] } ?? [],
            fix: Fix("add a line `publish \(last?.name ?? "NAME") as lower .. upper`"))
    }

    static func tooManyBits(_ data: ResolvedData, bits: Int) -> Diagnostic {
        tooManyRows(data, "the rows hold \(bits) bits of data; this release proves at most \(Limits.dataBits)")
    }

    static func tooManyRows(_ data: ResolvedData, _ problem: String) -> Diagnostic {
        Diagnostic(
            ProgramCode.tooManyRows, at: data.capacitySpan, problem,
            fix: Fix("allow fewer rows (`at most N`), or leave out fields that are not needed"))
    }

    static func badSchema(_ problem: String, _ span: Span) -> Diagnostic {
        Diagnostic(TypeCode.badRange, at: span, problem, fix: Fix("state a smaller range, or fewer decimals"))
    }
}
