// SPDX-License-Identifier: Apache-2.0
//
// Fp12 = Fp6[w]/(w^2 - v): c0 + c1 w, so w^6 = xi.

static const fp12 fp12_one = {{{{FP_ONE}, {{0}}}, {{{0}}, {{0}}}, {{{0}}, {{0}}}}, {{{{0}}, {{0}}}, {{{0}}, {{0}}}, {{{0}}, {{0}}}}};

ASSAY_INLINE bool fp12_equal(const fp12 *a, const fp12 *b) {
    return fp2_equal(&a->c0.c0, &b->c0.c0) && fp2_equal(&a->c0.c1, &b->c0.c1) && fp2_equal(&a->c0.c2, &b->c0.c2) &&
           fp2_equal(&a->c1.c0, &b->c1.c0) && fp2_equal(&a->c1.c1, &b->c1.c1) && fp2_equal(&a->c1.c2, &b->c1.c2);
}

ASSAY_INLINE bool fp12_is_one(const fp12 *a) { return fp12_equal(a, &fp12_one); }

// a to the power p^6; the inverse of an element of the cyclotomic subgroup.
ASSAY_INLINE void fp12_conj(fp12 *r, const fp12 *a) {
    r->c0 = a->c0;
    fp6_neg(&r->c1, &a->c1);
}

// Karatsuba: three products in Fp6.
ASSAY_NOINLINE void fp12_mul(fp12 *r, const fp12 *a, const fp12 *b) {
    fp6 v0, v1, left, right;
    fp6_mul(&v0, &a->c0, &b->c0);
    fp6_mul(&v1, &a->c1, &b->c1);
    fp6_add(&left, &a->c0, &a->c1);
    fp6_add(&right, &b->c0, &b->c1);
    fp6_mul(&left, &left, &right);
    fp6_sub(&left, &left, &v0);
    fp6_sub(&r->c1, &left, &v1);
    fp6_mul_v(&v1, &v1);
    fp6_add(&r->c0, &v0, &v1);
}

// r = a * conj(b).
ASSAY_INLINE void fp12_mul_conj(fp12 *r, const fp12 *a, const fp12 *b) {
    fp12 t;
    fp12_conj(&t, b);
    fp12_mul(r, a, &t);
}

// (c0 + c1)(c0 + v c1) - (1 + v) c0 c1 + 2 c0 c1 w: two products in Fp6.
ASSAY_NOINLINE void fp12_sqr(fp12 *r, const fp12 *a) {
    fp6 product, left, right;
    fp6_mul(&product, &a->c0, &a->c1);
    fp6_add(&left, &a->c0, &a->c1);
    fp6_mul_v(&right, &a->c1);
    fp6_add(&right, &right, &a->c0);
    fp6_mul(&left, &left, &right);
    fp6_sub(&left, &left, &product);
    fp6_add(&r->c1, &product, &product);
    fp6_mul_v(&product, &product);
    fp6_sub(&r->c0, &left, &product);
}

// r = 1/a; false and r = 0 when a = 0. Variable time.
ASSAY_NOINLINE bool fp12_inv(fp12 *r, const fp12 *a) {
    fp6 norm, t;
    fp6_mul(&norm, &a->c0, &a->c0);
    fp6_mul(&t, &a->c1, &a->c1);
    fp6_mul_v(&t, &t);
    fp6_sub(&norm, &norm, &t);
    bool invertible = fp6_inv(&norm, &norm);
    fp6_mul(&r->c0, &a->c0, &norm);
    fp6_mul(&t, &a->c1, &norm);
    fp6_neg(&r->c1, &t);
    return invertible;
}

// ---- Frobenius: a^(p^i) multiplies the coefficient of w^j by xi^(j(p^i - 1)/6), after a conjugation in Fp2 for odd i ----

static const fp2 gamma1[5] = {CURVE(GAMMA1_1), CURVE(GAMMA1_2), CURVE(GAMMA1_3), CURVE(GAMMA1_4), CURVE(GAMMA1_5)};
static const fp gamma2[5] = {CURVE(GAMMA2_1), CURVE(GAMMA2_2), CURVE(GAMMA2_3), CURVE(GAMMA2_4), CURVE(GAMMA2_5)};
static const fp2 gamma3[5] = {CURVE(GAMMA3_1), CURVE(GAMMA3_2), CURVE(GAMMA3_3), CURVE(GAMMA3_4), CURVE(GAMMA3_5)};

ASSAY_INLINE void fp2_conj_mul(fp2 *r, const fp2 *a, const fp2 *gamma) {
    fp2 t;
    fp2_conj(&t, a);
    fp2_mul(r, &t, gamma);
}

ASSAY_INLINE void fp12_frobenius_odd(fp12 *r, const fp12 *a, const fp2 gamma[5]) {
    fp2_conj(&r->c0.c0, &a->c0.c0);
    fp2_conj_mul(&r->c1.c0, &a->c1.c0, &gamma[0]);
    fp2_conj_mul(&r->c0.c1, &a->c0.c1, &gamma[1]);
    fp2_conj_mul(&r->c1.c1, &a->c1.c1, &gamma[2]);
    fp2_conj_mul(&r->c0.c2, &a->c0.c2, &gamma[3]);
    fp2_conj_mul(&r->c1.c2, &a->c1.c2, &gamma[4]);
}

// r = a^p.
ASSAY_NOINLINE void fp12_frobenius(fp12 *r, const fp12 *a) { fp12_frobenius_odd(r, a, gamma1); }

// r = a^(p^3).
ASSAY_NOINLINE void fp12_frobenius3(fp12 *r, const fp12 *a) { fp12_frobenius_odd(r, a, gamma3); }

// r = a^(p^2).
ASSAY_NOINLINE void fp12_frobenius2(fp12 *r, const fp12 *a) {
    r->c0.c0 = a->c0.c0;
    fp2_mul_fp(&r->c1.c0, &a->c1.c0, &gamma2[0]);
    fp2_mul_fp(&r->c0.c1, &a->c0.c1, &gamma2[1]);
    fp2_mul_fp(&r->c1.c1, &a->c1.c1, &gamma2[2]);
    fp2_mul_fp(&r->c0.c2, &a->c0.c2, &gamma2[3]);
    fp2_mul_fp(&r->c1.c2, &a->c1.c2, &gamma2[4]);
}

// ---- the cyclotomic subgroup (elements with a^(p^4 - p^2 + 1) = 1), where conjugation inverts ------------------------------

// (r0 + r1 t)^2 in Fp4 = Fp2[t]/(t^2 - xi).
ASSAY_INLINE void fp4_sqr(fp2 *r0, fp2 *r1, const fp2 *a0, const fp2 *a1) {
    fp2 s0, s1, sum;
    fp2_sqr(&s0, a0);
    fp2_sqr(&s1, a1);
    fp2_add(&sum, a0, a1);
    fp2_sqr(&sum, &sum);
    fp2_sub(&sum, &sum, &s0);
    fp2_sub(r1, &sum, &s1);
    fp2_mul_xi(&s1, &s1);
    fp2_add(r0, &s0, &s1);
}

// r = 3t - 2a and r = 3t + 2a, the two last steps of the squaring below.
ASSAY_INLINE void fp2_3t_minus_2a(fp2 *r, const fp2 *t, const fp2 *a) {
    fp2 d;
    fp2_sub(&d, t, a);
    fp2_dbl(&d, &d);
    fp2_add(r, &d, t);
}

ASSAY_INLINE void fp2_3t_plus_2a(fp2 *r, const fp2 *t, const fp2 *a) {
    fp2 d;
    fp2_add(&d, t, a);
    fp2_dbl(&d, &d);
    fp2_add(r, &d, t);
}

// Squaring in the cyclotomic subgroup: Granger and Scott, "Faster Squaring in the Cyclotomic Subgroup of Sixth Degree
// Extensions", PKC 2010, section 3.2; nine squarings in Fp2.
ASSAY_NOINLINE void fp12_cyclotomic_sqr(fp12 *r, const fp12 *a) {
    fp2 t0, t1, t2, t3, t4, t5;
    fp4_sqr(&t0, &t1, &a->c0.c0, &a->c1.c1);
    fp4_sqr(&t2, &t3, &a->c1.c0, &a->c0.c2);
    fp4_sqr(&t4, &t5, &a->c0.c1, &a->c1.c2);
    fp2_mul_xi(&t5, &t5);
    fp2_3t_minus_2a(&r->c0.c0, &t0, &a->c0.c0);
    fp2_3t_minus_2a(&r->c0.c1, &t2, &a->c0.c1);
    fp2_3t_minus_2a(&r->c0.c2, &t4, &a->c0.c2);
    fp2_3t_plus_2a(&r->c1.c0, &t5, &a->c1.c0);
    fp2_3t_plus_2a(&r->c1.c1, &t1, &a->c1.c1);
    fp2_3t_plus_2a(&r->c1.c2, &t3, &a->c1.c2);
}

// r = a^k for a in the cyclotomic subgroup and a plain integer k. Variable time in k.
ASSAY_NOINLINE void fp12_cyclotomic_pow(fp12 *r, const fp12 *a, const uint64_t *k) {
    enum { window = 4, table_size = 1 << (window - 2) };
    int8_t digits[64 * FR_LIMBS + 1];
    int length = wnaf(digits, k, FR_LIMBS, window);
    fp12 table[table_size], square, result = fp12_one, inverse;
    fp12_cyclotomic_sqr(&square, a);
    table[0] = *a;
    for (int i = 1; i < table_size; i++) fp12_mul(&table[i], &table[i - 1], &square);
    for (int i = length - 1; i >= 0; i--) {
        fp12_cyclotomic_sqr(&result, &result);
        int digit = digits[i];
        if (digit > 0) fp12_mul(&result, &result, &table[digit / 2]);
        if (digit < 0) {
            fp12_conj(&inverse, &table[-digit / 2]);
            fp12_mul(&result, &result, &inverse);
        }
    }
    *r = result;
}
