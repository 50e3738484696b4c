// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints

/// The facts that a division rests on.
struct Division {
    var range: Int
    var quotient: Int
    var remainder: Int
    var rest: Int
}

/// Steps that rest on the order of the integers.
extension CertificateChecker {
    /// D · δQ = δC = ±δR for two witnesses. |δR| < D, and no product of the ranges reaches p: so D · δQ is an integer below D in magnitude, and zero.
    func division(_ constraint: Int, _ divisor: Factor, _ facts: Division) throws(Refusal) -> [Fact<F>] {
        let (d, q, c) = (try form(divisor, constraint), try form(divisor.other, constraint), try c(constraint))
        try requireKnown(d, "the divisor")
        let (size, quotient) = (try range(facts.range), try range(facts.quotient))
        let (remainder, rest) = (try range(facts.remainder), try range(facts.rest))
        try Refusal.unless(size.form == d && size.interval.lower >= 1, "fact \(facts.range) does not hold the divisor above 0")
        try Refusal.unless(quotient.form == q, "fact \(facts.quotient) is not about the quotient")
        let (sum, difference) = (
            try isKnown(remainder.form.adding(c, times: .one)), try isKnown(remainder.form.adding(c, times: .minusOne))
        )
        try Refusal.unless(sum || difference, "the remainder is not one of C")
        try Refusal.unless(rest.form == d.adding(remainder.form, times: .minusOne), "fact \(facts.rest) is not divisor minus remainder")
        try Refusal.unless(remainder.interval.lower >= 0 && rest.interval.lower >= 1, "the remainder may reach the divisor")
        // divisor − remainder as integers and what its range says of it are the same number, not just the same residue.
        guard let minus = remainder.interval.times(-1)?.adding(size.interval), let gap = rest.interval.times(-1)?.adding(minus),
            let reach = size.interval.times(quotient.interval.width)?.adding(size.interval)
        else { throw Refusal("the range is as wide as the field") }
        try requireNarrow(max(gap.upper, -gap.lower))
        try requireNarrow(reach.upper)
        return [determined(q), determined(c)]
    }

    private func isKnown(_ form: Form<F>) throws(Refusal) -> Bool { try unknownPart(form).isConstant }

    /// From one witness to another all distances grow by the same t. Some distance is zero in the first and so t in the second; some distance is
    /// zero in the second and so −t in the first. Both are residues of integers from 0 to less than p/2, whose sum is then 0 and not p.
    func extreme(_ constraint: Int, _ expansions: [Int], _ distances: [Int]) throws(Refusal) -> Fact<F> {
        try Refusal.unless(try c(constraint) == Form(), "the product is not zero")
        var forms: [(form: Form<F>, interval: Interval)] = []
        for distance in distances { forms.append(try range(distance)) }
        guard let first = forms.first else { throw Refusal("there are no distances") }
        for (form, interval) in forms {
            try requireKnown(form.adding(first.form, times: .minusOne), "the difference of two distances")
            try Refusal.unless(interval.lower >= 0, "a distance may be below zero")
            try requireNarrow(interval.upper + interval.upper)
        }
        for factor in try factors(of: constraint, expansions) {
            try Refusal.unless(factor.isConstant || forms.contains { factor.ratio(to: $0.form) != nil }, "a factor is no distance")
            try Refusal.unless(!factor.isConstant || !factor.constant.isZero, "a factor is zero")
        }
        return determined(first.form)
    }

    /// The factors of A · B, where a factor that is C of a constraint in `expansions`, up to a constant, is replaced by its A and its B.
    func factors(of constraint: Int, _ expansions: [Int]) throws(Refusal) -> [Form<F>] {
        var factors = [try a(constraint), try b(constraint)]
        for expansion in expansions {
            let product = try c(expansion)
            guard let i = factors.lastIndex(where: { $0.ratio(to: product) != nil }) else {
                throw Refusal("constraint \(expansion) is not about a factor")
            }
            factors.remove(at: i)
            factors += [try a(expansion), try b(expansion)]
        }
        return factors
    }
}
