// SPDX-License-Identifier: Apache-2.0
//
// The least residues of eight elements side by side, and their ways from and to memory. Included right after lanes_body.h
// with the same parameters; see there for what a value in memory means in lanes.

// The top of a value: its top limb, with some bits of the next below it where it is short.
LANE_INLINE lanes XN(top)(const FIELD_X8 *a) {
    const lanes top = a->limb[X8_LIMBS - 1];
    if (X8_BORROWED == 0) return top;
    return lanes_add(_mm512_slli_epi64(top, X8_BORROWED), _mm512_srai_epi64(a->limb[X8_LIMBS - 2], LANE_LIMB_BITS - X8_BORROWED));
}

ASSAY_INLINE uint64_t XN(modulus_top)(void) {
    return X8_BORROWED == 0 ? XN(modulus)[X8_LIMBS - 1] : XN(modulus)[X8_LIMBS - 1] << X8_BORROWED | XN(modulus)[X8_LIMBS - 2] >> (LANE_LIMB_BITS - X8_BORROWED);
}

// The lanes of a value below 2p, tight, that are not below p have p subtracted.
ASSAY_NOINLINE void XN(subtract_modulus_once)(FIELD_X8 *a) {
    FIELD_X8 t;
    lanes carry = lanes_zero();
    for (int j = 0; j < X8_LIMBS; j++) {
        const lanes limb = lanes_add(lanes_sub(a->limb[j], lanes_all(XN(modulus)[j])), carry);
        t.limb[j] = j < X8_LIMBS - 1 ? lanes_low(limb) : limb;
        carry = lanes_carry(limb);
    }
    const lane_mask negative = _mm512_movepi64_mask(t.limb[X8_LIMBS - 1]);
    for (int j = 0; j < X8_LIMBS; j++) a->limb[j] = lanes_select(negative, a->limb[j], t.limb[j]);
}

// a mod p for a tight a that is hardly more than p, which shows in its top.
ASSAY_INLINE void XN(finish_canonical)(FIELD_X8 *a) {
    lane_mask high = _mm512_cmpge_epu64_mask(XN(top)(a), lanes_all(XN(modulus_top)()));
    ASSAY_PUBLISH(high);
    if (__builtin_expect(high != 0, 0)) {
        FIELD_X8 t = *a;
        XN(subtract_modulus_once)(&t);
        *a = t;
    }
    LANE_TRACK(a->bounds.most = 1);
}

// r = a mod p, tight, for p <= a < 8p with limbs below 2^60.
//
// The quotient by p is estimated from its top and is right or one too small (vectors/constants/derive.py); too small
// only where a is hardly above a multiple of p, which shows in the top of what is left.
LANE_INLINE void XN(canonical)(FIELD_X8 *r, const FIELD_X8 *a) {
    static const uint64_t multiples[X8_LIMBS][8] __attribute__((aligned(64))) = X8_MULTIPLES;
    LANE_CHECK(a->bounds.least >= 1 && a->bounds.most <= 8 && a->bounds.loose < 255 && XN(holds)(a));
    const lanes product = lanes_madd_high(lanes_zero(), XN(top)(a), lanes_all(X8_QUOTIENT));
    const lanes quotient = _mm512_srli_epi64(product, X8_QUOTIENT_SHIFT);
    LANE_UNROLL for (int j = 0; j < X8_LIMBS; j++)
        r->limb[j] = lanes_sub(a->limb[j], _mm512_permutexvar_epi64(quotient, _mm512_load_si512(multiples[j])));
    LANE_TRACK(r->bounds = ((lane_bounds){0, 1 + 0x1p-30, a->bounds.loose + 1}));
    XN(normalise)(r, r);
    XN(finish_canonical)(r);
}

// ---- loads --------------------------------------------------------------------------------------------------------------

// What a reduced element in memory is known to be.
#define X8_AT_REST ((lane_bounds){0, 1, 1})

// r = elements at any eight places, v/ratio for each v.
LANE_INLINE void XN(gather)(FIELD_X8 *r, const FIELD *const a[8]) {
    const uint64_t *row[8];
    lanes word[FIELD_LIMBS];
    LANE_UNROLL for (int k = 0; k < 8; k++) row[k] = a[k]->limb;
    lanes_gather(word, row, FIELD_LIMBS);
    lanes_unpack(r->limb, word, FIELD_LIMBS);
    LANE_TRACK(r->bounds = X8_AT_REST);
}

// The words of a[0] ... a[7].
LANE_INLINE void XN(load_words)(lanes word[FIELD_LIMBS], const FIELD *a) {
    const uint64_t *row[8];
    LANE_UNROLL for (int k = 0; k < 8; k++) row[k] = a[k].limb;
    lanes_gather(word, row, FIELD_LIMBS);
}

// r = a[0] ... a[7], v/ratio for each v.
LANE_INLINE void XN(load)(FIELD_X8 *r, const FIELD *a) {
    lanes word[FIELD_LIMBS];
    XN(load_words)(word, a);
    lanes_unpack(r->limb, word, FIELD_LIMBS);
    LANE_TRACK(r->bounds = X8_AT_REST);
}

// r = a[0] ... a[7], v for each v; below ratio * p.
LANE_INLINE void XN(load_scaled)(FIELD_X8 *r, const FIELD *a) {
    lanes word[FIELD_LIMBS];
    XN(load_words)(word, a);
    lanes_unpack_scaled(r->limb, word, FIELD_LIMBS);
    LANE_TRACK(r->bounds = ((lane_bounds){0, (double)X8_RATIO, 1}));
}

// r = elements at any eight places, v for each v; below ratio * p.
ASSAY_INLINE void XN(gather_scaled)(FIELD_X8 *r, const FIELD *const a[8]) {
    const uint64_t *row[8];
    lanes word[FIELD_LIMBS];
    LANE_UNROLL for (int k = 0; k < 8; k++) row[k] = a[k]->limb;
    lanes_gather(word, row, FIELD_LIMBS);
    lanes_unpack_scaled(r->limb, word, FIELD_LIMBS);
    LANE_TRACK(r->bounds = ((lane_bounds){0, (double)X8_RATIO, 1}));
}

// r = v/ratio in all lanes.
LANE_INLINE void XN(broadcast)(FIELD_X8 *r, const FIELD *a) {
    lanes word[FIELD_LIMBS];
    LANE_UNROLL for (int j = 0; j < FIELD_LIMBS; j++) word[j] = lanes_all(a->limb[j]);
    lanes_unpack(r->limb, word, FIELD_LIMBS);
    LANE_TRACK(r->bounds = X8_AT_REST);
}

// r = v in all lanes; below ratio * p.
LANE_INLINE void XN(broadcast_scaled)(FIELD_X8 *r, const FIELD *a) {
    lanes word[FIELD_LIMBS];
    LANE_UNROLL for (int j = 0; j < FIELD_LIMBS; j++) word[j] = lanes_all(a->limb[j]);
    lanes_unpack_scaled(r->limb, word, FIELD_LIMBS);
    LANE_TRACK(r->bounds = ((lane_bounds){0, (double)X8_RATIO, 1}));
}

// ---- stores -------------------------------------------------------------------------------------------------------------

// Stores of values that are least residues already.
LANE_INLINE void XN(scatter_canonical)(FIELD *const r[8], const FIELD_X8 *a) {
    LANE_CHECK(a->bounds.most <= 1 && XN(is_tight)(a));
    uint64_t *row[8];
    lanes word[FIELD_LIMBS];
    LANE_UNROLL for (int k = 0; k < 8; k++) row[k] = r[k]->limb;
    lanes_pack(word, a->limb, FIELD_LIMBS);
    lanes_scatter(row, word, FIELD_LIMBS);
}

LANE_INLINE void XN(store_canonical)(FIELD *r, const FIELD_X8 *a) {
    FIELD *places[8];
    LANE_UNROLL for (int k = 0; k < 8; k++) places[k] = r + k;
    XN(scatter_canonical)(places, a);
}

// r[0] ... r[7] = a mod p, for p <= a < 8p.
LANE_INLINE void XN(store)(FIELD *r, const FIELD_X8 *a) {
    FIELD_X8 t;
    XN(canonical)(&t, a);
    XN(store_canonical)(r, &t);
}

// The lanes whose limbs are all zero: for a least residue, or a difference of two of them, those that are zero.
LANE_INLINE lane_mask XN(limbs_are_zero)(const FIELD_X8 *a) {
    lanes any = a->limb[0];
    LANE_UNROLL for (int j = 1; j < X8_LIMBS; j++) any = lanes_or(any, a->limb[j]);
    return lanes_are_zero(any);
}

// The lanes whose lowest limb is that of times * p: all in which a is times * p limb by limb, and few others.
LANE_INLINE lane_mask XN(may_be_modulus)(const FIELD_X8 *a, uint64_t times) { return _mm512_cmpeq_epi64_mask(a->limb[0], lanes_all(times * XN(modulus)[0])); }

// The lanes whose element is zero, of a least residue.
LANE_INLINE lane_mask XN(are_zero)(const FIELD_X8 *a) {
    LANE_CHECK(a->bounds.least >= 0 && a->bounds.most <= 1 && a->bounds.loose == 1);
    return XN(limbs_are_zero)(a);
}
#undef X8_AT_REST
