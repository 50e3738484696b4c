// SPDX-License-Identifier: Apache-2.0
//
// Eight elements of Fp12 side by side, by their coefficients in powers of w: c[0] + c[1] w + ... + c[5] w^5 with w^6 = xi.
// See field/lanes_body.h for what values in lanes are; here v stands for itself (v Q).
//
// A coefficient of a product is a sum of up to six products in Fp2. They are added up as they are, and the sum is reduced
// once: two reductions a coefficient, whatever the number of products (Aranha, Karabina, Longa, Gebotys, Lopez, EUROCRYPT
// 2011, section 3). What lies in memory between two operations is a least residue, so no bound is carried along.

// An element of Fp2 that is multiplied: its coefficients are least residues, and Karatsuba's trick wants their sum.
typedef struct { fp2_x8 value; fp_x8 sum; } fp2_x8_factor;

// A sum of products before its reduction.
typedef struct { fp_x8_wide c0, c1; } fp2_x8_wide;

typedef struct { fp2_x8_factor c[6]; } fp12_x8;

// Which factors are to be multiplied and added up.
typedef struct { const fp2_x8_factor *left[6], *right[6]; int count; } fp2_x8_terms;

ASSAY_INLINE void fp2_x8_terms_add(fp2_x8_terms *terms, const fp2_x8_factor *left, const fp2_x8_factor *right) {
    terms->left[terms->count] = left;
    terms->right[terms->count++] = right;
}

// r = value mod p with its sum, for coefficients of at least p and below 8p.
LANE_INLINE void fp2_x8_settle(fp2_x8_factor *r, const fp2_x8 *value) {
    fp2_x8_canonical(&r->value, value);
    fp_x8_add(&r->sum, &r->value.c0, &r->value.c1);
    fp_x8_normalise(&r->sum, &r->sum);
}

// t = the sum of all terms, before its reduction: (a0 + a1)(b0 + b1) - a0 b0 - a1 b1 is a0 b1 + a1 b0.
ASSAY_NOINLINE void fp2_x8_sum_products(fp2_x8_wide *t, const fp2_x8_terms *terms) {
    fp_x8_wide low, high, cross;
    fp_x8_wide_zero(&low);
    LANE_ROLLED for (int i = 0; i < terms->count; i++) fp_x8_add_product(&low, &terms->left[i]->value.c0, &terms->right[i]->value.c0);
    fp_x8_wide_zero(&high);
    LANE_ROLLED for (int i = 0; i < terms->count; i++) fp_x8_add_product(&high, &terms->left[i]->value.c1, &terms->right[i]->value.c1);
    fp_x8_wide_sub(&t->c0, &low, &high);
    fp_x8_wide_add(&low, &low, &high);
    fp_x8_wide_zero(&cross);
    LANE_ROLLED for (int i = 0; i < terms->count; i++) fp_x8_add_product(&cross, &terms->left[i]->sum, &terms->right[i]->sum);
    fp_x8_wide_sub(&t->c1, &cross, &low);
    // What is left in c1 are products of values that are not negative, which the bounds of the three sums do not show.
    LANE_TRACK((t->c1.bounds.least = 0, t->c1.bounds.most = low.bounds.most * 2));
}

// t += xi a = (9 a0 - a1) + (9 a1 + a0) u.
LANE_INLINE void fp2_x8_wide_add_xi(fp2_x8_wide *t, const fp2_x8_wide *a) {
    for (int j = 0; j < 2 * CURVE(FP_X8_LIMBS); j++) {
        const lanes nine0 = lanes_add(_mm512_slli_epi64(a->c0.limb[j], 3), a->c0.limb[j]);
        const lanes nine1 = lanes_add(_mm512_slli_epi64(a->c1.limb[j], 3), a->c1.limb[j]);
        t->c0.limb[j] = lanes_add(t->c0.limb[j], lanes_sub(nine0, a->c1.limb[j]));
        t->c1.limb[j] = lanes_add(t->c1.limb[j], lanes_add(nine1, a->c0.limb[j]));
    }
    LANE_TRACK((
        t->c0.bounds = lane_bounds_sum(t->c0.bounds, lane_bounds_difference(lane_bounds_times(a->c0.bounds, 9), a->c1.bounds)),
        t->c1.bounds = lane_bounds_sum(t->c1.bounds, lane_bounds_sum(lane_bounds_times(a->c1.bounds, 9), a->c0.bounds))));
}

// r = t / Q mod p, not yet a least residue; c0 may be negative down to -p.
LANE_INLINE void fp2_x8_redc(fp2_x8 *r, const fp2_x8_wide *t) {
    fp_x8_redc(&r->c0, &t->c0);
    fp_x8_redc(&r->c1, &t->c1);
    fp2_x8_add_modulus(r, r, 2);
}

LANE_INLINE void fp2_x8_reduce(fp2_x8_factor *r, const fp2_x8_wide *t) {
    fp2_x8 value;
    fp2_x8_redc(&value, t);
    fp2_x8_settle(r, &value);
}

// The same for sums that hold nine times others, whose limbs are too large for the quotient's estimate.
LANE_INLINE void fp2_x8_finish(fp2_x8_factor *r, const fp2_x8_wide *t) {
    fp2_x8 value;
    fp2_x8_redc(&value, t);
    fp2_x8_normalise(&value, &value);
    fp2_x8_settle(r, &value);
}

// r = the sum of `plain` + xi times the sum of `wrapped`.
ASSAY_NOINLINE void fp2_x8_combine(fp2_x8_factor *r, const fp2_x8_terms *plain, const fp2_x8_terms *wrapped) {
    fp2_x8_wide t, over;
    fp2_x8_sum_products(&t, plain);
    if (wrapped->count > 0) {
        fp2_x8_sum_products(&over, wrapped);
        fp2_x8_wide_add_xi(&t, &over);
    }
    fp2_x8_finish(r, &t);
}

// r = a * b, and r = a * b + c * d.
ASSAY_NOINLINE void fp2_x8_product(fp2_x8_factor *r, const fp2_x8_factor *a, const fp2_x8_factor *b) {
    fp2_x8_wide t;
    fp2_x8_sum_products(&t, &(fp2_x8_terms){{a}, {b}, 1});
    fp2_x8_reduce(r, &t);
}

ASSAY_NOINLINE void fp2_x8_two_products(fp2_x8_factor *r, const fp2_x8_factor *a, const fp2_x8_factor *b, const fp2_x8_factor *c, const fp2_x8_factor *d) {
    fp2_x8_wide t;
    fp2_x8_sum_products(&t, &(fp2_x8_terms){{a, c}, {b, d}, 2});
    fp2_x8_reduce(r, &t);
}

// r = times * a, for up to 6 times; r = a - b; r = -a.
LANE_INLINE void fp2_x8_multiple(fp2_x8_factor *r, const fp2_x8_factor *a, int times) {
    fp2_x8 t = a->value;
    for (int i = 1; i < times; i++) fp2_x8_add(&t, &t, &a->value);
    fp2_x8_add_modulus(&t, &t, 1);
    fp2_x8_settle(r, &t);
}

LANE_INLINE void fp2_x8_difference(fp2_x8_factor *r, const fp2_x8_factor *a, const fp2_x8_factor *b) {
    fp2_x8 t;
    fp2_x8_sub(&t, &a->value, &b->value);
    fp2_x8_add_modulus(&t, &t, 2);
    fp2_x8_settle(r, &t);
}

LANE_INLINE void fp2_x8_opposite(fp2_x8_factor *r, const fp2_x8_factor *a) {
    fp2_x8 t;
    fp2_x8_modulus_minus(&t, 2, &a->value);
    fp2_x8_settle(r, &t);
}

// r = conj(a).
LANE_INLINE void fp2_x8_conjugate(fp2_x8_factor *r, const fp2_x8_factor *a) {
    fp2_x8 t;
    fp_x8_add_modulus(&t.c0, &a->value.c0, 1);
    fp_x8_modulus_minus(&t.c1, 2, &a->value.c1);
    fp2_x8_settle(r, &t);
}

// r = a * b for b in Fp, a least residue.
LANE_INLINE void fp2_x8_scaled(fp2_x8_factor *r, const fp2_x8_factor *a, const fp_x8 *b) {
    fp2_x8 t;
    fp2_x8_mul_fp_loose(&t, &a->value, b);
    fp2_x8_add_modulus(&t, &t, 1);
    fp2_x8_settle(r, &t);
}

// ---- from and to memory -------------------------------------------------------------------------------------------------

// r = v of values below 16p, the form of gather_scaled, as least residues.
LANE_INLINE void fp_x8_arrive(fp_x8 *r, const fp_x8 *a) {
    fp_x8 one;
    fp_x8_broadcast_scaled(&one, &fp_one);
    fp_x8_mul_loose(r, a, &one);
    fp_x8_add_modulus(r, r, 1);
    fp_x8_canonical(r, r);
}

ASSAY_NOINLINE void fp_x8_arrive_from(fp_x8 *r, const fp *const a[8]) {
    fp_x8_gather_scaled(r, a);
    fp_x8_arrive(r, r);
}

ASSAY_NOINLINE void fp2_x8_arrive_from(fp2_x8_factor *r, const fp2 *const a[8]) {
    const fp *places[8];
    fp2_x8 value;
    LANE_UNROLL for (int k = 0; k < 8; k++) places[k] = &a[k]->c0;
    fp_x8_arrive_from(&value.c0, places);
    LANE_UNROLL for (int k = 0; k < 8; k++) places[k] = &a[k]->c1;
    fp_x8_arrive_from(&value.c1, places);
    fp2_x8_add_modulus(&value, &value, 1);
    fp2_x8_settle(r, &value);
}

// r = a in all lanes.
ASSAY_NOINLINE void fp2_x8_everywhere(fp2_x8_factor *r, const fp2 *a) {
    const fp2 *places[8];
    for (int k = 0; k < 8; k++) places[k] = a;
    fp2_x8_arrive_from(r, places);
}

// Memory holds 1/16 of what lanes hold: multiplied by R, a value leaves in memory's form.
ASSAY_NOINLINE void fp2_x8_leave_to(fp2 *const r[8], const fp2_x8_factor *a) {
    fp_x8 one;
    fp2_x8 t;
    fp_x8_broadcast(&one, &fp_one);
    fp2_x8_mul_fp_loose(&t, &a->value, &one);
    fp2_x8_add_modulus(&t, &t, 1);
    fp2_x8_canonical(&t, &t);
    fp2_x8_scatter_canonical(r, &t);
}

// ---- Fp12 ---------------------------------------------------------------------------------------------------------------

ASSAY_NOINLINE void fp12_x8_set_one(fp12_x8 *r) {
    const fp2 zero = {0};
    fp2_x8_everywhere(&r->c[0], &fp2_one);
    for (int k = 1; k < 6; k++) fp2_x8_everywhere(&r->c[k], &zero);
}

// r = a^2; r is not a. Terms with different factors come twice, so one of the two is doubled.
ASSAY_NOINLINE void fp12_x8_sqr(fp12_x8 *r, const fp12_x8 *a) {
    fp12_x8 twice;
    for (int k = 0; k < 6; k++) fp2_x8_multiple(&twice.c[k], &a->c[k], 2);
    for (int k = 0; k < 6; k++) {
        fp2_x8_terms plain = {0}, wrapped = {0};
        for (int i = 0; i < 6; i++) {
            const int j = (k + 6 - i) % 6;
            if (i <= j) fp2_x8_terms_add(i + j == k ? &plain : &wrapped, i == j ? &a->c[i] : &twice.c[i], &a->c[j]);
        }
        fp2_x8_combine(&r->c[k], &plain, &wrapped);
    }
}

// r = a (l0 + l1 w + l3 w^3), a line of the Miller loop; r is not a.
ASSAY_NOINLINE void fp12_x8_mul_line(fp12_x8 *r, const fp12_x8 *a, const fp2_x8_factor *l0, const fp2_x8_factor *l1, const fp2_x8_factor *l3) {
    for (int k = 0; k < 6; k++) {
        fp2_x8_terms plain = {0}, wrapped = {0};
        fp2_x8_terms_add(&plain, &a->c[k], l0);
        fp2_x8_terms_add(k >= 1 ? &plain : &wrapped, &a->c[(k + 5) % 6], l1);
        fp2_x8_terms_add(k >= 3 ? &plain : &wrapped, &a->c[(k + 3) % 6], l3);
        fp2_x8_combine(&r->c[k], &plain, &wrapped);
    }
}

// The eight elements in memory, in the order of the tower.
ASSAY_NOINLINE void fp12_x8_leave_to(fp12 r[8], const fp12_x8 *a) {
    fp2 *places[8];
    for (int k = 0; k < 6; k++) {
        for (int i = 0; i < 8; i++) {
            fp6 *half = k % 2 == 0 ? &r[i].c0 : &r[i].c1;
            places[i] = k < 2 ? &half->c0 : k < 4 ? &half->c1 : &half->c2;
        }
        fp2_x8_leave_to(places, &a->c[k]);
    }
}
