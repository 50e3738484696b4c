// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints

private let namesOfConstraintSteps: Set = [
    "rank", "roots", "member", "product", "linear", "output", "nonzero", "quotient", "zero-test", "zero-flag", "division", "square",
    "magnitude", "extreme", "square-gap",
]

extension CertificateStep {
    /// The step as one line: its name, then its parts in the order in which `CertificateStep` declares them.
    var line: String {
        switch self {
        case .roots(let constraint, let factor, let scale, let offset):
            "roots \(constraint) \(factor.rawValue) \(word(scale)) \(word(offset))"
        case .member(let constraint, let factor, let multiple, let bound):
            "member \(constraint) \(factor.rawValue) \(word(multiple)) \(bound)"
        case .gap(let member): "gap \(member)"
        case .sum(let form, let parts): "sum \(word(form)) \(list(parts) { "\($0.fact):\($0.factor)" })"
        case .both(let first, let second): "both \(first) \(second)"
        case .product(let constraint, let a, let b): "product \(constraint) \(a) \(b)"
        case .linear(let constraint): "linear \(constraint)"
        case .output(let constraint): "output \(constraint)"
        case .quotient(let constraint, let factor, let unknown, let nonzero):
            "quotient \(constraint) \(factor.rawValue) \(word(unknown)) \(word(nonzero))"
        case .nonzero(let constraint, let product): "nonzero \(constraint) \(word(product))"
        case .indivisible(let form, let parts): "indivisible \(word(form)) \(list(parts) { "\($0.fact):\($0.factor)" })"
        case .zeroTest(let constraint, let factor, let other, let otherFactor):
            "zero-test \(constraint) \(factor.rawValue) \(other) \(otherFactor.rawValue)"
        case .zeroFlag(let constraint, let factor, let other, let otherFactor, let range):
            "zero-flag \(constraint) \(factor.rawValue) \(other) \(otherFactor.rawValue) \(word(range))"
        case .positional(let parts, let cuts, let known):
            "positional \(list(parts) { "\($0.fact):\($0.factor)" }) \(list(cuts) { "\($0)" }) \(word(known))"
        case .staircase(let forms, let known): "staircase \(list(forms) { "\($0)" }) \(word(known))"
        case .edges(let flags, let starts, let sizes, let lower, let upper, let known):
            """
            edges \(list(flags) { "\($0)" }) \(list(starts, \.description)) \(list(sizes, \.description)) \(lower) \(upper) \
            \(word(known))
            """
        case .division(let constraint, let divisor, let range, let quotient, let remainder, let rest):
            "division \(constraint) \(divisor.rawValue) \(range) \(quotient) \(remainder) \(rest)"
        case .square(let constraint, let ratio, let range, let known): "square \(constraint) \(word(ratio)) \(range) \(word(known))"
        case .magnitude(let constraint, let factor, let flag, let multiple, let range):
            "magnitude \(constraint) \(factor.rawValue) \(flag) \(word(multiple)) \(range)"
        case .extreme(let constraint, let expansions, let distances):
            "extreme \(constraint) \(list(expansions) { "\($0)" }) \(list(distances) { "\($0)" })"
        case .squareGap(let constraint, let range): "square-gap \(constraint) \(range)"
        case .excluded(let test, let flag, let parts):
            "excluded \(words(test)) \(flag) \(list(parts) { "\($0.fact):\($0.factor)" })"
        case .supported(let form, let parts): "supported \(word(form)) \(list(parts) { "\($0.fact):\($0.factor)" })"
        case .spread(let product, let square, let counted, let supported):
            "spread \(product) \(square) \(list(counted) { "\($0)" }) \(list(supported) { "\($0)" })"
        case .whole(let shape, let excess, let rest, let number): "whole \(words(shape)) \(excess) \(rest) \(number)"
        case .root(let shape, let excess, let rest, let range, let divisor):
            "root \(words(shape)) \(excess) \(rest) \(range) \(word(divisor))"
        case .guarded(let product, let flag, let test, let other, let relief, let range):
            "guarded \(words(product)) \(flag) \(words(test)) \(words(other)) \(words(relief)) \(range)"
        case .cases(let form, let flag, let product, let zero, let one):
            "cases \(word(form)) \(flag) \(words(product.map { ($0.constraint, $0.factor) })) \(words(zero)) \(words(one))"
        case .end(let form, let row, let isUpper, let product, let zero, let one):
            "end \(word(form)) \(row) \(isUpper ? 1 : 0) \(words(product.map { ($0.constraint, $0.factor) })) \(words(zero)) \(words(one))"
        case .either(let cases): "either \(cases)"
        case .apart(let form, let row, let value, let product, let sum):
            "apart \(word(form)) \(row) \(value ? 1 : 0) \(words(product.map { ($0.constraint, $0.factor) })) \(words(sum))"
        case .rank(let constraint, let expansions, let rows, let ends, let bounds, let escape, let known):
            """
            rank \(constraint) \(list(expansions) { "\($0)" }) \(list(rows) { "\($0)" }) \(list(ends) { "\($0)" }) \
            \(list(bounds) { "\($0)" }) \(words(escape)) \(word(known))
            """
        case .oneHot(let constraints, let factors, let weights, let known):
            "one-hot \(list(constraints) { "\($0)" }) \(list(factors, \.rawValue)) \(list(weights, word)) \(word(known))"
        case .combination(let form, let known): "combination \(word(form)) \(word(known))"
        }
    }

    private func list<T>(_ items: [T], _ word: (T) -> String) -> String { items.isEmpty ? "-" : items.map(word).joined(separator: ",") }
    private func word(_ number: Int?) -> String { number.map { "\($0)" } ?? "-" }
    private func word(_ element: F) -> String { element.signedInteger.description }
    /// A constraint and a factor, `-` and `a` for none.
    private func words(_ place: (Int, Factor)?) -> String { place.map { "\($0.0) \($0.1.rawValue)" } ?? "- a" }
    private func words(_ place: Place?) -> String { words(place.map { ($0.constraint, $0.factor) }) }

    private func words(_ shape: RootShape<F>) -> String {
        """
        \(words(shape.square)) \(words(shape.multiple)) \(shape.isNearest ? 1 : 0) \(shape.scale) \(words(shape.relief)) \
        \(word(shape.share))
        """
    }

    private func words(_ escape: Escape<F>?) -> String {
        """
        \(words(escape.map { ($0.constraint, $0.factor) })) \(word(escape?.share ?? .zero)) \(word(escape?.usingFactor ?? [])) \
        \(word(escape?.usingRest ?? []))
        """
    }

    private func words(_ sum: CaseSum<F>) -> String {
        "\(word(sum.flag)) \(word(sum.product)) \(sum.hasDistance ? 1 : 0) \(list(sum.parts) { "\($0.fact):\($0.factor)" })"
    }
    private func word(_ known: Known) -> String { list(known) { "\($0.fact):\(word($0.factor))" } }
    private func word(_ form: Form<F>) -> String {
        list((form.constant.isZero ? [] : [Form.Term(0, form.constant)]) + form.terms) { "\($0.wire):\(word($0.coefficient))" }
    }

    /// Reads the words of a line; `nil` when they are no step.
    init?(_ words: inout WordReader) {
        guard let name = words.next(),
            let step = Self.read(name, &words) ?? Self.readSum(name, &words) ?? Self.readRoot(name, &words)
        else { return nil }
        self = step
    }

    /// Steps about single constraints, whose number comes first.
    private static func read(_ name: String, _ words: inout WordReader) -> Self? {
        guard
            namesOfConstraintSteps.contains(name), let k = words.nextInt()
        else { return nil }
        switch name {
        case "product": return words.nextInt().flatMap { a in words.nextInt().map { .product(constraint: k, a: a, b: $0) } }
        case "rank": return readRank(k, &words)
        case "linear": return .linear(constraint: k)
        case "square-gap": return words.nextInt().map { .squareGap(constraint: k, range: $0) }
        case "output": return .output(constraint: k)
        case "nonzero": return words.nextOptionalInt().map { .nonzero(constraint: k, product: $0) }
        case "square":
            guard let ratio: F = words.nextElement(), let range = words.nextInt() else { return nil }
            return words.nextMultiples().map { .square(constraint: k, ratio: ratio, range: range, using: $0) }
        case "extreme":
            return words.nextInts().flatMap { expansions in
                words.nextInts().map { .extreme(constraint: k, expansions: expansions, distances: $0) }
            }
        default: return words.nextFactor().flatMap { read(name, k, $0, &words) }
        }
    }

    /// Steps about one factor of a constraint.
    private static func read(_ name: String, _ k: Int, _ factor: Factor, _ words: inout WordReader) -> Self? {
        switch name {
        case "roots":
            guard let scale: F = words.nextElement(), let offset: F = words.nextElement() else { return nil }
            return .roots(constraint: k, factor: factor, scale: scale, offset: offset)
        case "member":
            guard let multiple: F = words.nextElement(), let bound = words.nextInt() else { return nil }
            return .member(constraint: k, factor: factor, multiple: multiple, bound: bound)
        case "magnitude":
            guard let flag = words.nextInt(), let multiple: F = words.nextElement(), let range = words.nextInt() else { return nil }
            return .magnitude(constraint: k, factor: factor, flag: flag, multiple: multiple, range: range)
        case "quotient":
            guard let unknown: Form<F> = words.nextForm(), let nonzero = words.nextOptionalInt() else { return nil }
            return .quotient(constraint: k, factor: factor, unknown: unknown, nonzero: nonzero)
        case "division":
            let numbers = (0..<4).compactMap { _ in words.nextInt() }
            guard numbers.count == 4 else { return nil }
            return .division(
                constraint: k, divisor: factor, range: numbers[0], quotient: numbers[1], remainder: numbers[2], rest: numbers[3])
        default:
            guard let other = words.nextInt(), let otherFactor = words.nextFactor() else { return nil }
            if name == "zero-test" { return .zeroTest(constraint: k, factor: factor, other: other, otherFactor: otherFactor) }
            return words.nextOptionalInt().map {
                .zeroFlag(constraint: k, factor: factor, other: other, otherFactor: otherFactor, range: $0)
            }
        }
    }

    private static func readRank(_ k: Int, _ words: inout WordReader) -> Self? {
        guard let expansions = words.nextInts(), let rows = words.nextInts(), let ends = words.nextInts(), let bounds = words.nextInts(),
            let escape = words.nextEscape(F.self)
        else { return nil }
        return words.nextMultiples().map {
            .rank(
                constraint: k, expansions: expansions, rows: rows, ends: ends, bounds: bounds,
                escape: escape, using: $0)
        }
    }

    /// Steps about square roots.
    private static func readRoot(_ name: String, _ words: inout WordReader) -> Self? {
        if name == "guarded" {
            guard let product = words.nextPlace(), let product, let flag = words.nextInt(), let test = words.nextPlace(), let test,
                let other = words.nextPlace(), let other, let relief = words.nextPlace(), let relief, let range = words.nextInt()
            else { return nil }
            return .guarded(
                product: Place(product), flag: flag, test: Place(test), other: Place(other), relief: Place(relief), range: range)
        }
        guard name == "whole" || name == "root", let shape: RootShape<F> = words.nextRootShape(), let excess = words.nextInt(),
            let rest = words.nextInt(), let number = words.nextInt()
        else { return nil }
        if name == "whole" { return .whole(shape, excess: excess, rest: rest, number: number) }
        return words.nextOptionalInt().map { .root(shape, excess: excess, rest: rest, range: number, divisor: $0) }
    }

    /// Steps about sums of facts.
    private static func readSum(_ name: String, _ words: inout WordReader) -> Self? {
        switch name {
        case "either": return words.nextInt().map { .either(cases: $0) }
        case "gap": return words.nextInt().map { .gap(member: $0) }
        case "both": return words.nextInt().flatMap { first in words.nextInt().map { .both(first: first, second: $0) } }
        case "sum":
            guard let form: Form<F> = words.nextForm(), let parts = words.nextWeights(F.self) else { return nil }
            return .sum(form: form, parts: parts)
        case "indivisible":
            guard let form: Form<F> = words.nextForm(), let parts = words.nextWeights(F.self) else { return nil }
            return .indivisible(form: form, parts: parts)
        case "excluded":
            guard let test = words.nextPlace(), let test, let flag = words.nextInt() else { return nil }
            return words.nextWeights(F.self).map { .excluded(test: Place(test), flag: flag, parts: $0) }
        case "supported":
            guard let form: Form<F> = words.nextForm(), let parts = words.nextWeights(F.self) else { return nil }
            return .supported(form: form, parts: parts)
        case "spread":
            guard let product = words.nextInt(), let square = words.nextInt(), let counted = words.nextInts() else { return nil }
            return words.nextInts().map { .spread(product: product, square: square, counted: counted, supported: $0) }
        case "positional":
            guard let parts = words.nextWeights(F.self), let cuts = words.nextInts() else { return nil }
            return words.nextMultiples().map { .positional(parts: parts, cuts: cuts, using: $0) }
        case "staircase":
            guard let forms = words.nextInts() else { return nil }
            return words.nextMultiples().map { .staircase(forms: forms, using: $0) }
        case "edges":
            guard let flags = words.nextInts(), let starts: [F] = words.nextElements(), let sizes: [F] = words.nextElements(),
                let lower = words.nextInt(), let upper = words.nextInt()
            else { return nil }
            return words.nextMultiples().map {
                .edges(
                    flags: flags, starts: starts.map(\.signedInteger), sizes: sizes.map(\.signedInteger), lower: lower, upper: upper,
                    using: $0)
            }
        case "one-hot":
            guard let constraints = words.nextInts(), let factors = words.nextFactors(), let weights: [F] = words.nextElements() else {
                return nil
            }
            return words.nextMultiples().map { .oneHot(constraints: constraints, factors: factors, weights: weights, using: $0) }
        case "cases":
            guard let form: Form<F> = words.nextForm(), let flag = words.nextInt(), let product = words.nextPlace(),
                let zero: CaseSum<F> = words.nextCaseSum(), let one: CaseSum<F> = words.nextCaseSum()
            else { return nil }
            return .cases(form: form, flag: flag, product: product.map { FlagProduct(constraint: $0, factor: $1) }, zero: zero, one: one)
        case "end":
            guard let form: Form<F> = words.nextForm(), let row = words.nextInt(), let isUpper = words.nextFlag(),
                let product = words.nextPlace(), let zero: CaseSum<F> = words.nextCaseSum(), let one: CaseSum<F> = words.nextCaseSum()
            else { return nil }
            return .end(
                form: form, row: row, isUpper: isUpper, product: product.map { FlagProduct(constraint: $0, factor: $1) }, zero: zero,
                one: one)
        case "apart":
            guard let form: Form<F> = words.nextForm(), let row = words.nextInt(), let value = words.nextFlag(),
                let product = words.nextPlace(), let sum: CaseSum<F> = words.nextCaseSum()
            else { return nil }
            return .apart(
                form: form, row: row, value: value, product: product.map { FlagProduct(constraint: $0, factor: $1) }, sum: sum)
        case "combination":
            guard let form: Form<F> = words.nextForm() else { return nil }
            return words.nextMultiples().map { .combination(form: form, using: $0) }
        default: return nil
        }
    }
}
