// SPDX-License-Identifier: Apache-2.0
internal import AssayCompiler
internal import AssayData
internal import AssaySyntax

/// Rules, named values, requirements and outputs, each with its words, its formula and what it can be.
extension Explanation {
    var words: Wording { Wording(source: source) }
    var formulas: FormulaText { FormulaText(source: source) }

    var rules: [Document.Block] {
        let all = text.tree.declarations.compactMap { if case .rule(let it) = $0 { it } else { nil } }
        guard !all.isEmpty else { return [] }
        return [.heading(2, "Rules"), .paragraph("Each is about one row by itself.")] + all.flatMap { rule($0) }
    }

    private func rule(_ it: RuleSyntax) -> [Document.Block] {
        let record: Phrase = it.record.map { " of \(code: $0.text)" } ?? ""
        let content = content(.rule, it.name.text)
        let verb: Phrase = content == .condition ? "holds for a row " : "of a row "
        let meaning: Phrase = content == .condition ? "when " : "is "
        return [heading("Rule", it.name.text, it.span)] + remarks(above: it.span) + [
            .paragraph("\(code: it.name.text) " + verb + "\(code: it.row.text)" + record + " " + meaning + words.say(it.body) + "."),
            Self.formula("\(it.name.text)(\(it.row.text))", formulas.write(it.body)),
            .list(facts([it.body], content) + users(of: it.name.text)),
        ]
    }

    /// What follows one after the other: `let`, `require` and `publish`.
    var steps: [Document.Block] {
        [.heading(2, "Step by step")]
            + text.tree.declarations.flatMap { declaration -> [Document.Block] in
                switch declaration {
                case .let(let it): definition(it)
                case .require(let it): requirement(it)
                case .publish(let it): output(it)
                case .import, .record, .data, .param, .rule, .function, .test, .property: []
                }
            }
    }

    private func definition(_ it: LetSyntax) -> [Document.Block] {
        let isRows = if case .rows? = content(.rows, it.name.text) { true } else { false }
        let content = content(isRows ? .rows : .value, it.name.text)
        let verb: Phrase = isRows ? " are " : content == .condition ? " holds when " : " is "
        var facts = facts([it.value], content)
        if let type = it.type {
            facts.append("The program states \(code: source.text(type.span)); the compiler has checked that it is never left.")
        }
        return [heading(isRows ? "Rows" : "Value", it.name.text, it.span)] + remarks(above: it.span) + [
            .paragraph("\(code: it.name.text)" + verb + words.say(it.value) + "."),
            Self.formula(it.name.text, formulas.write(it.value)), .list(facts + users(of: it.name.text)),
        ]
    }

    private func requirement(_ it: RequireSyntax) -> [Document.Block] {
        let condition = words.say(it.condition)
        return [.heading(3, "Requirement in line \(source.lineNumber(of: it.span.start))")] + remarks(above: it.span) + [
            .paragraph("The data are refused, and there is no score, unless " + condition + "."),
            .code(formulas.write(it.condition), language: "text"), .list(facts([it.condition], nil)),
        ]
    }

    private func output(_ it: PublishSyntax) -> [Document.Block] {
        let value = it.value.map { words.say($0) } ?? "the value \(code: it.name.text) above"
        let written = it.value.map { formulas.write($0, atLeast: .sum) } ?? it.name.text
        let decimals = it.type?.decimals ?? 0
        let rounding: Phrase = it.rounding.map { ", " + $0.phrase(decimals: decimals) } ?? ""
        let tight = decimals > 0 ? it.value.map { formulas.write($0, atLeast: .one) } ?? it.name.text : written
        let shown = it.rounding.map { FormulaText.rounded(tight, $0.mode, decimals: decimals) }
        var facts = facts(it.value.map { [$0] } ?? [], content(.output, it.name.text), isRounded: it.rounding != nil)
        if let type = it.type { facts.append("Published as \(code: source.text(type.span)).") }
        return [heading("Output", it.name.text, it.span)] + remarks(above: it.span) + [
            .paragraph("Published as \(code: it.name.text): " + value + rounding + "."),
            Self.formula(it.name.text, shown ?? written), .list(facts),
        ]
    }

    // MARK: Parts

    func heading(_ kind: String, _ name: String, _ span: Span) -> Document.Block {
        .heading(3, "\(text: kind) \(code: name) (line \(source.lineNumber(of: span.start)))")
    }

    static func formula(_ name: String, _ formula: String) -> Document.Block { .code("\(name) = \(formula)", language: "text") }

    /// What a value can be, how it is rounded, and what happens where it does not exist.
    private func facts(_ expressions: [ExpressionSyntax], _ content: StatementFacts.Content?, isRounded: Bool = false) -> [Phrase] {
        let constructs = expressions.reduce(into: Set<Construct>()) { $0.formUnion(Construct.all(in: $1)) }
        let isRounded = isRounded || !constructs.isDisjoint(with: [.halfUp, .halfEven, .down, .up])
        let isNumber = if case .number? = content { true } else { false }
        var facts: [Phrase] = content.map { ["It can be: \($0.phrase)."] } ?? []
        if isNumber, !expressions.isEmpty {
            facts.append(isRounded ? "Rounded where the formula says so, and exact otherwise." : "Exact: nothing is rounded in this step.")
        }
        return facts + Absences(in: expressions, of: source, optional: optionalFields).sentences
    }

    private func users(of name: String) -> [Phrase] {
        let users = text.users(of: name)
        return [users.isEmpty ? "Nothing uses it." : "Used by: \(Phrase.list(users))."]
    }

    private var optionalFields: Set<String> {
        Set(program.dataSets.flatMap { $0.schema.fields.filter(\.optional).map(\.name) })
    }
}

extension TypeSyntax {
    /// Digits after the point of its values, in percent two more; 0 for a choice.
    fileprivate var decimals: Int {
        switch kind {
        case .range(let range): range.lower.exactScale
        case .choices, .invalid: 0
        }
    }
}

extension StatementFacts.Content {
    fileprivate var phrase: Phrase {
        switch self {
        case .number(let lower, let upper, let unit):
            let unit = unit.isEmpty ? "" : " \(unit)"
            return lower == upper ? "\(text: "\(lower)\(unit)")" : "from \(text: "\(lower)") to \(text: "\(upper)\(unit)")"
        case .condition: return "yes or no"
        case .choice(let labels): return "one of \(Phrase.names(labels))"
        case .rows(let table, let count): return "0 to \(count) rows of \(code: table)"
        }
    }
}
