// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

extension BN254.Fr: TwoAdicField {
    public static let twoAdicity = 28
    /// 5 to the power of (r − 1) / 2²⁸, where 5 generates the multiplicative group.
    public static let twoAdicRoot = BN254.Fr(known: "19103219067921713944291392827692070036145651957329286315305642004821462161904")

    public static func transform(_ values: inout [Self], roots: [Self], node: Int, threads: Int) {
        let shape = TransformShape(count: values.count, threads: threads)
        precondition(roots.count >= shape.rootCount(node: node), "roots for every level")
        unsafe values.withMutableKernelPointer { values in
            unsafe roots.withKernelPointer { roots in
                for level in 0..<shape.splits {
                    shape.forEachColumns(atLevel: level) { block, log, columns in
                        unsafe assay_bn254_fr_ntt_split(
                            values + block << log, roots, UInt32(log), node << (2 * level) + block, columns.lowerBound, columns.upperBound)
                    }
                }
                shape.forEachBlock { block, log in
                    unsafe assay_bn254_fr_ntt_forward(values + block << log, roots, UInt32(log), node << (2 * shape.splits) + block)
                }
            }
        }
    }

    public static func inverseTransform(_ values: inout [Self], roots: [Self], node: Int, threads: Int) {
        let shape = TransformShape(count: values.count, threads: threads)
        precondition(roots.count >= shape.rootCount(node: node), "roots for every level")
        unsafe values.withMutableKernelPointer { values in
            unsafe roots.withKernelPointer { roots in
                shape.forEachBlock { block, log in
                    unsafe assay_bn254_fr_ntt_inverse(values + block << log, roots, UInt32(log), node << (2 * shape.splits) + block)
                }
                for level in (0..<shape.splits).reversed() {
                    shape.forEachColumns(atLevel: level) { block, log, columns in
                        unsafe assay_bn254_fr_ntt_merge(
                            values + block << log, roots, UInt32(log), node << (2 * level) + block, columns.lowerBound, columns.upperBound)
                    }
                }
            }
        }
    }

    public static func reverseBits(_ values: inout [Self], threads: Int) {
        let shape = TransformShape(count: values.count, threads: threads)
        unsafe values.withMutableKernelPointer { values in
            let log = UInt32(shape.log)
            Parallel.forEachRange(of: assay_bn254_fr_ntt_reverse_tile_count(log), pieces: shape.pieces, threads: threads) { tiles, _ in
                unsafe assay_bn254_fr_ntt_reverse(values, log, tiles.lowerBound, tiles.upperBound)
            }
        }
    }
}

extension BN254.Fr {
    public static func sparseProduct(starts: [Int], columns: [UInt32], values: [Self], vector: [Self], threads: Int) -> [Self] {
        precondition(starts.first == 0 && starts.last == columns.count && columns.count == values.count, "the arrays of one matrix")
        let rows = starts.count - 1
        return unsafe [Self](kernelCount: rows) { result in
            unsafe values.withKernelPointer { values in
                unsafe vector.withKernelPointer { factors in
                    Parallel.forEachRange(of: rows, pieces: columns.count < 4096 ? 1 : 4 * threads, threads: threads) { range, _ in
                        let valid = unsafe assay_bn254_fr_matrix_rows(
                            result, starts, columns, values, columns.count, factors, vector.count, range.lowerBound, range.upperBound)
                        precondition(valid, "columns within the vector, rows in order")
                    }
                }
            }
        }
    }
}
