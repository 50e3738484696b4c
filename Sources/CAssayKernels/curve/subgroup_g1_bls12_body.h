// SPDX-License-Identifier: Apache-2.0
//
// Membership in G1 for BLS12 curves, included after group_body.h.

enum { g1_cofactor_is_one = false };

// phi(p) = (beta x, y) for a third root of unity beta, an endomorphism of y^2 = x^3 + b.
ASSAY_INLINE void g1_affine_phi(g1_affine *r, const g1_affine *p) {
    static const fp beta = CURVE(BETA);
    fp_mul(&r->x, &p->x, &beta);
    r->y = p->y;
}

// r = |x| p for the curve's parameter x.
ASSAY_NOINLINE void g1_mul_x(g1 *r, const g1 *p) {
    static const int8_t digits[CURVE(X_NAF_LENGTH)] = CURVE(X_NAF);
    const g1 base = *p;
    g1 negated;
    g1_neg(&negated, &base);
    *r = base;
    for (int i = 0; i < CURVE(X_NAF_LENGTH); i++) {
        g1_double(r, r);
        if (digits[i] != 0) g1_add(r, r, digits[i] > 0 ? &base : &negated);
    }
}

// Whether a point of the curve lies in the subgroup of order r: phi(P) = -x^2 P. Scott, "A note on group membership tests for G1,
// G2 and GT on BLS pairing-friendly curves", ePrint 2021/1130, section 6 (after Bowe, "Faster subgroup checks for BLS12-381",
// ePrint 2019/814). As phi^2 + phi + 1 is zero on the whole curve, such a point has (x^4 - x^2 + 1) P = r P = 0: the test is exact
// whatever the cofactor.
ASSAY_NOINLINE bool g1_is_in_subgroup(const g1_affine *p) {
    if (!g1_is_on_curve(p)) return false;
    if (g1_affine_is_infinity(p)) return true;
    g1 multiple, image;
    g1_affine phi;
    g1_from_affine(&multiple, p);
    g1_mul_x(&multiple, &multiple);
    g1_mul_x(&multiple, &multiple);
    g1_neg(&multiple, &multiple);
    g1_affine_phi(&phi, p);
    g1_from_affine(&image, &phi);
    return g1_equal(&multiple, &image);
}
