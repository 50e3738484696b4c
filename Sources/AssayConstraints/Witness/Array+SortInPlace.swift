// SPDX-License-Identifier: Apache-2.0

extension Array where Element: BitwiseCopyable {
    /// Sorts with no memory but the array's own, for secrets: the standard library's sort works on copies that nobody overwrites.
    ///
    /// Heapsort (Williams 1964, Floyd 1964): about 2 n log₂ n comparisons whatever the order was, not stable. Time depends on the elements.
    mutating func sortInPlace(by isLess: (Element, Element) -> Bool) {
        for root in stride(from: count / 2 - 1, through: 0, by: -1) { sink(root, to: count, isLess) }
        for end in stride(from: count - 1, through: 1, by: -1) {
            swapAt(0, end)
            sink(0, to: end, isLess)
        }
    }

    /// Moves an element of a heap, which ends before `end`, below all that are greater.
    private mutating func sink(_ element: Int, to end: Int, _ isLess: (Element, Element) -> Bool) {
        var parent = element
        while 2 * parent + 1 < end {
            var child = 2 * parent + 1
            if child + 1 < end, isLess(self[child], self[child + 1]) { child += 1 }
            guard isLess(self[parent], self[child]) else { return }
            swapAt(parent, child)
            parent = child
        }
    }
}
