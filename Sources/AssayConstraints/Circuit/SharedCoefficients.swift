// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// The different coefficients of matrices that are used together, which name them by place.
struct SharedCoefficients<F: PrimeField>: Sendable {
    let elements: [F]
    /// The same as small integers.
    let integers: [Int]

    init(_ elements: [F]) {
        self.elements = elements
        integers = F.smallIntegers(of: elements)
    }
}
