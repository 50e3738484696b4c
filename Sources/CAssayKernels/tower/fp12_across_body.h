// SPDX-License-Identifier: Apache-2.0
//
// One element of Fp12 across the lanes: lane k is the coefficient of w^k, for k below 6. The last two lanes
// are idle; they hold some of the coefficients a second time, since zeros would take the rare branch of `canonical`. See
// fp12_lanes_body.h for the sums of products in Fp2 that this is made of.
//
// A product is the sum over j of a_j times b w^j, where a_j stands in all lanes and the lanes of b move up by j; those that
// pass w^6 = xi come around multiplied by xi. So six products in Fp2, side by side for all six coefficients, and two
// reductions make a product in Fp12.

typedef fp2_x8_factor fp12_across;

ASSAY_INLINE const fp2 *fp12_coefficient(const fp12 *a, int k) {
    const fp6 *half = k % 2 == 0 ? &a->c0 : &a->c1;
    return k < 2 ? &half->c0 : k < 4 ? &half->c1 : &half->c2;
}

ASSAY_NOINLINE void fp12_across_load(fp12_across *r, const fp12 *a) {
    const fp2 *places[8];
    for (int k = 0; k < 8; k++) places[k] = fp12_coefficient(a, k % 6);
    fp2_x8_arrive_from(r, places);
}

ASSAY_NOINLINE void fp12_across_store(fp12 *r, const fp12_across *a) {
    fp2 *places[8], idle;
    for (int k = 0; k < 8; k++) places[k] = k < 6 ? (fp2 *)(uintptr_t)fp12_coefficient(r, k) : &idle;
    fp2_x8_leave_to(places, a);
}

// r: lane i = lane from[i] of a.
LANE_INLINE void fp_x8_permute(fp_x8 *r, const fp_x8 *a, lanes from) {
    LANE_UNROLL for (int j = 0; j < CURVE(FP_X8_LIMBS); j++) r->limb[j] = _mm512_permutexvar_epi64(from, a->limb[j]);
    LANE_TRACK(r->bounds = a->bounds);
}

LANE_INLINE void across_permute(fp2_x8_factor *r, const fp2_x8_factor *a, lanes from) {
    fp_x8_permute(&r->value.c0, &a->value.c0, from);
    fp_x8_permute(&r->value.c1, &a->value.c1, from);
    fp_x8_permute(&r->sum, &a->sum, from);
}

LANE_INLINE void across_select(fp2_x8_factor *r, lane_mask mask, const fp2_x8_factor *a, const fp2_x8_factor *b) {
    fp2_x8_select(&r->value, mask, &a->value, &b->value);
    fp_x8_select(&r->sum, mask, &a->sum, &b->sum);
}

// r = xi a in every lane: 4a is made a least residue first, as 9a would be too large for one step.
LANE_INLINE void across_times_xi(fp2_x8_factor *r, const fp2_x8_factor *a) {
    fp2_x8 four, t;
    fp2_x8_shift(&four, &a->value, 2);
    fp2_x8_add_modulus(&four, &four, 1);
    fp2_x8_canonical(&four, &four);
    fp2_x8_shift(&t, &four, 1);
    fp2_x8_add(&t, &t, &a->value);
    fp2_x8_add_modulus(&t, &t, 2);
    fp_x8_sub(&t.c0, &t.c0, &a->value.c1);
    fp_x8_add(&t.c1, &t.c1, &a->value.c0);
    fp2_x8_settle(r, &t);
}

// r = a w^j, given xi a.
LANE_INLINE void across_times_w(fp2_x8_factor *r, const fp2_x8_factor *a, const fp2_x8_factor *xi_a, int j) {
    static const int8_t source[6][8] = {
        {0, 1, 2, 3, 4, 5, 6, 7}, {5, 0, 1, 2, 3, 4, 6, 7}, {4, 5, 0, 1, 2, 3, 6, 7},
        {3, 4, 5, 0, 1, 2, 6, 7}, {2, 3, 4, 5, 0, 1, 6, 7}, {1, 2, 3, 4, 5, 0, 6, 7}};
    const lanes from = _mm512_cvtepi8_epi64(_mm_loadl_epi64((const __m128i *)(const void *)source[j]));
    fp2_x8_factor t;
    across_select(&t, (lane_mask)(0x3f & ~(0x3f >> j)), xi_a, a);
    across_permute(r, &t, from);
}

// The sum of a_j b w^j; r may be a or b.
ASSAY_NOINLINE void fp12_across_mul(fp12_across *r, const fp12_across *a, const fp12_across *b) {
    fp2_x8_factor spread[6], moved[6], xi_b;
    fp2_x8_terms terms = {0};
    across_times_xi(&xi_b, b);
    for (int j = 0; j < 6; j++) {
        across_permute(&spread[j], a, lanes_all((uint64_t)j));
        across_times_w(&moved[j], b, &xi_b, j);
        fp2_x8_terms_add(&terms, &spread[j], &moved[j]);
    }
    fp2_x8_wide t;
    fp2_x8_sum_products(&t, &terms);
    fp2_x8_reduce(r, &t);
}

// The negative of a in the lanes of the mask.
LANE_INLINE void across_negate_in(fp2_x8_factor *r, const fp2_x8_factor *a, lane_mask mask) {
    fp2_x8 t;
    fp2_x8_negate_in(&t, mask, &a->value, 1);
    fp2_x8_add_modulus(&t, &t, 1);
    fp2_x8_settle(r, &t);
}

// a^(p^6): odd powers of w change their sign.
ASSAY_NOINLINE void fp12_across_conj(fp12_across *r, const fp12_across *a) { across_negate_in(r, a, 0x2a); }

// r = a^(p^i) for the constants gamma of that power: see fp12_body.h.
LANE_INLINE void across_frobenius(fp12_across *r, const fp12_across *a, const fp2 *const gamma[5], bool odd) {
    const fp2 *places[8];
    fp2_x8_factor factors, t = *a;
    for (int k = 0; k < 8; k++) places[k] = k % 6 == 0 ? &fp2_one : gamma[k % 6 - 1];
    fp2_x8_arrive_from(&factors, places);
    if (odd) fp2_x8_conjugate(&t, a);
    fp2_x8_product(r, &t, &factors);
}

ASSAY_NOINLINE void fp12_across_frobenius(fp12_across *r, const fp12_across *a) {
    across_frobenius(r, a, (const fp2 *const[5]){&gamma1[0], &gamma1[1], &gamma1[2], &gamma1[3], &gamma1[4]}, true);
}

ASSAY_NOINLINE void fp12_across_frobenius2(fp12_across *r, const fp12_across *a) {
    fp2 g[5] = {{{{0}}, {{0}}}};
    for (int k = 0; k < 5; k++) g[k].c0 = gamma2[k];
    across_frobenius(r, a, (const fp2 *const[5]){&g[0], &g[1], &g[2], &g[3], &g[4]}, false);
}

ASSAY_NOINLINE void fp12_across_frobenius3(fp12_across *r, const fp12_across *a) {
    across_frobenius(r, a, (const fp2 *const[5]){&gamma3[0], &gamma3[1], &gamma3[2], &gamma3[3], &gamma3[4]}, true);
}

// r = a * conj(b).
LANE_INLINE void fp12_across_mul_conj(fp12_across *r, const fp12_across *a, const fp12_across *b) {
    fp12_across t;
    fp12_across_conj(&t, b);
    fp12_across_mul(r, a, &t);
}

// r = 2a, tight and below 2p.
LANE_INLINE void across_twice(fp2_x8_factor *r, const fp2_x8_factor *a) {
    fp2_x8_shift(&r->value, &a->value, 1);
    fp2_x8_normalise(&r->value, &r->value);
    fp_x8_shift(&r->sum, &a->sum, 1);
    fp_x8_normalise(&r->sum, &r->sum);
}

// Takes lanes of the mask out of one sum and puts them in the place of those of another.
LANE_INLINE void fp_x8_wide_move_in(fp_x8_wide *to, lane_mask mask, fp_x8_wide *from) {
    for (int j = 0; j < 2 * CURVE(FP_X8_LIMBS); j++) {
        to->limb[j] = lanes_select(mask, from->limb[j], to->limb[j]);
        from->limb[j] = lanes_select(mask, lanes_zero(), from->limb[j]);
    }
    LANE_TRACK(to->bounds = lane_bounds_either(to->bounds, from->bounds));
}

// Squaring in the cyclotomic subgroup by Granger and Scott, as in fp12_body.h. The squares in Fp4 are those of the pairs
// (a_k, a_(k+3)): lanes 0, 1, 2 make a_k^2 + xi a_(k+3)^2 and lanes 3, 4, 5 make 2 a_k a_(k+3), of which the last one is
// wanted times xi. With these in their places, three times them less or plus 2a is the square.
ASSAY_NOINLINE void fp12_across_cyclotomic_sqr(fp12_across *r, const fp12_across *a) {
    const lanes swapped = _mm512_setr_epi64(3, 4, 5, 0, 1, 2, 6, 7), placed = _mm512_setr_epi64(0, 5, 1, 3, 2, 4, 6, 7);
    fp2_x8_factor other, right, t;
    fp2_x8_wide plain, wrapped;
    across_permute(&other, a, swapped);
    across_twice(&right, &other);
    across_select(&right, 0x38, &right, a);
    fp2_x8_sum_products(&plain, &(fp2_x8_terms){{a}, {&right}, 1});
    fp2_x8_clear_in(&other.value, 0x38);
    fp_x8_clear_in(&other.sum, 0x38);
    fp2_x8_sum_products(&wrapped, &(fp2_x8_terms){{&other}, {&other}, 1});
    fp_x8_wide_move_in(&wrapped.c0, 0x20, &plain.c0);
    fp_x8_wide_move_in(&wrapped.c1, 0x20, &plain.c1);
    fp2_x8_wide_add_xi(&plain, &wrapped);
    fp2_x8_finish(&t, &plain);
    across_permute(&t, &t, placed);
    fp2_x8 value, twice;
    fp2_x8_shift(&twice, &a->value, 1);
    fp2_x8_negate_in(&twice, 0x15, &twice, 0);
    fp2_x8_shift(&value, &t.value, 1);
    fp2_x8_add(&value, &value, &t.value);
    fp2_x8_add(&value, &value, &twice);
    fp2_x8_add_modulus(&value, &value, 3);
    fp2_x8_settle(r, &value);
}

// r = a (1 + l1 w + l3 w^3) for l1 and l3 in all lanes.
ASSAY_NOINLINE void fp12_across_mul_line(fp12_across *r, const fp12_across *a, const fp2_x8_factor *l1, const fp2_x8_factor *l3) {
    fp2_x8_factor xi_a, first, third;
    fp2_x8_wide t;
    fp2_x8 value;
    across_times_xi(&xi_a, a);
    across_times_w(&first, a, &xi_a, 1);
    across_times_w(&third, a, &xi_a, 3);
    fp2_x8_sum_products(&t, &(fp2_x8_terms){{l1, l3}, {&first, &third}, 2});
    fp2_x8_redc(&value, &t);
    fp2_x8_add(&value, &value, &a->value);
    fp2_x8_settle(r, &value);
}
