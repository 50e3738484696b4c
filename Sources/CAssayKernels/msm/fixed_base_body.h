// SPDX-License-Identifier: Apache-2.0
//
// Many multiples of one point, included once per group and backend after batch_add_body.h.
//
// The table of a base P for windows of c bits holds 2^(cw) P, 2 * 2^(cw) P, ... 2^(c-1) * 2^(cw) P for every window w, so
// a multiple is the sum of one entry a window, signed (the fixed-base windowing of Brickell, Gordon, McCurley, Wilson,
// "Fast exponentiation with precomputation", EUROCRYPT 1992, with signed digits). A window's additions for many scalars
// share an inversion.

// The table's windows [first, last): their points, given as they lie in the whole table.
//
// Each round doubles the multiples of all windows at hand: 1...m become 1...2m by adding the m-th to each.
static void GN(fixed_base_table)(GROUP_AFFINE *table, const GROUP *base, uint32_t c, uint32_t first, uint32_t last, void *scratch) {
    GN(batch) *batch = GN(batch_at)(scratch);
    const uint32_t size = (uint32_t)1 << (c - 1);
    GROUP power = *base;
    for (uint32_t bit = 0; bit < c * first; bit++) GN(double)(&power, &power);
    for (uint32_t w = first; w < last; w++) {
        GN(to_affine)(&table[(size_t)w * size], &power);
        for (uint32_t bit = 0; bit < c; bit++) GN(double)(&power, &power);
    }
    GN(batch_name)(batch, table, table, table, false);
    for (uint32_t known = 1; known < size; known *= 2) {
        for (uint32_t w = first; w < last; w++) {
            const uint32_t one = w * size;
            for (uint32_t i = one; i < one + known; i++) GN(batch_push)(batch, i, one + known - 1, i + known);
        }
        GN(batch_flush)(batch);
    }
}

// Scalars whose multiples are worked out together.
typedef struct {
    GN(batch) batch;
    uint64_t shifted[GN(batch_size)][FR_LIMBS];
    bool negative[GN(batch_size)];
} GN(fixed_base_work);

static size_t GN(fixed_base_scratch_bytes)(void) { return sizeof(GN(fixed_base_work)); }

// The entry for window w of scalar i in that window's part of the table, counted from 1, with SIGN_BIT where its opposite is
// meant; 0 for none.
ASSAY_INLINE uint32_t GN(fixed_base_entry)(const GN(fixed_base_work) *work, size_t i, uint32_t c, uint32_t windows, uint32_t w) {
    const int32_t digit = fr_digit(work->shifted[i], c, windows, w);
    const uint32_t entry = (uint32_t)(digit < 0 ? -digit : digit);
    return entry != 0 && (digit < 0) != work->negative[i] ? entry | SIGN_BIT : entry;
}

// Begins `count` sums with their entries for the lowest window.
ASSAY_INLINE void GN(fixed_base_begin)(const GN(fixed_base_work) *work, GROUP_AFFINE *sums, size_t count, const GROUP_AFFINE *table, uint32_t c, uint32_t windows) {
    for (size_t i = 0; i < count; i++) {
        const uint32_t entry = GN(fixed_base_entry)(work, i, c, windows, 0);
        if (entry == 0) sums[i] = (GROUP_AFFINE){0};
        else if ((entry & SIGN_BIT) != 0) GN(affine_neg)(&sums[i], &table[(entry & ~SIGN_BIT) - 1]);
        else sums[i] = table[entry - 1];
    }
}

// Adds the entry for window w to each of `count` sums.
ASSAY_INLINE void GN(fixed_base_window)(GN(fixed_base_work) *work, GROUP_AFFINE *sums, size_t count, const GROUP_AFFINE *table, uint32_t c, uint32_t windows, uint32_t w) {
    GN(batch_name)(&work->batch, sums, table + ((size_t)w << (c - 1)), sums, true);
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t entry = GN(fixed_base_entry)(work, i, c, windows, w);
        if (entry != 0) GN(batch_push)(&work->batch, i, entry - 1, i);
    }
    GN(batch_flush)(&work->batch);
}

// r[i] = scalars[i] * P for the table of P.
static void GN(fixed_base_multiply)(GROUP_AFFINE *r, const fr *scalars, size_t count, const GROUP_AFFINE *table, uint32_t c, void *scratch) {
    GN(fixed_base_work) *work = scratch;
    const uint32_t windows = msm_window_count(FR_MAGNITUDE_BITS, c);
    uint64_t offset[FR_LIMBS];
    fr_digit_offset(offset, c, windows);
    GN(batch_at)(&work->batch);
    for (size_t done = 0; done < count; done += GN(batch_size)) {
        const size_t taken = count - done < GN(batch_size) ? count - done : GN(batch_size);
        fr_vector_to_plain(work->shifted[0], scalars + done, taken);
        for (size_t i = 0; i < taken; i++) {
            work->negative[i] = fr_magnitude(work->shifted[i], work->shifted[i]);
            limbs_add(work->shifted[i], work->shifted[i], offset, FR_LIMBS);
            __builtin_prefetch(&table[GN(fixed_base_entry)(work, i, c, windows, 0) & ~SIGN_BIT]);
        }
        GN(fixed_base_begin)(work, r + done, taken, table, c, windows);
        for (uint32_t w = 1; w < windows; w++) GN(fixed_base_window)(work, r + done, taken, table, c, windows, w);
    }
}
