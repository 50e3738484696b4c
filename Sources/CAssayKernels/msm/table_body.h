// SPDX-License-Identifier: Apache-2.0
//
// Rows of multiples of the bases of sums that are worked out again and again (Lim, Lee, "More flexible exponentiation with
// precomputation", CRYPTO 1994; with buckets: Bernstein, Doumen, Lange, Oosterwijk, section 4), included once per group and
// backend after fixed_base_body.h, whose scratch memory serves here too. What they are for stands in plan.h.

// Bases whose rows are made together: they and their batch stay in the second cache.
enum { GN(table_block) = 1024 };

// points[first ... last - 1] doubled.
ASSAY_INLINE void GN(table_double)(GN(batch) *batch, GROUP_AFFINE *points, uint32_t first, uint32_t last) {
    GN(batch_name)(batch, points, points, points, false);
    for (uint32_t i = first; i < last; i++) GN(batch_push)(batch, i, i, i);
    GN(batch_flush)(batch);
}

static void GN(msm_table)(GROUP_AFFINE *table, size_t count, assay_msm_rows rows, size_t first, size_t last, void *scratch) {
    GN(batch) *batch = GN(batch_at)(scratch);
    const uint32_t row_count = assay_msm_row_count(FR_BITS, rows), doublings = rows.window_bits * rows.set_count;
    for (size_t start = first; start < last; start += GN(table_block)) {
        const size_t end = last - start < GN(table_block) ? last : start + GN(table_block);
        for (uint32_t j = 1; j < row_count; j++) {
            const GROUP_AFFINE *below = table + (j - 1) * count;
            GROUP_AFFINE *row = table + j * count;
            for (size_t i = start; i < end; i++) row[i] = below[i];
            for (uint32_t bit = 0; bit < doublings; bit++) GN(table_double)(batch, row, (uint32_t)start, (uint32_t)end);
        }
    }
}
