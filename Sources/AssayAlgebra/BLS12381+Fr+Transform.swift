// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

extension BLS12381.Fr: TwoAdicField {
    public static let twoAdicity = 32
    /// 5 to the power of (r − 1) / 2³², where 5 is the smallest integer that is no square: the rule of snarkjs.
    public static let twoAdicRoot = BLS12381.Fr(known: "937917089079007706106976984802249742464848817460758522850752807661925904159")

    public static func transform(_ values: inout [Self], table: TransformTable<Self>, node: Int, threads: Int) {
        let plan = TransformPlan(count: values.count, node: node, threads: threads)
        unsafe plan.run(&values, table) { work in
            for pass in plan.shape.passes.indices { unsafe plan.split(work, pass: pass) }
            unsafe plan.forward(work)
        }
    }

    public static func inverseTransform(_ values: inout [Self], table: TransformTable<Self>, node: Int, threads: Int) {
        let plan = TransformPlan(count: values.count, node: node, threads: threads)
        unsafe plan.run(&values, table) { work in
            unsafe plan.inverse(work)
            for pass in plan.shape.passes.indices.reversed() { unsafe plan.merge(work, pass: pass) }
        }
    }

    public static func turn(_ values: inout [Self], table: TransformTable<Self>, threads: Int) {
        let up = TransformPlan(count: values.count, node: 0, threads: threads)
        let down = TransformPlan(count: values.count, node: 1, threads: threads)
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
            unsafe roots.withKernelPointer { unsafe assay_bls12381_fr_ntt_prepare(start, $0, count) }
            initialized = buffer.count
        }
    }

    public static func reverseBits(_ values: inout [Self], threads: Int) {
        let shape = TransformShape(count: values.count, threads: threads)
        unsafe values.withMutableKernelPointer { values in
            let log = UInt32(shape.log)
            Parallel.forEachRange(of: assay_bls12381_fr_ntt_reverse_tile_count(log), pieces: shape.pieces, threads: threads) { tiles, _ in
                unsafe assay_bls12381_fr_ntt_reverse(values, log, tiles.lowerBound, tiles.upperBound)
            }
        }
    }
}

extension BLS12381.Fr {
    public static func sparseProduct(starts: [Int], columns: [UInt32], values: [Self], vector: [Self], threads: Int) -> [Self] {
        precondition(starts.first == 0 && starts.last == columns.count && columns.count == values.count, "the arrays of one matrix")
        let rows = starts.count - 1
        return unsafe [Self](kernelCount: rows) { result in
            unsafe values.withKernelPointer { values in
                unsafe vector.withKernelPointer { factors in
                    Parallel.forEachRange(of: rows, pieces: columns.count < 4096 ? 1 : 4 * threads, threads: threads) { range, _ in
                        let valid = unsafe assay_bls12381_fr_matrix_rows(
                            result, starts, columns, values, columns.count, factors, vector.count, range.lowerBound, range.upperBound)
                        precondition(valid, "columns within the vector, rows in order")
                    }
                }
            }
        }
    }
}
