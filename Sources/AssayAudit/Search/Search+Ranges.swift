// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCertificate
internal import AssayConstraints

/// Ranges of forms, found or made.
extension Search {
    /// Files a new range where it is looked for.
    func noteRange(_ fact: Int, isDirect: Bool = false) {
        let form = checker.facts[fact].form
        guard form.terms.count == 1, let only = form.terms.first else { return noteForm(fact) }
        let wire = Int(only.wire)
        if isDirect { self.isDirect[wire] = true }
        if only.coefficient == .one, form.constant.isZero {
            noteWire(wire, fact)
        } else {
            if inverse(of: only.coefficient) != only.coefficient || checker.facts[fact].bound != nil {
                scaledDigits.append(fact, to: wire)
            }
            takeSum(Form(wire: wire), [(fact, inverse(of: only.coefficient))])
        }
        // What is a small integer as a multiple may be none by itself.
        if rangeOfWire[wire] < 0 { self.isDirect[wire] = false }
    }

    private func noteWire(_ wire: Int, _ fact: Int) {
        let old = rangeOfWire[wire]
        if old >= 0 {
            guard let best = narrowest(Int(old), fact), best != Int(old) else { return }
            rangeOfWire[wire] = Int32(best)
        } else {
            rangeOfWire[wire] = Int32(fact)
        }
        for relation in relationsOfWire[wire] {
            if old < 0 {
                relations[relation].unrangedCount -= 1
                if !isCounted[wire] { relations[relation].openCount -= 1 }
            } else if relations[relation].unrangedCount == 0 {
                // With a narrower range a sum may part where it did not before.
                relations[relation].lastTried = .max
                postpone(relation)
                continue
            }
            tryRelation(relation)
        }
    }

    /// Of two ranges of one form the narrower one, or what they have in common.
    private func narrowest(_ old: Int, _ new: Int) -> Int? {
        guard let was = checker.range(of: old), let now = checker.range(of: new) else { return nil }
        if now == was, checker.facts[new].bound != nil, checker.facts[old].bound == nil { return new }
        if now.lower <= was.lower && was.upper <= now.upper { return old }
        if was.lower <= now.lower && now.upper <= was.upper { return new }
        return take(.both(first: old, second: new))?.first
    }

    private func noteForm(_ fact: Int) {
        let form = checker.facts[fact].form
        guard let name = name(of: form) else { return }
        rangesOfNames.append(fact, to: number(of: name))
        if let sum = sums[form], width(of: fact) < width(of: sum) { sums[form] = fact }
        for term in form.terms { rangesWithWire.append(fact, to: Int(term.wire)) }
        noteRelation(fact)
    }

    private func number(of name: Form<F>) -> Int {
        if let known = names[name] { return known }
        let number = rangesOfNames.addKey()
        names[name] = number
        if let first = name.terms.first { lengthsOfNames[Int(first.wire)] |= Self.mark(ofLength: name.terms.count) }
        return number
    }

    /// Facts that bound a multiple of a form, whatever its constant. Most forms are as long as none that has a name and begins with their wire.
    func ranges(like form: Form<F>) -> NumberLists.List? {
        guard let first = form.terms.first, lengthsOfNames[Int(first.wire)] & Self.mark(ofLength: form.terms.count) != 0 else { return nil }
        return name(of: form).flatMap { names[$0] }.map { rangesOfNames[$0] }
    }

    private static func mark(ofLength count: Int) -> UInt64 { 1 << UInt64(min(count, 63)) }

    /// The form without its constant, first coefficient 1.
    func name(of form: Form<F>) -> Form<F>? {
        guard let first = form.terms.first else { return nil }
        return form.withoutConstant.scaled(by: inverse(of: first.coefficient))
    }

    /// Takes the step that adds ranges up, when all factors are integers.
    @discardableResult
    func takeSum(_ form: Form<F>, _ parts: [(fact: Int, factor: F)]) -> Int? {
        let multiples = parts.map { FactMultiple($0.fact, $0.factor.signedInteger) }
        guard let fact = take(.sum(form: form, parts: multiples))?.first else { return nil }
        noteRange(fact)
        return fact
    }

    private func width(of fact: Int) -> WideInteger { checker.range(of: fact)?.width ?? 0 }

    /// A range of exactly this form by a fact about the form, its opposite or one that differs by a constant.
    func rangeByName(_ form: Form<F>) -> Int? {
        if let fact = sums[form] { return fact }
        if form.isConstant { return take(.sum(form: form, parts: []))?.first }
        let ofWire = form.terms.count == 1 ? Int(rangeOfWire[Int(form.terms[0].wire)]) : -1
        guard let best = ofWire >= 0 ? ofWire : ranges(like: form)?.min(by: { width(of: $0) < width(of: $1) }) else { return nil }
        let found = checker.facts[best].form
        if found == form { return best }
        guard let mine = form.terms.first?.coefficient, let theirs = found.terms.first?.coefficient else { return nil }
        let multiple = take(.sum(form: form, parts: [FactMultiple(best, (mine * inverse(of: theirs)).signedInteger)]))?.first
        sums[form] = multiple
        return multiple
    }

    /// A range of exactly this form: by name, or as the sum of the ranges of its wires.
    func range(of form: Form<F>, depth: Int = Search<F>.mostProducts) -> Int? {
        if let fact = sums[form] { return fact }
        // What a product says of a wire is tried before what a sum says.
        if form.terms.count == 1, let only = form.terms.first { _ = range(ofWire: Int(only.wire), depth: depth) }
        if let fact = rangeByName(form) { return fact }
        // A hash multiplies by constants as long as the field: nothing bounds what comes of it.
        guard form.terms.allSatisfy({ $0.coefficient.signedInteger.bitLength < Self.longestFactor }) else { return nil }
        var parts: [FactMultiple<WideInteger>] = []
        var paired: [UInt32: WideInteger] = [:]
        for term in form.terms where paired[term.wire] == nil {
            guard let pair = gap(belowWire: term, in: form), paired[pair.bound] == nil else { continue }
            (paired[term.wire], paired[pair.bound]) = (-pair.factor, pair.factorOfBound)
            parts.append(FactMultiple(pair.fact, pair.factor))
        }
        for term in form.terms {
            let left = term.coefficient.signedInteger - (paired[term.wire] ?? 0)
            if left == 0 { continue }
            guard let fact = range(ofWire: Int(term.wire), depth: depth) else { return nil }
            parts.append(FactMultiple(fact, left))
        }
        let sum = take(.sum(form: form, parts: parts))?.first
        sums[form] = sum
        if let sum, isBelowZero(sum), let better = rangeByProducts(form) { return better }
        return sum
    }

    /// A range that does not go below zero, by what flags leave of what they are multiplied by: a number less those that other rows or groups have.
    private func rangeByProducts(_ form: Form<F>) -> Int? {
        var (rest, parts): (Form<F>, [FactMultiple<WideInteger>]) = (form, [])
        for term in form.terms where term.coefficient.signedInteger.isNegative {
            guard let gap = gap(belowProduct: Int(term.wire)) else { continue }
            rest = rest.adding(checker.facts[gap].form, times: term.coefficient)
            parts.append(FactMultiple(gap, -term.coefficient.signedInteger))
        }
        return parts.isEmpty ? nil : takeAboveZero(form, parts, rest)
    }

    /// The range of B − C, where the wire is C and the product of a flag and B.
    private func gap(belowProduct wire: Int) -> Int? {
        let product = Form<F>(wire: wire)
        guard let k = definition(of: product), c(k) == product else { return nil }
        if let known = productGaps[k] { return known }
        for factor in Factor.allCases {
            guard let flag = rangeByName(row(factor, k)), isFlag(flag), let other = rangeByName(row(factor.other, k)) else { continue }
            let zero = CaseSum<F>(flag: .zero, product: .minusOne, parts: [FactMultiple(other, 1)])
            let range = takeEither(
                row(factor.other, k).adding(product, times: .minusOne), flag, Place(k, factor), zero,
                CaseSum(flag: .zero, product: .minusOne, parts: []))
            guard let range else { continue }
            productGaps[k] = range
            return range
        }
        return nil
    }

    /// The range of a form by the value of a flag, which is a factor of the constraint at `place`.
    func takeEither(_ form: Form<F>, _ flag: Int, _ place: Place, _ zero: CaseSum<F>, _ one: CaseSum<F>) -> Int? {
        let product = FlagProduct(constraint: place.constraint, factor: place.factor)
        guard let cases = take(.cases(form: form, flag: flag, product: product, zero: zero, one: one))?.first else { return nil }
        return take(.either(cases: cases))?.first
    }

    /// A range of exactly this form that does not go below zero, when one is to be had; else any.
    func rangeAboveZero(of form: Form<F>) -> Int? {
        let known = range(of: form)
        if let known, !isBelowZero(known) { return known }
        if let fact = takeAboveZero(form, [], form) { return fact }
        guard let wire = form.terms.first?.wire else { return known }
        for number in relationsOfWire[Int(wire)].prefix(Self.mostRelationsTried) {
            guard let range = relations[number].range else { continue }
            let other = relations[number].form
            let multiple = form.coefficient(of: wire) * inverse(of: other.coefficient(of: wire))
            let part = FactMultiple(range, multiple.signedInteger)
            if let fact = takeAboveZero(form, [part], form.adding(other, times: -multiple)) { return fact }
        }
        return known
    }

    private static var mostRelationsTried: Int { 64 }
    private static var longestFactor: Int { F.bitWidth > 64 ? F.bitWidth - 32 : F.bitWidth + 1 }
    /// Products within products that are looked into.
    private static var mostProducts: Int { 8 }

    /// The sum of some ranges and those of the wires of a form, unless it goes below zero.
    private func takeAboveZero(
        _ form: Form<F>, _ parts: [FactMultiple<WideInteger>], _ rest: Form<F>
    ) -> Int? {
        var total = Interval.zero
        for part in parts {
            guard let sum = checker.range(of: part.fact)?.times(part.factor).flatMap({ total.adding($0) }) else { return nil }
            total = sum
        }
        for term in rest.terms {
            guard let fact = range(ofWire: Int(term.wire), depth: Self.mostProducts),
                let sum = checker.range(of: fact)?.times(term.coefficient.signedInteger).flatMap({ total.adding($0) })
            else { return nil }
            total = sum
        }
        let least = total.lower + form.constant.signedInteger
        guard !least.isNegative else { return nil }
        let wires = rest.terms.map { FactMultiple(Int(rangeOfWire[Int($0.wire)]), $0.coefficient.signedInteger) }
        guard let fact = take(.sum(form: form, parts: parts + wires))?.first else { return nil }
        sums[form] = fact
        return fact
    }

    func isBelowZero(_ fact: Int) -> Bool { checker.range(of: fact)?.lower.isNegative ?? true }

    /// The range of m − f, when the form is that of a wire f that is 0 or m.
    func gapRange(of form: Form<F>) -> Int? {
        for term in form.terms where term.coefficient == .minusOne {
            let fact = Int(rangeOfWire[Int(term.wire)])
            guard fact >= 0, let bound = checker.facts[fact].bound, bound.terms.count + 1 == form.terms.count,
                bound.adding(checker.facts[fact].form, times: .minusOne) == form
            else { continue }
            return gap(of: fact)
        }
        guard form.terms.count == 2, form.constant.isZero else { return nil }
        for term in form.terms {
            guard let pair = gap(belowWire: term, in: form) else { continue }
            if checker.facts[pair.fact].form == form { return pair.fact }
            noteRange(pair.fact)
        }
        return nil
    }

    /// The range of m − f for a wire f that is 0 or a multiple m of another wire, when the form has multiples of the two of opposite signs: how
    /// much of it there is in the form, and of the other wire with it.
    private func gap(
        belowWire term: Form<F>.Term, in form: Form<F>
    ) -> (fact: Int, factor: WideInteger, bound: UInt32, factorOfBound: WideInteger)? {
        let fact = Int(rangeOfWire[Int(term.wire)])
        guard fact >= 0, let bound = checker.facts[fact].bound, bound.terms.count == 1, bound.constant.isZero,
            let upper = bound.terms.first
        else { return nil }
        let there = form.coefficient(of: upper.wire)
        let (mine, theirs) = (term.coefficient.signedInteger, there.signedInteger)
        var (factor, factorOfBound) = (-mine, (-term.coefficient * upper.coefficient).signedInteger)
        guard theirs != 0, theirs.isNegative == factorOfBound.isNegative else { return nil }
        if factorOfBound.absoluteValue > theirs.absoluteValue {
            guard upper.coefficient == .one else { return nil }
            (factor, factorOfBound) = (theirs, theirs)
        }
        return gap(of: fact).map { ($0, factor, upper.wire, factorOfBound) }
    }

    /// The range of m − f, by the fact that f is 0 or m.
    func gap(of member: Int) -> Int? {
        if gaps.count <= member { gaps += Array(repeating: -1, count: checker.facts.count - gaps.count) }
        if gaps[member] >= 0 { return Int(gaps[member]) }
        guard let gap = take(.gap(member: member))?.first else { return nil }
        gaps[member] = Int32(gap)
        return gap
    }

    /// The range of a wire; that of a product comes from its factors, even where a sum says something already.
    func range(ofWire wire: Int, depth: Int) -> Int? {
        if rangeOfWire[wire] >= 0, isDirect[wire] || hasProductRange[wire] { return Int(rangeOfWire[wire]) }
        let known = rangeOfWire[wire] >= 0 ? Int(rangeOfWire[wire]) : nil
        guard depth > 0 else { return known }
        // Where nothing new is known, products of products are not looked through again.
        let facts = checker.facts.count
        if let miss = misses[wire], miss.facts == facts, miss.depth >= depth { return known }
        misses[wire] = (depth, facts)
        hasProductRange[wire] = known != nil
        for entry in index.entries(of: wire) where entry.matrix == 2 {
            let k = entry.constraint
            let c = c(k)
            guard c.terms.count == 1, c.constant.isZero, let a = range(of: row(.a, k), depth: depth - 1),
                let b = range(of: row(.b, k), depth: depth - 1),
                let product = take(.product(constraint: k, a: a, b: b))?.first
            else { continue }
            noteRange(product)
            hasProductRange[wire] = true
            if rangeOfWire[wire] >= 0 { return Int(rangeOfWire[wire]) }
        }
        return known
    }
}
