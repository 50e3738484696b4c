// SPDX-License-Identifier: Apache-2.0

/// The attributes of one tag, in memory that is used again for the next.
struct XMLAttributes {
    /// The names and values one after another; between `begin` and `end`, what is appended belongs to the value.
    var bytes: [UInt8] = []
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

    mutating func end() {
        guard let last = places.popLast() else { return }
        places.append((last.name, last.value.lowerBound..<bytes.count))
    }

    func contains(_ name: [UInt8]) -> Bool { place(of: name) != nil }

    /// The bytes of the value of an attribute; `nil` when there is none of this name.
    func value(of name: [UInt8]) -> ArraySlice<UInt8>? { place(of: name).map { bytes[$0] } }

    /// Whether there is an attribute of this name with this value.
    func has(_ name: [UInt8], _ value: [UInt8]) -> Bool { place(of: name).map { isSame($0, value) } ?? false }

    private func place(of name: [UInt8]) -> Range<Int>? {
        for place in places where isSame(place.name, name) { return place.value }
        return nil
    }

    /// Byte by byte: this runs millions of times, and the generic comparison takes five times as long.
    private func isSame(_ place: Range<Int>, _ other: [UInt8]) -> Bool {
        guard place.count == other.count else { return false }
        for index in 0..<other.count where bytes[place.lowerBound + index] != other[index] { return false }
        return true
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
