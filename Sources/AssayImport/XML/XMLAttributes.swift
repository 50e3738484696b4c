// SPDX-License-Identifier: Apache-2.0

/// The attributes of one tag, in memory that is used again for the next.
struct XMLAttributes {
    private var bytes: [UInt8] = []
    private var places: [(name: Range<Int>, value: Range<Int>)] = []
    private var nameByteCount = 0

    var count: Int { places.count }
    /// Bytes of all values.
    var valueByteCount: Int { bytes.count - nameByteCount }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        nameByteCount = 0
    }

    mutating func begin(_ name: [UInt8]) {
        let start = bytes.count
        bytes += name
        nameByteCount += name.count
        places.append((start..<bytes.count, bytes.count..<bytes.count))
    }

    mutating func append(_ byte: UInt8) { bytes.append(byte) }
    mutating func append(contentsOf more: [UInt8]) { bytes += more }

    mutating func end() {
        guard let last = places.popLast() else { return }
        places.append((last.name, last.value.lowerBound..<bytes.count))
    }

    func contains(_ name: some Sequence<UInt8>) -> Bool { value(of: name) != nil }

    /// The bytes of the value of an attribute; `nil` when there is none of this name.
    func value(of name: some Sequence<UInt8>) -> ArraySlice<UInt8>? {
        places.first { bytes[$0.name].elementsEqual(name) }.map { bytes[$0.value] }
    }
}

/// The names of the elements that are open, in one piece of memory.
struct XMLNames {
    private var bytes: [UInt8] = []
    private var starts: [Int] = []

    var count: Int { starts.count }
    /// The innermost; empty when none is open.
    var top: ArraySlice<UInt8> { bytes[(starts.last ?? bytes.count)...] }

    mutating func push(_ name: [UInt8]) {
        starts.append(bytes.count)
        bytes += name
    }

    mutating func pop() {
        if let start = starts.popLast() { bytes.removeSubrange(start...) }
    }
}
