// SPDX-License-Identifier: Apache-2.0
//
// Scalars as multiplications with a table or with buckets want them: magnitude and sign, then signed digits. Included
// once per curve and backend, after the field of scalars.

// A magnitude |s| = min(s, r - s) has one bit less than r.
#define FR_MAGNITUDE_BITS (FR_BITS - 1)

// magnitude = min(s, r - s) for a plain integer s below r; returns whether s is the larger of the two.
ASSAY_INLINE bool fr_magnitude(uint64_t *magnitude, const uint64_t *plain) {
    uint64_t opposite[FR_LIMBS], unused[FR_LIMBS];
    limbs_sub(opposite, fr_modulus, plain, FR_LIMBS);
    const bool negative = limbs_sub(unused, opposite, plain, FR_LIMBS) == 1;
    const uint64_t mask = 0 - (uint64_t)negative;
    for (int i = 0; i < FR_LIMBS; i++) magnitude[i] = (plain[i] & ~mask) | (opposite[i] & mask);
    return negative;
}

// Bits of a plain integer up to its highest set one; 0 for zero.
ASSAY_INLINE uint32_t fr_bit_length(const uint64_t *plain) {
    for (int i = FR_LIMBS - 1; i >= 0; i--)
        if (plain[i] != 0) return (uint32_t)(64 * i + 64 - __builtin_clzll(plain[i]));
    return 0;
}

// The constant that turns windows of c bits into signed digits: 2^(c-1) in every window but the top one.
ASSAY_INLINE void fr_digit_offset(uint64_t *offset, uint32_t c, uint32_t window_count) {
    for (int i = 0; i < FR_LIMBS; i++) offset[i] = 0;
    for (uint32_t w = 0; w + 1 < window_count; w++) {
        const uint32_t bit = w * c + c - 1;
        offset[bit / 64] |= (uint64_t)1 << (bit % 64);
    }
}

// The place of a window in a magnitude with the offset added.
typedef struct {
    uint32_t limb, shift;
    bool crosses;       // part of it is in the next limb
    uint64_t mask;
    int32_t offset;     // what a digit of zero reads as
} fr_window;

ASSAY_INLINE fr_window fr_window_at(uint32_t c, uint32_t window_count, uint32_t w) {
    const uint32_t bit = w * c, limb = bit / 64, shift = bit % 64;
    return (fr_window){limb, shift, shift + c > 64 && limb + 1 < FR_LIMBS, ((uint64_t)1 << c) - 1, w + 1 < window_count ? 1 << (c - 1) : 0};
}

// The signed digit of a window, from its limb and the next one.
ASSAY_INLINE int32_t fr_digit_of(fr_window window, uint64_t limb, uint64_t next) {
    // Two shifts, because 64 - shift may be 64.
    const uint64_t value = limb >> window.shift | next << 1 << (63 - window.shift);
    return (int32_t)(value & window.mask) - window.offset;
}

// The signed digit of window w of a magnitude with the offset added.
ASSAY_INLINE int32_t fr_digit(const uint64_t *shifted, uint32_t c, uint32_t window_count, uint32_t w) {
    const fr_window window = fr_window_at(c, window_count, w);
    return fr_digit_of(window, shifted[window.limb], window.crosses ? shifted[window.limb + 1] : 0);
}
