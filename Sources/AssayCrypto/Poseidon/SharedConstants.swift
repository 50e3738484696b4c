// SPDX-License-Identifier: Apache-2.0
internal import Synchronization

/// Values that are computed once a process for a pair of type and index, such as the constants of a generic type, which
/// cannot have static stored properties.
///
/// A linked list that only grows, joined by atomic references: readers never wait. Two threads that want the same missing
/// value at once may both compute it; one result is kept and both get that one. Meant for a few dozen entries.
enum SharedConstants {
    private final class Entry: Sendable {
        let type: ObjectIdentifier
        let index: Int
        let value: any AnyObject & Sendable
        let next = AtomicLazyReference<Entry>()

        init(type: ObjectIdentifier, index: Int, value: any AnyObject & Sendable) {
            self.type = type
            self.index = index
            self.value = value
        }
    }

    private static let first = AtomicLazyReference<Entry>()

    static func value<V: AnyObject & Sendable>(for type: Any.Type, index: Int, make: () -> V) -> V {
        let type = ObjectIdentifier(type)
        if let known: V = known(from: first.load(), type, index) { return known }
        let entry = Entry(type: type, index: index, value: make())
        var stored = first.storeIfNil(entry)
        while true {
            if stored.type == type, stored.index == index, let value = stored.value as? V { return value }
            stored = stored.next.storeIfNil(entry)
        }
    }

    private static func known<V>(from start: Entry?, _ type: ObjectIdentifier, _ index: Int) -> V? {
        var entry = start
        while let found = entry {
            if found.type == type, found.index == index, let value = found.value as? V { return value }
            entry = found.next.load()
        }
        return nil
    }
}
