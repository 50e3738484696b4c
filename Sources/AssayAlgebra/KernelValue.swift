// SPDX-License-Identifier: Apache-2.0

/// A Swift value that is exactly one C struct of the kernels, so that arrays of it are arrays of that struct.
///
/// These few functions are the whole boundary: every pointer into Swift memory is made here and lives for one call.
protocol KernelValue: Sendable, BitwiseCopyable {
    associatedtype Raw: BitwiseCopyable
    var raw: Raw { get set }
    init(raw: Raw)
}

extension KernelValue {
    typealias Unary = (UnsafeMutablePointer<Raw>, UnsafePointer<Raw>) -> Void
    typealias Binary<Other> = (UnsafeMutablePointer<Raw>, UnsafePointer<Raw>, UnsafePointer<Other>) -> Void

    /// `kernel(self)`.
    @inline(__always)
    func applying(_ kernel: Unary) -> Self {
        var result = raw
        unsafe withUnsafeMutablePointer(to: &result) { unsafe kernel($0, UnsafePointer($0)) }
        return Self(raw: result)
    }

    /// `kernel(self)`; `nil` where the kernel says that there is no result.
    @inline(__always)
    func applying(_ kernel: (UnsafeMutablePointer<Raw>, UnsafePointer<Raw>) -> Bool) -> Self? {
        var result = raw
        let exists = unsafe withUnsafeMutablePointer(to: &result) { unsafe kernel($0, UnsafePointer($0)) }
        return exists ? Self(raw: result) : nil
    }

    /// `kernel(self, other)`.
    @inline(__always)
    func combined<Other: KernelValue>(_ other: Other, _ kernel: Binary<Other.Raw>) -> Self {
        var result = raw
        unsafe withUnsafeMutablePointer(to: &result) { result in
            unsafe withUnsafePointer(to: other.raw) { unsafe kernel(result, UnsafePointer(result), $0) }
        }
        return Self(raw: result)
    }

    /// `kernel(self)` of another type, given any value of that type to overwrite.
    @inline(__always)
    func converted<Other: KernelValue>(
        _ blank: Other.Raw, _ kernel: (UnsafeMutablePointer<Other.Raw>, UnsafePointer<Raw>) -> Void
    ) -> Other {
        var result = blank
        unsafe withUnsafePointer(to: raw) { unsafe kernel(&result, $0) }
        return Other(raw: result)
    }

    /// What a kernel says about the value.
    @inline(__always)
    func test(_ kernel: (UnsafePointer<Raw>) -> Bool) -> Bool {
        unsafe withUnsafePointer(to: raw) { unsafe kernel($0) }
    }

    /// What a kernel says about two values.
    @inline(__always)
    func test(_ other: Self, _ kernel: (UnsafePointer<Raw>, UnsafePointer<Raw>) -> Bool) -> Bool {
        unsafe withUnsafePointer(to: raw) { a in unsafe withUnsafePointer(to: other.raw) { b in unsafe kernel(a, b) } }
    }
}

extension Array where Element: KernelValue {
    /// The elements as the kernels see them.
    func withKernelPointer<R>(_ body: (UnsafePointer<Element.Raw>) -> R) -> R {
        func forward(_ start: UnsafeRawPointer) -> R {
            unsafe body(start.assumingMemoryBound(to: Element.Raw.self))
        }
        return unsafe forward(self)
    }

    mutating func withMutableKernelPointer<R>(_ body: (UnsafeMutablePointer<Element.Raw>) -> R) -> R {
        func forward(_ start: UnsafeMutableRawPointer) -> R {
            unsafe body(start.assumingMemoryBound(to: Element.Raw.self))
        }
        return unsafe forward(&self)
    }

    /// An array of `count` elements, all of which `fill` writes.
    init(kernelCount count: Int, fill: (UnsafeMutablePointer<Element.Raw>) -> Void) {
        unsafe self.init(unsafeUninitializedCapacity: count) { buffer, initialized in
            guard let start = buffer.baseAddress, count > 0 else { return }
            unsafe PageMemory.prefer(UnsafeMutableRawPointer(start), byteCount: count * MemoryLayout<Element>.stride)
            unsafe fill(UnsafeMutableRawPointer(start).assumingMemoryBound(to: Element.Raw.self))
            initialized = count
        }
    }

    /// Copies elements out of bytes, unchecked; `nil` when the length is not that of `count` elements.
    init?(copying bytes: ArraySlice<UInt8>, count: Int) {
        let (expected, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
        guard count >= 0, !overflow, bytes.count == expected else { return nil }
        unsafe self.init(kernelCount: count) { start in
            unsafe bytes.withUnsafeBytes { unsafe UnsafeMutableRawBufferPointer(start: start, count: expected).copyMemory(from: $0) }
        }
    }

    /// Appends the memory of all elements.
    func appendMemory(to bytes: inout [UInt8]) {
        unsafe withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    }
}
