// SPDX-License-Identifier: Apache-2.0
// The sextic non-residue of BN254, 9 + u.

// r = 9a.
ASSAY_INLINE void fp_mul9(fp *r, const fp *a) {
    fp t;
    fp_dbl(&t, a);
    fp_dbl(&t, &t);
    fp_dbl(&t, &t);
    fp_add(r, &t, a);
}

// r = (9 + u) a, the non-residue of the next floor.
ASSAY_INLINE void fp2_mul_xi(fp2 *r, const fp2 *a) {
    fp c0, c1;
    fp_mul9(&c0, &a->c0);
    fp_mul9(&c1, &a->c1);
    fp_sub(&c0, &c0, &a->c1);
    fp_add(&r->c1, &c1, &a->c0);
    r->c0 = c0;
}
