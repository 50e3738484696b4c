// SPDX-License-Identifier: Apache-2.0

/// Finds the numbers of elements that stand in a list, each once. The list itself is its owner's: numbers depend on the order in which elements
/// came, and on no hash.
public struct NumberTable: Sendable {
    /// Open addressing: one more than a number, or 0 for nothing. A power of two, at most half full.
    private var slots = [UInt32](repeating: 0, count: 256)
    private var count = 0

    public init() {}

    /// The number of the element with this fingerprint, told from others by `isIt`; `nil` when there is none.
    public func number(_ fingerprint: UInt64, _ isIt: (Int) -> Bool) -> Int? {
        var slot = slot(fingerprint)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if isIt(number) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Adds the number of an element that has none. `fingerprintOf` is asked when the table grows.
    public mutating func insert(_ number: Int, _ fingerprintOf: (Int) -> UInt64) {
        count += 1
        if 2 * count > slots.count { grow(fingerprintOf) }
        place(UInt32(number + 1), fingerprintOf(number))
    }

    /// The high bits of a fingerprint are its best ones.
    private func slot(_ fingerprint: UInt64) -> Int { Int(truncatingIfNeeded: fingerprint >> 32) & (slots.count - 1) }

    private mutating func grow(_ fingerprintOf: (Int) -> UInt64) {
        let old = slots
        slots = [UInt32](repeating: 0, count: 4 * old.count)
        for entry in old where entry != 0 { place(entry, fingerprintOf(Int(entry) - 1)) }
    }

    private mutating func place(_ entry: UInt32, _ fingerprint: UInt64) {
        var slot = slot(fingerprint)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = entry
    }
}
