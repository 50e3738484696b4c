// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCertificate
internal import AssayConstraints

/// A value that flags, which never rise, and digits with weights that depend on them add up to.
struct CutValue {
    /// Facts of the flags, in order.
    var flags: [Int]
    var starts: [WideInteger]
    /// How many values the first part has, less one, and by how many more or fewer each next one.
    var size: WideInteger
    var sizes: [WideInteger]
    /// The fact that the digits are not below zero together, and the one that they are not above what they can be.
    var lower: Int
    var upper: Int
    /// How many flags were known when it was last tried.
    var knownCount = -1
}

/// What is asked again and again of a flag that another one bounds.
struct FlagLink {
    /// The fact about the flag before.
    let before: Int32
    /// The wire that the flag is, or a multiple of one.
    let wire: UInt32?
}

/// A step that adds ranges up, before it is taken.
private struct PlannedSum<F: PrimeField> {
    var form: Form<F>
    var parts: [FactMultiple<WideInteger>]
}

/// Ranges that are cut at edges: what the value says about the flags.
extension Search {
    /// The range of a form of flags that are each 0 or the one before: between two flags the form has the sum of what stands before.
    func chainRange(of form: Form<F>) -> Int? {
        guard let chain = chain(covering: form.terms.map(\.wire)), chain.count > 1 || !form.constant.isZero else { return nil }
        let steps = multiples(of: chain, in: form)
        let constant = form.constant.signedInteger
        if chain.count == 1 { return take(.sum(form: form, parts: [FactMultiple(chain[0], steps[0])]))?.first }
        var parts: [FactMultiple<WideInteger>] = constant == 0 ? [] : [FactMultiple(chain[0], -constant)]
        var total = constant
        for (i, flag) in chain.enumerated() {
            total = total + steps[i]
            guard isNarrow(total) else { return nil }
            guard i + 1 < chain.count else {
                parts.append(FactMultiple(flag, total))
                continue
            }
            guard total != 0 else { continue }
            guard let gap = gap(of: chain[i + 1]) else { return nil }
            parts.append(FactMultiple(gap, total))
        }
        return take(.sum(form: form, parts: parts))?.first
    }

    /// Facts of flags, each 0 or the one before, whose forms have all of these wires; `nil` when they are no such flags.
    private func chain(covering wires: [UInt32]) -> [Int]? {
        let wanted = covering.begin(wires)
        let open = wires.filter { !isKnown($0) }
        for last in open.compactMap({ flag(ofWire: $0) }).sorted(by: >) {
            if let chain = chain(covering: wanted, to: last) { return chain }
        }
        for wire in open {
            for last in rangesWithWire[Int(wire)].prefix(Self.longestGap)
            where isFlag(last) && covering.hasAll(of: checker.facts[last].form) {
                if let chain = chain(covering: wanted, to: last) { return chain }
            }
        }
        return nil
    }

    /// The flags before this one, down to where they have all of the wires.
    private func chain(covering wanted: Int, to last: Int) -> [Int]? {
        var (left, first, length) = (wanted, last, 1)
        covering.beginAgain()
        left -= cover(last)
        while left > 0, length < wanted + Self.longestGap, let next = flagBefore(first) {
            (first, length) = (next, length + 1)
            left -= cover(next)
        }
        guard left == 0 else { return nil }
        var path = [last]
        path.reserveCapacity(length)
        while path.count < length, let next = flagBefore(path[path.count - 1]) { path.append(next) }
        return path.reversed()
    }

    /// Covers the wires of a fact's form.
    private func cover(_ fact: Int) -> Int {
        if fact < flagLinks.count, let wire = flagLinks[fact]?.wire { return covering.cover(Int(wire)) }
        return covering.cover(checker.facts[fact].form)
    }

    func isFlag(_ fact: Int) -> Bool { checker.range(of: fact) == .bit }

    /// The fact that a wire is 0 or 1.
    private func flag(ofWire wire: UInt32) -> Int? {
        let fact = Int(rangeOfWire[Int(wire)])
        return fact >= 0 && isFlag(fact) ? fact : nil
    }

    /// Flags of a chain that a form may leave out.
    private static var longestGap: Int { 64 }

    /// The fact that a form is 0 or 1.
    private func flag(of form: Form<F>) -> Int? {
        if form.terms.count == 1, form.constant.isZero, let term = form.terms.first, term.coefficient == .one {
            return flag(ofWire: term.wire)
        }
        return ranges(like: form)?.first { checker.facts[$0].form == form && isFlag($0) }
    }

    /// The flag that bounds a flag.
    private func flagBefore(_ fact: Int) -> Int? {
        if fact < flagLinks.count, let link = flagLinks[fact] { return Int(link.before) }
        guard let before = checker.facts[fact].bound.flatMap({ flag(of: $0) }) else { return nil }
        // One that nothing bounds may yet be found to be bounded.
        guard checker.facts[before].bound != nil else { return before }
        if flagLinks.count <= fact { flagLinks += Array(repeating: nil, count: checker.facts.count - flagLinks.count) }
        let form = checker.facts[fact].form
        flagLinks[fact] = FlagLink(before: Int32(before), wire: form.terms.count == 1 ? form.terms[0].wire : nil)
        return before
    }

    /// Collects the values that are cut at edges: the lowest digit of each is a form with the value, the flags and the other digits in it.
    func findCutValues() {
        let known = relationsLookedAt
        relationsLookedAt = relations.count
        for number in known..<relations.count {
            guard let fact = relations[number].range, isDirectForm(fact) else { continue }
            guard let value = cutValue(fact, relations[number].form) else { continue }
            cutValues.append(value)
            if isInScope(checker.facts[value.lower].form) { bound(value) } else { foundValues.append(value) }
        }
    }

    /// What a value that is cut at edges and its flags are bounded by.
    func bound(_ value: CutValue) {
        boundValue(value)
        if value.flags.count <= Self.mostFlags { boundDifferences(value.flags) }
    }

    /// Whether a form is 0 or 1, or a bound, by a constraint of its own.
    private func isDirectForm(_ fact: Int) -> Bool { checker.facts[fact].bound != nil || isFlag(fact) }

    private func cutValue(_ fact: Int, _ form: Form<F>) -> CutValue? {
        guard var flags = cuttingFlags(fact, form), let all = digits(fact, form) else { return nil }
        var digits = CutDigits(all, flags: flags.map { checker.facts[$0].form })
        // What looks like one more flag may be a digit that the last flag bounds: then parts overlap.
        while !flags.isEmpty {
            if digits.areNeverBelowZero(with: flags.count), let value = cutValue(digits.digits(with: flags.count), flags) { return value }
            flags.removeLast()
        }
        return nil
    }

    /// What may be digits of a value: the form itself and wires of it.
    private func digits(_ fact: Int, _ form: Form<F>) -> [CutDigit<F>]? {
        guard let first = digit(fact, F.one, wire: nil) else { return nil }
        var digits = [first]
        for term in form.terms where !isKnown(term.wire) && isDirect[Int(term.wire)] {
            let own = Int(rangeOfWire[Int(term.wire)])
            guard let digit = digit(own, -term.coefficient, wire: term.wire) else { return nil }
            digits.append(digit)
        }
        return digits
    }

    private func digit(_ fact: Int, _ factor: F, wire: UInt32?) -> CutDigit<F>? {
        CutDigit(fact, factor, wire: wire, of: checker.range(of: fact), isBounded: checker.facts[fact].bound != nil)
    }

    /// Only what becomes a value is taken as steps; most of what looks like one is none.
    private func cutValue(_ digits: [CutDigit<F>], _ flags: [Int]) -> CutValue? {
        guard let (flags, size, sizes) = complete(flags, for: greatest(of: digits)), let upper = upperSum(digits) else { return nil }
        let lower = lowerSum(digits)
        var value = CutValue(
            flags: flags, starts: multiples(of: flags, in: lower.form).map { -$0 }, size: size, sizes: sizes, lower: -1, upper: -1)
        guard isApart(value), let low = take(.sum(form: lower.form, parts: lower.parts))?.first,
            let high = take(.sum(form: upper.form, parts: upper.parts))?.first
        else { return nil }
        (value.lower, value.upper) = (low, high)
        return value
    }

    /// The greatest values of digits, together.
    private func greatest(of digits: [CutDigit<F>]) -> Form<F> {
        var sum = FormSum<F>(capacity: digits.count)
        for digit in digits { sum.add(checker.facts[digit.fact].bound ?? Form(F(digit.upper)), times: digit.factor) }
        return sum.form
    }

    /// The flags with as many before them as it takes to say what the sizes are, and these.
    private func complete(_ flags: [Int], for total: Form<F>) -> (flags: [Int], size: WideInteger, sizes: [WideInteger])? {
        var flags = flags
        var left = covering.begin(total.terms.map(\.wire))
        covering.beginAgain()
        for flag in flags { left -= covering.cover(checker.facts[flag].form) }
        for _ in 0...Self.longestGap {
            if left == 0 {
                let sizes = multiples(of: flags, in: total)
                let rest = adding(flags, sizes.map { -$0 }, to: total)
                if rest.isConstant { return (flags, rest.constant.signedInteger, sizes) }
            }
            guard let previous = flagBefore(flags[0]) else { return nil }
            flags.insert(previous, at: 0)
            left -= covering.cover(checker.facts[previous].form)
        }
        return nil
    }

    /// Whether no two parts have a value in common, a flag in front aside that is no part of the value: the presence of its row.
    private func isApart(_ value: CutValue) -> Bool {
        var (start, size) = (WideInteger.zero, value.size)
        var parts = value.starts[0] == 0 ? [] : [(start, start + size)]
        for (step, growth) in zip(value.starts, value.sizes) {
            (start, size) = (start + step, size + growth)
            // What only looks like a value may have multiples as long as the field.
            guard isNarrow(start), isNarrow(size) else { return false }
            parts.append((start, start + size))
        }
        let sorted = parts.filter { $0.0 <= $0.1 }.sorted { $0.0 < $1.0 }
        return zip(sorted, sorted.dropFirst()).allSatisfy { $0.1 < $1.0 }
    }

    /// Whether an integer is one of which sums can be made.
    func isNarrow(_ number: WideInteger) -> Bool { number.absoluteValue < modulus }

    /// A form with multiples of flags.
    private func adding(_ flags: [Int], _ factors: [WideInteger], to form: Form<F>) -> Form<F> {
        var sum = FormSum<F>(capacity: form.terms.count + flags.count)
        sum.add(form)
        for (flag, factor) in zip(flags, factors) { sum.add(checker.facts[flag].form, times: F(factor)) }
        return sum.form
    }

    /// The value itself, by the digits and where the parts start.
    private func form(of value: CutValue) -> Form<F> { adding(value.flags, value.starts, to: checker.facts[value.lower].form) }

    /// Facts of the flags that say between which edges a value lies, in order.
    private func cuttingFlags(_ fact: Int, _ form: Form<F>) -> [Int]? {
        let digits = [fact] + form.terms.map { Int(rangeOfWire[Int($0.wire)]) }.filter { $0 >= 0 }
        let weights = digits.compactMap { checker.facts[$0].bound }.filter { isWeight($0, in: form) }
        guard !weights.isEmpty else { return nil }
        return chain(covering: wires(of: weights)).map { extended($0, within: form) }
    }

    /// Whether a digit has a weight that flags of the form decide, and is not just there or not.
    private func isWeight(_ bound: Form<F>, in form: Form<F>) -> Bool {
        bound.terms.contains { !form.coefficient(of: $0.wire).isZero && !isKnown($0.wire) }
    }

    /// A chain with the flags before it and after it that stand in the form.
    private func extended(_ spine: [Int], within form: Form<F>) -> [Int] {
        func weight(_ fact: Int) -> WideInteger {
            let flag = checker.facts[fact].form
            return flag.terms.count == 1 ? form.coefficient(of: flag.terms[0].wire).signedInteger.absoluteValue : 0
        }
        var chain = spine
        // Flags of somebody else's circuit may bound each other.
        while let previous = flagBefore(chain[0]), weight(previous) != 0, !chain.contains(previous) { chain.insert(previous, at: 0) }
        // A digit of the last part may be bounded by its flag as well; the step from part to part is greater.
        func next(_ last: Int) -> Int? {
            form.terms.compactMap { flag(ofWire: $0.wire) }.filter { flagBefore($0) == last }.max { weight($0) < weight($1) }
        }
        while let flag = next(chain[chain.count - 1]), !chain.contains(flag) { chain.append(flag) }
        return chain
    }

    /// Flags of one value of which all differences are looked at.
    private static var mostFlags: Int { 8 }

    /// Whether a value is between two edges, others between them: the difference of two flags is 0 or 1 as well.
    private func boundDifferences(_ flags: [Int]) {
        for i in flags.indices.dropLast(2) {
            for j in flags.indices.dropFirst(i + 2) {
                let steps = flags[i + 1...j].compactMap { gap(of: $0) }
                guard steps.count == j - i else { return }
                let form = checker.facts[flags[i]].form.adding(checker.facts[flags[j]].form, times: .minusOne)
                let ends = [FactMultiple(flags[i], 1 as WideInteger), FactMultiple(flags[j], -1)]
                guard let above = take(.sum(form: form, parts: steps.map { FactMultiple($0, 1) }))?.first,
                    let below = take(.sum(form: form, parts: ends))?.first, let both = take(.both(first: above, second: below))?.first
                else { return }
                noteRange(both)
            }
        }
    }

    /// The value itself lies between the lowest begin and the highest end.
    private func boundValue(_ value: CutValue) {
        let form = form(of: value)
        let ends = zip(value.starts, value.sizes).map { $0 + $1 }
        let low = [FactMultiple(value.lower, 1 as WideInteger)] + zip(value.flags, value.starts).map { FactMultiple($0, $1) }
        let high = [FactMultiple(value.upper, -1 as WideInteger)] + zip(value.flags, ends).map { FactMultiple($0, $1) }
        guard let above = take(.sum(form: form, parts: low))?.first, let below = take(.sum(form: form, parts: high))?.first,
            let both = take(.both(first: above, second: below))?.first
        else { return }
        noteRange(both)
    }

    private func lowerSum(_ digits: [CutDigit<F>]) -> PlannedSum<F> {
        var sum = FormSum<F>(capacity: digits.count)
        for digit in digits { sum.add(checker.facts[digit.fact].form, times: digit.factor) }
        return PlannedSum(form: sum.form, parts: digits.map { FactMultiple($0.fact, $0.weight) })
    }

    /// What the digits lack of their greatest values, together.
    private func upperSum(_ digits: [CutDigit<F>]) -> PlannedSum<F>? {
        var (sum, parts) = (FormSum<F>(capacity: digits.count), [FactMultiple<WideInteger>]())
        for digit in digits {
            if checker.facts[digit.fact].bound != nil {
                guard let gap = gap(of: digit.fact) else { return nil }
                sum.add(checker.facts[gap].form, times: digit.factor)
                parts.append(FactMultiple(gap, digit.weight))
            } else {
                sum.add(Form(F(digit.upper)), times: digit.factor)
                sum.add(checker.facts[digit.fact].form, times: -digit.factor)
                parts.append(FactMultiple(digit.fact, -digit.weight))
            }
        }
        return PlannedSum(form: sum.form, parts: parts)
    }

    /// Values that are known by now give their flags; where parts have values in common, once the presence of the row is known as well.
    func tryCutValues() -> Bool {
        let before = insights
        var left: [CutValue] = []
        for var value in cutValues {
            let forms = value.flags.map { checker.facts[$0].form }
            let knownCount = forms.count { isKnown($0) }
            guard knownCount < forms.count else { continue }
            if knownCount > value.knownCount, isKnown(form(of: value)) {
                value.knownCount = knownCount
                let step = CertificateStep<F>.edges(
                    flags: value.flags, starts: value.starts, sizes: value.sizes, lower: value.lower, upper: value.upper, using: [])
                if let facts = take(step) {
                    facts.forEach { noteRelation($0) }
                    continue
                }
            }
            left.append(value)
        }
        cutValues = left
        return insights > before
    }
}
