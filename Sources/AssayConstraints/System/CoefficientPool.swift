// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// The different coefficients of a system, each once, in the order of first use.
struct CoefficientPool<F: PrimeField>: Sendable {
    private(set) var elements: [F] = []
    private var table = NumberTable()

    /// The place of `element`, which gets one if it has none.
    mutating func place(of element: F) -> UInt32 {
        if let place = table.number(element.fingerprint, { elements[$0] == element }) { return UInt32(place) }
        elements.append(element)
        table.insert(elements.count - 1) { elements[$0].fingerprint }
        return UInt32(elements.count - 1)
    }

    subscript(place: UInt32) -> F { elements[Int(place)] }
}
