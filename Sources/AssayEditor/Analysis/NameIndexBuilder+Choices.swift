// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Labels. Two choices may have the same labels, and what a label stands beside tells which choice it belongs to.
extension NameIndexBuilder {
    /// The labels of a choice, in their order; two lists of the same labels are one choice.
    typealias Choice = [String]

    /// Notes the labels that a type lists; `nil` for a range.
    mutating func labels(of type: TypeSyntax?, in declaration: Span) -> Choice? {
        guard case .choices(let labels)? = type?.kind else { return nil }
        return declare(labels, in: declaration)
    }

    /// Labels in a list that declares them; of one choice the first list counts.
    mutating func declare(_ labels: [NameSyntax], in declaration: Span) -> Choice {
        let choice = labels.map(\.text)
        let number = choices[choice] ?? choices.count
        choices[choice] = number
        for label in labels {
            if let known = labelSymbols[label.text]?[choice] ?? globals[label.text].flatMap({ symbols[$0].kind == .label ? nil : $0 }) {
                refer(label.span, to: known)
                continue
            }
            let symbol = add(label, .label, in: declaration, owner: number)
            labelSymbols[label.text, default: [:]][choice] = symbol
            if globals[label.text] == nil { globals[label.text] = symbol }
        }
        return choice
    }

    /// A place where a label stands; of several choices that have it the one that is expected there is meant.
    mutating func refer(_ name: NameSyntax, toLabel symbol: Int, of choice: Choice?) {
        let known = labelSymbols[name.text] ?? [:]
        let meant = choice.flatMap { known[$0] }
        if meant == nil, known.count > 1 { unclearLabels.insert(name.text) }
        refer(name.span, to: meant ?? symbol)
    }

    /// The choice that an expression is a label of, as far as the text tells; `nil` for other values.
    func choice(of expression: ExpressionSyntax, _ place: Place) -> Choice? {
        switch expression.unparenthesized.kind {
        case .name(let name): return symbol(name.text, place).flatMap { choiceOf[$0] }
        case .member(_, let field):
            guard case .rule(_, let record) = place.scope else { return nil }
            return (record.map { fields[$0]?[field.text] } ?? onlyField(field.text)).flatMap { choiceOf[$0] }
        case .call(let name, _): return globals[name.text].flatMap { choiceOf[$0] }
        case .conditional(let branches, let last):
            return (branches.map(\.value) + [last]).lazy.compactMap { choice(of: $0, place) }.first
        case .otherwise(let value, let fallback): return choice(of: value, place) ?? choice(of: fallback, place)
        case .previous(let value): return choice(of: value, place)
        case .bands(let it): return (it.bands.map(\.label) + [it.last]).map(\.text)
        default: return nil
        }
    }
}
