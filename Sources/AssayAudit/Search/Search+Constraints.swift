// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCertificate
internal import AssayConstraints

/// What a constraint gives when wires of it are known.
extension Search {
    func tryConstraint(_ k: Int) {
        let counts = unknownCounts[k]
        if counts == .zero { return }
        switch (counts.x, counts.y, counts.z) {
        case (0, 0, 1): take(.output(constraint: k))
        case (0, 0, _):
            // From then on its sum says what there is to say, as one wire after the other becomes known.
            if isSum[k] { return }
            isSum[k] = true
            if let fact = take(.output(constraint: k))?.first { noteRelation(fact) }
        case (0, _, _): tryFactor(k, .a, isOpen: counts.z > 0)
        case (_, 0, _): tryFactor(k, .b, isOpen: counts.z > 0)
        case (_, _, 0) where !isRange[k]: squares.append(k)
        default: break
        }
    }

    /// One factor is known, the other is not.
    private func tryFactor(_ k: Int, _ factor: Factor, isOpen: Bool) {
        if isZeroProduct(k), tryZeroTest(k, factor) { return }
        if !isOpen, c(k).isConstant, !isZeroProduct(k), takeQuotient(k, factor, unknownPart(row(factor.other, k)), nil) { return }
        divisions.append((k, factor))
    }

    func isDone(_ k: Int) -> Bool { unknownCounts[k] == .zero }

    private func takeQuotient(_ k: Int, _ factor: Factor, _ unknown: Form<F>, _ nonzero: Int?) -> Bool {
        guard let fact = take(.quotient(constraint: k, factor: factor, unknown: unknown, nonzero: nonzero))?.first else { return false }
        if unknown.terms.count > 1 { noteRelation(fact) }
        return true
    }

    private func tryZeroTest(_ k: Int, _ factor: Factor) -> Bool {
        for partner in partners(of: row(factor, k), other: k) {
            let step = CertificateStep<F>.zeroTest(
                constraint: k, factor: factor, other: partner.constraint, otherFactor: partner.factor)
            guard let fact = take(step)?.first else { continue }
            if unknownCounts[k][factor == .a ? 1 : 0] > 1 { noteRelation(fact) }
            return true
        }
        return false
    }

    /// The fingerprint of the multiple whose first coefficient is 1.
    func fingerprint(of form: Form<F>, _ first: Form<F>.Term) -> UInt64 { form.shortFingerprint(times: inverse(of: first.coefficient)) }

    /// Constraints other than `k` of which a factor is a multiple of this form.
    func partners(of form: Form<F>, other k: Int) -> [Place] {
        guard let first = form.terms.first else { return [] }
        return zeroFactors.places(fingerprint(of: form, first)).filter {
            $0.constraint != k && row($0.factor, $0.constraint).ratio(to: form) != nil
        }
    }

    /// A known factor that is never zero, or a division with remainder.
    func tryDivisions() -> Bool {
        let before = insights
        var left: [(constraint: Int, divisor: Factor)] = []
        for item in divisions where !isDone(item.constraint) {
            if !isInScope(item.constraint) || !tryDivision(item.constraint, item.divisor) { left.append(item) }
        }
        divisions = left
        return insights > before
    }

    private func tryDivision(_ k: Int, _ divisor: Factor) -> Bool {
        let (x, y, c) = (row(divisor, k), row(divisor.other, k), c(k))
        let unknown = unknownPart(y)
        guard let first = unknown.terms.first else { return false }
        let target = c.coefficient(of: first.wire) * inverse(of: first.coefficient)
        let size = x.adding(Form(target), times: .minusOne)
        if let nonzero = nonzeros[monic(size)] ?? range(of: size), takeQuotient(k, divisor, unknown, nonzero) { return true }
        if let nonzero = takeIndivisible(size), takeQuotient(k, divisor, unknown, nonzero) { return true }
        if tryMagnitude(k, divisor) { return true }
        guard let quotient = range(of: y) else { return false }
        guard let open = c.terms.first(where: { !isKnown($0.wire) })?.wire else { return false }
        for remainder in ranges(about: open) {
            let form = checker.facts[remainder].form
            guard let rest = rangeByName(x.adding(form, times: .minusOne)), let size = divisorRange(x, remainder, rest) else { continue }
            let step = CertificateStep<F>.division(
                constraint: k, divisor: divisor, range: size, quotient: quotient, remainder: remainder, rest: rest)
            guard let facts = take(step) else { continue }
            facts.forEach { noteRelation($0) }
            return true
        }
        return false
    }

    /// That a sum of integers is never zero since it is odd, or the like.
    private func takeIndivisible(_ form: Form<F>) -> Int? {
        var divisor: WideInteger = 0
        var parts: [FactMultiple<WideInteger>] = []
        for term in form.terms {
            let weight = term.coefficient.signedInteger
            divisor = .greatestCommonDivisor(divisor, weight)
            guard divisor > 1, rangeOfWire[Int(term.wire)] >= 0 else { return nil }
            parts.append(FactMultiple(Int(rangeOfWire[Int(term.wire)]), weight))
        }
        guard !parts.isEmpty, form.constant.signedInteger.flooredDivision(by: divisor).remainder > 0,
            let fact = take(.indivisible(form: form, parts: parts))?.first
        else { return nil }
        nonzeros[monic(form)] = fact
        return fact
    }

    /// The range of a divisor; where that is not known to be above 0, what remainder and rest add up to is.
    private func divisorRange(_ divisor: Form<F>, _ remainder: Int, _ rest: Int) -> Int? {
        if let known = range(of: divisor), checker.range(of: known).map({ $0.lower > 0 }) ?? false { return known }
        return take(.sum(form: divisor, parts: [FactMultiple(remainder, 1), FactMultiple(rest, 1)]))?.first
    }

    /// Facts that bound a form in which the wire occurs.
    func ranges(about wire: UInt32) -> [Int] {
        let own = Int(rangeOfWire[Int(wire)])
        return Array(rangesWithWire[Int(wire)]) + (own >= 0 ? [own] : [])
    }

    /// The least of many values, which a product of distances shows.
    func tryExtremes() -> Bool {
        let before = insights
        for k in zeroProducts where unknownCounts[k].x > 0 && unknownCounts[k].y > 0 && isInScope(k) { tryExtreme(k) }
        return insights > before
    }

    private func tryExtreme(_ k: Int) {
        var distances: [Int] = []
        let (expansions, others) = leaves(of: k) { factor in
            guard let fact = distance(factor) else { return false }
            distances.append(fact)
            return true
        }
        guard others.isEmpty else { return }
        if let fact = take(.extreme(constraint: k, expansions: expansions, distances: distances))?.first { noteRelation(fact) }
    }

    /// A range from zero on of a form or its opposite. One wire is a distance from a constant, such as what a first row has in place of a difference.
    private func distance(_ form: Form<F>) -> Int? {
        if form.terms.count > 1 {
            return ranges(like: form)?.first { !isBelowZero($0) && form.ratio(to: checker.facts[$0].form) != nil }
        }
        // A wire that a constraint defines as a product is one of distances.
        guard form.terms.count == 1, definition(of: form) == nil else { return nil }
        for signed in [form, form.scaled(by: .minusOne)] {
            if let fact = rangeByName(signed), !isBelowZero(fact) { return fact }
        }
        return nil
    }

    /// The constraint whose C is a multiple of this wire.
    func definition(of form: Form<F>) -> Int? {
        guard form.terms.count == 1, form.constant.isZero, let wire = form.terms.first?.wire else { return nil }
        return index.entries(of: Int(wire)).first { entry in
            entry.matrix == 2 && c(entry.constraint).ratio(to: form) != nil
        }?.constraint
    }
}
