// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCertificate
internal import AssayConstraints

/// Factors of a product of ranked rows that are about no row.
extension Search {
    /// Bounds of what is looked for, and one that says that another constraint gives it; `nil` when a factor is neither.
    func takeOthers(
        _ others: [Form<F>], _ z: Form<F>, _ ranked: [(factor: RankedFactor<F>, row: Int)], _ ends: [Int]
    ) -> (bounds: [Int], escape: Escape<F>?)? {
        var bounds: [Int] = []
        var escape: Escape<F>?
        for factor in others {
            if let known = way(toKnow: factor) {
                guard escape == nil, let found = self.escape(from: factor, known, z) else { return nil }
                escape = found
            } else {
                guard bounds.isEmpty, let end = ends.first, case .end(_, _, let value) = checker.facts[end].claim, let value,
                    let ratio = unknownPart(z).ratio(to: unknownPart(factor))
                else { return nil }
                let bound = factor.scaled(by: ranked[0].factor.sign * ratio)
                bounds = ranked.compactMap { apart(bound, $0.factor, $0.row, value) }
                guard bounds.count == ranked.count else { return nil }
            }
        }
        return (bounds, escape)
    }

    /// A zero product S · V of which S is not zero where the factor is, and V is a multiple of the rows.
    private func escape(from factor: Form<F>, _ known: [FactMultiple<F>], _ z: Form<F>) -> Escape<F>? {
        guard let wire = factor.terms.first?.wire else { return nil }
        for entry in index.entries(of: Int(wire)) where entry.matrix < 2 && isZeroProduct(entry.constraint) {
            let side: Factor = entry.matrix == 0 ? .a : .b
            let s = row(side, entry.constraint)
            guard let ratio = Form(.one).adding(s, times: .minusOne).ratio(to: factor),
                let (share, using) = shares(of: row(side.other, entry.constraint), z).first
            else { continue }
            return Escape(
                constraint: entry.constraint, factor: side, share: share,
                usingFactor: known.map { FactMultiple($0.fact, -ratio * $0.factor) }, usingRest: using)
        }
        return nil
    }

    /// Multiples of the rows that leave something known of a form, with what makes it known.
    private func shares(of form: Form<F>, _ rows: Form<F>) -> [(share: F, using: [FactMultiple<F>])] {
        guard let place = unknownPart(rows).terms.first else { return [] }
        let inverse = inverse(of: place.coefficient)
        var found: [(share: F, using: [FactMultiple<F>])] = []
        func add(_ rest: Form<F>, _ using: [FactMultiple<F>]) {
            let share = rest.coefficient(of: place.wire) * inverse
            guard !share.isZero, let way = way(toKnow: rest.adding(rows, times: -share)) else { return }
            found.append((share, using + way))
        }
        add(form, [])
        for term in unknownPart(form).terms where rows.coefficient(of: term.wire).isZero {
            for number in relationsOfWire[Int(term.wire)] where !relations[number].isRange {
                guard let inverse = relations[number].form.coefficient(of: term.wire).inverse else { continue }
                let factor = term.coefficient * inverse
                add(form.adding(relations[number].form, times: -factor), [FactMultiple(relations[number].fact, factor)])
            }
        }
        return found
    }

    /// Determined forms that make a form known, when one is enough.
    func way(toKnow form: Form<F>) -> [FactMultiple<F>]? {
        let unknown = unknownPart(form)
        guard let first = unknown.terms.first else { return [] }
        for number in relationsOfWire[Int(first.wire)] where !relations[number].isRange {
            guard let inverse = relations[number].form.coefficient(of: first.wire).inverse else { continue }
            let factor = first.coefficient * inverse
            if isKnown(unknown.adding(relations[number].form, times: -factor)) {
                return [FactMultiple(relations[number].fact, factor)]
            }
        }
        return nil
    }

    /// Where the flag has this value the bound is what its place leaves of a row; where no row counts, this one does not.
    private func apart(_ bound: Form<F>, _ ranked: RankedFactor<F>, _ row: Int, _ value: Bool) -> Int? {
        let (y, g) = (checker.facts[ranked.place].form, checker.facts[ranked.flag].form)
        var rest = bound.adding(y, times: -ranked.sign)
            .adding(g.adding(Form(value ? .one : .zero), times: .minusOne), times: ranked.sign * ranked.weight)
        if let product = ranked.product {
            let given = self.row(product.factor.other, product.constraint).scaled(by: value ? ranked.slope : .zero)
            rest = rest.adding(c(product.constraint).adding(given, times: .minusOne), times: ranked.sign * ranked.share)
        }
        var parts = [FactMultiple(ranked.place, ranked.sign.signedInteger)]
        var flag = -ranked.sign * ranked.weight
        if let (fact, multiple) = takeExcluded(ranked, in: rest) {
            rest = rest.adding(checker.facts[fact].form, times: -multiple)
            parts.append(FactMultiple(fact, multiple.signedInteger))
        } else if let (gap, multiple) = gapOfMask(ranked, in: rest) {
            // Of a single row the mask is all that says whether one counts: it is up where the flag is.
            rest = rest.adding(checker.facts[gap].form.adding(g, times: .one), times: -multiple)
                .adding(Form(value ? multiple : .zero), times: .one)
            parts.append(FactMultiple(gap, multiple.signedInteger))
            flag += multiple
        }
        guard let range = range(of: rest) else { return nil }
        let sum = CaseSum(flag: flag, product: -ranked.sign * ranked.share, parts: parts + [FactMultiple(range, 1)])
        return take(.apart(form: bound, row: row, value: value, product: ranked.product, sum: sum))?.first
    }

    /// What the flag leaves of its mask, where the form has a multiple of the mask.
    private func gapOfMask(_ ranked: RankedFactor<F>, in form: Form<F>) -> (fact: Int, multiple: F)? {
        guard let mask = checker.facts[ranked.flag].bound, let first = mask.terms.first else { return nil }
        let multiple = form.coefficient(of: first.wire) * inverse(of: first.coefficient)
        return multiple.isZero ? nil : gap(of: ranked.flag).map { ($0, multiple) }
    }

    /// A flag that no row counts, in a form beside the mask of a row: not both are 1.
    private func takeExcluded(_ ranked: RankedFactor<F>, in form: Form<F>) -> (fact: Int, multiple: F)? {
        guard let mask = checker.facts[ranked.flag].bound, let first = mask.terms.first, let fact = rangeByName(mask) else { return nil }
        let multiple = form.coefficient(of: first.wire) * inverse(of: first.coefficient)
        guard !multiple.isZero else { return nil }
        // The mask may itself be what a test for zero leaves, as that of a group is: that test says nothing of the others.
        for term in form.terms where isKnown(term.wire) && rangeOfWire[Int(term.wire)] >= 0 && mask.coefficient(of: term.wire).isZero {
            guard let test = zeroTests(of: Form(wire: Int(term.wire))).first else { continue }
            for sign in [F.one, -F.one] {
                let tested = row(test.factor, test.constraint).scaled(by: sign)
                guard let others = rangeAboveZero(of: tested.adding(mask, times: .minusOne)), !isBelowZero(others) else { continue }
                let parts = [FactMultiple(fact, WideInteger(1)), FactMultiple(others, 1)]
                if let one = take(.excluded(test: test, flag: Int(rangeOfWire[Int(term.wire)]), parts: parts))?.first {
                    return (one, multiple)
                }
            }
        }
        return nil
    }
}
