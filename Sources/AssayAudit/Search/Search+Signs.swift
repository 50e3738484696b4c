// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCertificate
internal import AssayConstraints

/// What is known but for its sign.
extension Search {
    /// Constraints whose factors have a known product and a known sum.
    func trySquares() -> Bool {
        let before = insights
        squares = squares.filter { unknownCounts[$0].x > 0 && unknownCounts[$0].y > 0 }
        for k in squares where isInScope(k) { trySquare(k) }
        return insights > before
    }

    private func trySquare(_ k: Int) {
        let (a, b) = (row(.a, k), row(.b, k))
        guard let (ratio, known) = knownSum(a, b), !ratio.isZero else { return }
        for sign in [F.one, -F.one] {
            let difference = monic(a.adding(b, times: -ratio)).scaled(by: sign)
            guard let range = range(of: difference),
                let facts = take(.square(constraint: k, ratio: ratio, range: range, using: known))
            else { continue }
            return facts.forEach { noteRelation($0) }
        }
    }

    /// The ratio for which A + ratio · B is known, and by what.
    private func knownSum(_ a: Form<F>, _ b: Form<F>) -> (ratio: F, known: [FactMultiple<F>])? {
        let (mine, theirs) = (unknownPart(a), unknownPart(b))
        if let ratio = mine.ratio(to: theirs) { return (-ratio, []) }
        guard let x = mine.terms.first, let y = theirs.terms.first, mine.terms.count == 1, theirs.terms.count == 1 else { return nil }
        for number in relationsOfWire[Int(x.wire)] where relations[number].unknownCount == 2 && !relations[number].isRange {
            let relation = relations[number]
            guard let share = relation.form.coefficient(of: y.wire).inverse.map({ y.coefficient * $0 }) else { continue }
            let scale = x.coefficient * inverse(of: relation.form.coefficient(of: x.wire))
            return (scale * inverse(of: share), [FactMultiple(relation.fact, scale)])
        }
        return nil
    }

    /// Absolute values: a flag times a number, where a range says that the flag is the number's sign.
    func takeMagnitudes() {
        for k in 0..<circuit.constraintCount where !isRange[k] && isInScope(c(k)) {
            for factor in Factor.allCases {
                let flags = row(factor, k)
                guard flags.terms.count == 1, let flag = flags.terms.first, rangeOfWire[Int(flag.wire)] >= 0,
                    checker.range(of: Int(rangeOfWire[Int(flag.wire)])) == .bit
                else { continue }
                takeMagnitude(Place(k, factor), flag, flags.constant)
            }
        }
    }

    private func takeMagnitude(_ place: Place, _ flag: Form<F>.Term, _ start: F) {
        let (number, product) = (row(place.factor.other, place.constraint), c(place.constraint))
        guard let first = number.terms.first, let half = F(2).inverse else { return }
        for fact in rangesWithWire[Int(flag.wire)] {
            let y = checker.facts[fact].form
            guard y.terms.count == number.terms.count + 1 else { continue }
            let share = number.coefficient(of: first.wire) * inverse(of: y.coefficient(of: first.wire))
            let weight = y.coefficient(of: flag.wire)
            let rest = y.adding(Form([flag]), times: -weight * inverse(of: flag.coefficient))
            guard !share.isZero, rest.scaled(by: share).adding(number, times: .minusOne).isConstant else { continue }
            let middle = (flag.coefficient + start + start) * half
            let form = product.adding(number, times: -middle)
            let sums = [start - middle, flag.coefficient + start - middle].map { multiple in
                CaseSum(
                    flag: -multiple * share * weight, product: .one, parts: [FactMultiple(fact, (multiple * share).signedInteger)])
            }
            guard let range = takeEither(form, Int(rangeOfWire[Int(flag.wire)]), place, sums[0], sums[1]) else { continue }
            return noteRange(range)
        }
    }

    /// A flag times something known, and a range that tells the flag.
    func tryMagnitude(_ k: Int, _ known: Factor) -> Bool {
        let (flags, product) = (row(known.other, k), c(k))
        guard flags.terms.count == 1, let wire = flags.terms.first?.wire, rangeOfWire[Int(wire)] >= 0,
            let open = product.terms.first(where: { !isKnown($0.wire) })
        else { return false }
        for range in ranges(about: open.wire) {
            let multiple = checker.facts[range].form.coefficient(of: open.wire) * inverse(of: open.coefficient)
            let step = CertificateStep<F>.magnitude(
                constraint: k, factor: known.other, flag: Int(rangeOfWire[Int(wire)]), multiple: multiple, range: range)
            guard let fact = take(step)?.first else { continue }
            noteRelation(fact)
            return true
        }
        return false
    }
}
