// SPDX-License-Identifier: Apache-2.0

/// Lists of numbers, one for each key, in one piece of memory: most have one number or two, and an array for each would cost more than
/// what is looked up in it.
final class NumberLists {
    private struct Node {
        let number: Int32
        var next: Int32
    }

    private var nodes: [Node] = []
    /// For each key its first and its last node, −1 when there is none, and how many there are.
    private var ends: [(first: Int32, last: Int32, count: Int32)]

    init(keyCount: Int = 0) { ends = Array(repeating: (-1, -1, 0), count: keyCount) }

    /// A new key, the next number.
    func addKey() -> Int {
        ends.append((-1, -1, 0))
        return ends.count - 1
    }

    func append(_ number: Int, to key: Int) {
        let node = Int32(nodes.count)
        nodes.append(Node(number: Int32(number), next: -1))
        if ends[key].last >= 0 { nodes[Int(ends[key].last)].next = node } else { ends[key].first = node }
        ends[key].last = node
        ends[key].count += 1
    }

    /// What the list of a key holds by now: numbers that come later are not in it.
    subscript(key: Int) -> List { List(lists: self, place: ends[key].first, last: ends[key].last, count: Int(ends[key].count)) }

    struct List: Sequence, IteratorProtocol {
        fileprivate let lists: NumberLists
        fileprivate var place: Int32
        fileprivate let last: Int32
        /// How many numbers there were at first.
        let count: Int

        var isEmpty: Bool { place < 0 }

        mutating func next() -> Int? {
            guard place >= 0 else { return nil }
            let node = lists.nodes[Int(place)]
            place = place == last ? -1 : node.next
            return Int(node.number)
        }
    }
}
