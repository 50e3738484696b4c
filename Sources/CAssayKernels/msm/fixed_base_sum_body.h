// SPDX-License-Identifier: Apache-2.0
//
// The sum of a few multiples of known points, included once per group and backend after fixed_base_body.h, with whose tables
// it works. Nothing but the sum is wanted, so it stays in Jacobian coordinates and no inversion is needed.

// r = the sum of scalars[i] * P_i for the tables of the P_i, one after the other. Variable time.
ASSAY_NOINLINE void GN(fixed_base_sum)(GROUP *r, const fr *scalars, size_t count, const GROUP_AFFINE *tables, uint32_t c) {
    const uint32_t windows = msm_window_count(FR_MAGNITUDE_BITS, c);
    uint64_t offset[FR_LIMBS], shifted[FR_LIMBS];
    fr_digit_offset(offset, c, windows);
    GN(set_infinity)(r);
    for (size_t i = 0; i < count; i++) {
        fr_to_plain(shifted, &scalars[i]);
        const bool negative = fr_magnitude(shifted, shifted);
        limbs_add(shifted, shifted, offset, FR_LIMBS);
        for (uint32_t w = 0; w < windows; w++, tables += (size_t)1 << (c - 1)) {
            const int32_t digit = fr_digit(shifted, c, windows, w);
            if (digit == 0) continue;
            GROUP_AFFINE entry = tables[(digit < 0 ? -digit : digit) - 1];
            if ((digit < 0) != negative) GN(affine_neg)(&entry, &entry);
            GN(add_affine)(r, r, &entry);
        }
    }
}
