// SPDX-License-Identifier: Apache-2.0
//
// The untwist-Frobenius-twist endomorphism of the sextic twist, and multiplication by the size of the curve's parameter.

static const fp2 psi_x = CURVE(PSI_X), psi_y = CURVE(PSI_Y);

// r = psi(p) = (conj(x) psi_x, conj(y) psi_y), where the constants are xi^((p-1)/3) and xi^((p-1)/2), or one over these where
// the twist is y^2 = x^3 + b xi; in Jacobian coordinates Z is conjugated. On the subgroup of order r, psi is multiplication
// by p.
ASSAY_INLINE void g2_psi(g2 *r, const g2 *p) {
    fp2_conj_mul(&r->x, &p->x, &psi_x);
    fp2_conj_mul(&r->y, &p->y, &psi_y);
    fp2_conj(&r->z, &p->z);
}

ASSAY_INLINE void g2_affine_psi(g2_affine *r, const g2_affine *p) {
    fp2_conj_mul(&r->x, &p->x, &psi_x);
    fp2_conj_mul(&r->y, &p->y, &psi_y);
}

// r = |x| p for the curve's parameter x.
ASSAY_NOINLINE void g2_mul_x(g2 *r, const g2_affine *p) {
    static const int8_t naf[CURVE(X_NAF_LENGTH)] = CURVE(X_NAF);
    g2_affine negated;
    g2_affine_neg(&negated, p);
    g2_from_affine(r, p);
    for (int i = 0; i < CURVE(X_NAF_LENGTH); i++) {
        g2_double(r, r);
        if (naf[i] != 0) g2_add_affine(r, r, naf[i] > 0 ? p : &negated);
    }
}
