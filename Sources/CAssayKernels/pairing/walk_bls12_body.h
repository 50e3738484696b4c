// SPDX-License-Identifier: Apache-2.0
//
// What the optimal ate pairing of BLS12 curves with a negative parameter adds to the steps: it walks to |x| Q, and the value
// is inverted in the end.
//
// The twist is y^2 = x^3 + b xi and the untwisted point of (x, y) is (x w^-2, y w^-3), so a line of slope s on the twist through
// (x, y), taken at P = (a, b) of G1, is b - s a w^-1 + (s x - y) w^-3. Divided by b, which the final exponentiation removes,
// and with w^-1 = w^5/xi and w^-3 = w^3/xi, it is
//     1 + (-s/xi) (a/b) w^5 + ((s x - y)/xi) (1/b) w^3.

enum { loop_end_lines = 0, parameter_is_negative = true };

// r = a (1 + l5 w^5 + l3 w^3), a line of the Miller loop: ten products in Fp2. It is 1 + v (l3 + l5 v) w.
ASSAY_NOINLINE void fp12_mul_line(fp12 *r, const fp12 *a, const fp2 *l5, const fp2 *l3) {
    fp6 low, high;
    fp6_mul_sparse(&low, &a->c1, l3, l5);
    fp6_mul_sparse(&high, &a->c0, l3, l5);
    fp6_mul_v(&low, &low);
    fp6_mul_v(&low, &low);
    fp6_mul_v(&high, &high);
    fp6_add(&r->c0, &a->c0, &low);
    fp6_add(&r->c1, &a->c1, &high);
}

// r = 1/z times the factor of the lines, here 1/xi.
ASSAY_INLINE void line_factor(fp2 *r, const fp2 *z_inverse) {
    static const fp2 xi_inverse = CURVE(XI_INVERSE);
    fp2_mul(r, z_inverse, &xi_inverse);
}

// Nothing follows the loop.
ASSAY_INLINE void walk_end(line *lines, fp2 *z, g2 *point, const g2_affine *q) { (void)lines, (void)z, (void)point, (void)q; }

// Whether the last sum, |x| Q, is -psi(Q): the test of curve/subgroup_g2_bls12_body.h. A sum that met a special case of the
// addition has Z = 0; on the subgroup none occurs, since all multiples on the way are smaller than r.
ASSAY_NOINLINE bool walk_shows_membership(const g2 *sum, const g2_affine *q) {
    g2 expected;
    g2_affine image;
    g2_affine_psi(&image, q);
    g2_affine_neg(&image, &image);
    g2_from_affine(&expected, &image);
    return !g2_is_infinity(sum) && g2_equal(sum, &expected);
}
