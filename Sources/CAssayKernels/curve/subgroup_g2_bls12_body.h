// SPDX-License-Identifier: Apache-2.0
//
// Membership in G2 for BLS12 curves with a negative parameter, included after endomorphism_body.h.

enum { g2_cofactor_is_one = false };

// Whether a point of the twist lies in the subgroup of order r: psi(P) = x P. Scott, "A note on group membership tests for G1,
// G2 and GT on BLS pairing-friendly curves", ePrint 2021/1130, section 4. It holds on the subgroup because p = x mod r.
// Conversely psi satisfies T^2 - tT + p on the whole twist, so that p - x = (x - 1)^2 r / 3 annihilates P; its greatest common
// divisor with the order of the twist is r, which vectors/constants/bls12381.py checks.
ASSAY_NOINLINE bool g2_is_in_subgroup(const g2_affine *p) {
    if (!g2_is_on_curve(p)) return false;
    if (g2_affine_is_infinity(p)) return true;
    g2 multiple, image;
    g2_affine psi;
    g2_mul_x(&multiple, p);
    g2_neg(&multiple, &multiple);
    g2_affine_psi(&psi, p);
    g2_from_affine(&image, &psi);
    return g2_equal(&multiple, &image);
}
