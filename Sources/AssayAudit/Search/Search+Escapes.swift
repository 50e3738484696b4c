// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCertificate
internal import AssayConstraints

/// Factors of a product of ranked rows that are about no row.
extension Search {
    /// Bounds of what is looked for, and one that says that another constraint gives it; `nil` when a factor is neither.
    mutating func takeOthers(_ others: [Form<F>], _ z: Form<F>, _ ranked: [RankedFactor<F>]) -> (floors: [Int], escape: Escape<F>?)? {
        var floors: [Int] = []
        var escape: Escape<F>?
        for factor in others {
            if let known = way(toKnow: factor) {
                guard escape == nil, let found = self.escape(from: factor, known, z) else { return nil }
                escape = found
            } else {
                guard let ratio = z.part(without: isKnown).ratio(to: factor.part(without: isKnown)),
                    let floor = floor(factor.scaled(by: ranked[0].sign * ratio), ranked)
                else { return nil }
                floors.append(floor)
            }
        }
        return (floors, escape)
    }

    /// A zero product S · V of which S is not zero where the factor is, and V is a multiple of the rows.
    private func escape(from factor: Form<F>, _ known: [FactMultiple<F>], _ z: Form<F>) -> Escape<F>? {
        guard let wire = factor.terms.first?.wire else { return nil }
        for entry in index.entries(of: Int(wire)) where entry.matrix < 2 && circuit.c.entries(entry.constraint).isEmpty {
            let side: Factor = entry.matrix == 0 ? .a : .b
            let s = row(side, entry.constraint)
            guard let ratio = Form(.one).adding(s, times: -.one).ratio(to: factor),
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
        guard let place = rows.part(without: isKnown).terms.first, let inverse = place.coefficient.inverse else { return [] }
        var found: [(share: F, using: [FactMultiple<F>])] = []
        func add(_ rest: Form<F>, _ using: [FactMultiple<F>]) {
            let share = rest.coefficient(of: place.wire) * inverse
            guard !share.isZero, let way = way(toKnow: rest.adding(rows, times: -share)) else { return }
            found.append((share, using + way))
        }
        add(form, [])
        for term in form.part(without: isKnown).terms where rows.coefficient(of: term.wire).isZero {
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
        let unknown = form.part(without: isKnown)
        guard let first = unknown.terms.first else { return [] }
        for number in relationsOfWire[Int(first.wire)] where !relations[number].isRange {
            guard let inverse = relations[number].form.coefficient(of: first.wire).inverse else { continue }
            let factor = first.coefficient * inverse
            if unknown.adding(relations[number].form, times: -factor).part(without: isKnown).isConstant {
                return [FactMultiple(relations[number].fact, factor)]
            }
        }
        return nil
    }

    /// The range of a factor that is not below zero: by itself, or since a row does not count where no row does.
    private mutating func floor(_ factor: Form<F>, _ ranked: [RankedFactor<F>]) -> Int? {
        if let fact = range(of: factor), checker.facts[fact].range?.lower.isNegative == false { return fact }
        for term in factor.terms where isKnown(term.wire) {
            guard let test = zeroTests(of: Form(wire: Int(term.wire))).first, rangeOfWire[Int(term.wire)] >= 0 else { continue }
            let counts = row(test.factor, test.constraint)
            for candidate in ranked {
                if let fact = floor(factor, candidate, test, counts, none: Int(rangeOfWire[Int(term.wire)])) { return fact }
            }
        }
        return nil
    }

    /// The factor is what its place leaves of a row, plus the flag that no row counts: where that is 1 the row does not count.
    private mutating func floor(_ factor: Form<F>, _ ranked: RankedFactor<F>, _ test: Place, _ counts: Form<F>, none: Int) -> Int? {
        guard let mask = checker.facts[ranked.flag].bound, let first = mask.terms.first, let fact = rangeByName(mask),
            let others = range(of: counts.adding(mask, times: -.one)),
            let one = take(
                .excluded(test: test, flag: none, parts: [FactMultiple(fact, 1), FactMultiple(others, 1)]))?.first
        else { return nil }
        let rest = factor.adding(checker.facts[ranked.place].form, times: -ranked.sign)
        let multiple = rest.coefficient(of: first.wire) * first.coefficient.quickInverse
        let row = rest.adding(checker.facts[one].form, times: -multiple)
        guard let range = range(of: row) else { return nil }
        let parts = [(range, F.one), (ranked.place, ranked.sign), (one, multiple)]
        guard let sum = take(.sum(form: factor, parts: parts.map { FactMultiple($0.0, $0.1.signedInteger) }))?.first else { return nil }
        return checker.facts[sum].range?.lower.isNegative == false ? sum : nil
    }
}
