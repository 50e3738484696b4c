// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints

/// The facts that a step rests on.
extension CertificateStep {
    /// Hands over the numbers of the facts that the step names, in no order.
    public func forEachReference(_ body: (Int) -> Void) {
        switch self {
        // Most steps are of these kinds.
        case .sum(_, let parts): for part in parts { body(part.fact) }
        case .member(_, _, _, let fact), .gap(let fact): body(fact)
        default:
            _ = renumbered { number in
                body(number)
                return number
            }
        }
    }

    /// The step with every fact that it names under another number.
    public func renumbered(_ new: (Int) -> Int) -> Self {
        func list<T>(_ multiples: [FactMultiple<T>]) -> [FactMultiple<T>] { multiples.map { FactMultiple(new($0.fact), $0.factor) } }
        func sum(_ sum: CaseSum<F>) -> CaseSum<F> {
            CaseSum(flag: sum.flag, product: sum.product, hasDistance: sum.hasDistance, parts: list(sum.parts))
        }
        func renewed(_ escape: Escape<F>) -> Escape<F> {
            var escape = escape
            escape.usingFactor = list(escape.usingFactor)
            escape.usingRest = list(escape.usingRest)
            return escape
        }
        switch self {
        case .roots, .linear, .output, .zeroTest: return self
        case .member(let k, let factor, let multiple, let bound):
            return .member(constraint: k, factor: factor, multiple: multiple, bound: new(bound))
        case .gap(let member): return .gap(member: new(member))
        case .sum(let form, let parts): return .sum(form: form, parts: list(parts))
        case .both(let first, let second): return .both(first: new(first), second: new(second))
        case .product(let k, let a, let b): return .product(constraint: k, a: new(a), b: new(b))
        case .quotient(let k, let factor, let unknown, let nonzero):
            return .quotient(constraint: k, factor: factor, unknown: unknown, nonzero: nonzero.map(new))
        case .indivisible(let form, let parts): return .indivisible(form: form, parts: list(parts))
        case .nonzero(let k, let product): return .nonzero(constraint: k, product: product.map(new))
        case .zeroFlag(let k, let factor, let other, let otherFactor, let range):
            return .zeroFlag(constraint: k, factor: factor, other: other, otherFactor: otherFactor, range: range.map(new))
        case .positional(let parts, let cuts, let known): return .positional(parts: list(parts), cuts: cuts, using: list(known))
        case .staircase(let forms, let known): return .staircase(forms: forms.map(new), using: list(known))
        case .edges(let flags, let starts, let sizes, let lower, let upper, let known):
            return .edges(
                flags: flags.map(new), starts: starts, sizes: sizes, lower: new(lower), upper: new(upper), using: list(known))
        case .division(let k, let divisor, let range, let quotient, let remainder, let rest):
            return .division(
                constraint: k, divisor: divisor, range: new(range), quotient: new(quotient), remainder: new(remainder), rest: new(rest))
        case .square(let k, let ratio, let range, let known):
            return .square(constraint: k, ratio: ratio, range: new(range), using: list(known))
        case .magnitude(let k, let factor, let flag, let multiple, let range):
            return .magnitude(constraint: k, factor: factor, flag: new(flag), multiple: multiple, range: new(range))
        case .extreme(let k, let expansions, let distances):
            return .extreme(constraint: k, expansions: expansions, distances: distances.map(new))
        case .squareGap(let k, let range): return .squareGap(constraint: k, range: new(range))
        case .excluded(let test, let flag, let parts): return .excluded(test: test, flag: new(flag), parts: list(parts))
        case .supported(let form, let parts): return .supported(form: form, parts: list(parts))
        case .spread(let product, let square, let counted, let supported):
            return .spread(
                product: product, square: square, counted: counted.enumerated().map { $0 % 5 < 2 ? new($1) : $1 },
                supported: supported.enumerated().map { $0 % 4 == 2 ? $1 : new($1) })
        case .whole(let shape, let excess, let rest, let number):
            return .whole(shape, excess: new(excess), rest: new(rest), number: new(number))
        case .root(let shape, let excess, let rest, let range, let divisor):
            return .root(shape, excess: new(excess), rest: new(rest), range: new(range), divisor: divisor.map(new))
        case .guarded(let product, let flag, let test, let other, let relief, let range):
            return .guarded(product: product, flag: new(flag), test: test, other: other, relief: relief, range: new(range))
        case .cases(let form, let flag, let product, let zero, let one):
            return .cases(form: form, flag: new(flag), product: product, zero: sum(zero), one: sum(one))
        case .end(let form, let row, let isUpper, let product, let zero, let one):
            return .end(form: form, row: new(row), isUpper: isUpper, product: product, zero: sum(zero), one: sum(one))
        case .either(let cases): return .either(cases: new(cases))
        case .apart(let form, let row, let value, let product, let part):
            return .apart(form: form, row: new(row), value: value, product: product, sum: sum(part))
        case .rank(let k, let expansions, let rows, let ends, let bounds, let escape, let known):
            return .rank(
                constraint: k, expansions: expansions, rows: rows.map(new), ends: ends.map(new), bounds: bounds.map(new),
                escape: escape.map(renewed),
                using: list(known))
        case .oneHot(let constraints, let factors, let weights, let known):
            return .oneHot(constraints: constraints, factors: factors, weights: weights, using: list(known))
        case .combination(let form, let known): return .combination(form: form, using: list(known))
        }
    }
}
