// SPDX-License-Identifier: Apache-2.0
// The sextic non-residue of BLS12-381, 1 + u.

// r = (1 + u) a, the non-residue of the next floor.
ASSAY_INLINE void fp2_mul_xi(fp2 *r, const fp2 *a) {
    fp difference;
    fp_sub(&difference, &a->c0, &a->c1);
    fp_add(&r->c1, &a->c0, &a->c1);
    r->c0 = difference;
}
