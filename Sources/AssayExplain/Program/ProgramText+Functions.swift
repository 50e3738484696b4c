// SPDX-License-Identifier: Apache-2.0
internal import AssayCompiler
internal import AssaySyntax

/// Functions, of the program and of modules, and how what stands about them is read.
extension ProgramText {
    /// What each function gives, in words and as a formula.
    var functionBlocks: [Document.Block] {
        guard !functions.isEmpty else { return [] }
        let intro: Phrase =
            "Each call is worked out by itself, from what the function is called with and nothing else. Those of modules are shown as far as they are used."
        return [.heading(2, "Functions"), .paragraph(intro)] + functions.flatMap { function($0) }
    }

    private func function(_ it: UsedFunction) -> [Document.Block] {
        let (words, formulas) = (Wording(source: it.source), FormulaText(source: it.source))
        let line = it.source.lineNumber(of: it.syntax.span.start)
        let place: Phrase = it.key.module.isEmpty ? "line \(line)" : "module \(code: it.key.module), line \(line)"
        var blocks: [Document.Block] = [.heading(3, "Function \(code: it.key.text) (" + place + ")")]
        if !it.remarks.isEmpty { blocks.append(.paragraph("The author's remark: \(text: it.remarks.joined(separator: " "))")) }
        blocks.append(.table(["parameter", "stands for"], it.syntax.parameters.map { [.code($0.name.text), $0.phrase(in: it.source)] }))
        for local in it.syntax.locals {
            blocks.append(.paragraph("\(code: local.name.text) is " + words.say(local.value) + "."))
            blocks.append(Explanation.formula(local.name.text, formulas.write(local.value)))
        }
        blocks.append(.paragraph("It gives " + words.say(it.syntax.body) + "."))
        blocks.append(Explanation.formula(it.syntax.head, formulas.write(it.syntax.body)))
        let fields = it.syntax.parameters.filter { $0.kind == .field }.map(\.name.text)
        let absences = Absences(
            in: it.syntax.locals.map(\.value) + [it.syntax.body], of: it.source, optional: Set(fields), isInFunction: true)
        blocks.append(.list(absences.sentences + [it.callers.isEmpty ? "Nothing calls it." : "Called by: \(Phrase.names(it.callers))."]))
        if !it.key.module.isEmpty { blocks.append(.code(it.source.text(it.syntax.span), language: "assay")) }
        return blocks
    }

    // MARK: What holds for all of it

    static var exactness: [Document.Block] {
        [
            .heading(2, "How it is calculated"),
            .list([
                "All numbers are exact fractions: 1 ÷ 3 is one third. Nothing is rounded but where a formula says so.",
                "A percentage is a number: 5% is 0.05.",
                "Units are those of the program; nothing is converted.",
                "A part without a value makes the whole calculation have none, until something is taken in its place (\(code: "else") in formulas).",
                "Where a step says what it can be, that is the range that the compiler has worked out from the ranges of the data, given that "
                    + "all requirements hold. The value never leaves it, but need not reach its ends.",
            ]),
        ]
    }

    /// The signs that stand in the formulas above.
    var notation: [Document.Block] {
        let declarations = tree.declarations.flatMap(\.expressions)
        let called = functions.flatMap { $0.syntax.locals.map(\.value) + [$0.syntax.body] }
        var used = (declarations + called).reduce(into: Set<Construct>()) { $0.formUnion(Construct.all(in: $1)) }
        for case .publish(let it) in tree.declarations { if let rounding = it.rounding { used.insert(.of(rounding.mode)) } }
        let rows = Construct.allCases.filter { used.contains($0) }.compactMap { construct in
            construct.notation.map { [Phrase.code($0.formula), Phrase.text($0.meaning)] }
        }
        return rows.isEmpty ? [] : [.heading(2, "How the formulas are read"), .table(["formula", "means"], rows)]
    }
}

extension FunctionSyntax {
    /// `rising(x, from, to)`
    fileprivate var head: String { "\(name.text)(\(parameters.map(\.name.text).joined(separator: ", ")))" }
}

extension FunctionSyntax.Parameter {
    fileprivate func phrase(in source: SourceFile) -> Phrase {
        let what: Phrase =
            switch kind {
            case .rows: "a set of rows"
            case .field: "a field that may be missing"
            case .number: "a number"
            case .condition: "a condition"
            case .type(let type): "a value of \(code: source.text(type.span))"
            }
        return rows.map { what + ", one in each row of \(code: $0.text)" } ?? what
    }
}
