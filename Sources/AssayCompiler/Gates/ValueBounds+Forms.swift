// SPDX-License-Identifier: Apache-2.0
internal import BigInt

/// What curves, tables, roots, remainders and spreads can be.
extension ValueBounds {
    func formed(_ node: Node, _ look: inout Look) -> ValueInterval? {
        guard let value = interval(node.operands[0], &look) else {
            if case .table(let points) = node.operation { return Self.hull(points.map(\.value), look) }
            return nil
        }
        switch node.operation {
        case .curve(let points):
            let ends = [value.lower, value.upper].map { Evaluator.value(at: $0, of: points) }
            return Self.hull(ends + points.filter { value.contains($0.key) }.map(\.value))
        case .table(let points): return Self.hull(points.filter { value.contains($0.key) }.map(\.value), look)
        case .root(let mode, let decimals):
            guard value.upper.sign >= 0 else { return nil }
            let least = max(value.lower, 0).squareRoot(mode, decimals: decimals)
            return Interval(look.isExisting ? least : 0, value.upper.squareRoot(mode, decimals: decimals))
        case .remainder:
            guard look.isExisting, let divisor = interval(node.operands[1], &look), divisor.upper.sign > 0 else { return nil }
            let isWithin = value.lower.sign >= 0 && value.upper < divisor.lower
            return isWithin ? value : Interval(0, divisor.upper)
        default: return nil
        }
    }

    private static func hull(_ values: [Rational]) -> ValueInterval? {
        values.reduce(nil as ValueInterval?) { $0?.hull(Interval($1)) ?? Interval($1) }
    }

    /// Where no key fits, a table reads as zero.
    private static func hull(_ values: [Rational], _ look: Look) -> ValueInterval? {
        hull(look.isExisting ? values : values + [0])
    }

    /// The value in another row, which fulfils the condition.
    func before(_ node: Node, _ look: inout Look) -> ValueInterval? {
        guard look.isExisting else { return nil }
        var row = look.with(look.facts.withoutRows(gates.gates).adding(condition(node.operands[0]), true, gates))
        return interval(node.operands[1], &row)
    }

    /// A sum of squared distances from a mean is at most n/4 times the squared width of the values (Popoviciu 1935), and n
    /// over n − 1 at most 2.
    func spread(_ node: Node, _ look: inout Look) -> ValueInterval? {
        var row = look.with(look.facts.withoutRows(gates.gates).adding(condition(node.operands[0]), true, gates))
        guard look.isExisting, let among = interval(node.operands[1], &row) else { return nil }
        let width = among.upper - among.lower
        return Interval(0, width * width * Rational(5, scale: 1))
    }
}
