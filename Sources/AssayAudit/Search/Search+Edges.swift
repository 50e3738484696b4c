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
            for last in rangesWithWire[Int(wire)].prefix(Self.longestGap) where isFlag(last) && covering.hasAll(of: checker.facts[last].form) {
                if let chain = chain(covering: wanted, to: last) { return chain }
            }
        }
        return nil
    }

    /// The flags before this one, down to where they have all of the wires.
    private func chain(covering wanted: Int, to last: Int) -> [Int]? {
        var path = [last]
        var left = wanted
        covering.beginAgain()
        left -= covering.cover(checker.facts[last].form)
        while left > 0, path.count < wanted + Self.longestGap, let next = flagBefore(path[path.count - 1]) {
            path.append(next)
            left -= covering.cover(checker.facts[next].form)
        }
        return left == 0 ? path.reversed() : nil
    }

    private func isFlag(_ fact: Int) -> Bool { checker.facts[fact].range == .bit }

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
        return Self.name(of: form).flatMap { rangesOfForms[$0] }?.first {
            checker.facts[$0].form == form && checker.facts[$0].range == .bit
        }
    }

    /// The flag that bounds a flag.
    private func flagBefore(_ fact: Int) -> Int? { checker.facts[fact].bound.flatMap { flag(of: $0) } }

    /// Collects the values that are cut at edges: the lowest digit of each is a form with the value, the flags and the other digits in it.
    func findCutValues() {
        let known = relationsLookedAt
        relationsLookedAt = relations.count
        for number in known..<relations.count {
            guard let fact = relations[number].range, isDirectForm(fact) else { continue }
            guard let value = cutValue(fact, relations[number].form) else { continue }
            cutValues.append(value)
            boundValue(value)
            if value.flags.count <= Self.mostFlags { boundDifferences(value.flags) }
        }
    }

    /// Whether a form is 0 or 1, or a bound, by a constraint of its own.
    private func isDirectForm(_ fact: Int) -> Bool { checker.facts[fact].bound != nil || checker.facts[fact].range == .bit }

    private func cutValue(_ fact: Int, _ form: Form<F>) -> CutValue? {
        guard var flags = cuttingFlags(fact, form) else { return nil }
        // What looks like one more flag may be a digit that the last flag bounds: then parts overlap.
        while !flags.isEmpty {
            if let value = cutValue(fact, form, flags), isApart(value) { return value }
            flags.removeLast()
        }
        return nil
    }

    private func cutValue(_ fact: Int, _ form: Form<F>, _ flags: [Int]) -> CutValue? {
        let wires = Set(flags.flatMap { checker.facts[$0].form.terms.map(\.wire) })
        let digits = form.terms.filter { !isKnown($0.wire) && !wires.contains($0.wire) && isDirect[Int($0.wire)] }
        let all = [(fact: fact, factor: F.one)] + digits.map { (fact: Int(rangeOfWire[Int($0.wire)]), factor: -$0.coefficient) }
        guard let lower = lowerSum(all), let upper = upperSum(all), !isBelowZero(lower), !isBelowZero(upper) else { return nil }
        let value = checker.facts[lower].form
        let total = value.adding(checker.facts[upper].form, times: .one)
        guard let (flags, size, sizes) = complete(flags, for: total) else { return nil }
        return CutValue(
            flags: flags, starts: multiples(of: flags, in: value).map { -$0 }, size: size, sizes: sizes, lower: lower, upper: upper)
    }

    /// The flags with as many before them as it takes to say what the sizes are, and these.
    private func complete(_ flags: [Int], for total: Form<F>) -> (flags: [Int], size: WideInteger, sizes: [WideInteger])? {
        var flags = flags
        for _ in 0...Self.longestGap {
            let sizes = multiples(of: flags, in: total)
            let rest = adding(flags, sizes.map { -$0 }, to: total)
            if rest.isConstant { return (flags, rest.constant.signedInteger, sizes) }
            guard let previous = flagBefore(flags[0]) else { return nil }
            flags.insert(previous, at: 0)
        }
        return nil
    }

    /// Whether no two parts have a value in common, a flag in front aside that is no part of the value: the presence of its row.
    private func isApart(_ value: CutValue) -> Bool {
        var (start, size) = (WideInteger.zero, value.size)
        var parts = value.starts[0] == 0 ? [] : [(start, start + size)]
        for (step, growth) in zip(value.starts, value.sizes) {
            (start, size) = (start + step, size + growth)
            parts.append((start, start + size))
        }
        let sorted = parts.filter { $0.0 <= $0.1 }.sorted { $0.0 < $1.0 }
        return zip(sorted, sorted.dropFirst()).allSatisfy { $0.1 < $1.0 }
    }

    /// A form with multiples of flags.
    private func adding(_ flags: [Int], _ factors: [WideInteger], to form: Form<F>) -> Form<F> {
        zip(flags, factors).reduce(form) { $0.adding(checker.facts[$1.0].form, times: F($1.1)) }
    }

    /// The value itself, by the digits and where the parts start.
    private func form(of value: CutValue) -> Form<F> { adding(value.flags, value.starts, to: checker.facts[value.lower].form) }

    /// By what multiples of flags a form differs from one without their wires. Some flag has a wire that no other one has; without it, another.
    private func multiples(of flags: [Int], in form: Form<F>) -> [WideInteger] {
        let flags = flags.map { checker.facts[$0].form }
        var (form, open) = (form, Array(flags.indices))
        var found = Array(repeating: WideInteger.zero, count: flags.count)
        while !open.isEmpty {
            let own = open.lazy.compactMap { i -> (flag: Int, term: Form<F>.Term)? in
                let others = open.filter { $0 != i }
                return flags[i].terms.first { term in others.allSatisfy { flags[$0].coefficient(of: term.wire).isZero } }.map { (i, $0) }
            }.first
            guard let own else { break }
            open.removeAll { $0 == own.flag }
            let multiple = form.coefficient(of: own.term.wire) * own.term.coefficient.quickInverse
            found[own.flag] = multiple.signedInteger
            form = form.adding(flags[own.flag], times: -multiple)
        }
        return found
    }

    /// Facts of the flags that say between which edges a value lies, in order.
    private func cuttingFlags(_ fact: Int, _ form: Form<F>) -> [Int]? {
        let digits = [fact] + form.terms.map { Int(rangeOfWire[Int($0.wire)]) }.filter { $0 >= 0 }
        let weights = digits.compactMap { checker.facts[$0].bound }.filter { isWeight($0, in: form) }
        guard !weights.isEmpty else { return nil }
        return chain(covering: Set(weights.flatMap { $0.terms.map(\.wire) }).sorted()).map { extended($0, within: form) }
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
        while let previous = flagBefore(chain[0]), weight(previous) != 0 { chain.insert(previous, at: 0) }
        // A digit of the last part may be bounded by its flag as well; the step from part to part is greater.
        func next(_ last: Int) -> Int? {
            form.terms.compactMap { flag(ofWire: $0.wire) }.filter { flagBefore($0) == last }.max { weight($0) < weight($1) }
        }
        while let flag = next(chain[chain.count - 1]) { chain.append(flag) }
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
                let form = checker.facts[flags[i]].form.adding(checker.facts[flags[j]].form, times: -.one)
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

    private func lowerSum(_ digits: [(fact: Int, factor: F)]) -> Int? {
        let form = Form(sum: digits.map { (checker.facts[$0.fact].form, $0.factor) })
        return take(.sum(form: form, parts: digits.map { FactMultiple($0.fact, $0.factor.signedInteger) }))?.first
    }

    /// What the digits lack of their greatest values, together.
    private func upperSum(_ digits: [(fact: Int, factor: F)]) -> Int? {
        var (summands, parts) = ([(form: Form<F>, factor: F)](), [FactMultiple<WideInteger>]())
        for digit in digits {
            let fact = checker.facts[digit.fact]
            if fact.bound != nil {
                guard let gap = gap(of: digit.fact) else { return nil }
                summands.append((checker.facts[gap].form, digit.factor))
                parts.append(FactMultiple(gap, digit.factor.signedInteger))
            } else {
                guard let upper = fact.range?.upper else { return nil }
                summands += [(Form(F(upper)), digit.factor), (fact.form, -digit.factor)]
                parts.append(FactMultiple(digit.fact, -digit.factor.signedInteger))
            }
        }
        return take(.sum(form: Form(sum: summands), parts: parts))?.first
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
