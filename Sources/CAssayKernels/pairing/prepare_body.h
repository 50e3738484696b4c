// SPDX-License-Identifier: Apache-2.0
//
// The lines of the optimal ate pairing for given points of G2 (Vercauteren, "Optimal Pairings", IEEE Trans. Inf. Theory
// 2010): tangents and chords met while computing (6x + 2) Q + pi(Q) - pi^2(Q).
//
// The untwisted point of (x, y) is (x w^2, y w^3), so a line of slope s on the twist through (x, y), taken at P = (a, b)
// of G1, is b - s a w + (s x - y) w^3. Divided by b, which the final exponentiation removes, it is
//     1 + (-s) (a/b) w + (s x - y) (1/b) w^3.
// A line stores -s and s x - y. At infinity all of these are zero and the line is the constant 1: such a pair drops out
// of the product without a branch.
//
// The running point is Jacobian, (X/Z^2, Y/Z^3). Slopes have the next point's Z as their denominator and s x - y that Z
// times Z^2, so the steps leave numerators, and one inversion serves all lines of a point.

typedef assay_bn254_line line;
typedef assay_bn254_prepare_scratch prepare_scratch;

static const int8_t loop_digits[BN254_LOOP_LENGTH] = BN254_LOOP;

// The tangent at a point, which becomes twice itself: dbl-2009-l, with the slope E/Z3 and the offset (E X - 2B)/(Z3 Z^2).
ASSAY_NOINLINE void tangent_step(line *l, g2 *point) {
    fp2 a, b, c, d, e, t;
    fp2_sqr(&a, &point->x);
    fp2_sqr(&b, &point->y);
    fp2_sqr(&c, &b);
    fp2_add(&d, &point->x, &b);
    fp2_sqr(&d, &d);
    fp2_sub(&d, &d, &a);
    fp2_sub(&d, &d, &c);
    fp2_dbl(&d, &d);
    fp2_dbl(&e, &a);
    fp2_add(&e, &e, &a);
    fp2_neg(&l->negated_slope, &e);
    fp2_mul(&t, &e, &point->x);
    fp2_dbl(&b, &b);
    fp2_sub(&l->offset, &t, &b);
    fp2_mul(&t, &point->y, &point->z);
    fp2_dbl(&point->z, &t);
    fp2_sqr(&t, &e);
    fp2_sub(&t, &t, &d);
    fp2_sub(&point->x, &t, &d);
    fp2_sub(&d, &d, &point->x);
    fp2_mul(&d, &d, &e);
    fp2_dbl(&c, &c);
    fp2_dbl(&c, &c);
    fp2_dbl(&c, &c);
    fp2_sub(&point->y, &d, &c);
}

// The chord through a point and an affine one, and their sum: madd with Z3 = Z H, H = x2 Z^2 - X and S = y2 Z^3 - Y; the
// slope is S/Z3 and the offset (S X - H Y)/(Z3 Z^2). For equal or opposite points Z3 is zero, and stays so from there on.
ASSAY_NOINLINE void chord_step(line *l, g2 *point, const g2_affine *added) {
    fp2 h, s, t, hh, v;
    fp2_sqr(&t, &point->z);
    fp2_mul(&h, &added->x, &t);
    fp2_mul(&s, &added->y, &point->z);
    fp2_mul(&s, &s, &t);
    fp2_sub(&h, &h, &point->x);
    fp2_sub(&s, &s, &point->y);
    fp2_neg(&l->negated_slope, &s);
    fp2_mul(&t, &s, &point->x);
    fp2_mul(&v, &h, &point->y);
    fp2_sub(&l->offset, &t, &v);
    fp2_mul(&point->z, &point->z, &h);
    fp2_sqr(&hh, &h);
    fp2_mul(&v, &v, &hh);
    fp2_mul(&t, &point->x, &hh);
    fp2_mul(&h, &h, &hh);
    fp2_sqr(&point->x, &s);
    fp2_sub(&point->x, &point->x, &h);
    fp2_sub(&point->x, &point->x, &t);
    fp2_sub(&point->x, &point->x, &t);
    fp2_sub(&t, &t, &point->x);
    fp2_mul(&t, &t, &s);
    fp2_sub(&point->y, &t, &v);
}

// All steps for q: numerators of the lines, and the Z of the point after each. Leaves the last sum in `point`.
ASSAY_NOINLINE void walk_lines(line *lines, fp2 *z, g2 *point, const g2_affine *q) {
    g2_affine added, negated;
    g2_affine_neg(&negated, q);
    g2_from_affine(point, q);
    for (int i = 0; i < BN254_LOOP_LENGTH; i++) {
        tangent_step(lines++, point);
        *z++ = point->z;
        if (loop_digits[i] == 0) continue;
        chord_step(lines++, point, loop_digits[i] > 0 ? q : &negated);
        *z++ = point->z;
    }
    g2_affine_psi(&added, q);
    chord_step(lines++, point, &added);
    *z++ = point->z;
    g2_affine_psi(&added, &added);
    g2_affine_neg(&added, &added);
    chord_step(lines, point, &added);
    *z = point->z;
}

// Divides numerators by their denominators. Where a Z is zero, all lines become zero.
ASSAY_NOINLINE void divide_lines(line *lines, prepare_scratch *scratch) {
    fp product = fp_one, inverse;
    fp2 z_inverse, square;
    for (int i = 0; i < BN254_LINE_COUNT; i++) {
        scratch->prefix[i] = product;
        fp2_norm(&scratch->norm[i], &scratch->z[i]);
        fp_mul(&product, &product, &scratch->norm[i]);
    }
    fp_inv(&product, &product);
    for (int i = BN254_LINE_COUNT - 1; i >= 0; i--) {
        fp_mul(&inverse, &product, &scratch->prefix[i]);
        fp_mul(&product, &product, &scratch->norm[i]);
        fp2_inv_by_norm(&z_inverse, &scratch->z[i], &inverse);
        fp2_mul(&lines[i].negated_slope, &lines[i].negated_slope, &z_inverse);
        fp2_mul(&lines[i].offset, &lines[i].offset, &z_inverse);
        if (i + 1 == BN254_LINE_COUNT) continue;
        fp2_sqr(&square, &z_inverse);
        fp2_mul(&lines[i + 1].offset, &lines[i + 1].offset, &square);
    }
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

ASSAY_NOINLINE bool g2_prepare(line *lines, const g2_affine *q, size_t count, prepare_scratch *scratch) {
    bool members = true;
    for (size_t i = 0; i < count; i++, lines += BN254_LINE_COUNT) {
        if (g2_affine_is_infinity(&q[i])) {
            memset(lines, 0, BN254_LINE_COUNT * sizeof(line));
            continue;
        }
        g2 sum;
        walk_lines(lines, scratch->z, &sum, &q[i]);
        members &= walk_shows_membership(&sum, &q[i]);
        divide_lines(lines, scratch);
    }
    return members;
}
