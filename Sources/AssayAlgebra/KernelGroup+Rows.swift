// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

extension KernelGroup {
    public static func bestRows(count: Int, atMost rows: Int) -> MSMRows {
        // All rows together are numbered like the bases of one sum.
        let most = count == 0 ? 1 : min(rows, Int(ASSAY_MSM_MAX_COUNT) / count)
        let best = assay_msm_best_rows(UInt32(Scalar.bitWidth), count, UInt32(clamping: max(1, most)))
        return best.set_count == 0 ? .basesAlone : MSMRows(windowBits: best.window_bits, setCount: best.set_count)
    }

    public static func multiples(of points: PointList<Affine>, in rows: MSMRows, threads: Int) -> PointList<Affine> {
        let count = points.count, rowCount = Int(assay_msm_row_count(UInt32(Scalar.bitWidth), rows.raw))
        return unsafe PointList(kernelCount: count * rowCount) { table in
            unsafe points.withKernelPointer { unsafe table.update(from: $0, count: count) }
            unsafe withFixedBaseScratch(pieces: count / 512, of: count, threads: threads) { range, scratch in
                unsafe multiplication.table(table, count, rows.raw, range.lowerBound, range.upperBound, scratch)
            }
        }
    }
}

extension MSMRows {
    var raw: assay_msm_rows { assay_msm_rows(window_bits: windowBits, set_count: setCount) }
}
