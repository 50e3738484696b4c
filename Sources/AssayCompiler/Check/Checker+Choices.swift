// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Labels. The same label may belong to several choices; the other side tells which is meant.
extension Checker {
    mutating func label(_ text: String, _ span: Span, _ context: Context) -> NodeID {
        switch context.expected {
        case .choice(let labels)?:
            if let index = labels.firstIndex(of: text) { return node(.label(index), [], .choice(labels), span) }
            let nearest = Suggestion.nearest(to: text, in: labels)
            diagnostics.append(.unknownLabel(text, choice: labels, nearest: nearest, span))
        case .unknown?: break
        case let other: diagnostics.append(.labelWithoutChoice(text, wanted: other, span))
        }
        return invalid(span)
    }

    /// The choice that one of these values belongs to, as far as names tell; labels alone tell nothing.
    func choice(among values: [ResolvedExpression]) -> ValueType? {
        values.lazy.compactMap { choice(of: $0) }.first
    }

    private func choice(of e: ResolvedExpression) -> ValueType? {
        switch e.kind {
        case .parameter(let index): resolved.parameters[index].type?.valueType
        case .definition(let index): definitions[index].map { program[$0].type }
        case .otherwise(let value, let fallback): choice(among: [value, fallback])
        case .conditional(let branches, let otherwise): choice(among: branches.map(\.value) + [otherwise])
        default: nil
        }
    }
}

extension ResolvedExpression {
    /// Whether only its surroundings can tell its kind: a label, or a `when` with nothing but labels.
    var isLabel: Bool {
        switch kind {
        case .label: true
        case .conditional(let branches, let otherwise): otherwise.isLabel && branches.allSatisfy(\.value.isLabel)
        case .otherwise(let value, let fallback): value.isLabel && fallback.isLabel
        default: false
        }
    }
}
