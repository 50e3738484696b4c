// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints

/// Steps that determine a form of which all but the sign is known.
extension CertificateChecker {
    /// (A − ρB)² = (A + ρB)² − 4ρAB, which is known. Two residues of integers from 0 to less than p/2 with one square are equal: their sum is not
    /// zero modulo p unless both are zero.
    func square(_ constraint: Int, _ ratio: F, _ number: Int, _ known: [FactMultiple<F>]) throws(Refusal) -> [Fact<F>] {
        let (a, b) = (try a(constraint), try b(constraint))
        try Refusal.unless(!ratio.isZero, "the ratio is zero")
        try requireKnown(c(constraint), "C")
        try requireKnown(a.adding(b, times: ratio), using: known, "A + ratio · B")
        let (form, interval) = try range(number)
        try Refusal.unless(form.ratio(to: a.adding(b, times: -ratio)) != nil, "fact \(number) is not about A − ratio · B")
        try requireOneSign(interval)
        return [determined(a), determined(b)]
    }

    /// With F = s · flag + o and G known, μC + κG is (μo + κ)G or (μs + μo + κ)G; for κ = −μ(s + 2o)/2 these are opposite.
    func magnitude(_ constraint: Int, _ factor: Factor, _ flag: Int, _ multiple: F, _ number: Int) throws(Refusal) -> Fact<F> {
        let (bit, values) = try range(flag)
        try Refusal.unless(values == .bit, "fact \(flag) is not 0 or 1")
        let (slope, start) = try affine(form(factor, constraint), in: bit)
        let other = try form(factor.other, constraint)
        try requireKnown(other, "the other factor")
        guard let half = F(2).inverse else { throw Refusal("2 has no inverse") }
        let share = -multiple * (slope + start + start) * half
        let (form, interval) = try range(number)
        let signed = try c(constraint).scaled(by: multiple).adding(other, times: share)
        try Refusal.unless(!multiple.isZero && form == signed, "fact \(number) is not about that sum")
        try requireOneSign(interval)
        return determined(form)
    }

    private func requireOneSign(_ interval: Interval) throws(Refusal) {
        try Refusal.unless(interval.lower >= 0, "the form may be below zero")
        try requireNarrow(interval.upper + interval.upper)
    }
}
