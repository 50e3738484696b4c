// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCertificate
internal import AssayConstraints

/// A constraint M · r = C where M is a multiple of r: by a constant, or by the other factor of `multiple`.
struct RootPlace {
    var square: Place
    var multiple: Place?
}

/// What lies between the squares of two numbers.
extension Search {
    /// Where the constraint may show a root.
    func rootPlaces(of k: Int) -> [RootPlace] {
        let counts = unknownCounts[k]
        guard counts.x > 0, counts.y > 0, counts.z > 0 else { return [] }
        return Factor.allCases.flatMap { factor -> [RootPlace] in
            let (root, multiple) = (row(factor, k), row(factor.other, k))
            if let ratio = multiple.ratio(to: root) {
                // With equal factors one place is enough; of r and d · r the first is the root.
                return ratio == .one && factor == .b || ratio.signedInteger.bitLength > 64 ? [] : [RootPlace(square: Place(k, factor))]
            }
            guard let wire = multiple.terms.first?.wire else { return [] }
            return index.entries(of: Int(wire)).filter { $0.matrix == 2 && $0.constraint != k }.flatMap { entry in
                Factor.allCases.filter { row($0, entry.constraint) == root && c(entry.constraint) == multiple }.map {
                    RootPlace(square: Place(k, factor), multiple: Place(entry.constraint, $0))
                }
            }
        }
    }

    func tryRoots() -> Bool {
        let before = insights
        rootPlaces = rootPlaces.filter { unknownCounts[$0.square.constraint].z > 0 }
        for place in rootPlaces where isInScope(place.square.constraint) { tryRoot(place) }
        return insights > before
    }

    private func tryRoot(_ place: RootPlace) {
        let (square, multiple) = (c(place.square.constraint), row(place.square.factor.other, place.square.constraint))
        let open = square.terms.first { !isKnown($0.wire) && multiple.coefficient(of: $0.wire).isZero }
        guard let open else { return }
        for excess in ranges(about: open.wire) {
            let s = checker.facts[excess].form
            let scale = (-s.coefficient(of: open.wire) * inverse(of: open.coefficient)).signedInteger
            guard scale > 0 else { continue }
            for relief in reliefs(of: place, in: s) {
                for isNearest in [false, true] {
                    let shape = RootShape(
                        square: place.square, multiple: place.multiple, isNearest: isNearest, scale: scale, relief: relief.place,
                        share: relief.share)
                    if takeRoot(shape, excess) { return }
                }
            }
        }
    }

    /// No relief, or another factor that r makes zero and that stands in the excess.
    private func reliefs(of place: RootPlace, in excess: Form<F>) -> [(place: Place?, share: F)] {
        let root = row(place.square.factor, place.square.constraint)
        let found = partners(of: root, other: -1).compactMap { partner -> (place: Place?, share: F)? in
            guard isZeroProduct(partner.constraint),
                let relief = row(partner.factor.other, partner.constraint).terms.first(where: { !excess.coefficient(of: $0.wire).isZero })
            else { return nil }
            return (Place(partner.constraint, partner.factor), excess.coefficient(of: relief.wire) * inverse(of: relief.coefficient))
        }
        return found + [(nil, .zero)]
    }

    private func takeRoot(_ shape: RootShape<F>, _ excess: Int) -> Bool {
        let (place, sigma, s) = (shape.square, F(shape.scale), checker.facts[excess].form)
        let (root, multiple) = (row(place.factor, place.constraint), row(place.factor.other, place.constraint))
        let relief = shape.relief.map { row($0.factor.other, $0.constraint).scaled(by: shape.share) } ?? Form()
        let divisor = shape.multiple.map { row($0.factor.other, $0.constraint) } ?? Form(multiple.ratio(to: root) ?? .zero)
        let number = s.adding(c(place.constraint), times: sigma).adding(multiple, times: shape.isNearest ? -sigma : .zero)
            .adding(relief, times: .minusOne)
        guard isKnown(number), isKnown(divisor) else { return false }
        let target = multiple.scaled(by: sigma + sigma).adding(relief, times: .one).adding(divisor, times: shape.isNearest ? .zero : sigma)
            .adding(s, times: .minusOne)
        guard let rest = rangeBelow(target), let divisors = divisor.isConstant ? .some(nil) : range(of: divisor).map(Optional.some) else {
            return false
        }
        if shape.multiple == nil, let numbers = range(of: number),
            let fact = take(.whole(shape, excess: excess, rest: rest, number: numbers))?.first
        {
            noteRange(fact)
        }
        guard let roots = range(of: root),
            let facts = take(.root(shape, excess: excess, rest: rest, range: roots, divisor: divisors))
        else { return false }
        facts.forEach { noteRelation($0) }
        return true
    }

    /// A fact about a form that is less than this one by a constant.
    private func rangeBelow(_ form: Form<F>) -> Int? {
        ranges(like: form)?.first { fact in
            let gap = checker.facts[fact].form.adding(form, times: .minusOne)
            return gap.isConstant && gap.constant.signedInteger.isNegative && checker.range(of: fact)?.lower.isNegative == false
        }
    }
}

// MARK: Guarded flags

extension Search {
    /// A flag of a test whose number is known only where another flag is 1, times that flag.
    func tryGuarded() -> Bool {
        let before = insights
        for item in divisions where !isDone(item.constraint) && isInScope(item.constraint) { tryGuarded(item.constraint, item.divisor) }
        return insights > before
    }

    private func tryGuarded(_ k: Int, _ factor: Factor) {
        let (flag, tested) = (row(factor, k), row(factor.other, k))
        guard let bit = rangeByName(flag), isFlag(bit) else { return }
        for test in zeroTests(of: tested) {
            let x = row(test.factor, test.constraint)
            guard let free = unknownPart(x).terms.first else { continue }
            for entry in index.entries(of: Int(free.wire)) where entry.matrix < 2 && isZeroProduct(entry.constraint) {
                let place = Place(entry.constraint, entry.matrix == 0 ? .b : .a)
                let root = row(place.factor, place.constraint)
                guard isKnown(root),
                    let range = range(of: root.adding(checker.facts[bit].form, times: .minusOne))
                else { continue }
                for other in partners(of: x, other: test.constraint) {
                    let step = CertificateStep<F>.guarded(
                        product: Place(k, factor), flag: bit, test: test,
                        other: Place(other.constraint, other.factor), relief: place, range: range)
                    if take(step) != nil { return }
                }
            }
        }
    }

    /// Where a multiple of this form is the flag of a test: the places of what is tested.
    func zeroTests(of flag: Form<F>) -> [Place] {
        partners(of: flag, other: -1).filter { circuit.c.entries($0.constraint).isEmpty }.map { Place($0.constraint, $0.factor.other) }
    }
}
