// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

/// A field whose transforms are done by kernels.
protocol KernelTwoAdicField: KernelField, TwoAdicField {
    static var transforms: TransformKernels<Self> { get }
}

/// The kernels of one field for transforms, and for matrices; what each does stands in `assay_kernels.h`.
@safe struct TransformKernels<F: KernelField>: Sendable {
    typealias Values = UnsafePointer<F.Raw>
    typealias MutableValues = UnsafeMutablePointer<F.Raw>
    typealias Prepared = UnsafePointer<UInt64>
    typealias Scratch = UnsafeMutableRawPointer
    /// Values, roots, prepared roots, the log of the size, the node, scratch memory.
    typealias Block = @Sendable (MutableValues, Values, Prepared, UInt32, Int, Scratch) -> Void
    /// Values, roots, prepared roots, the logs of the size and of the pass, the node, the columns, scratch memory.
    typealias Pass = @Sendable (MutableValues, Values, Prepared, UInt32, UInt32, Int, Int, Int, Scratch) -> Void

    let prepare: @Sendable (UnsafeMutablePointer<UInt64>, Values, Int) -> Void
    let forward: Block
    let inverse: Block
    let split: Pass
    let merge: Pass
    let turn: @Sendable (MutableValues, Values, Prepared, UInt32, UInt32, Int, Int, Scratch) -> Void
    let reverse: @Sendable (MutableValues, UInt32, Int, Int) -> Void
    let reverseTileCount: @Sendable (UInt32) -> Int
    let matrixRows:
        @Sendable (
            MutableValues, UnsafePointer<Int>, UnsafePointer<UInt32>, Values, Int, Values, Int, Int, Int
        ) -> Bool
}

extension KernelTwoAdicField {
    public static func transform(_ values: inout [Self], table: TransformTable<Self>, node: Int, threads: Int) {
        let plan = TransformPlan<Self>(count: values.count, node: node, threads: threads)
        unsafe plan.run(&values, table) { work in
            for pass in plan.shape.passes.indices { unsafe plan.split(work, pass: pass) }
            unsafe plan.forward(work)
        }
    }

    public static func inverseTransform(_ values: inout [Self], table: TransformTable<Self>, node: Int, threads: Int) {
        let plan = TransformPlan<Self>(count: values.count, node: node, threads: threads)
        unsafe plan.run(&values, table) { work in
            unsafe plan.inverse(work)
            for pass in plan.shape.passes.indices.reversed() { unsafe plan.merge(work, pass: pass) }
        }
    }

    public static func turn(_ values: inout [Self], table: TransformTable<Self>, threads: Int) {
        let up = TransformPlan<Self>(count: values.count, node: 0, threads: threads)
        let down = TransformPlan<Self>(count: values.count, node: 1, threads: threads)
        unsafe down.run(&values, table) { work in
            unsafe up.inverse(work)
            for pass in up.shape.passes.indices.dropFirst().reversed() { unsafe up.merge(work, pass: pass) }
            if !up.shape.passes.isEmpty { unsafe down.turn(work) }
            for pass in down.shape.passes.indices.dropFirst() { unsafe down.split(work, pass: pass) }
            unsafe down.forward(work)
        }
    }

    public static func preparedRoots(_ roots: [Self]) -> [UInt64] {
        let count = roots.count / 8
        return unsafe [UInt64](unsafeUninitializedCapacity: count * ASSAY_ROOT_WORDS) { buffer, initialized in
            guard let start = buffer.baseAddress else { return }
            unsafe roots.withKernelPointer { unsafe transforms.prepare(start, $0, count) }
            initialized = buffer.count
        }
    }

    public static func reverseBits(_ values: inout [Self], threads: Int) {
        let shape = TransformShape(count: values.count, threads: threads)
        unsafe values.withMutableKernelPointer { values in
            let log = UInt32(shape.log)
            Parallel.forEachRange(of: transforms.reverseTileCount(log), pieces: shape.pieces, threads: threads) { tiles, _ in
                unsafe transforms.reverse(values, log, tiles.lowerBound, tiles.upperBound)
            }
        }
    }

    public static func sparseProduct(starts: [Int], columns: [UInt32], values: [Self], vector: [Self], threads: Int) -> [Self] {
        precondition(starts.first == 0 && starts.last == columns.count && columns.count == values.count, "the arrays of one matrix")
        let rows = starts.count - 1
        return unsafe [Self](kernelCount: rows) { result in
            unsafe values.withKernelPointer { values in
                unsafe vector.withKernelPointer { factors in
                    Parallel.forEachRange(of: rows, pieces: columns.count < 4096 ? 1 : 4 * threads, threads: threads) { range, _ in
                        let valid = unsafe transforms.matrixRows(
                            result, starts, columns, values, columns.count, factors, vector.count, range.lowerBound, range.upperBound)
                        precondition(valid, "columns within the vector, rows in order")
                    }
                }
            }
        }
    }
}
