// SPDX-License-Identifier: Apache-2.0
//
// Multiplication of eight elements by one prepared root (roots_body.h), and the reductions that transforms need. Included
// after lanes_memory_body.h with the same parameters.

// r = a * s for the prepared root s and a tight a; loose, its limbs not negative, below 6p.
//
// The sum t of a_i * (s * 2^(52 (i + 1)) mod p) is below 2^52 (X8_LIMBS - 1 + a/Q) p. One step of Montgomery's reduction
// makes it a multiple of 2^52: with digit = -t/p mod 2^52, t + digit p. Its lowest limb vanishes and leaves as a carry the
// limb of t, divided by 2^52 and rounded up.
ASSAY_INLINE void XN(mul_root)(FIELD_X8 *r, const FIELD_X8 *a, const uint64_t *root) {
    LANE_CHECK(XN(is_tight)(a));
    lanes t[X8_LIMBS + 1];
    LANE_UNROLL for (int j = 0; j <= X8_LIMBS; j++) t[j] = lanes_zero();
    LANE_UNROLL for (int i = 0; i < X8_LIMBS; i++) {
        LANE_UNROLL for (int j = 0; j < X8_LIMBS; j++) {
            const lanes limb = lanes_all(root[X8_LIMBS * i + j]);
            t[j] = lanes_madd_low(t[j], a->limb[i], limb);
            t[j + 1] = lanes_madd_high(t[j + 1], a->limb[i], limb);
        }
    }
    const lanes digit = lanes_madd_low(lanes_zero(), t[0], lanes_all(X8_N0));
    t[1] = lanes_add(t[1], lanes_carry(lanes_add(t[0], lanes_all(LANE_LIMB_MASK))));
    LANE_UNROLL for (int j = 1; j < X8_LIMBS; j++) t[j] = lanes_madd_low(t[j], digit, lanes_all(XN(modulus)[j]));
    LANE_UNROLL for (int j = 0; j < X8_LIMBS; j++) r->limb[j] = lanes_madd_high(t[j + 1], digit, lanes_all(XN(modulus)[j]));
    LANE_TRACK(r->bounds = ((lane_bounds){0, X8_LIMBS + a->bounds.most * XN(share)(), 2 * X8_LIMBS + 3}));
}

static const uint64_t XN(multiples)[X8_LIMBS][8] __attribute__((aligned(64))) = X8_MULTIPLES;

// Limb j of 8p times the low three bits of the quotient.
ASSAY_INLINE lanes XN(eightfold)(lanes quotient, int j) {
    return _mm512_slli_epi64(_mm512_permutexvar_epi64(quotient, _mm512_load_si512(XN(multiples)[j])), 3);
}

// The quotient by p of a value of at least p and below 64p, or one less: see XN(canonical).
ASSAY_INLINE lanes XN(quotient)(const FIELD_X8 *a) {
    LANE_CHECK(a->bounds.least >= 1 && a->bounds.most <= 64 && a->bounds.loose < 255 && XN(holds)(a));
    return _mm512_srli_epi64(lanes_madd_high(lanes_zero(), XN(top)(a), lanes_all(X8_QUOTIENT)), X8_QUOTIENT_SHIFT);
}

// r = a modulo p, tight, hardly more than 8p, for a value that is not negative and below 63p.
ASSAY_INLINE void XN(reduce_to_8)(FIELD_X8 *r, const FIELD_X8 *a) {
    FIELD_X8 t;
    XN(add_modulus)(&t, a, 1);
    const lanes quotient = _mm512_srli_epi64(XN(quotient)(&t), 3);
    LANE_UNROLL for (int j = 0; j < X8_LIMBS; j++) r->limb[j] = lanes_sub(t.limb[j], XN(eightfold)(quotient, j));
    LANE_TRACK(r->bounds = ((lane_bounds){0, 8 + 0x1p-28, t.bounds.loose + 8}));
    XN(normalise)(r, r);
}

// r = a mod p, tight, for a value that is not negative and below 63p. Like XN(canonical), but in two digits of the quotient.
ASSAY_INLINE void XN(canonical_of_63)(FIELD_X8 *r, const FIELD_X8 *a) {
    FIELD_X8 t;
    XN(add_modulus)(&t, a, 1);
    const lanes quotient = XN(quotient)(&t), high = _mm512_srli_epi64(quotient, 3);
    LANE_UNROLL for (int j = 0; j < X8_LIMBS; j++) {
        const lanes low = _mm512_permutexvar_epi64(quotient, _mm512_load_si512(XN(multiples)[j]));
        t.limb[j] = lanes_sub(lanes_sub(t.limb[j], low), XN(eightfold)(high, j));
    }
    LANE_TRACK(t.bounds = ((lane_bounds){0, 1 + 0x1p-28, t.bounds.loose + 9}));
    XN(normalise)(r, &t);
    XN(finish_canonical)(r);
}
