// SPDX-License-Identifier: Apache-2.0

/// A binary heap of numbers that gives the least first.
struct MinimumHeap {
    private var numbers: [Int32] = []

    mutating func insert(_ number: Int32) {
        numbers.append(number)
        var child = numbers.count - 1
        while child > 0, numbers[child] < numbers[(child - 1) / 2] {
            numbers.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func popFirst() -> Int32? {
        guard let least = numbers.first else { return nil }
        let last = numbers.removeLast()
        if numbers.isEmpty { return least }
        numbers[0] = last
        var parent = 0
        while let child = leastChild(of: parent), numbers[child] < numbers[parent] {
            numbers.swapAt(child, parent)
            parent = child
        }
        return least
    }

    private func leastChild(of parent: Int) -> Int? {
        let left = 2 * parent + 1
        guard left < numbers.count else { return nil }
        return left + 1 < numbers.count && numbers[left + 1] < numbers[left] ? left + 1 : left
    }
}
