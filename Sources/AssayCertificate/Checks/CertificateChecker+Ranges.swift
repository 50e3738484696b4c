// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints

/// Steps that bound a form.
extension CertificateChecker {
    /// With f = scale · factor + offset the constraint is (a f + a₀)(b f + b₀) − (c f + c₀) = 0. If ab ≠ 0 it has two roots at most, and 0 and 1 are
    /// roots.
    func roots(_ constraint: Int, _ factor: Factor, _ scale: F, _ offset: F) throws(Refusal) -> Fact<F> {
        let base = try form(factor, constraint)
        try Refusal.unless(!scale.isZero && !base.isConstant, "the factor is constant")
        let form = base.scaled(by: scale).adding(Form(offset), times: .one)
        let (a, b, c) = (
            try affine(self.a(constraint), in: form), try affine(self.b(constraint), in: form), try affine(self.c(constraint), in: form)
        )
        try Refusal.unless(!(a.slope * b.slope).isZero, "the constraint is not of second degree")
        let atZero = a.start * b.start - c.start
        let atOne = (a.slope + a.start) * (b.slope + b.start) - (c.slope + c.start)
        try Refusal.unless(atZero.isZero && atOne.isZero, "0 and 1 are not its roots")
        return Fact(form: form, claim: .range(.bit))
    }

    /// `form` as slope · variable + start.
    func affine(_ form: Form<F>, in variable: Form<F>) throws(Refusal) -> (slope: F, start: F) {
        guard let mine = form.terms.first else { return (.zero, form.constant) }
        let slope = mine.coefficient.quotient(by: variable.coefficient(of: mine.wire))
        let rest = form.adding(variable, times: -slope)
        try Refusal.unless(rest.isConstant, "the constraint has other wires")
        return (slope, rest.constant)
    }

    func member(_ constraint: Int, _ factor: Factor, _ multiple: F, _ bound: Int) throws(Refusal) -> Fact<F> {
        try Refusal.unless(try c(constraint) == Form(), "the product is not zero")
        let form = try form(factor, constraint)
        let other = try self.form(factor.other, constraint)
        let (target, interval) = try range(bound)
        try Refusal.unless(!multiple.isZero && form.adding(other, times: -multiple) == target, "fact \(bound) is not about that form")
        try requireNarrow(interval.withZero.width)
        return Fact(form: form, claim: .range(interval.withZero), bound: target)
    }

    func gap(_ number: Int) throws(Refusal) -> Fact<F> {
        let fact = try fact(number)
        guard let bound = fact.bound, case .range = fact.claim else { throw Refusal("fact \(number) bounds nothing by another form") }
        return Fact(form: bound.adding(fact.form, times: .minusOne), claim: fact.claim, bound: bound)
    }

    func sum(_ form: Form<F>, _ parts: [FactMultiple<WideInteger>]) throws(Refusal) -> Fact<F> {
        let interval = try interval(of: form, parts)
        try requireNarrow(interval.width)
        return Fact(form: form, claim: .range(interval))
    }

    /// The interval of a form that is a sum of forms with ranges, times factors, plus a constant.
    func interval(of form: Form<F>, _ parts: [FactMultiple<WideInteger>]) throws(Refusal) -> Interval {
        var total: Interval? = .zero
        for part in parts { total = try range(part.fact).interval.times(part.factor).flatMap { total?.adding($0) } }
        let constant = try self.constant(of: form, less: parts).signedInteger
        guard let shift = Interval(constant, constant), let interval = total?.adding(shift) else {
            throw Refusal("the range is as wide as the field")
        }
        return interval
    }

    /// What is left of a form without multiples of forms of facts, which has to be a constant.
    private func constant(of form: Form<F>, less parts: [FactMultiple<WideInteger>]) throws(Refusal) -> F {
        difference.add(form, times: .one)
        for part in parts { difference.add(facts[part.fact].form, times: part.factor == 1 ? .minusOne : -F(part.factor)) }
        var isConstant = difference.clear(form)
        for part in parts where !difference.clear(facts[part.fact].form) { isConstant = false }
        defer { difference.constant = .zero }
        try Refusal.unless(isConstant, "the parts do not add up to the form")
        return difference.constant
    }

    /// A square is not below zero, and an integer is its square at most, in magnitude.
    func squareGap(_ constraint: Int, _ number: Int) throws(Refusal) -> [Fact<F>] {
        let (form, interval) = try range(number)
        let (a, b, c) = (try a(constraint), try b(constraint), try c(constraint))
        try Refusal.unless(a == form && b == form, "the factors are not that form")
        let signed = interval.withZero
        guard let squares = interval.times(interval), let most = squares.adding(signed), let least = signed.times(-1)?.adding(squares),
            let whole = Interval(0, squares.upper), let below = Interval(0, least.upper), let above = Interval(0, most.upper)
        else { throw Refusal("the range is as wide as the field") }
        try requireNarrow(below.upper)
        try requireNarrow(above.upper)
        return [
            Fact(form: c, claim: .range(whole)), Fact(form: c.adding(form, times: .minusOne), claim: .range(below)),
            Fact(form: c.adding(form, times: .one), claim: .range(above)),
        ]
    }

    /// Where Z = 1, X or −X is the residue of an integer from 0 to less than p, and zero: so is each part less its lower end.
    func excluded(_ test: Place, _ flag: Int, _ parts: [FactMultiple<WideInteger>]) throws(Refusal) -> Fact<F> {
        try Refusal.unless(try c(test.constraint) == Form(), "the product is not zero")
        let (bit, values) = try range(flag)
        try Refusal.unless(values == .bit, "fact \(flag) is not 0 or 1")
        try Refusal.unless(try form(test.factor.other, test.constraint).ratio(to: bit) != nil, "fact \(flag) is not about the other factor")
        let tested = try form(test.factor, test.constraint)
        var rest = tested
        for part in parts { rest = rest.adding(try range(part.fact).form, times: -F(part.factor)) }
        let total = try interval(of: rest.isConstant ? tested : tested.scaled(by: .minusOne), parts)
        try Refusal.unless(total.lower >= 0, "the sum may be below zero")
        try requireNarrow(total.upper)
        guard let first = parts.first, let interval = try range(first.fact).interval.times(first.factor),
            let shifted = Interval(0, max(interval.width, 1))
        else { throw Refusal("the range is as wide as the field") }
        try requireNarrow(shifted.upper)
        let part = try range(first.fact).form.scaled(by: F(first.factor))
        return Fact(form: part.adding(Form(F(interval.lower)), times: .minusOne).adding(bit, times: .one), claim: .range(shifted))
    }

    /// The integers of the two ranges are the same number, and not just the same residue, when both lie within less than p.
    func both(_ first: Int, _ second: Int) throws(Refusal) -> Fact<F> {
        let (one, other) = (try range(first), try range(second))
        try Refusal.unless(one.form == other.form, "the ranges are not about one form")
        try requireNarrow(max(one.interval.upper, other.interval.upper) - min(one.interval.lower, other.interval.lower))
        let common = Interval(max(one.interval.lower, other.interval.lower), min(one.interval.upper, other.interval.upper))
        guard let common else { throw Refusal("the ranges have nothing in common") }
        return Fact(form: one.form, claim: .range(common))
    }

    func product(_ constraint: Int, _ left: Int, _ right: Int) throws(Refusal) -> Fact<F> {
        let (a, b) = (try range(left), try range(right))
        let factors = (try self.a(constraint), try self.b(constraint))
        try Refusal.unless(a.form == factors.0 && b.form == factors.1, "the ranges are not about the factors")
        guard let interval = a.interval.times(b.interval) else { throw Refusal("the range is as wide as the field") }
        try requireNarrow(interval.width)
        return Fact(form: try c(constraint), claim: .range(interval))
    }
}
