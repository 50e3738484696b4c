// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCertificate
internal import AssayConstraints

/// A factor of a zero product that is a bounded place y, times ±1, plus parts of a flag g and of a mask.
///
/// The place is z + weight · g + share · C for a row z, where C is the product of the flag, times `slope`, and a known or bounded form.
struct RankedFactor<F: PrimeField> {
    var form: Form<F>
    var place: Int
    /// 1 or −1.
    var sign: F
    var flag: Int
    /// Of the flag in the factor, beside the place.
    var flagShare: F
    var masks: [FactMultiple<F>]
    var weight: F
    var product: FlagProduct?
    var share: F = .zero
    var slope: F = .zero
    /// The range of the other factor of the product.
    var other: Int?
}

/// The value of a rank among others, shown by flags that pick the rows on one side of it.
extension Search {
    func tryRanks() -> Bool {
        let before = insights
        // Flags stay unknown where values tie, so a product that has shown a rank is told by nothing but this.
        for k in zeroProducts where unknownCounts[k].x > 0 && unknownCounts[k].y > 0 && !isRange[k] {
            if !ranked.contains(k), isInScope(k) { tryRank(k) }
        }
        return insights > before
    }

    private func tryRank(_ k: Int) {
        let (expansions, factors) = leaves(of: k)
        var ranked: [RankedFactor<F>] = []
        var others: [Form<F>] = []
        for factor in factors {
            if let found = rankedFactor(factor) { ranked.append(found) } else { others.append(factor) }
            if others.count > 2 { return }
        }
        guard !ranked.isEmpty else { return }
        for isOne in [ranked[0].sign == .minusOne, ranked[0].sign == .one] where takeRank(k, expansions, ranked, others, isOne) { return }
    }

    /// The factors of a product, down to those that no constraint defines as products, without those that are taken.
    func leaves(of k: Int, taken: (Form<F>) -> Bool = { _ in false }) -> (expansions: [Int], factors: [Form<F>]) {
        var open = [row(.a, k), row(.b, k)]
        var (expansions, factors): ([Int], [Form<F>]) = ([], [])
        // A wire may be defined by itself, and squares of squares double with each.
        var expanded: Set<Int> = [k]
        while let factor = open.popLast() {
            if taken(factor) { continue }
            if let product = definition(of: factor), expanded.insert(product).inserted {
                expansions.append(product)
                open += [row(.a, product), row(.b, product)]
            } else {
                factors.append(factor)
            }
        }
        return (expansions, factors)
    }

    private func rankedFactor(_ form: Form<F>) -> RankedFactor<F>? {
        let wires = form.terms.map(\.wire).filter { !rangesWithWire[Int($0)].isEmpty }
        // The value of the row tells it from others, and stands in the place as it does in the factor.
        let values = wires.filter(isKnown)
        let rarest = (values.isEmpty ? wires : values).sorted { rangesWithWire[Int($0)].count < rangesWithWire[Int($1)].count }
        for wire in rarest.prefix(Self.mostWiresTried) {
            for place in rangesWithWire[Int(wire)].prefix(Self.mostPlacesTried) {
                let y = checker.facts[place].form
                let share = y.coefficient(of: wire)
                if share.isZero { continue }
                // Most places leave no flag, however both are scaled.
                let rest = form.adding(y, times: -form.coefficient(of: wire).times(inverse(of: share)))
                if flags(in: rest).isEmpty { continue }
                let alike = form.scaled(by: share.times(inverse(of: form.coefficient(of: wire))))
                for sign in [F.one, F.minusOne] {
                    if let found = rankedFactor(alike.scaled(by: sign), place, sign) { return found }
                }
            }
        }
        return nil
    }

    private static var mostWiresTried: Int { 8 }
    private static var mostPlacesTried: Int { 64 }

    /// The factor as sign · y plus parts of a flag and of a mask.
    private func rankedFactor(_ form: Form<F>, _ place: Int, _ sign: F) -> RankedFactor<F>? {
        let y = checker.facts[place].form
        let rest = form.adding(y, times: -sign)
        for (flag, masks) in flags(in: rest) {
            let g = checker.facts[flag].form
            // Of one row alone the flag is known.
            guard let wire = g.terms.first(where: { !isKnown($0.wire) }) ?? g.terms.first else { continue }
            let share = rest.coefficient(of: wire.wire) * inverse(of: wire.coefficient)
            let weight = y.coefficient(of: wire.wire) * inverse(of: wire.coefficient)
            var found = RankedFactor(form: form, place: place, sign: sign, flag: flag, flagShare: share, masks: masks, weight: weight)
            addProduct(to: &found, g, y)
            // A place that does not depend on the flag says nothing about it.
            if weight.isZero && found.product == nil || !isNeverBelowZero(found, rest.constant) { continue }
            return found
        }
        return nil
    }

    private func isNeverBelowZero(_ factor: RankedFactor<F>, _ constant: F) -> Bool {
        guard let place = checker.range(of: factor.place)?.times(factor.sign.signedInteger) else { return false }
        var least = place.lower + constant.signedInteger
        for mask in factor.masks {
            least = least + (checker.range(of: mask.fact)?.times(mask.factor.signedInteger)?.lower ?? 0)
            guard isNarrow(least) else { return false }
        }
        let flag = checker.facts[factor.flag].form
        let start = -flag.constant * factor.flagShare
        return isNarrow(least + start.signedInteger)
            && [F.zero, F.one].allSatisfy { value in
                !(least + (start + value * factor.flagShare).signedInteger).isNegative
            }
    }

    /// Facts about flags of which the form is a multiple, beside a constant and at most one other bounded wire.
    private func flags(in form: Form<F>) -> [(flag: Int, masks: [FactMultiple<F>])] {
        var found: [(Int, [FactMultiple<F>])] = []
        var strangers: [(Int, [FactMultiple<F>])] = []
        if form.terms.count <= 2 {
            for term in form.terms {
                let flag = Int(rangeOfWire[Int(term.wire)])
                let masks = form.terms.filter { $0.wire != term.wire }
                // A mask says which rows there are; what is not known is a digit of the place.
                guard flag >= 0, isFlag(flag),
                    masks.allSatisfy({ isKnown($0.wire) && rangeOfWire[Int($0.wire)] >= 0 })
                else { continue }
                let bound = checker.facts[flag].bound
                let isBoundByAnother = bound.map { bound in masks.contains { bound.coefficient(of: $0.wire).isZero } } ?? false
                let candidate = (flag, masks.map { FactMultiple(Int(rangeOfWire[Int($0.wire)]), $0.coefficient) })
                if isBoundByAnother { strangers.append(candidate) } else { found.append(candidate) }
            }
            // A flag that is bounded by its mask comes first.
            found.sort { checker.facts[$0.0].bound != nil && checker.facts[$1.0].bound == nil }
        } else {
            found = form.terms.compactMap { flagWithMask($0, in: form) }
        }
        found += (ranges(like: form)?.filter { isFlag($0) } ?? []).map { ($0, []) }
        // The last flag of two is what the other one leaves of the rank: that flag with the rank as its mask is no flag of this row.
        return found + strangers
    }

    /// A flag that is bounded by a mask of several wires, when the rest of the form is a multiple of that.
    private func flagWithMask(_ term: Form<F>.Term, in form: Form<F>) -> (flag: Int, masks: [FactMultiple<F>])? {
        let flag = Int(rangeOfWire[Int(term.wire)])
        // Few forms are as long as a mask and its flag, and most are looked at many times.
        guard flag >= 0, let mask = checker.facts[flag].bound, mask.terms.count + 1 == form.terms.count,
            isFlag(flag), let first = mask.terms.first
        else { return nil }
        let share = form.coefficient(of: first.wire) * inverse(of: first.coefficient)
        let rest = form.adding(Form([term]), times: .minusOne).adding(mask, times: -share)
        guard !share.isZero, rest.isConstant, let range = rangeByName(mask) else { return nil }
        return (flag, [FactMultiple(range, share)])
    }

    private func addProduct(to found: inout RankedFactor<F>, _ flag: Form<F>, _ y: Form<F>) {
        for partner in partners(of: flag, other: -1) {
            let product = c(partner.constraint)
            guard let wire = product.terms.first, product.terms.count == 1, product.constant.isZero,
                !y.coefficient(of: wire.wire).isZero, let slope = row(partner.factor, partner.constraint).ratio(to: flag)
            else { continue }
            found.product = FlagProduct(constraint: partner.constraint, factor: partner.factor)
            found.share = y.coefficient(of: wire.wire) * inverse(of: wire.coefficient)
            found.slope = slope
            found.other = range(of: row(partner.factor.other, partner.constraint))
            return
        }
    }

    private func takeRank(
        _ k: Int, _ expansions: [Int], _ ranked: [RankedFactor<F>], _ others: [Form<F>], _ isOne: Bool
    ) -> Bool {
        var (rows, ends): ([Int], [Int]) = ([], [])
        for factor in ranked {
            guard let row = takeCases(factor, isOne), let end = takeEnd(factor, row, isOne) else { return false }
            rows.append(row)
            ends.append(end)
        }
        let z = checker.facts[rows[0]].form
        guard let (bounds, escape) = takeOthers(others, z, zip(ranked, rows).map { ($0, $1) }, ends) else { return false }
        for known in sums(of: ranked.map { checker.facts[$0.flag].form }) {
            let step = CertificateStep<F>.rank(
                constraint: k, expansions: expansions, rows: rows, ends: ends, bounds: bounds, escape: escape, using: known)
            guard let fact = take(step)?.first else { continue }
            self.ranked.insert(k)
            noteRelation(fact)
            return true
        }
        return false
    }

    /// The row: the place with 0, or with 1, put in for the flag.
    private func takeCases(_ factor: RankedFactor<F>, _ isOne: Bool) -> Int? {
        let (y, g) = (checker.facts[factor.place].form, checker.facts[factor.flag].form)
        var z = y.adding(g.adding(Form(isOne ? .one : .zero), times: .minusOne), times: -factor.weight)
        var shift: [FactMultiple<WideInteger>] = []
        if let product = factor.product {
            let other = row(product.factor.other, product.constraint).scaled(by: isOne ? factor.slope : .zero)
            z = z.adding(c(product.constraint).adding(other, times: .minusOne), times: -factor.share)
            guard let range = factor.other else { return nil }
            let multiple = (factor.share * factor.slope).signedInteger
            shift = [FactMultiple(range, isOne ? multiple : -multiple)]
        }
        let place = [FactMultiple(factor.place, WideInteger(1))]
        let plain = CaseSum<F>(flag: -factor.weight, product: -factor.share, parts: place)
        let shifted = CaseSum<F>(flag: -factor.weight, product: -factor.share, parts: place + shift)
        return take(
            .cases(form: z, flag: factor.flag, product: factor.product, zero: isOne ? shifted : plain, one: isOne ? plain : shifted))?.first
    }

    /// That the factor is zero at one end of the row only.
    private func takeEnd(_ factor: RankedFactor<F>, _ row: Int, _ isOne: Bool) -> Int? {
        let masks = factor.masks.map { FactMultiple($0.fact, $0.factor.signedInteger) }
        let place = [FactMultiple(factor.place, factor.sign.signedInteger)]
        let never = CaseSum<F>(flag: factor.flagShare, product: .zero, parts: place + masks)
        let (flag, product) = (factor.flagShare + factor.sign * factor.weight, factor.sign * factor.share)
        var shift: [FactMultiple<WideInteger>] = []
        if let range = factor.other, factor.product != nil {
            let multiple = (product * factor.slope).signedInteger
            shift = [FactMultiple(range, isOne ? -multiple : multiple)]
        }
        let near = CaseSum<F>(flag: flag, product: product, hasDistance: true, parts: masks)
        let far = CaseSum<F>(flag: flag, product: product, hasDistance: true, parts: masks + shift)
        for zero in [never, isOne ? far : near] {
            for one in [never, isOne ? near : far] {
                let step = CertificateStep<F>.end(
                    form: factor.form, row: row, isUpper: factor.sign == .minusOne, product: factor.product, zero: zero, one: one)
                if let fact = take(step)?.first { return fact }
            }
        }
        return nil
    }

    /// Ways in which the sum of forms may be known.
    private func sums(of forms: [Form<F>]) -> [[FactMultiple<F>]] {
        let total = unknownPart(FormSum.of(forms))
        guard let first = total.terms.first else { return [[]] }
        return relationsOfWire[Int(first.wire)].filter { !relations[$0].isRange }.compactMap { number in
            relations[number].form.coefficient(of: first.wire).inverse.map {
                [FactMultiple(relations[number].fact, first.coefficient * $0)]
            }
        }
    }
}
