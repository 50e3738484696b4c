// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// The different coefficients of a system, each once, in the order of first use.
///
/// The places depend on nothing but the order of the calls: hashes decide only where `table` keeps them.
struct CoefficientPool<F: PrimeField>: Sendable {
    private(set) var elements: [F] = []
    /// Open addressing: one more than the place, or 0 for nothing. A power of two, at most half full.
    private var table = [UInt32](repeating: 0, count: 256)

    /// The place of `element`, which gets one if it has none.
    mutating func place(of element: F) -> UInt32 {
        let mask = table.count - 1
        var slot = Self.slot(element, mask)
        while table[slot] != 0 {
            if elements[Int(table[slot]) - 1] == element { return table[slot] - 1 }
            slot = (slot + 1) & mask
        }
        elements.append(element)
        table[slot] = UInt32(elements.count)
        if 2 * elements.count > table.count { grow() }
        return UInt32(elements.count - 1)
    }

    subscript(place: UInt32) -> F { elements[Int(place)] }

    /// The high bits of a fingerprint are its best ones.
    private static func slot(_ element: F, _ mask: Int) -> Int { Int(truncatingIfNeeded: element.fingerprint >> 32) & mask }

    private mutating func grow() {
        table = [UInt32](repeating: 0, count: 4 * table.count)
        let mask = table.count - 1
        for (place, element) in elements.enumerated() {
            var slot = Self.slot(element, mask)
            while table[slot] != 0 { slot = (slot + 1) & mask }
            table[slot] = UInt32(place + 1)
        }
    }
}
