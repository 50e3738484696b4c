// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints

/// What the shape of a root stands for in a circuit.
private struct HeldRoot<F: PrimeField> {
    var root: Form<F>
    var multiple: Form<F>
    var square: Form<F>
    var divisor: Form<F>
    var excess: Interval
    var rest: Interval
    /// Excess + σ · C − what else is not known of it.
    var number: Form<F>
    /// Below zero.
    var constant: WideInteger
}

/// Steps about square roots.
extension CertificateChecker {
    /// Let r < r' be the roots of two witnesses, so that r' is not zero and has no relief. Then excess' + rest is a constant below zero less
    /// σD(r'² − λr' − (r + 1)² + λ(r + 1)), with λ = 1 for the nearest and 0 otherwise; that product is not below zero, since x² − λx does not fall from
    /// x = 1 on. So two sums that are not below zero differ by less than p, and are not the same.
    func root(
        _ shape: RootShape<F>, _ excess: Int, _ rest: Int, _ range: Int, _ divisor: Int?
    ) throws(Refusal) -> [Fact<F>] {
        let held = try held(shape, excess, rest)
        let (form, roots) = try self.range(range)
        try Refusal.unless(form == held.root && roots.lower >= 0, "fact \(range) does not hold the root at 0 or above")
        let divisors = try self.range(of: held.divisor, divisor)
        try Refusal.unless(divisors.lower >= 0, "the divisor may be below zero")
        try requireKnown(held.divisor, "the divisor")
        try requireKnown(held.number, "the number")
        guard let squares = boundedProduct(roots.upper, roots.upper), let multiple = boundedProduct(squares, divisors.upper),
            let reach = boundedProduct(multiple, shape.scale), let width = held.excess.adding(held.rest)
        else { throw Refusal("the range is as wide as the field") }
        try requireNarrow(width.upper + reach)
        try requireNarrow(width.upper + reach - held.constant)
        return [determined(held.root), determined(held.multiple), determined(held.square)]
    }

    private func range(of form: Form<F>, _ number: Int?) throws(Refusal) -> Interval {
        guard let number else {
            let constant = form.constant.signedInteger
            guard form.isConstant, let interval = Interval(constant, constant) else { throw Refusal("the divisor has no range") }
            return interval
        }
        let (found, interval) = try range(number)
        try Refusal.unless(found == form, "fact \(number) is not about the divisor")
        return interval
    }

    /// Where r is not zero, τ = 2dr is an integer by excess + rest, and τ² − 2λdτ = 4d(n − excess) holds of integers. No square divides d, so d
    /// divides τ, and 4 divides d · u² or d · u(u − 2) for u = τ/d: so u is even, as 4 does not divide d.
    func whole(_ shape: RootShape<F>, _ excess: Int, _ rest: Int, _ number: Int) throws(Refusal) -> Fact<F> {
        let held = try held(shape, excess, rest)
        let divisor = held.divisor.constant.signedInteger
        try Refusal.unless(held.divisor.isConstant && shape.scale == 1 && isSquareFree(divisor), "a square may divide the divisor")
        let (form, numbers) = try range(number)
        try Refusal.unless(form == held.number, "fact \(number) is not about the number")
        let shift = -held.constant - (shape.isNearest ? 0 : divisor)
        guard let shift = Interval(shift, shift), let sum = held.excess.adding(held.rest), let twice = sum.adding(shift),
            let squares = twice.times(twice), let terms = sum.times(4 * divisor), let others = numbers.times(4 * divisor),
            let middle = twice.times(2 * divisor)
        else { throw Refusal("the range is as wide as the field") }
        var reach: WideInteger = 0
        for interval in [squares, terms, others] + (shape.isNearest ? [middle] : []) {
            reach = reach + max(interval.upper, -interval.lower)
            try requireNarrow(reach)
        }
        try requireNarrow(2 * divisor)
        let least = -(-twice.lower).flooredDivision(by: 2 * divisor).quotient
        let greatest = twice.upper.flooredDivision(by: 2 * divisor).quotient
        guard let interval = Interval(min(least, 0), max(greatest, 0)) else { throw Refusal("there is no root") }
        try requireNarrow(interval.width)
        return Fact(form: held.root, claim: .range(interval))
    }

    private func isSquareFree(_ number: WideInteger) -> Bool {
        guard let number = number.int, number > 0, number <= 1 << 20 else { return false }
        return !(2...1 << 10).contains { $0 * $0 <= number && number % ($0 * $0) == 0 }
    }

    private func held(_ shape: RootShape<F>, _ excess: Int, _ rest: Int) throws(Refusal) -> HeldRoot<F> {
        let root = try form(shape.square.factor, shape.square.constraint)
        let multiple = try form(shape.square.factor.other, shape.square.constraint)
        let square = try c(shape.square.constraint)
        let divisor = try self.divisor(shape, root, multiple)
        let relief = try self.relief(shape, root)
        try Refusal.unless(shape.scale >= 1, "the scale is not positive")
        let (s, t) = (try range(excess), try range(rest))
        try Refusal.unless(s.interval.lower >= 0 && t.interval.lower >= 0, "a form may be below zero")
        let scale = F(shape.scale)
        let whole = multiple.scaled(by: scale + scale).adding(relief, times: .one)
            .adding(divisor, times: shape.isNearest ? .zero : scale)
        let constant = t.form.adding(s.form, times: .one).adding(whole, times: .minusOne)
        try Refusal.unless(constant.isConstant && constant.constant.signedInteger.isNegative, "fact \(rest) is not what the excess leaves")
        let number = s.form.adding(square, times: scale).adding(multiple, times: shape.isNearest ? -scale : .zero)
            .adding(relief, times: .minusOne)
        return HeldRoot(
            root: root, multiple: multiple, square: square, divisor: divisor, excess: s.interval, rest: t.interval, number: number,
            constant: constant.constant.signedInteger)
    }

    private func divisor(_ shape: RootShape<F>, _ root: Form<F>, _ multiple: Form<F>) throws(Refusal) -> Form<F> {
        guard let place = shape.multiple else {
            guard let ratio = multiple.ratio(to: root) else { throw Refusal("the other factor is no multiple of the root") }
            return Form(ratio)
        }
        let (factor, product) = (try form(place.factor, place.constraint), try c(place.constraint))
        try Refusal.unless(factor == root && product == multiple, "constraint \(place.constraint) does not make the other factor")
        return try form(place.factor.other, place.constraint)
    }

    private func relief(_ shape: RootShape<F>, _ root: Form<F>) throws(Refusal) -> Form<F> {
        guard let place = shape.relief else { return Form() }
        try Refusal.unless(try c(place.constraint) == Form(), "the product is not zero")
        try Refusal.unless(try form(place.factor, place.constraint).ratio(to: root) != nil, "the relief is another one's")
        return try form(place.factor.other, place.constraint).scaled(by: shape.share)
    }

    /// The factor O is 0 or 1. If it is 0, so is C. If it is 1, r is at least 1, what stands beside it in the product is zero, and X is known; so is
    /// then the flag Z of the test for zero, as `zero-test` says.
    func guarded(
        _ product: Place, _ flag: Int, _ test: Place, _ other: Place, _ relief: Place, _ range: Int
    ) throws(Refusal) -> Fact<F> {
        let (bit, values) = try self.range(flag)
        try Refusal.unless(values == .bit, "fact \(flag) is not 0 or 1")
        let guardForm = try form(product.factor, product.constraint)
        try Refusal.unless(guardForm.ratio(to: bit) != nil, "the factor is no flag")
        try requireKnown(bit, "the flag")
        let (x, z, w) = try zeroTestForms((test.constraint, test.factor), (other.constraint, other.factor))
        try Refusal.unless(z.ratio(to: try form(product.factor.other, product.constraint)) != nil, "the product has no such flag")
        try Refusal.unless(try c(relief.constraint) == Form(), "the product is not zero")
        let root = try form(relief.factor, relief.constraint)
        let (rest, interval) = try self.range(range)
        try Refusal.unless(
            rest == root.adding(bit, times: .minusOne) && interval.lower >= 0, "fact \(range) is not what the flag leaves of the root")
        try requireNarrow(interval.upper + 1)
        let free = try unknownPart(try form(relief.factor.other, relief.constraint))
        let open = try unknownPart(x)
        try Refusal.unless(open.isConstant || open.ratio(to: free) != nil, "what is tested has other wires")
        let (inner, outer) = (try unknownPart(z), try unknownPart(w))
        try Refusal.unless(inner.isConstant || inner.ratio(to: outer) != nil, "C does not give the other factor")
        return determined(try c(product.constraint))
    }
}
