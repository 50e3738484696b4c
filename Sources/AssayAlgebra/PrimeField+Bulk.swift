// SPDX-License-Identifier: Apache-2.0

/// Work on whole arrays, by definition. Fields with kernels do the same in one call for an array.
extension PrimeField {
    public static func add(_ a: inout [Self], _ b: [Self]) {
        precondition(a.count == b.count, "arrays of one length")
        for i in a.indices { a[i] += b[i] }
    }

    public static func subtract(_ a: inout [Self], _ b: [Self]) {
        precondition(a.count == b.count, "arrays of one length")
        for i in a.indices { a[i] -= b[i] }
    }

    public static func multiply(_ a: inout [Self], _ b: [Self]) {
        precondition(a.count == b.count, "arrays of one length")
        for i in a.indices { a[i] *= b[i] }
    }

    public static func multiply(_ a: inout [Self], _ b: [Self], subtracting c: [Self]) {
        precondition(a.count == b.count && a.count == c.count, "arrays of one length")
        for i in a.indices { a[i] = a[i] * b[i] - c[i] }
    }

    public static func scale(_ a: inout [Self], by factor: Self) {
        for i in a.indices { a[i] *= factor }
    }

    public static func innerProduct(_ a: [Self], _ b: [Self]) -> Self {
        precondition(a.count == b.count, "arrays of one length")
        return zip(a, b).reduce(.zero) { $0 + $1.0 * $1.1 }
    }

    public static func innerProduct(_ a: [Self], _ b: [Self], first count: Int) -> Self {
        innerProduct(Array(a.prefix(count)), Array(b.prefix(count)))
    }

    public static func powers(of base: Self, from first: Self, count: Int) -> [Self] {
        var power = first
        return (0..<count).map { _ in
            defer { power *= base }
            return power
        }
    }

    public static func batchInverse(_ values: [Self]) -> [Self] { values.map { $0.inverse ?? .zero } }

    public static func sparseProduct(starts: [Int], columns: [UInt32], values: [Self], vector: [Self], threads: Int) -> [Self] {
        zip(starts, starts.dropFirst()).map { start, end in
            (start..<end).reduce(.zero) { $0 + values[$1] * vector[Int(columns[$1])] }
        }
    }

    public static func areProducts(_ c: [Self], of a: [Self], _ b: [Self], times factor: Self, threads: Int) -> Bool {
        precondition(a.count == b.count && a.count == c.count, "arrays of one length")
        return a.indices.allSatisfy { factor * a[$0] * b[$0] == c[$0] }
    }
}

/// Arrays as bytes, element by element.
extension PrimeField {
    /// Elements whose every value is canonical.
    public static func nonCanonicalIndex(_ elements: [Self]) -> Int? { nil }

    public static var montgomeryRadix: Self {
        (0..<(8 * byteCount)).reduce(.one) { power, _ in power + power }
    }

    public static func readPlain(_ bytes: ArraySlice<UInt8>, count: Int) throws(FieldError) -> [Self] {
        let (expected, overflow) = count.multipliedReportingOverflow(by: byteCount)
        guard count >= 0, !overflow, bytes.count == expected else {
            throw .wrongByteCount(actual: bytes.count, elements: count, bytesEach: byteCount)
        }
        var elements: [Self] = []
        elements.reserveCapacity(count)
        for index in 0..<count {
            let start = bytes.startIndex + index * byteCount
            guard let element = Self(littleEndian: bytes[start..<(start + byteCount)]) else { throw .notCanonical(index: index) }
            elements.append(element)
        }
        return elements
    }

    public static func appendPlain(_ elements: [Self], to bytes: inout [UInt8]) {
        for element in elements { bytes.append(contentsOf: element.littleEndianBytes) }
    }

    public static func readMontgomery(_ bytes: ArraySlice<UInt8>, count: Int) throws(FieldError) -> [Self] {
        var elements = try readPlain(bytes, count: count)
        guard let unit = montgomeryRadix.inverse else { return elements }
        scale(&elements, by: unit)
        return elements
    }

    public static func appendMontgomery(_ elements: [Self], to bytes: inout [UInt8]) {
        var scaled = elements
        scale(&scaled, by: montgomeryRadix)
        appendPlain(scaled, to: &bytes)
    }
}
