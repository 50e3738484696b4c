// SPDX-License-Identifier: Apache-2.0
//
// Eight elements of Fp2 = Fp[u]/(u^2 + 1) side by side; see field/lanes_body.h for what values in lanes are. Bounds are
// those of each coefficient.

typedef struct { fp_x8 c0, c1; } fp2_x8;

// r = a + b, a - b, a + times * p (1 + u); loose.
LANE_INLINE void fp2_x8_add(fp2_x8 *r, const fp2_x8 *a, const fp2_x8 *b) {
    fp_x8_add(&r->c0, &a->c0, &b->c0);
    fp_x8_add(&r->c1, &a->c1, &b->c1);
}

LANE_INLINE void fp2_x8_sub(fp2_x8 *r, const fp2_x8 *a, const fp2_x8 *b) {
    fp_x8_sub(&r->c0, &a->c0, &b->c0);
    fp_x8_sub(&r->c1, &a->c1, &b->c1);
}

LANE_INLINE void fp2_x8_sub_in(fp2_x8 *r, lane_mask mask, const fp2_x8 *a, const fp2_x8 *b) {
    fp_x8_sub_in(&r->c0, mask, &a->c0, &b->c0);
    fp_x8_sub_in(&r->c1, mask, &a->c1, &b->c1);
}

LANE_INLINE void fp2_x8_add_modulus(fp2_x8 *r, const fp2_x8 *a, uint64_t times) {
    fp_x8_add_modulus(&r->c0, &a->c0, times);
    fp_x8_add_modulus(&r->c1, &a->c1, times);
}

LANE_INLINE void fp2_x8_modulus_minus(fp2_x8 *r, uint64_t times, const fp2_x8 *a) {
    fp_x8_modulus_minus(&r->c0, times, &a->c0);
    fp_x8_modulus_minus(&r->c1, times, &a->c1);
}

LANE_INLINE void fp2_x8_negate_in(fp2_x8 *r, lane_mask mask, const fp2_x8 *a, uint64_t times) {
    fp_x8_negate_in(&r->c0, mask, &a->c0, times);
    fp_x8_negate_in(&r->c1, mask, &a->c1, times);
}

LANE_INLINE void fp2_x8_shift(fp2_x8 *r, const fp2_x8 *a, unsigned bits) {
    fp_x8_shift(&r->c0, &a->c0, bits);
    fp_x8_shift(&r->c1, &a->c1, bits);
}

LANE_INLINE void fp2_x8_scale(fp2_x8 *r, const fp2_x8 *a, unsigned bits) {
    fp_x8_scale(&r->c0, &a->c0, bits);
    fp_x8_scale(&r->c1, &a->c1, bits);
}

LANE_INLINE void fp2_x8_normalise(fp2_x8 *r, const fp2_x8 *a) {
    fp_x8_normalise(&r->c0, &a->c0);
    fp_x8_normalise(&r->c1, &a->c1);
}

LANE_INLINE void fp2_x8_canonical(fp2_x8 *r, const fp2_x8 *a) {
    fp_x8_canonical(&r->c0, &a->c0);
    fp_x8_canonical(&r->c1, &a->c1);
}

LANE_INLINE void fp2_x8_select(fp2_x8 *r, lane_mask mask, const fp2_x8 *a, const fp2_x8 *b) {
    fp_x8_select(&r->c0, mask, &a->c0, &b->c0);
    fp_x8_select(&r->c1, mask, &a->c1, &b->c1);
}

LANE_INLINE void fp2_x8_clear_in(fp2_x8 *r, lane_mask mask) {
    fp_x8_clear_in(&r->c0, mask);
    fp_x8_clear_in(&r->c1, mask);
}

LANE_INLINE void fp2_x8_assume(fp2_x8 *a, unsigned least, unsigned most) {
    fp_x8_assume(&a->c0, least, most);
    fp_x8_assume(&a->c1, least, most);
}

LANE_INLINE void fp2_x8_broadcast(fp2_x8 *r, const fp2 *a) {
    fp_x8_broadcast(&r->c0, &a->c0);
    fp_x8_broadcast(&r->c1, &a->c1);
}

// The coefficients of elements at any eight places.
LANE_INLINE void fp2_x8_gather(fp2_x8 *r, const fp2 *const a[8]) {
    const fp *places[8];
    LANE_UNROLL for (int k = 0; k < 8; k++) places[k] = &a[k]->c0;
    fp_x8_gather(&r->c0, places);
    LANE_UNROLL for (int k = 0; k < 8; k++) places[k] = &a[k]->c1;
    fp_x8_gather(&r->c1, places);
}

LANE_INLINE void fp2_x8_scatter_canonical(fp2 *const r[8], const fp2_x8 *a) {
    fp *places[8];
    LANE_UNROLL for (int k = 0; k < 8; k++) places[k] = &r[k]->c0;
    fp_x8_scatter_canonical(places, &a->c0);
    LANE_UNROLL for (int k = 0; k < 8; k++) places[k] = &r[k]->c1;
    fp_x8_scatter_canonical(places, &a->c1);
}

LANE_INLINE bool fp2_x8_all_below_modulus(const fp2_x8 *a) { return fp_x8_all_below_modulus(&a->c0) && fp_x8_all_below_modulus(&a->c1); }

LANE_INLINE lane_mask fp2_x8_limbs_are_zero(const fp2_x8 *a) { return fp_x8_limbs_are_zero(&a->c0) & fp_x8_limbs_are_zero(&a->c1); }

LANE_INLINE lane_mask fp2_x8_may_be_modulus(const fp2_x8 *a, uint64_t times) { return fp_x8_may_be_modulus(&a->c0, times); }

LANE_INLINE lane_mask fp2_x8_are_zero(const fp2_x8 *a) { return fp_x8_are_zero(&a->c0) & fp_x8_are_zero(&a->c1); }

// r = start + a * b / Q by Karatsuba: three products, two reductions, and no carry between them because redc takes negative
// values. For tight operands of which the sum of the coefficients is tight too; start may be loose. Loose; c0 may be lower
// than that of start by the bound of a1 b1 / Q.
LANE_INLINE void fp2_x8_mul_from(fp2_x8 *r, const fp2_x8 *start, const fp2_x8 *a, const fp2_x8 *b) {
    fp_x8 sum_a, sum_b;
    fp_x8_wide low, high, both, cross;
    fp_x8_add(&sum_a, &a->c0, &a->c1);
    fp_x8_add(&sum_b, &b->c0, &b->c1);
    fp_x8_normalise(&sum_a, &sum_a);
    fp_x8_normalise(&sum_b, &sum_b);
    fp_x8_mul_wide(&low, &a->c0, &b->c0);
    fp_x8_mul_wide(&high, &a->c1, &b->c1);
    fp_x8_wide_add(&both, &low, &high);
    fp_x8_wide_start(&cross, &start->c1);
    fp_x8_add_product(&cross, &sum_a, &sum_b);
    fp_x8_wide_sub(&cross, &cross, &both);
    // a0 b1 + a1 b0 is not negative, which the bounds of the three products do not show.
    LANE_TRACK((cross.bounds.least = start->c1.bounds.least, cross.bounds.most = start->c1.bounds.most + fp_x8_share() *
        (a->c0.bounds.most * b->c1.bounds.most + a->c1.bounds.most * b->c0.bounds.most)));
    fp_x8_wide_sub(&low, &low, &high);
    fp_x8_wide_add_high(&low, &start->c0);
    fp_x8_redc(&r->c0, &low);
    fp_x8_redc(&r->c1, &cross);
}

LANE_INLINE void fp2_x8_mul_loose(fp2_x8 *r, const fp2_x8 *a, const fp2_x8 *b) {
    fp2_x8 zero;
    fp_x8_zero(&zero.c0);
    fp_x8_zero(&zero.c1);
    fp2_x8_mul_from(r, &zero, a, b);
}

// The same with tight coefficients below 4p: p is added to c0, which may be negative.
LANE_INLINE void fp2_x8_mul(fp2_x8 *r, const fp2_x8 *a, const fp2_x8 *b) {
    fp2_x8_mul_loose(r, a, b);
    fp_x8_add_modulus(&r->c0, &r->c0, 1);
    fp2_x8_normalise(r, r);
}

// r = 2 start + a^2 / Q as (a0 + a1)(a0 - a1) + 2 a0 a1 u, for tight operands below 8p; start may be loose. Loose.
LANE_INLINE void fp2_x8_sqr_from(fp2_x8 *r, const fp2_x8 *start, const fp2_x8 *a) {
    fp_x8 sum, difference, twice, start0, start1;
    fp_x8_add(&start0, &start->c0, &start->c0);
    fp_x8_add(&start1, &start->c1, &start->c1);
    fp_x8_add(&sum, &a->c0, &a->c1);
    fp_x8_sub(&difference, &a->c0, &a->c1);
    fp_x8_add_modulus(&difference, &difference, 8);
    fp_x8_add(&twice, &a->c0, &a->c0);
    fp_x8_normalise(&sum, &sum);
    fp_x8_normalise(&difference, &difference);
    fp_x8_normalise(&twice, &twice);
    fp_x8_mul_from(&r->c1, &start1, &twice, &a->c1);
    fp_x8_mul_from(&r->c0, &start0, &sum, &difference);
}

LANE_INLINE void fp2_x8_sqr_loose(fp2_x8 *r, const fp2_x8 *a) {
    fp2_x8 zero;
    fp_x8_zero(&zero.c0);
    fp_x8_zero(&zero.c1);
    fp2_x8_sqr_from(r, &zero, a);
}

LANE_INLINE void fp2_x8_sqr(fp2_x8 *r, const fp2_x8 *a) {
    fp2_x8_sqr_loose(r, a);
    fp2_x8_normalise(r, r);
}

// r = a * b / Q for b in Fp; loose or tight.
LANE_INLINE void fp2_x8_mul_fp_loose(fp2_x8 *r, const fp2_x8 *a, const fp_x8 *b) {
    fp_x8_mul_loose(&r->c0, &a->c0, b);
    fp_x8_mul_loose(&r->c1, &a->c1, b);
}

LANE_INLINE void fp2_x8_mul_fp(fp2_x8 *r, const fp2_x8 *a, const fp_x8 *b) {
    fp2_x8_mul_fp_loose(r, a, b);
    fp2_x8_normalise(r, r);
}
