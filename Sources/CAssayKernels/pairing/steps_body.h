// SPDX-License-Identifier: Apache-2.0
//
// The lines of the optimal ate pairing for given points of G2 (Vercauteren, "Optimal Pairings", IEEE Trans. Inf. Theory
// 2010): tangents and chords met while computing a multiple of Q, and what the family of the curve adds to it (walk_bn_body.h,
// walk_bls12_body.h, which say what a line is at a point of G1).
//
// A line stores -s and s x - y, its slope and offset on the twist, both times what the family wants. At infinity all of these
// are zero and the line is the constant 1: such a pair drops out of the product without a branch.
//
// The running point is Jacobian, (X/Z^2, Y/Z^3). Slopes have the next point's Z as their denominator and s x - y that Z
// times Z^2, so the steps leave numerators, and one inversion serves all lines of a point.

typedef TYPE(line) line;
typedef TYPE(prepare_scratch) prepare_scratch;

static const int8_t loop_digits[CURVE(LOOP_LENGTH)] = CURVE(LOOP);

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
