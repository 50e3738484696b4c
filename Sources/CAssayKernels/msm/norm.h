// SPDX-License-Identifier: Apache-2.0
//
// Inversion of a coordinate by way of its norm in Fp, so that a batch of inversions shares one inversion and two running
// products in Fp whatever the field of the coordinates. Included once per curve and backend.

ASSAY_INLINE void fp_norm(fp *norm, const fp *a) { *norm = *a; }

ASSAY_INLINE void fp_inv_by_norm(fp *r, const fp *a, const fp *norm_inverse) {
    (void)a;
    *r = *norm_inverse;
}

// (c0 + c1 u)(c0 - c1 u) = c0^2 + c1^2.
ASSAY_INLINE void fp2_norm(fp *norm, const fp2 *a) {
    fp t;
    fp_sqr(norm, &a->c0);
    fp_sqr(&t, &a->c1);
    fp_add(norm, norm, &t);
}

ASSAY_INLINE void fp2_inv_by_norm(fp2 *r, const fp2 *a, const fp *norm_inverse) {
    fp t;
    fp_mul(&r->c0, &a->c0, norm_inverse);
    fp_mul(&t, &a->c1, norm_inverse);
    fp_neg(&r->c1, &t);
}
