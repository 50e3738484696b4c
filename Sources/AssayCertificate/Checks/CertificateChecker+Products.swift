// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints

/// Steps that determine a form by one or two constraints.
extension CertificateChecker {
    func output(_ constraint: Int) throws(Refusal) -> Fact<F> {
        try requireKnown(a(constraint), "A")
        try requireKnown(b(constraint), "B")
        return determined(try c(constraint))
    }

    func combination(_ form: Form<F>, _ known: [FactMultiple<F>]) throws(Refusal) -> Fact<F> {
        try requireKnown(form, using: known, "the form")
        return determined(form)
    }

    func linear(_ constraint: Int) throws(Refusal) -> [Fact<F>] {
        let form = try linearForm(constraint)
        return [determined(form), Fact(form: form, claim: .range(.zero))]
    }

    private func linearForm(_ constraint: Int) throws(Refusal) -> Form<F> {
        let (a, b, c) = (try a(constraint), try b(constraint), try c(constraint))
        if a.isConstant { return b.scaled(by: a.constant).adding(c, times: .minusOne) }
        try Refusal.unless(b.isConstant, "no factor is constant")
        return a.scaled(by: b.constant).adding(c, times: .minusOne)
    }

    /// With X known, Y = βu + known and C = γu + known, the constraint is u (βX − γ) = something known.
    func quotient(
        _ constraint: Int, _ factor: Factor, _ unknown: Form<F>, _ nonzero: Int?
    ) throws(Refusal) -> Fact<F> {
        let (x, y, c) = (try form(factor, constraint), try form(factor.other, constraint), try c(constraint))
        try requireKnown(x, "the factor")
        try Refusal.unless(!unknown.isConstant && unknown.constant.isZero, "nothing is unknown")
        let (slope, target) = (try slope(y, of: unknown), try slope(c, of: unknown))
        if let nonzero {
            try requireNonzero(x.scaled(by: slope).adding(Form(target), times: .minusOne), nonzero, "the divisor")
        } else {
            try Refusal.unless(target.isZero && !slope.isZero && c.isConstant && !c.constant.isZero, "the divisor may be zero")
        }
        return determined(unknown)
    }

    func nonzero(_ constraint: Int, _ product: Int?) throws(Refusal) -> [Fact<F>] {
        let c = try c(constraint)
        if let product {
            try requireNonzero(c, product, "C")
        } else {
            try Refusal.unless(c.isConstant && !c.constant.isZero, "C may be zero")
        }
        return [try a(constraint), try b(constraint)].map { Fact(form: $0, claim: .nonzero) }
    }

    /// The form is the residue of an integer that is, modulo the common divisor of the multiples, the constant: not zero, and no multiple of p.
    func indivisible(_ form: Form<F>, _ parts: [FactMultiple<WideInteger>]) throws(Refusal) -> Fact<F> {
        let interval = try interval(of: form, parts)
        try requireNarrow(interval.upper)
        try requireNarrow(-interval.lower)
        var divisor: WideInteger = 0
        var constant = form.constant
        for part in parts {
            divisor = .greatestCommonDivisor(divisor, part.factor)
            constant -= F(part.factor) * (try fact(part.fact).form.constant)
        }
        try Refusal.unless(divisor > 1, "the multiples have no common divisor")
        let remainder = constant.signedInteger.flooredDivision(by: divisor).remainder
        try Refusal.unless(remainder > 0, "the common divisor divides the constant as well")
        return Fact(form: form, claim: .nonzero)
    }

    /// A fact says that a form is never zero: a multiple of it is not, or it is the residue of an integer that is no multiple of p.
    private func requireNonzero(_ form: Form<F>, _ number: Int, _ what: String) throws(Refusal) {
        let fact = try fact(number)
        if fact.claim == .nonzero {
            return try Refusal.unless(fact.form.ratio(to: form) != nil, "fact \(number) is not about \(what)")
        }
        let (ranged, interval) = try range(number)
        try Refusal.unless(ranged == form, "fact \(number) is not about \(what)")
        let excludesZero = interval.lower > 0 && interval.upper < modulus || interval.upper < 0 && -interval.lower < modulus
        try Refusal.unless(excludesZero, "\(what) may be zero")
    }

    /// The s for which `form` is s · unknown plus known parts.
    private func slope(_ form: Form<F>, of unknown: Form<F>) throws(Refusal) -> F {
        guard let first = unknown.terms.first else { return .zero }
        let slope = form.coefficient(of: first.wire).quotient(by: first.coefficient)
        try requireKnown(form.adding(unknown, times: -slope), "what is left of a form")
        return slope
    }

    func zeroTest(
        _ test: (constraint: Int, factor: Factor), _ other: (constraint: Int, factor: Factor)
    ) throws(Refusal) -> Fact<F> {
        let (x, z, w) = try zeroTestForms(test, other)
        try requireKnown(x, "the factor")
        let (inner, outer) = (try unknownPart(z), try unknownPart(w))
        try Refusal.unless(inner.isConstant || inner.ratio(to: outer) != nil, "C does not give the other factor")
        return determined(z)
    }

    func zeroFlag(
        _ test: (constraint: Int, factor: Factor), _ other: (constraint: Int, factor: Factor), _ number: Int?
    ) throws(Refusal) -> [Fact<F>] {
        let (x, z, w) = try zeroTestForms(test, other)
        try Refusal.unless(z.adding(Form(.one), times: .minusOne).ratio(to: w) != nil, "C does not give the other factor")
        let flag = Fact(form: z, claim: .range(.bit))
        guard let number else { return [flag] }
        let (form, interval) = try range(number)
        try Refusal.unless(form.ratio(to: x) != nil && interval.lower >= 0, "fact \(number) holds no multiple of the factor at 0 or above")
        guard let positive = Interval(1, max(1, interval.upper)) else { throw Refusal("the range is as wide as the field") }
        try requireNarrow(positive.upper)
        return [flag, Fact(form: form.adding(z, times: .one), claim: .range(positive))]
    }

    /// X, Z and W of the two constraints of a test for zero.
    func zeroTestForms(
        _ test: (constraint: Int, factor: Factor), _ other: (constraint: Int, factor: Factor)
    ) throws(Refusal) -> (x: Form<F>, z: Form<F>, w: Form<F>) {
        try Refusal.unless(try c(test.constraint) == Form(), "the product is not zero")
        let (x, z) = (try form(test.factor, test.constraint), try form(test.factor.other, test.constraint))
        try Refusal.unless(try form(other.factor, other.constraint).ratio(to: x) != nil, "the constraints do not share the factor")
        return (x, z, try c(other.constraint))
    }
}
