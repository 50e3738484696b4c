// SPDX-License-Identifier: Apache-2.0
//
// Square roots in Fp and Fp2 for p = 3 mod 4.

// r = a square root of a; false and r = 0 when there is none. Of the two roots it is a^((p+1)/4).
ASSAY_NOINLINE bool fp_sqrt(fp *r, const fp *a) {
    static const uint64_t exponent[CURVE(FP_LIMBS)] = CURVE(FP_SQRT_EXPONENT);
    fp root, square;
    fp_pow(&root, a, exponent);
    fp_sqr(&square, &root);
    bool exists = fp_equal(&square, a);
    *r = exists ? root : (fp){{0}};
    return exists;
}

// A root of a0 in Fp2 for a0 in Fp: in Fp, or u times one, since -1 is not a square.
ASSAY_INLINE void fp2_sqrt_of_fp(fp2 *r, const fp *a0) {
    fp negated;
    *r = (fp2){0};
    if (fp_sqrt(&r->c0, a0)) return;
    fp_neg(&negated, a0);
    fp_sqrt(&r->c1, &negated);
}

// r = a square root of a; false and r = 0 when there is none. By the norm: with n^2 = a0^2 + a1^2, one of (a0 + n)/2 and
// (a0 - n)/2 is the square of the root's c0, and c1 = a1/(2 c0) (the complex
// method; Scott, "A note on the calculation of some functions in finite fields", ePrint 2020/1497).
ASSAY_NOINLINE bool fp2_sqrt(fp2 *r, const fp2 *a) {
    static const fp half = CURVE(FP_HALF);
    if (fp_is_zero(&a->c1)) {
        fp a0 = a->c0;
        fp2_sqrt_of_fp(r, &a0);
        return true;
    }
    fp norm, t, c0;
    fp2 root;
    fp_sqr(&norm, &a->c0);
    fp_sqr(&t, &a->c1);
    fp_add(&norm, &norm, &t);
    if (!fp_sqrt(&norm, &norm)) {
        *r = (fp2){0};
        return false;
    }
    fp_add(&t, &a->c0, &norm);
    fp_mul(&t, &t, &half);
    if (!fp_sqrt(&c0, &t)) {
        fp_sub(&t, &t, &norm);
        fp_sqrt(&c0, &t);
    }
    root.c0 = c0;
    fp_dbl(&t, &c0);
    fp_inv(&t, &t);
    fp_mul(&root.c1, &a->c1, &t);
    *r = root;
    return true;
}
