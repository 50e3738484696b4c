// SPDX-License-Identifier: Apache-2.0
//
// What the optimal ate pairing of BN curves with a positive parameter adds to the steps: it walks to
// (6x + 2) Q + pi(Q) - pi^2(Q).
//
// The untwisted point of (x, y) is (x w^2, y w^3), so a line of slope s on the twist through (x, y), taken at P = (a, b)
// of G1, is b - s a w + (s x - y) w^3. Divided by b, which the final exponentiation removes, it is
//     1 + (-s) (a/b) w + (s x - y) (1/b) w^3.

enum { loop_end_lines = 2, parameter_is_negative = false };

// r = a (1 + l1 w + l3 w^3), a line of the Miller loop: ten products in Fp2.
ASSAY_NOINLINE void fp12_mul_line(fp12 *r, const fp12 *a, const fp2 *l1, const fp2 *l3) {
    fp6 low, high;
    fp6_mul_sparse(&low, &a->c1, l1, l3);
    fp6_mul_sparse(&high, &a->c0, l1, l3);
    fp6_mul_v(&low, &low);
    fp6_add(&r->c0, &a->c0, &low);
    fp6_add(&r->c1, &a->c1, &high);
}

// r = 1/z times the factor of the lines, here 1.
ASSAY_INLINE void line_factor(fp2 *r, const fp2 *z_inverse) { *r = *z_inverse; }

// The two chords that follow the loop.
ASSAY_NOINLINE void walk_end(line *lines, fp2 *z, g2 *point, const g2_affine *q) {
    g2_affine added;
    g2_affine_psi(&added, q);
    chord_step(lines++, point, &added);
    *z++ = point->z;
    g2_affine_psi(&added, &added);
    g2_affine_neg(&added, &added);
    chord_step(lines, point, &added);
    *z = point->z;
}

// Whether the last sum, (6x + 2) Q + psi(Q) - psi^2(Q), is -psi^3(Q).
//
// On the subgroup it is, as 6x + 2 + p - p^2 + p^3 = 0 mod r. Conversely psi satisfies its characteristic polynomial
// T^2 - tT + p on the whole twist, so a point with this property is annihilated by the resultant of that polynomial and
// 6x + 2 + T - T^2 + T^3, which has r as its greatest common divisor with the order of the twist
// (vectors/constants/derive.py). A sum that met a special case of the addition has Z = 0; on the subgroup none occurs, since
// all multiples on the way are smaller than r.
ASSAY_NOINLINE bool walk_shows_membership(const g2 *sum, const g2_affine *q) {
    g2 expected;
    g2_affine image = *q;
    for (int i = 0; i < 3; i++) g2_affine_psi(&image, &image);
    g2_affine_neg(&image, &image);
    g2_from_affine(&expected, &image);
    return !g2_is_infinity(sum) && g2_equal(sum, &expected);
}
