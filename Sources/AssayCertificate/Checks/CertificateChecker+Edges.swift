// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints

/// What the step about values that are cut at edges rests on.
struct CutPremises<F: PrimeField> {
    var flags: [Int]
    var starts: [WideInteger]
    var sizes: [WideInteger]
    var lower: Int
    var upper: Int
    var known: [FactMultiple<F>]
}

extension CertificateChecker {
    /// With the first j flags up, L = v − (the sum of their starts) and U are integers from 0 on whose sum is (the sum of their sizes, plus a
    /// constant) modulo p; the three are so small that it is that number. So v is the residue of an integer in that part. Known flags
    /// that differ tell parts apart; the others lie within less than p, and have nothing in common.
    func edges(_ cut: CutPremises<F>) throws(Refusal) -> [Fact<F>] {
        let flags = try chain(cut.flags)
        try Refusal.unless(
            !flags.isEmpty && cut.starts.count == flags.count && cut.sizes.count == flags.count, "the lists differ in length")
        let (low, least) = try range(cut.lower)
        let (high, most) = try range(cut.upper)
        try Refusal.unless(least.lower >= 0 && most.lower >= 0, "the value may be outside of its part")
        let value = zip(flags, cut.starts).reduce(low) { $0.adding($1.0, times: F($1.1)) }
        try requireKnown(value, using: cut.known, "the value")
        let size = zip(flags, cut.sizes).reduce(low.adding(high, times: .one)) { $0.adding($1.0, times: -F($1.1)) }
        try Refusal.unless(size.isConstant, "the sizes are not those of the parts")
        guard let reach = least.adding(most)?.upper else { throw Refusal("the range is as wide as the field") }
        let knownCount = flags.firstIndex { $0.hasWire(without: isKnown) } ?? flags.count
        try requireApart(try parts(cut, size.constant.signedInteger, reach, from: knownCount))
        return flags.map(determined)
    }

    /// Flags that are 0 or 1, each 0 or the one before.
    func chain(_ numbers: [Int]) throws(Refusal) -> [Form<F>] {
        var forms: [Form<F>] = []
        for number in numbers {
            let (form, interval) = try range(number)
            try Refusal.unless(interval == .bit, "fact \(number) is not 0 or 1")
            let bound = try fact(number).bound
            try Refusal.unless(forms.isEmpty || bound == forms.last, "fact \(number) is not bounded by the one before")
            forms.append(form)
        }
        return forms
    }

    /// The values of each part with so many flags up, and more; parts that are empty left out.
    private func parts(
        _ cut: CutPremises<F>, _ constant: WideInteger, _ reach: WideInteger, from first: Int
    ) throws(Refusal) -> [Interval] {
        var (start, size) = (Interval.zero, Interval(constant, constant))
        var parts: [Interval] = []
        for count in 0...cut.flags.count {
            if count > 0 {
                let (step, growth) = (cut.starts[count - 1], cut.sizes[count - 1])
                guard let next = Interval(step, step).flatMap({ start.adding($0) }) else {
                    throw Refusal("a part is as far off as the field")
                }
                start = next
                size = Interval(growth, growth).flatMap { size?.adding($0) }
            }
            guard let size else { throw Refusal("a part is as wide as the field") }
            guard count >= first else { continue }
            // A part that is as wide as the field is refused with the distance of the first from the last.
            try requireNarrow(reach - size.upper)
            guard size.upper >= 0 else { continue }
            guard let part = Interval(0, size.upper).flatMap({ start.adding($0) }) else { throw Refusal("a part is as wide as the field") }
            parts.append(part)
        }
        return parts
    }

    private func requireApart(_ parts: [Interval]) throws(Refusal) {
        let sorted = parts.sorted { $0.lower < $1.lower }
        try Refusal.unless(zip(sorted, sorted.dropFirst()).allSatisfy { $0.upper < $1.lower }, "two parts have a value in common")
        if let first = sorted.first, let last = sorted.last { try requireNarrow(last.upper - first.lower) }
    }
}
