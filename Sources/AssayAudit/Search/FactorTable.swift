// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCertificate
internal import AssayConstraints

/// Factors of constraints, found by any multiple of their forms.
struct FactorTable<F: PrimeField> {
    private let lists: NumberLists
    private let mask: UInt64

    /// A table for so many factors, and more.
    init(capacity: Int) {
        let size = 1 << (max(capacity, 1).bitWidth - max(capacity, 1).leadingZeroBitCount)
        lists = NumberLists(keyCount: size)
        mask = UInt64(size - 1)
    }

    /// Adds a factor by the fingerprint of the multiple of its form that has 1 as first coefficient.
    func append(_ place: Place, _ fingerprint: UInt64) {
        lists.append(place.constraint << 1 | (place.factor == .a ? 0 : 1), to: key(fingerprint))
    }

    /// The factors that are multiples of the form, in the order in which they came; the fingerprint is that of its multiple.
    func multiples(of form: Form<F>, _ fingerprint: UInt64, in rows: ConstraintForms<F>) -> [Place] {
        var found: [Place] = []
        for number in lists[key(fingerprint)] {
            let place = Place(number >> 1, number & 1 == 0 ? .a : .b)
            let other = place.factor == .a ? rows.a[place.constraint] : rows.b[place.constraint]
            if other.ratio(to: form) != nil { found.append(place) }
        }
        return found
    }

    private func key(_ fingerprint: UInt64) -> Int { Int(fingerprint >> 32 & mask) }
}
