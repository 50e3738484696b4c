// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCertificate
internal import AssayConstraints

/// What sums of bounded wires give away.
extension Search {
    /// Watches the wires of a fact's form.
    func noteRelation(_ fact: Int, zero: Int? = nil) {
        let form = checker.facts[fact].form
        guard form.terms.count > 1 else { return }
        var relation = Relation(fact: fact, isRange: checker.range(of: fact) != nil, zero: zero, form: form)
        for term in form.terms {
            let (isKnown, isRanged) = (isCounted[Int(term.wire)], rangeOfWire[Int(term.wire)] >= 0)
            if !isKnown { relation.unknownCount += 1 }
            if !isRanged { relation.unrangedCount += 1 }
            if !isKnown && !isRanged { relation.openCount += 1 }
            relationsOfWire.append(relations.count, to: Int(term.wire))
        }
        relations.append(relation)
        tryRelation(relations.count - 1)
    }

    func tryRelation(_ number: Int) {
        // What is found for one wire may have the relation tried again before this try ends, which goes by what it began with.
        let (unknownCount, openCount, lastTried) = (
            relations[number].unknownCount, relations[number].openCount, relations[number].lastTried
        )
        boundLastWire(ofRelation: number)
        if unknownCount == 1, !relations[number].isRange {
            // The constraint that it comes from may have said so before.
            if isKnown(relations[number].form) { return }
            take(.combination(form: relations[number].form, using: [FactMultiple(relations[number].fact, .one)]))
        } else if unknownCount > 0, openCount == 0 {
            // A long sum is not tried again for each of its wires: when half of them are known, or when all else is done. While constraints are
            // read, hardly anything is known.
            guard hasRead, unknownCount <= lastTried / 2 else { return postpone(number) }
            relations[number].lastTried = unknownCount
            separate(relations[number], relations[number].form)
        }
    }

    func postpone(_ relation: Int) {
        if relations[relation].isPostponed { return }
        relations[relation].isPostponed = true
        postponed.append(relation)
    }

    /// Sums that were not tried again yet.
    func tryPostponed() -> Bool {
        let before = insights
        let numbers = postponed.sorted()
        postponed = []
        for number in numbers { relations[number].isPostponed = false }
        for number in numbers
        where relations[number].unknownCount > 0 && relations[number].unknownCount < relations[number].lastTried {
            relations[number].lastTried = relations[number].unknownCount
            separate(relations[number], relations[number].form)
        }
        return insights > before
    }

    /// When all wires but one have ranges, so has the last.
    func boundLastWire(ofRelation number: Int) {
        guard relations[number].unrangedCount == 1, let range = relations[number].range, isInScope(relations[number].form) else { return }
        let form = relations[number].form
        guard let last = form.terms.first(where: { rangeOfWire[Int($0.wire)] < 0 }),
            last.coefficient == .one || last.coefficient == .minusOne
        else { return }
        let others = form.terms.filter { $0.wire != last.wire }
        let parts = others.map { (fact: Int(rangeOfWire[Int($0.wire)]), factor: -last.coefficient * $0.coefficient) }
        takeSum(Form(wire: Int(last.wire)), [(range, last.coefficient)] + parts)
    }

    /// Where two wires of a sum have no range and one of them is a product, that has the range of its factors, and with it the other: of values in
    /// order each is the one before, if there is one, and a difference.
    func boundByProducts() {
        for number in relations.indices
        where relations[number].unrangedCount == 2 && relations[number].range != nil && isInScope(relations[number].form) {
            for term in relations[number].form.terms where rangeOfWire[Int(term.wire)] < 0 { _ = range(ofWire: Int(term.wire), depth: 1) }
        }
    }

    /// A wire may get its first range from a sum that says little of it, before the sum that says more can.
    func narrowSums() {
        for relation in relations where relation.unrangedCount == 0 && isInScope(relation.form) {
            if let range = relation.range { narrowWires(of: relation, range) }
        }
    }

    /// A wire that might be below zero, as far as is known, may have a narrower range by the others.
    private func narrowWires(of relation: Relation<F>, _ range: Int) {
        let terms = relation.form.terms
        for term in terms where term.coefficient == .one || term.coefficient == .minusOne {
            let own = Int(rangeOfWire[Int(term.wire)])
            guard !isDirect[Int(term.wire)], isBelowZero(own), let mine = checker.range(of: own)?.width else { continue }
            let parts = terms.filter { $0.wire != term.wire }.map {
                (fact: Int(rangeOfWire[Int($0.wire)]), factor: -term.coefficient * $0.coefficient)
            }
            var width = checker.range(of: range)?.width ?? mine
            for part in parts where width < mine {
                width = width + (checker.range(of: part.fact)?.times(part.factor.signedInteger)?.width ?? mine)
            }
            if width < mine { takeSum(Form(wire: Int(term.wire)), [(range, term.coefficient)] + parts) }
        }
    }

    /// Sums with one wire that is no digit, where a form with that wire is one, such as a flag that is what other flags leave of an output.
    func tryForms() -> Bool {
        let before = insights
        for number in relations.indices
        where relations[number].openCount <= 1 && relations[number].unknownCount > 0
            && relations[number].unknownCount < relations[number].lastTriedForm && isInScope(relations[number].form)
        {
            relations[number].lastTriedForm = relations[number].unknownCount
            let relation = relations[number]
            let open = relation.form.terms.first { term in
                !isKnown(term.wire)
                    && (rangeOfWire[Int(term.wire)] < 0 || term.coefficient.signedInteger.bitLength >= Self.longestWeight)
            }
            guard let open else { continue }
            for fact in Array(scaledDigits[Int(open.wire)]) + rangesWithWire[Int(open.wire)]
            where fact != relation.fact && fact != relation.zero {
                let digit = checker.facts[fact].form
                let multiple = open.coefficient * inverse(of: digit.coefficient(of: open.wire))
                let rest = relation.form.adding(digit, times: -multiple)
                guard multiple.signedInteger.bitLength < Self.longestWeight,
                    rest.terms.allSatisfy({ isKnown($0.wire) || rangeOfWire[Int($0.wire)] >= 0 })
                else { continue }
                separate(relation, rest, digit: FactMultiple(fact, multiple))
                break
            }
        }
        return insights > before
    }

    private static var longestWeight: Int { 128 }

    /// Reads the unknown wires of a form as digits, together with one more digit when there is one.
    private func separate(_ relation: Relation<F>, _ form: Form<F>, digit: FactMultiple<F>? = nil) {
        let unknown = form.terms.filter { !checker.isKnown[Int($0.wire)] }
        // A step may make many wires known, of which the counts learn one by one.
        if unknown.isEmpty, digit == nil { return }
        // A form is the sum of its wires whatever they are.
        if relation.isRange, digit == nil, unknown.count == form.terms.count { return }
        let digits = unknown.map { self.digit($0) } + (digit.map { [($0.fact, $0.factor)] } ?? [])
        for scale in scales(of: relation, unknown) {
            let signed = relation.isRange ? -scale : scale
            var parts = digits.map { fact, factor in FactMultiple(fact, factor.times(signed).signedInteger) }
            if relation.isRange { parts.append(FactMultiple(relation.fact, scale.signedInteger)) }
            let known = relation.isRange ? [] : [FactMultiple(relation.fact, scale)]
            if take(parts, known) { return }
        }
    }

    /// The fact about a wire, with its factor. Of an output that is 0 or 2 it is better to know that its half is 0 or 1.
    private func digit(_ term: Form<F>.Term) -> (fact: Int, factor: F) {
        let own = (fact: Int(rangeOfWire[Int(term.wire)]), factor: term.coefficient)
        let scaled = scaledDigits[Int(term.wire)]
        if scaled.isEmpty || checker.facts[own.fact].bound != nil { return own }
        let width = checker.range(of: own.fact)?.times(own.factor.signedInteger)?.width
        for fact in scaled {
            let factor = term.coefficient * inverse(of: checker.facts[fact].form.coefficient(of: term.wire))
            guard factor.signedInteger.bitLength < Self.longestWeight,
                let mine = checker.range(of: fact)?.times(factor.signedInteger)?.width
            else { continue }
            if width.map({ mine <= $0 }) ?? true { return (fact, factor) }
        }
        return own
    }

    /// Factors that may make all weights small integers.
    private func scales(of relation: Relation<F>, _ unknown: [Form<F>.Term]) -> [F] {
        guard relation.isRange else {
            // The lowest digit may stand anywhere among the wires.
            let lowest = unknown.min { $0.coefficient.signedInteger.absoluteValue < $1.coefficient.signedInteger.absoluteValue }
            let units = [unknown.first, unknown.last, lowest].compactMap { $0?.coefficient }
            return units.enumerated().filter { !units.prefix($0.offset).contains($0.element) }.map { inverse(of: $0.element) }
        }
        // Of a range the factor is 1, unless elimination made fractions of the weights.
        let areShort = unknown.allSatisfy { $0.coefficient.signedInteger.bitLength < Self.longestWeight }
        return [.one] + (areShort ? [] : (unknown.prefix(2) + unknown.suffix(2)).map { inverse(of: $0.coefficient) })
    }

    private func take(_ parts: [FactMultiple<WideInteger>], _ known: [FactMultiple<F>]) -> Bool {
        let sorted = parts.sorted { $0.factor.absoluteValue < $1.factor.absoluteValue }
        guard let cuts = cuts(sorted) else { return false }
        if cuts.isEmpty { return takeStaircase(sorted, known) }
        guard let facts = take(.positional(parts: sorted, cuts: cuts, using: known)) else { return false }
        for (fact, bounds) in zip(facts, zip([0] + cuts, cuts + [sorted.count])) {
            noteRelation(fact)
            let segment = Array(sorted[bounds.0..<bounds.1])
            if segment.count > 1 { _ = takeStaircase(segment, [FactMultiple(fact, .one)]) }
        }
        return true
    }

    /// The places where the weights that follow have a common divisor greater than the width of what stands before; `nil` when the whole
    /// is too wide.
    private func cuts(_ parts: [FactMultiple<WideInteger>]) -> [Int]? {
        var divisors: [WideInteger] = [0]
        divisors.reserveCapacity(parts.count + 1)
        for part in parts.reversed() { divisors.append(.greatestCommonDivisor(divisors[divisors.count - 1], part.factor)) }
        var width: WideInteger = 0
        var cuts: [Int] = []
        for (i, part) in parts.enumerated() {
            if i > 0, divisors[parts.count - i] > width { cuts.append(i) }
            guard let step = checker.range(of: part.fact)?.times(part.factor)?.width, step < modulus else { return nil }
            width = width + step
            if width >= modulus { return nil }
        }
        return cuts
    }

    /// The same sum where f, which is 0 or m, is written as m − (m − f) when m has a weight of the other sign: an answer is what two steps of a
    /// staircase leave, and may stand for the lower one.
    private func withGaps(_ parts: [FactMultiple<WideInteger>]) -> [FactMultiple<WideInteger>] {
        guard let weight = parts.first?.factor, parts.contains(where: { $0.factor != weight }) else { return parts }
        var parts = parts
        for i in parts.indices {
            let part = parts[i]
            let wanted = -2 * part.factor
            // Few weights are those that are looked for, and forms take longer to compare.
            guard parts.contains(where: { $0.factor == wanted }), let bound = checker.facts[part.fact].bound,
                let j = parts.firstIndex(where: { $0.factor == wanted && checker.facts[$0.fact].form == bound }),
                let gap = gap(of: part.fact)
            else { continue }
            parts[j].factor = -part.factor
            parts[i] = FactMultiple(gap, -part.factor)
        }
        return parts
    }

    /// Flags with one weight, each bounded by the one before.
    private func takeStaircase(_ parts: [FactMultiple<WideInteger>], _ known: [FactMultiple<F>]) -> Bool {
        let parts = withGaps(parts)
        guard let weight = parts.first?.factor, parts.allSatisfy({ $0.factor == weight }) else { return false }
        // Only the first step of a staircase is bounded by nothing.
        guard parts.count(where: { checker.facts[$0.fact].bound == nil }) < 2 else { return false }
        let inverse = inverse(of: F(weight))
        let facts = parts.map(\.fact)
        let following = Dictionary(facts.compactMap { fact in checker.facts[fact].bound.map { ($0, fact) } }) { first, _ in first }
        let forms = Set(facts.map { checker.facts[$0].form })
        guard var next = facts.first(where: { fact in checker.facts[fact].bound.map { !forms.contains($0) } ?? true }) else { return false }
        var order = [next]
        while let fact = following[checker.facts[next].form], order.count < facts.count {
            order.append(fact)
            next = fact
        }
        guard order.count == facts.count else { return false }
        guard let new = take(.staircase(forms: order, using: known.map { FactMultiple($0.fact, $0.factor * inverse) })) else {
            return false
        }
        new.forEach { noteRelation($0) }
        return true
    }
}
