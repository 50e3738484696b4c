// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints

/// Steps that determine many forms by their sum.
extension CertificateChecker {
    /// Let δ be the differences of two witnesses. The weighted sum of all δ is zero modulo p, and as an integer below p in magnitude: so it is
    /// zero. The part before a cut is a multiple of a number greater than its own magnitude: so it is zero as well.
    func positional(_ parts: [FactMultiple<WideInteger>], _ cuts: [Int], _ known: [FactMultiple<F>]) throws(Refusal) -> [Fact<F>] {
        try Refusal.unless(!parts.isEmpty && !cuts.isEmpty, "nothing is cut")
        try Refusal.unless(zip([0] + cuts, cuts + [parts.count]).allSatisfy { $0 < $1 }, "the cuts do not ascend within the parts")
        var total = FormSum<F>(capacity: parts.count)
        var segments: [Form<F>] = []
        var segment = FormSum<F>()
        var widths: [WideInteger] = []
        for (i, part) in parts.enumerated() {
            let (form, interval) = try range(part.fact)
            guard let weighted = interval.times(part.factor) else { throw Refusal("a part is as wide as the field") }
            try requireNarrow(weighted.width)
            widths.append((widths.last ?? 0) + weighted.width)
            try requireNarrow(widths.last ?? 0)
            let factor = F(part.factor)
            total.add(form, times: factor)
            segment.add(form, times: factor)
            guard i + 1 == parts.count || segments.count < cuts.count && cuts[segments.count] == i + 1 else { continue }
            segments.append(segment.form)
            segment = FormSum()
        }
        try requireKnown(total.form, using: known, "the sum")
        try requireDivisors(parts, cuts, widths)
        return segments.map(determined)
    }

    private func requireDivisors(_ parts: [FactMultiple<WideInteger>], _ cuts: [Int], _ widths: [WideInteger]) throws(Refusal) {
        var divisor: WideInteger = 0
        var end = parts.count
        for cut in cuts.reversed() {
            for part in parts[cut..<end] { divisor = .greatestCommonDivisor(divisor, part.factor) }
            try Refusal.unless(divisor > widths[cut - 1], "the weights after \(cut) parts do not outweigh those before")
            end = cut
        }
    }

    func staircase(_ numbers: [Int], _ known: [FactMultiple<F>]) throws(Refusal) -> [Fact<F>] {
        let forms = try chain(numbers)
        try Refusal.unless(WideInteger(forms.count) < F.modulusInteger, "more steps than the field counts")
        var total = FormSum<F>(capacity: forms.count)
        for form in forms { total.add(form) }
        try requireKnown(total.form, using: known, "the sum")
        return forms.map(determined)
    }

    /// For two witnesses, δFᵢ · Dᵢ = 0. One Dᵢ is zero at most, so one δFᵢ at most is not zero; the sum then says that it is.
    func oneHot(_ constraints: [Int], _ factors: [Factor], _ weights: [F], _ known: [FactMultiple<F>]) throws(Refusal) -> [Fact<F>] {
        try Refusal.unless(constraints.count == factors.count && constraints.count == weights.count, "the lists differ in length")
        var forms: [Form<F>] = []
        var constants: Set<F> = []
        var base: Form<F>?
        for (constraint, factor) in zip(constraints, factors) {
            let selector = try form(factor.other, constraint)
            try requireKnown(selector, "the selector")
            try requireKnown(c(constraint), "C")
            let offset = selector.adding(base ?? selector, times: .minusOne)
            base = base ?? selector
            try Refusal.unless(offset.isConstant && constants.insert(offset.constant).inserted, "two selectors may be zero together")
            forms.append(try form(factor, constraint))
        }
        try Refusal.unless(weights.allSatisfy { !$0.isZero }, "a weight is zero")
        var total = FormSum<F>(capacity: forms.count)
        for (form, weight) in zip(forms, weights) { total.add(form, times: weight) }
        try requireKnown(total.form, using: known, "the sum")
        return forms.map(determined)
    }
}
