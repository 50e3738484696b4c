// SPDX-License-Identifier: Apache-2.0
//
// Prepared roots: what the vector backend multiplies by, included once per field and backend after the field's bodies. The
// words are the same on every backend.
//
// For a root s the five (X8_LIMBS) plain integers s * 2^(52 (i + 1)) mod p, five limbs of 52 bits each. With them a value
// of limbs a_i becomes the sum of a_i * (s * 2^(52 (i + 1)) mod p) = 2^52 s a modulo p, no longer than six limbs, of which
// one step of a reduction takes 2^52 away: see ntt/roots_lanes_body.h.

enum { FN(root_words) = X8_LIMBS * X8_LIMBS };

// The memory form of the integer that a multiplication takes to s * 2^(52 (i + 1)): this power itself, below p for all but
// the last, which is 16 R.
ASSAY_INLINE FIELD FN(root_factor)(unsigned i) {
    FIELD factor = {{0}};
    if (i + 1 < X8_LIMBS) {
        factor.limb[52 * (i + 1) / 64] = (uint64_t)1 << (52 * (i + 1) % 64);
    } else {
        factor = FN(one);
        for (int power = 0; power < 52 * X8_LIMBS - 64 * FIELD_LIMBS; power++) FN(dbl)(&factor, &factor);
    }
    return factor;
}

// Limbs of 52 bits out of limbs of 64.
ASSAY_INLINE void FN(root_limbs)(uint64_t *limbs, const FIELD *value) {
    for (unsigned j = 0; j < X8_LIMBS; j++) {
        const unsigned word = 52 * j / 64, shift = 52 * j % 64;
        uint64_t limb = value->limb[word] >> shift;
        if (shift > 12 && word + 1 < FIELD_LIMBS) limb |= value->limb[word + 1] << (64 - shift);
        limbs[j] = limb & (((uint64_t)1 << 52) - 1);
    }
}

// The first `count` roots, FN(root_words) words each.
static void FN(ntt_prepare)(uint64_t *prepared, const FIELD *roots, size_t count) {
    enum { at_once = 64 };
    FIELD scaled[at_once];
    for (size_t first = 0; first < count; first += at_once) {
        const size_t length = count - first < at_once ? count - first : at_once;
        for (unsigned i = 0; i < X8_LIMBS; i++) {
            const FIELD factor = FN(root_factor)(i);
            FN(vector_scale)(scaled, roots + first, &factor, length);
            for (size_t k = 0; k < length; k++) FN(root_limbs)(prepared + FN(root_words) * (first + k) + X8_LIMBS * i, &scaled[k]);
        }
    }
}
