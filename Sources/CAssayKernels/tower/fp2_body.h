// SPDX-License-Identifier: Apache-2.0
//
// Fp2 = Fp[u]/(u^2 + 1): c0 + c1 u. Products are reduced once per coefficient (lazy reduction), see Aranha, Karabina,
// Longa, Gebotys, Lopez, "Faster Explicit Formulas for Computing Pairings over Ordinary Curves", EUROCRYPT 2011.

static const fp2 fp2_one = {{FP_ONE}, {{0}}};

ASSAY_INLINE void fp2_add(fp2 *r, const fp2 *a, const fp2 *b) {
    fp_add(&r->c0, &a->c0, &b->c0);
    fp_add(&r->c1, &a->c1, &b->c1);
}

ASSAY_INLINE void fp2_sub(fp2 *r, const fp2 *a, const fp2 *b) {
    fp_sub(&r->c0, &a->c0, &b->c0);
    fp_sub(&r->c1, &a->c1, &b->c1);
}

ASSAY_INLINE void fp2_neg(fp2 *r, const fp2 *a) {
    fp_neg(&r->c0, &a->c0);
    fp_neg(&r->c1, &a->c1);
}

ASSAY_INLINE void fp2_dbl(fp2 *r, const fp2 *a) { fp2_add(r, a, a); }

ASSAY_INLINE void fp2_conj(fp2 *r, const fp2 *a) {
    r->c0 = a->c0;
    fp_neg(&r->c1, &a->c1);
}

ASSAY_INLINE bool fp2_is_zero(const fp2 *a) { return fp_is_zero(&a->c0) && fp_is_zero(&a->c1); }

ASSAY_INLINE bool fp2_equal(const fp2 *a, const fp2 *b) { return fp_equal(&a->c0, &b->c0) && fp_equal(&a->c1, &b->c1); }

ASSAY_INLINE bool fp2_is_canonical(const fp2 *a) { return fp_is_canonical(&a->c0) && fp_is_canonical(&a->c1); }

_Static_assert(CURVE(FP_HEADROOM) >= 2, "the sums below are left unreduced");

// Karatsuba: three products, two reductions.
ASSAY_NOINLINE void fp2_mul(fp2 *r, const fp2 *a, const fp2 *b) {
    fp sum_a, sum_b;
    fp_wide low, high, cross;
    fp_add_lazy(&sum_a, &a->c0, &a->c1);
    fp_add_lazy(&sum_b, &b->c0, &b->c1);
    fp_mul_wide(&low, &a->c0, &b->c0);
    fp_mul_wide(&high, &a->c1, &b->c1);
    fp_mul_wide(&cross, &sum_a, &sum_b);
    // a0 b1 + a1 b0 < 2p^2, and a0 b0 + p^2 - a1 b1 < 2p^2.
    fp_wide_sub(&cross, &cross, &low);
    fp_wide_sub(&cross, &cross, &high);
    fp_wide_add_square(&low, &low);
    fp_wide_sub(&low, &low, &high);
    fp_redc(&r->c0, &low);
    fp_redc(&r->c1, &cross);
}

// (a0 + a1)(a0 - a1) + 2 a0 a1 u, each product of one reduced factor and one below 2p.
ASSAY_NOINLINE void fp2_sqr(fp2 *r, const fp2 *a) {
    fp sum, difference, twice;
    fp_add_lazy(&sum, &a->c0, &a->c1);
    fp_sub(&difference, &a->c0, &a->c1);
    fp_add_lazy(&twice, &a->c0, &a->c0);
    fp_mul(&r->c1, &a->c1, &twice);
    fp_mul(&r->c0, &difference, &sum);
}

// r = a * b for b in Fp.
ASSAY_INLINE void fp2_mul_fp(fp2 *r, const fp2 *a, const fp *b) {
    fp_mul(&r->c0, &a->c0, b);
    fp_mul(&r->c1, &a->c1, b);
}

#include XI_BODY

// r = 1/a; false and r = 0 when a = 0. Variable time.
ASSAY_NOINLINE bool fp2_inv(fp2 *r, const fp2 *a) {
    fp norm, t;
    fp_sqr(&norm, &a->c0);
    fp_sqr(&t, &a->c1);
    fp_add(&norm, &norm, &t);
    bool invertible = fp_inv(&norm, &norm);
    fp_mul(&r->c0, &a->c0, &norm);
    fp_mul(&t, &a->c1, &norm);
    fp_neg(&r->c1, &t);
    return invertible;
}
