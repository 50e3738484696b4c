// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCertificate
internal import AssayConstraints

/// What single constraints say before anything is known.
extension Search {
    /// A constraint f · g = 0 of which f is 0 or `bound`, once that has a range.
    struct Membership {
        var constraint: Int
        var factor: Factor
        var multiple: F
        var bound: Form<F>
    }

    func readConstraints() {
        var waiting: [Membership] = []
        for k in 0..<circuit.constraintCount {
            let (a, b) = (row(.a, k), row(.b, k))
            if a.isConstant || b.isConstant {
                takeLinear(k)
            } else if let step = roots(k, a, b) {
                if let fact = take(step)?.first {
                    isRange[k] = true
                    noteRange(fact, isDirect: true)
                }
            } else if c(k).isConstant, !c(k).constant.isZero {
                take(.nonzero(constraint: k, product: nil))?.forEach { nonzeros[monic(checker.facts[$0].form)] = $0 }
            } else if isZeroProduct(k) {
                zeroProducts.append(k)
                for factor in Factor.allCases { addMemberships(k, factor, to: &waiting) }
            }
        }
        rootPlaces = (0..<circuit.constraintCount).flatMap { isRange[$0] ? [] : rootPlaces(of: $0) }
        memberships = takeMemberships(waiting)
        indexZeroFactors()
        if case .everything = scope { noteClosely() }
        hasRead = true
        for k in 0..<circuit.constraintCount { tryConstraint(k) }
    }

    /// What constraints, sums and values in scope say that were passed over before.
    func readClosely() {
        hasRead = false
        for number in relations.indices { boundLastWire(ofRelation: number) }
        for value in foundValues where isInScope(checker.facts[value.lower].form) { bound(value) }
        noteClosely()
        hasRead = true
    }

    /// What takes as long as all the rest, and is asked of few circuits, and of few constraints of those.
    private func noteClosely() {
        boundByProducts()
        narrowSums()
        dropDigits()
        takeZeroFlags()
        memberships = takeMemberships(memberships)
        takeMagnitudes()
        takeNotNegative()
    }

    /// With g = βf + β₀ and C = γf the constraint is f (βf + β₀ − γ) = 0.
    private func roots(_ k: Int, _ a: Form<F>, _ b: Form<F>) -> CertificateStep<F>? {
        guard let beta = slope(b, a), let gamma = slope(c(k), a) else { return nil }
        let start = b.constant - a.constant.times(beta)
        let rest = c(k).constant - a.constant.times(gamma)
        let root = (gamma - start) * inverse(of: beta)
        guard rest.isZero, !root.isZero else { return nil }
        let scale = inverse(of: root)
        // Of f/root and 1 − f/root the one without a constant is easier to use.
        let offset = a.constant * scale
        return offset.isZero || offset != .one
            ? .roots(constraint: k, factor: .a, scale: scale, offset: .zero)
            : .roots(constraint: k, factor: .a, scale: -scale, offset: .one)
    }

    /// The factor s for which `form` − s · `base` is constant.
    private func slope(_ form: Form<F>, _ base: Form<F>) -> F? {
        if form.isConstant { return .zero }
        return form.withoutConstant.ratio(to: base.withoutConstant)
    }

    private func addMemberships(_ k: Int, _ factor: Factor, to memberships: inout [Membership]) {
        let (form, other) = (row(factor, k), row(factor.other, k))
        guard let shared = form.terms.first(where: { other.has($0.wire) }) else { return addDisjoint(k, factor, to: &memberships) }
        // What bounds a wire may have that wire in it: a first flag that is what the others leave of a count.
        let there = other.coefficient(of: shared.wire)
        let isInBound = there == shared.coefficient + shared.coefficient
        let multiple = isInBound ? .one : shared.coefficient.times(inverse(of: there))
        let bound = form.adding(other, times: -multiple)
        // What is left of a flag, m − f of m, may itself be the flag.
        let isRest = bound.terms.count < form.terms.count && bound.terms.first?.coefficient == .one
        // The last flag of some may be what the others leave of a number, and its bound what other rows leave of all.
        let isDifference = bound.terms.count == 2 && form.terms.count == 2 && bound.terms.first?.coefficient == .one
        guard bound.terms.count < other.terms.count || isInBound || isRest || isDifference else { return }
        memberships.append(Membership(constraint: k, factor: factor, multiple: multiple, bound: bound))
    }

    /// Of two numbers one is zero: so a wire is zero or its sum with the other number, or its difference, whichever is known to be a flag.
    private func addDisjoint(_ k: Int, _ factor: Factor, to memberships: inout [Membership]) {
        let (form, other) = (row(factor, k), row(factor.other, k))
        guard form.constant.isZero, form.terms.count == 1, let first = other.terms.first else { return }
        let share = other.terms.count == 1 ? form.terms[0].coefficient * inverse(of: first.coefficient) : form.terms[0].coefficient
        for multiple in other.terms.count == 1 ? [-share] : [share, -share] {
            let bound = form.adding(other, times: -multiple)
            memberships.append(Membership(constraint: k, factor: factor, multiple: multiple, bound: bound))
        }
    }

    /// A flag may be bounded by the flag of a later constraint, so those that wait are filed under the form that they wait for; at the end, by a
    /// product of flags.
    /// Returns those that still wait.
    private func takeMemberships(_ memberships: [Membership]) -> [Membership] {
        var waiting: [Form<F>: [Membership]] = [:]
        var ready: [Membership] = []
        func takeReady() { while let item = ready.popLast() { takeMembership(item, &ready, &waiting) } }
        for item in memberships {
            ready.append(item)
            takeReady()
        }
        var left = Int.max
        repeat {
            takeReady()
            // A product of flags of a cut value is a flag, once their differences are known to be flags.
            findCutValues()
            // A wire may have a range and a third of it none: what waits for that would be woken for ever.
            let count = waiting.values.reduce(0) { $0 + $1.count }
            if count >= left { break }
            left = count
            let products = waiting.keys.filter { $0.terms.count == 1 }.sorted { $0.terms[0].wire < $1.terms[0].wire }
            for name in products where range(of: name) != nil { ready += waiting.removeValue(forKey: name) ?? [] }
        } while !ready.isEmpty
        return waiting.values.flatMap(\.self).sorted { ($0.constraint, $0.factor.rawValue) < ($1.constraint, $1.factor.rawValue) }
    }

    private func takeMembership(_ item: Membership, _ ready: inout [Membership], _ waiting: inout [Form<F>: [Membership]]) {
        guard let bound = rangeByName(item.bound) ?? gapRange(of: item.bound) ?? chainRange(of: item.bound) else {
            waiting[name(of: item.bound) ?? Form(), default: []].append(item)
            return
        }
        let step = CertificateStep<F>.member(constraint: item.constraint, factor: item.factor, multiple: item.multiple, bound: bound)
        guard let fact = take(step)?.first else { return }
        isRange[item.constraint] = true
        noteRange(fact, isDirect: true)
        let form = checker.facts[fact].form
        // Where m − f is 0 or m, f is too; it may be a constant less a wire.
        if form.terms.count == 2, item.bound.terms.count == 1, let gap = gap(of: fact) { noteRange(gap, isDirect: true) }
        // Where a flag has become a sum, what this one leaves of it may stand elsewhere by itself.
        if item.bound.terms.count > 1, isFlag(fact), let rest = gap(of: fact) { noteRange(rest) }
        for name in [name(of: form), name(of: item.bound.adding(form, times: .minusOne))] {
            if let name, let woken = waiting.removeValue(forKey: name) { ready += woken.reversed() }
        }
    }

    private func takeLinear(_ k: Int) {
        guard let facts = take(.linear(constraint: k)), let zero = facts.last else { return }
        if checker.facts[zero].form.terms.count == 1 { noteRange(zero) }
        noteRelation(zero - 1, zero: zero)
    }

    /// A sum of digits bounds what it is the sum of: forms lose the wires that are bounded by themselves.
    private func dropDigits() {
        for number in relations.indices {
            guard let range = relations[number].range, isInScope(relations[number].form) else { continue }
            let form = relations[number].form
            let digits = form.terms.filter { isDirect[Int($0.wire)] }
            // Flags of the circuit may stand beside digits that serve this sum alone.
            let own = digits.filter { index.entries(of: Int($0.wire)).count <= Self.mostPlacesOfDigit }
            dropDigits(digits, of: form, range)
            if !own.isEmpty, own.count < digits.count { dropDigits(own, of: form, range) }
        }
    }

    /// A digit stands in both factors of its own constraint, and once or twice where it is one of many.
    private static var mostPlacesOfDigit: Int { 4 }

    private func dropDigits(_ digits: [Form<F>.Term], of form: Form<F>, _ range: Int) {
        guard !digits.isEmpty, digits.count < form.terms.count else { return }
        // Distances are wanted as numbers that are not below zero.
        var factor: F = digits[0].coefficient.signedInteger.isNegative ? .one : .minusOne
        var target = form.adding(Form(digits), times: .minusOne).scaled(by: factor)
        let facts = digits.map { (fact: Int(rangeOfWire[Int($0.wire)]), coefficient: $0.coefficient) }
        func parts(_ factor: F) -> [(fact: Int, factor: F)] { [(range, factor)] + facts.map { ($0.fact, -factor * $0.coefficient) } }
        if target.terms.count == 1, let only = target.terms.first {
            if inverse(of: only.coefficient) != only.coefficient {
                // The sum may be an integer where the wire alone is a multiple of one, such as an output of a quotient.
                let multiple = Form([only])
                sums[multiple] =
                    take(
                        .sum(form: multiple, parts: parts(factor).map { FactMultiple($0.0, $0.1.signedInteger) }))?.first
            }
            (target, factor) = (Form(wire: Int(only.wire)), factor * inverse(of: only.coefficient))
        }
        takeSum(target, parts(factor))
    }

    /// An integer from below zero on is not above its square: so n² − n is not below zero.
    private func takeNotNegative() {
        let first = checker.facts.count
        takeSpreads()
        takeSquareGaps()
        var forms = checker.facts[first...].filter { $0.range?.lower == 0 }.map(\.form)
        while let form = forms.popLast() {
            guard let wire = form.terms.first?.wire else { continue }
            for entry in index.entries(of: Int(wire)) where entry.matrix < 2 {
                let factor: Factor = entry.matrix == 0 ? .a : .b
                guard row(factor, entry.constraint) == form else { continue }
                // A test for zero of such a number makes a divisor of it.
                if isZeroProduct(entry.constraint) { takeZeroFlag(entry.constraint, factor) }
                if let product = takeProduct(entry.constraint) { forms.append(product) }
            }
        }
        if checker.facts.count > first { takeZeroFlagsOfSums() }
    }

    /// The range of a product whose factors have better ranges than before.
    private func takeProduct(_ k: Int) -> Form<F>? {
        let c = c(k)
        guard !c.isConstant, let a = range(of: row(.a, k)), let b = range(of: row(.b, k)),
            let product = take(.product(constraint: k, a: a, b: b))?.first, checker.range(of: product)?.lower.isNegative == false
        else { return nil }
        noteNotNegative(product)
        return c
    }

    private func takeSquareGaps() {
        for k in 0..<circuit.constraintCount where !isRange[k] && !rows.a[k].isConstant && rows.a[k] == rows.b[k] && isInScope(rows.a[k]) {
            let form = rows.a[k]
            guard let fact = range(of: form), let facts = take(.squareGap(constraint: k, range: fact))
            else { continue }
            facts.forEach { noteNotNegative($0) }
        }
    }

    private func takeZeroFlags() {
        for k in zeroProducts {
            for factor in Factor.allCases where isInScope(row(factor, k)) { takeZeroFlag(k, factor) }
        }
    }

    /// Tests of sums of numbers of which it is known only now that they are not below zero.
    private func takeZeroFlagsOfSums() {
        let tests = zeroProducts.flatMap { k in Factor.allCases.map { (k, $0) } }.filter { k, factor in
            let x = row(factor, k)
            return x.terms.count > 1 && sums[x].map(isBelowZero) ?? false
        }
        for (k, factor) in tests { takeZeroFlag(k, factor) }
    }

    private func takeZeroFlag(_ k: Int, _ factor: Factor) {
        let x = row(factor, k)
        let partners = partners(of: x, other: k)
        if partners.isEmpty { return }
        let z = row(factor.other, k).adding(Form(.one), times: .minusOne)
        for partner in partners where z.ratio(to: c(partner.constraint)) != nil {
            let step = CertificateStep<F>.zeroFlag(
                constraint: k, factor: factor, other: partner.constraint, otherFactor: partner.factor, range: magnitude(x))
            return take(step)?.forEach { noteRange($0) } ?? ()
        }
    }

    /// A range of the form or its opposite that does not go below zero.
    private func magnitude(_ form: Form<F>) -> Int? {
        for signed in [form, form.scaled(by: .minusOne)] {
            if let range = rangeAboveZero(of: signed), !isBelowZero(range) { return range }
        }
        return nil
    }

    private func indexZeroFactors() {
        var isFirst = Array(repeating: false, count: circuit.wireCount)
        for k in zeroProducts {
            for factor in Factor.allCases { if let first = row(factor, k).terms.first { isFirst[Int(first.wire)] = true } }
        }
        zeroFactors = FactorTable(capacity: 2 * circuit.constraintCount)
        for k in 0..<circuit.constraintCount {
            for factor in Factor.allCases {
                let form = row(factor, k)
                guard let first = form.terms.first, isFirst[Int(first.wire)] else { continue }
                zeroFactors.append(Place(k, factor), fingerprint(of: form, first))
            }
        }
    }
}
