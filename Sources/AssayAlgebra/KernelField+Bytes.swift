// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

/// Reading and writing arrays without a detour through single elements.
extension KernelField {
    public static func readPlain(_ bytes: ArraySlice<UInt8>, count: Int) throws(FieldError) -> [Self] {
        guard var elements = [Self](copying: bytes, count: count) else {
            throw .wrongByteCount(actual: bytes.count, elements: count, bytesEach: byteCount)
        }
        let read = unsafe elements.withMutableKernelPointer { start in
            unsafe start.withMemoryRebound(to: UInt64.self, capacity: limbCount * count) { unsafe arrays.fromPlain(start, $0, count) }
        }
        guard read == count else { throw .notCanonical(index: read) }
        return elements
    }

    public static func appendPlain(_ elements: [Self], to bytes: inout [UInt8]) {
        var plain = [UInt64](repeating: 0, count: limbCount * elements.count)
        unsafe elements.withKernelPointer { unsafe arrays.toPlain(&plain, $0, elements.count) }
        unsafe plain.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
        // The elements may be a witness.
        plain.overwrite()
    }

    public static func readMontgomery(_ bytes: ArraySlice<UInt8>, count: Int) throws(FieldError) -> [Self] {
        guard let elements = [Self](copying: bytes, count: count) else {
            throw .wrongByteCount(actual: bytes.count, elements: count, bytesEach: byteCount)
        }
        if let index = nonCanonicalIndex(elements) { throw .notCanonical(index: index) }
        return elements
    }

    public static func nonCanonicalIndex(_ elements: [Self]) -> Int? {
        unsafe elements.withUnsafeBytes { unsafe nonCanonicalIndex($0) }
    }

    /// The first element of memory that holds nothing else, that is not below the modulus.
    static func nonCanonicalIndex(_ memory: UnsafeRawBufferPointer) -> Int? {
        guard let start = unsafe memory.baseAddress?.assumingMemoryBound(to: Raw.self) else { return nil }
        let count = memory.count / byteCount
        let index = unsafe arrays.findNonCanonical(start, count)
        return index == count ? nil : index
    }

    public static func appendMontgomery(_ elements: [Self], to bytes: inout [UInt8]) { elements.appendMemory(to: &bytes) }
}
