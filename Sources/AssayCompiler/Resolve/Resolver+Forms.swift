// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax
internal import BigInt

/// Curves, tables, bands and weights, and the row before.
extension Resolver {
    mutating func previous(_ value: ExpressionSyntax, _ span: Span, in scope: Scope) -> ResolvedExpression.Kind {
        guard scope.isPaired else {
            diagnostics.append(.previousOutOfPlace(span))
            return .invalid
        }
        return .previous(self.value(value, in: scope))
    }

    mutating func resolved(_ steps: StepsSyntax, in scope: Scope) -> ResolvedSteps {
        ResolvedSteps(
            kind: steps.kind, value: value(steps.value, in: scope),
            points: steps.points.map { .init(key: resolved($0.key), value: resolved($0.value)) })
    }

    /// The labels of the bands are those of a choice of their own.
    mutating func resolved(_ bands: BandsSyntax, in scope: Scope) -> ResolvedBands {
        let labels = bands.bands.map(\.label) + [bands.last]
        for (index, label) in labels.enumerated() {
            if labels[..<index].contains(where: { $0.text == label.text }) { diagnostics.append(.labelTwice(label)) }
            declare(label, .label)
        }
        return ResolvedBands(
            value: value(bands.value, in: scope), thresholds: bands.bands.map { resolved($0.threshold) }, labels: labels.map(\.text))
    }

    mutating func resolved(_ part: WeightSyntax, in scope: Scope) -> ResolvedWeight {
        ResolvedWeight(weight: Rational(part.weight), weightSpan: part.weight.span, value: value(part.value, in: scope))
    }

    private func resolved(_ constant: ConstantSyntax) -> ResolvedConstant {
        switch constant {
        case .number(let number, let unit):
            let unit = unit.map(Unit.init) ?? (number.isPercent ? Unit.none : nil)
            return ResolvedConstant(value: .number(Rational(number), unit), span: constant.span)
        case .label(let label): return ResolvedConstant(value: .label(label.text), span: label.span)
        }
    }
}
