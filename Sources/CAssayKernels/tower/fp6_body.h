// SPDX-License-Identifier: Apache-2.0
//
// Fp6 = Fp2[v]/(v^3 - xi): c0 + c1 v + c2 v^2. Formulas of Devegili, O hEigeartaigh, Scott, Dahab, "Multiplication and
// Squaring on Pairing-Friendly Fields", ePrint 2006/471, sections 4 and 5.

static const fp6 fp6_one = {{{FP_ONE}, {{0}}}, {{{0}}, {{0}}}, {{{0}}, {{0}}}};

ASSAY_INLINE void fp6_add(fp6 *r, const fp6 *a, const fp6 *b) {
    fp2_add(&r->c0, &a->c0, &b->c0);
    fp2_add(&r->c1, &a->c1, &b->c1);
    fp2_add(&r->c2, &a->c2, &b->c2);
}

ASSAY_INLINE void fp6_sub(fp6 *r, const fp6 *a, const fp6 *b) {
    fp2_sub(&r->c0, &a->c0, &b->c0);
    fp2_sub(&r->c1, &a->c1, &b->c1);
    fp2_sub(&r->c2, &a->c2, &b->c2);
}

ASSAY_INLINE void fp6_neg(fp6 *r, const fp6 *a) {
    fp2_neg(&r->c0, &a->c0);
    fp2_neg(&r->c1, &a->c1);
    fp2_neg(&r->c2, &a->c2);
}

// r = v a.
ASSAY_INLINE void fp6_mul_v(fp6 *r, const fp6 *a) {
    fp2 t;
    fp2_mul_xi(&t, &a->c2);
    r->c2 = a->c1;
    r->c1 = a->c0;
    r->c0 = t;
}

// r = (a + b)(c + d) - e - f, the cross term of Karatsuba's trick.
ASSAY_INLINE void fp2_cross(fp2 *r, const fp2 *a, const fp2 *b, const fp2 *c, const fp2 *d, const fp2 *e, const fp2 *f) {
    fp2 left, right;
    fp2_add(&left, a, b);
    fp2_add(&right, c, d);
    fp2_mul(&left, &left, &right);
    fp2_sub(&left, &left, e);
    fp2_sub(r, &left, f);
}

// Six products in Fp2.
ASSAY_NOINLINE void fp6_mul(fp6 *r, const fp6 *a, const fp6 *b) {
    fp2 v0, v1, v2, t0, t1, t2;
    fp2_mul(&v0, &a->c0, &b->c0);
    fp2_mul(&v1, &a->c1, &b->c1);
    fp2_mul(&v2, &a->c2, &b->c2);
    fp2_cross(&t0, &a->c1, &a->c2, &b->c1, &b->c2, &v1, &v2);
    fp2_cross(&t1, &a->c0, &a->c1, &b->c0, &b->c1, &v0, &v1);
    fp2_cross(&t2, &a->c0, &a->c2, &b->c0, &b->c2, &v0, &v2);
    fp2_mul_xi(&t0, &t0);
    fp2_add(&r->c0, &t0, &v0);
    fp2_mul_xi(&t0, &v2);
    fp2_add(&r->c1, &t1, &t0);
    fp2_add(&r->c2, &t2, &v1);
}

// r = a (l1 + l3 v): five products in Fp2.
ASSAY_NOINLINE void fp6_mul_sparse(fp6 *r, const fp6 *a, const fp2 *l1, const fp2 *l3) {
    fp2 v0, v1, t0, t1, t2;
    fp2_mul(&v0, &a->c0, l1);
    fp2_mul(&v1, &a->c1, l3);
    fp2_cross(&t1, &a->c0, &a->c1, l1, l3, &v0, &v1);
    fp2_mul(&t0, &a->c2, l3);
    fp2_mul(&t2, &a->c2, l1);
    fp2_mul_xi(&t0, &t0);
    fp2_add(&r->c0, &v0, &t0);
    r->c1 = t1;
    fp2_add(&r->c2, &v1, &t2);
}

ASSAY_INLINE void fp6_mul_fp2(fp6 *r, const fp6 *a, const fp2 *b) {
    fp2 factor = *b;
    fp2_mul(&r->c0, &a->c0, &factor);
    fp2_mul(&r->c1, &a->c1, &factor);
    fp2_mul(&r->c2, &a->c2, &factor);
}

// r = 1/a; false and r = 0 when a = 0. With A, B, C the coefficients of a's adjoint, the norm is a0 A + xi (a2 B + a1 C).
// Variable time.
ASSAY_NOINLINE bool fp6_inv(fp6 *r, const fp6 *a) {
    fp6 adjoint;
    fp2 t, norm;
    fp2_sqr(&adjoint.c0, &a->c0);
    fp2_mul(&t, &a->c1, &a->c2);
    fp2_mul_xi(&t, &t);
    fp2_sub(&adjoint.c0, &adjoint.c0, &t);
    fp2_sqr(&adjoint.c1, &a->c2);
    fp2_mul_xi(&adjoint.c1, &adjoint.c1);
    fp2_mul(&t, &a->c0, &a->c1);
    fp2_sub(&adjoint.c1, &adjoint.c1, &t);
    fp2_sqr(&adjoint.c2, &a->c1);
    fp2_mul(&t, &a->c0, &a->c2);
    fp2_sub(&adjoint.c2, &adjoint.c2, &t);
    fp2_mul(&norm, &a->c2, &adjoint.c1);
    fp2_mul(&t, &a->c1, &adjoint.c2);
    fp2_add(&norm, &norm, &t);
    fp2_mul_xi(&norm, &norm);
    fp2_mul(&t, &a->c0, &adjoint.c0);
    fp2_add(&norm, &norm, &t);
    bool invertible = fp2_inv(&norm, &norm);
    fp6_mul_fp2(r, &adjoint, &norm);
    return invertible;
}
