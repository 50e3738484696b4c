// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints

/// What `rank` asks of rows, and what follows from one zero product.
struct RankPremises<F: PrimeField> {
    var rows: [Int]
    var ends: [Int]
    var bounds: [Int]
    var escape: Escape<F>?
    var known: [FactMultiple<F>]
}

/// Steps about the value of a rank among others, whose flags are not determined where values tie.
extension CertificateChecker {
    func cases(_ form: Form<F>, _ flag: Int, _ product: FlagProduct?, _ sums: [CaseSum<F>]) throws(Refusal) -> Fact<F> {
        let (bit, values) = try range(flag)
        try Refusal.unless(values == .bit, "fact \(flag) is not 0 or 1")
        let zero = try interval(of: form, bit, false, product, sums[0])
        let one = try interval(of: form, bit, true, product, sums[1])
        try requireNarrow(zero.width)
        try requireNarrow(one.width)
        return Fact(form: form, claim: .cases(flag: bit, whenZero: zero, whenOne: one))
    }

    func either(_ number: Int) throws(Refusal) -> Fact<F> {
        let (form, _, zero, one) = try rowCases(number)
        guard let both = Interval(min(zero.lower, one.lower), max(zero.upper, one.upper)) else { throw Refusal("an interval is empty") }
        try requireNarrow(both.width)
        return Fact(form: form, claim: .range(both))
    }

    /// A form is the distance d ≥ 0 plus something that is not below zero, and less than p: if it is zero, so is d. Or it is between 0 and p.
    func end(
        _ form: Form<F>, _ row: Int, _ isUpper: Bool, _ product: FlagProduct?, _ sums: [CaseSum<F>]
    ) throws(Refusal) -> Fact<F> {
        let place = try rowCases(row)
        for value in [false, true] {
            let (interval, sum) = value ? (place.one, sums[1]) : (place.zero, sums[0])
            let bound = Form(F(isUpper ? interval.upper : interval.lower))
            let distance = bound.adding(place.form, times: .minusOne).scaled(by: isUpper ? .one : .minusOne)
            let rest = try self.interval(
                of: sum.hasDistance ? form.adding(distance, times: .minusOne) : form, place.flag, value, product, sum)
            try Refusal.unless(rest.lower >= (sum.hasDistance ? 0 : 1), "the form may be zero elsewhere")
            try requireNarrow(rest.upper)
            if sum.hasDistance { try requireNarrow(rest.upper + interval.width) }
        }
        let values = [false, true].filter { sums[$0 ? 1 : 0].hasDistance }
        return Fact(form: form, claim: .end(row: row, isUpper: isUpper, value: values.count == 1 ? values[0] : nil))
    }

    func apart(_ form: Form<F>, _ row: Int, _ value: Bool, _ product: FlagProduct?, _ sum: CaseSum<F>) throws(Refusal) -> Fact<F> {
        let rest = try interval(of: form, try rowCases(row).flag, value, product, sum)
        try Refusal.unless(rest.lower >= 1 && !sum.hasDistance, "the form may be zero")
        try requireNarrow(rest.upper)
        return Fact(form: form, claim: .apart(row: row, value: value))
    }

    /// The interval of a form where the flag has this value.
    private func interval(
        of form: Form<F>, _ flag: Form<F>, _ value: Bool, _ product: FlagProduct?, _ sum: CaseSum<F>
    ) throws(Refusal) -> Interval {
        var rest = form.adding(flag.adding(Form(value ? .one : .zero), times: .minusOne), times: -sum.flag)
        if let product {
            let (slope, start) = try affine(self.form(product.factor, product.constraint), in: flag)
            let other = try self.form(product.factor.other, product.constraint).scaled(by: value ? slope + start : start)
            rest = rest.adding(try c(product.constraint).adding(other, times: .minusOne), times: -sum.product)
        }
        return try interval(of: rest, sum.parts)
    }

    private func rowCases(_ number: Int) throws(Refusal) -> (form: Form<F>, flag: Form<F>, zero: Interval, one: Interval) {
        let fact = try fact(number)
        guard case .cases(let flag, let zero, let one) = fact.claim else { throw Refusal("fact \(number) is not one of cases") }
        return (fact.form, flag, zero, one)
    }

    /// From one witness to another all rows grow by one t, an integer of less than p/2 in magnitude; let it not be zero. Rows whose flag is 1 lie
    /// on one side of those whose flag is 0, so flags change in one direction only, and with one sum not at all. Then no row can be at the end of
    /// its interval in the witness from which it moves beyond. There the bound is zero then, and so no flag is what it is at an end; in the other witness
    /// no row is at its end either, as the flags are the same, and the bound is zero again: it is a row and something known, so t is zero.
    func rank(_ constraint: Int, _ expansions: [Int], _ premises: RankPremises<F>) throws(Refusal) -> Fact<F> {
        var rows: [(form: Form<F>, flag: Form<F>, zero: Interval, one: Interval)] = []
        for row in premises.rows { rows.append(try rowCases(row)) }
        guard let first = rows.first else { throw Refusal("there are no rows") }
        try requireNarrow(WideInteger(rows.count + 1))
        let ascends = rows.allSatisfy { $0.zero.upper <= $0.one.lower }
        try Refusal.unless(ascends || rows.allSatisfy { $0.one.upper <= $0.zero.lower }, "the flags do not part the rows")
        var reach: WideInteger = 0
        var flags: [Form<F>] = []
        for row in rows {
            try requireKnown(row.form.adding(first.form, times: .minusOne), "the difference of two rows")
            reach = max(reach, max(row.zero.upper, row.one.upper) - min(row.zero.lower, row.one.lower))
            try requireNarrow(reach)
            flags.append(row.flag)
        }
        try requireNarrow(reach + reach)
        try requireKnown(Form(flags.flatMap(\.terms), constant: flags.reduce(.zero) { $0 + $1.constant }), using: premises.known, "the sum")
        let allowed = try endForms(premises, first.form) + escapeForms(premises, first.form)
        try Refusal.unless(try c(constraint) == Form(), "the product is not zero")
        for factor in try factors(of: constraint, expansions) {
            if factor.isConstant {
                try Refusal.unless(!factor.constant.isZero, "a factor is zero")
            } else {
                let name = factor.terms[0].wire
                try Refusal.unless(allowed.contains { $0.terms.first?.wire == name && factor.ratio(to: $0) != nil }, "a factor is no end")
            }
        }
        return determined(first.form)
    }

    /// The forms whose being zero puts a row to its end, all to the same one.
    private func endForms(_ premises: RankPremises<F>, _ row: Form<F>) throws(Refusal) -> [Form<F>] {
        var forms: [Form<F>] = []
        var side: Bool?
        for number in premises.ends {
            let fact = try fact(number)
            guard case .end(let place, let isUpper, _) = fact.claim else { throw Refusal("fact \(number) is no end") }
            try Refusal.unless(premises.rows.contains(place), "fact \(number) is about another row")
            try Refusal.unless(side == nil || side == isUpper, "the ends are not on one side")
            side = isUpper
            forms.append(fact.form)
        }
        if let bound = try boundForm(premises, row, isUpper: side ?? false) { forms.append(bound) }
        return forms
    }

    /// A form that is a row and something known, and not zero where a row is at its end.
    private func boundForm(_ premises: RankPremises<F>, _ row: Form<F>, isUpper: Bool) throws(Refusal) -> Form<F>? {
        var bound: Form<F>?
        var (value, rows): (Bool?, Set<Int>) = (nil, [])
        for number in premises.bounds {
            let fact = try fact(number)
            guard case .apart(let place, let flag) = fact.claim else { throw Refusal("fact \(number) is no bound") }
            try Refusal.unless(bound == nil || bound == fact.form, "there are two bounds")
            try Refusal.unless(value == nil || value == flag, "the bound is about two sides")
            (bound, value) = (fact.form, flag)
            rows.insert(place)
        }
        guard let bound else { return nil }
        try Refusal.unless(rows.isSuperset(of: premises.rows), "the bound is not about every row")
        for number in premises.ends {
            guard case .end(_, _, let flag) = try fact(number).claim, let flag, flag == value else {
                throw Refusal("the end \(number) is on the other side")
            }
        }
        try requireKnown(bound.adding(row, times: isUpper ? .one : .minusOne), "what is left of the bound")
        return bound
    }

    /// A known form E with S + λE a constant other than zero: where E is zero S is not, and V is zero.
    private func escapeForms(_ premises: RankPremises<F>, _ row: Form<F>) throws(Refusal) -> [Form<F>] {
        guard let escape = premises.escape else { return [] }
        let (s, v) = (try form(escape.factor, escape.constraint), try form(escape.factor.other, escape.constraint))
        try Refusal.unless(try c(escape.constraint) == Form(), "the product is not zero")
        try requireKnown(s, using: escape.usingFactor, "the factor")
        try Refusal.unless(!escape.share.isZero, "the escape does not give the rows")
        try requireKnown(v.adding(row, times: -escape.share), using: escape.usingRest, "what is left of the escape")
        // All forms E for which some S + λE is a constant are S plus constants, times factors; E + S = 1 is the one that occurs.
        return [Form(.one).adding(s, times: .minusOne)]
    }
}
