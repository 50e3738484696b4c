// SPDX-License-Identifier: Apache-2.0
//
// Membership in G2 for BN curves with a positive parameter, included after endomorphism_body.h.

enum { g2_cofactor_is_one = false };

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
