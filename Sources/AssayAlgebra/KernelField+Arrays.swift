// SPDX-License-Identifier: Apache-2.0

/// The bulk operations in one kernel call each.
extension KernelField {
    public static func add(_ a: inout [Self], _ b: [Self]) {
        precondition(a.count == b.count, "arrays of one length")
        let count = a.count
        unsafe a.withMutableKernelPointer { a in unsafe b.withKernelPointer { unsafe arrays.add(a, a, $0, count) } }
    }

    public static func subtract(_ a: inout [Self], _ b: [Self]) {
        precondition(a.count == b.count, "arrays of one length")
        let count = a.count
        unsafe a.withMutableKernelPointer { a in unsafe b.withKernelPointer { unsafe arrays.subtract(a, a, $0, count) } }
    }

    public static func multiply(_ a: inout [Self], _ b: [Self]) {
        precondition(a.count == b.count, "arrays of one length")
        let count = a.count
        unsafe a.withMutableKernelPointer { a in unsafe b.withKernelPointer { unsafe arrays.multiply(a, a, $0, count) } }
    }

    public static func multiply(_ a: inout [Self], _ b: [Self], subtracting c: [Self]) {
        precondition(a.count == b.count && a.count == c.count, "arrays of one length")
        let count = a.count
        unsafe a.withMutableKernelPointer { a in
            unsafe b.withKernelPointer { b in unsafe c.withKernelPointer { unsafe arrays.multiplyAndSubtract(a, a, b, $0, count) } }
        }
    }

    public static func scale(_ a: inout [Self], by factor: Self) {
        let count = a.count
        unsafe a.withMutableKernelPointer { a in unsafe withUnsafePointer(to: factor.raw) { unsafe arrays.scale(a, a, $0, count) } }
    }

    public static func innerProduct(_ a: [Self], _ b: [Self]) -> Self {
        precondition(a.count == b.count, "arrays of one length")
        return innerProduct(a, b, first: a.count)
    }

    public static func innerProduct(_ a: [Self], _ b: [Self], first count: Int) -> Self {
        precondition(count >= 0 && count <= a.count && count <= b.count, "arrays that are long enough")
        var result = Self.zero.raw
        unsafe a.withKernelPointer { p in unsafe b.withKernelPointer { unsafe arrays.dot(&result, p, $0, count) } }
        return Self(raw: result)
    }

    public static func powers(of base: Self, from first: Self, count: Int) -> [Self] {
        var (first, base) = (first.raw, base.raw)
        return unsafe [Self](kernelCount: count) { unsafe arrays.powers($0, &first, &base, count) }
    }

    public static func batchInverse(_ values: [Self]) -> [Self] {
        unsafe [Self](kernelCount: values.count) { result in
            unsafe values.withKernelPointer { unsafe arrays.invert(result, $0, values.count) }
        }
    }
}
