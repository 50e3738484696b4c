// SPDX-License-Identifier: Apache-2.0
//
// The untwist-Frobenius-twist endomorphism of the sextic twist and the membership test that it allows.

// r = psi(p) = (conj(x) xi^((p-1)/3), conj(y) xi^((p-1)/2)); in Jacobian coordinates Z is conjugated. On the subgroup of
// order r, psi is multiplication by p.
ASSAY_INLINE void g2_psi(g2 *r, const g2 *p) {
    fp2_conj_mul(&r->x, &p->x, &gamma1[1]);
    fp2_conj_mul(&r->y, &p->y, &gamma1[2]);
    fp2_conj(&r->z, &p->z);
}

ASSAY_INLINE void g2_affine_psi(g2_affine *r, const g2_affine *p) {
    fp2_conj_mul(&r->x, &p->x, &gamma1[1]);
    fp2_conj_mul(&r->y, &p->y, &gamma1[2]);
}

// r = x p for the curve's parameter x.
ASSAY_NOINLINE void g2_mul_x(g2 *r, const g2_affine *p) {
    static const int8_t naf[BN254_X_NAF_LENGTH] = BN254_X_NAF;
    g2_affine negated;
    g2_affine_neg(&negated, p);
    g2_from_affine(r, p);
    for (int i = 0; i < BN254_X_NAF_LENGTH; i++) {
        g2_double(r, r);
        if (naf[i] != 0) g2_add_affine(r, r, naf[i] > 0 ? p : &negated);
    }
}

// Whether a point of the twist lies in the subgroup of order r:
//     (x + 1) P + psi(x P) + psi^2(x P) = psi^3(2x P).
// Dai, Lin, Zhao, Zhou, "Fast Subgroup Membership Testings for G1, G2 and GT on Pairing-friendly Curves", ePrint
// 2022/348, sections 3 and 5. It holds on the subgroup because p is a root of h(T) = (x+1) + xT + xT^2 - 2xT^3 mod r.
// Conversely psi satisfies its characteristic polynomial T^2 - tT + p on the whole twist, so h(psi) P = 0 makes the
// resultant of the two polynomials annihilate P; its greatest common divisor with the order of the twist is r, which
// vectors/constants/derive.py checks.
ASSAY_NOINLINE bool g2_is_in_subgroup(const g2_affine *p) {
    if (!g2_is_on_curve(p)) return false;
    if (g2_affine_is_infinity(p)) return true;
    g2 xp, left, term;
    g2_mul_x(&xp, p);
    g2_add_affine(&left, &xp, p);
    g2_psi(&term, &xp);
    g2_add(&left, &left, &term);
    g2_psi(&term, &term);
    g2_add(&left, &left, &term);
    g2_psi(&term, &term);
    g2_double(&term, &term);
    return g2_equal(&left, &term);
}

