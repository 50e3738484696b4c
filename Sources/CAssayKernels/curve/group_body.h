// SPDX-License-Identifier: Apache-2.0
//
// Points of y^2 = x^3 + b in Jacobian coordinates (x = X/Z^2, y = Y/Z^3; Z = 0 is infinity), included once per group and
// backend. Expects
//   GROUP, GROUP_AFFINE         types {x, y, z} and {x, y}
//   GN(name)                    name of a function of this group
//   COORDINATE, CN(name)        field of the coordinates and its functions
//   GROUP_B                     the constant b
// Formulas by name are those of the Explicit-Formulas Database (Bernstein and Lange), shortw/jacobian-0. No curve here
// has a point with y = 0. Variable time throughout.

static const COORDINATE GN(b) = GROUP_B;

ASSAY_INLINE bool GN(affine_is_infinity)(const GROUP_AFFINE *p) { return CN(is_zero)(&p->x) && CN(is_zero)(&p->y); }

ASSAY_INLINE bool GN(is_infinity)(const GROUP *p) { return CN(is_zero)(&p->z); }

ASSAY_INLINE void GN(set_infinity)(GROUP *r) { *r = (GROUP){0}; }

ASSAY_INLINE void GN(from_affine)(GROUP *r, const GROUP_AFFINE *p) {
    if (GN(affine_is_infinity)(p)) {
        GN(set_infinity)(r);
        return;
    }
    r->x = p->x;
    r->y = p->y;
    r->z = CN(one);
}

ASSAY_INLINE void GN(neg)(GROUP *r, const GROUP *p) {
    *r = *p;
    CN(neg)(&r->y, &p->y);
}

ASSAY_INLINE void GN(affine_neg)(GROUP_AFFINE *r, const GROUP_AFFINE *p) {
    r->x = p->x;
    CN(neg)(&r->y, &p->y);
}

// dbl-2009-l (2M + 5S). Infinity stays infinity because Z3 = 2YZ.
ASSAY_NOINLINE void GN(double)(GROUP *r, const GROUP *p) {
    COORDINATE a, b, c, d, e, f, t;
    CN(sqr)(&a, &p->x);
    CN(sqr)(&b, &p->y);
    CN(sqr)(&c, &b);
    CN(add)(&d, &p->x, &b);
    CN(sqr)(&d, &d);
    CN(sub)(&d, &d, &a);
    CN(sub)(&d, &d, &c);
    CN(dbl)(&d, &d);
    CN(dbl)(&e, &a);
    CN(add)(&e, &e, &a);
    CN(sqr)(&f, &e);
    CN(mul)(&t, &p->y, &p->z);
    CN(dbl)(&r->z, &t);
    CN(dbl)(&t, &d);
    CN(sub)(&r->x, &f, &t);
    CN(sub)(&t, &d, &r->x);
    CN(mul)(&t, &t, &e);
    CN(dbl)(&c, &c);
    CN(dbl)(&c, &c);
    CN(dbl)(&c, &c);
    CN(sub)(&r->y, &t, &c);
}

// The common end of both additions: r from U1, S1, H = U2 - U1, s = 2(S2 - S1) and Z3 = z * H.
ASSAY_INLINE void GN(finish_addition)(GROUP *r, const COORDINATE *u1, const COORDINATE *s1, const COORDINATE *h, const COORDINATE *s, const COORDINATE *z) {
    COORDINATE i, j, v, t;
    CN(dbl)(&i, h);
    CN(sqr)(&i, &i);
    CN(mul)(&j, h, &i);
    CN(mul)(&v, u1, &i);
    CN(sqr)(&t, s);
    CN(sub)(&t, &t, &j);
    CN(sub)(&t, &t, &v);
    CN(sub)(&t, &t, &v);
    CN(mul)(&j, &j, s1);
    CN(mul)(&r->z, z, h);
    r->x = t;
    CN(sub)(&v, &v, &t);
    CN(mul)(&v, &v, s);
    CN(dbl)(&j, &j);
    CN(sub)(&r->y, &v, &j);
}

// add-2007-bl (11M + 5S), completed for infinity, equal and opposite points.
ASSAY_NOINLINE void GN(add)(GROUP *r, const GROUP *p, const GROUP *q) {
    if (GN(is_infinity)(p)) { *r = *q; return; }
    if (GN(is_infinity)(q)) { *r = *p; return; }
    COORDINATE z1z1, z2z2, u1, u2, s1, s2, z;
    CN(sqr)(&z1z1, &p->z);
    CN(sqr)(&z2z2, &q->z);
    CN(mul)(&u1, &p->x, &z2z2);
    CN(mul)(&u2, &q->x, &z1z1);
    CN(mul)(&s1, &p->y, &q->z);
    CN(mul)(&s1, &s1, &z2z2);
    CN(mul)(&s2, &q->y, &p->z);
    CN(mul)(&s2, &s2, &z1z1);
    CN(sub)(&u2, &u2, &u1);
    CN(sub)(&s2, &s2, &s1);
    if (CN(is_zero)(&u2)) {
        if (CN(is_zero)(&s2)) GN(double)(r, p);
        else GN(set_infinity)(r);
        return;
    }
    CN(dbl)(&s2, &s2);
    CN(add)(&z, &p->z, &q->z);
    CN(sqr)(&z, &z);
    CN(sub)(&z, &z, &z1z1);
    CN(sub)(&z, &z, &z2z2);
    GN(finish_addition)(r, &u1, &s1, &u2, &s2, &z);
}

// madd-2007-bl (7M + 4S), completed for infinity, equal and opposite points.
ASSAY_NOINLINE void GN(add_affine)(GROUP *r, const GROUP *p, const GROUP_AFFINE *q) {
    if (GN(affine_is_infinity)(q)) { *r = *p; return; }
    if (GN(is_infinity)(p)) { GN(from_affine)(r, q); return; }
    COORDINATE z1z1, h, s, z;
    CN(sqr)(&z1z1, &p->z);
    CN(mul)(&h, &q->x, &z1z1);
    CN(mul)(&s, &q->y, &p->z);
    CN(mul)(&s, &s, &z1z1);
    CN(sub)(&h, &h, &p->x);
    CN(sub)(&s, &s, &p->y);
    if (CN(is_zero)(&h)) {
        if (CN(is_zero)(&s)) GN(double)(r, p);
        else GN(set_infinity)(r);
        return;
    }
    CN(dbl)(&s, &s);
    CN(dbl)(&z, &p->z);
    COORDINATE x = p->x, y = p->y;
    GN(finish_addition)(r, &x, &y, &h, &s, &z);
}

// Whether both are the same point, whatever their Z.
ASSAY_NOINLINE bool GN(equal)(const GROUP *p, const GROUP *q) {
    bool p_infinity = GN(is_infinity)(p), q_infinity = GN(is_infinity)(q);
    if (p_infinity | q_infinity) return p_infinity & q_infinity;
    COORDINATE z1z1, z2z2, left, right;
    CN(sqr)(&z1z1, &p->z);
    CN(sqr)(&z2z2, &q->z);
    CN(mul)(&left, &p->x, &z2z2);
    CN(mul)(&right, &q->x, &z1z1);
    if (!CN(equal)(&left, &right)) return false;
    CN(mul)(&z2z2, &z2z2, &q->z);
    CN(mul)(&z1z1, &z1z1, &p->z);
    CN(mul)(&left, &p->y, &z2z2);
    CN(mul)(&right, &q->y, &z1z1);
    return CN(equal)(&left, &right);
}

// r = the affine form of p, given 1/Z (anything at infinity).
ASSAY_INLINE void GN(scale_to_affine)(GROUP_AFFINE *r, const GROUP *p, const COORDINATE *z_inverse) {
    COORDINATE zz;
    CN(sqr)(&zz, z_inverse);
    CN(mul)(&r->x, &p->x, &zz);
    CN(mul)(&zz, &zz, z_inverse);
    CN(mul)(&r->y, &p->y, &zz);
}

// Affine forms of an array with one inversion. scratch holds count elements; infinity gives all zero because a product
// with 1/Z = 0 is zero.
ASSAY_NOINLINE void GN(batch_to_affine)(GROUP_AFFINE *r, const GROUP *p, size_t count, COORDINATE *scratch) {
    COORDINATE product = CN(one), inverse;
    for (size_t i = 0; i < count; i++) {
        scratch[i] = product;
        if (!GN(is_infinity)(&p[i])) CN(mul)(&product, &product, &p[i].z);
    }
    CN(inv)(&product, &product);
    for (size_t i = count; i-- > 0;) {
        if (GN(is_infinity)(&p[i])) {
            r[i] = (GROUP_AFFINE){0};
            continue;
        }
        CN(mul)(&inverse, &product, &scratch[i]);
        CN(mul)(&product, &product, &p[i].z);
        GN(scale_to_affine)(&r[i], &p[i], &inverse);
    }
}

ASSAY_INLINE void GN(to_affine)(GROUP_AFFINE *r, const GROUP *p) {
    COORDINATE inverse;
    CN(inv)(&inverse, &p->z);
    GN(scale_to_affine)(r, p, &inverse);
}

// Whether y^2 = x^3 + b, or infinity.
ASSAY_NOINLINE bool GN(is_on_curve)(const GROUP_AFFINE *p) {
    COORDINATE left, right;
    CN(sqr)(&left, &p->y);
    CN(sqr)(&right, &p->x);
    CN(mul)(&right, &right, &p->x);
    CN(add)(&right, &right, &GN(b));
    return CN(equal)(&left, &right) || GN(affine_is_infinity)(p);
}

// r = k * p for a plain integer k of FR_LIMBS limbs: windowed non-adjacent form, one table of odd multiples.
ASSAY_NOINLINE void GN(mul_plain)(GROUP *r, const GROUP *p, const uint64_t *k) {
    enum { window = 5, table_size = 1 << (window - 2) };
    int8_t digits[64 * FR_LIMBS + 1];
    int length = wnaf(digits, k, FR_LIMBS, window);
    GROUP table[table_size], twice, sum, negated;
    GN(double)(&twice, p);
    table[0] = *p;
    for (int i = 1; i < table_size; i++) GN(add)(&table[i], &table[i - 1], &twice);
    GN(set_infinity)(&sum);
    for (int i = length - 1; i >= 0; i--) {
        GN(double)(&sum, &sum);
        int digit = digits[i];
        if (digit > 0) GN(add)(&sum, &sum, &table[digit / 2]);
        if (digit < 0) {
            GN(neg)(&negated, &table[-digit / 2]);
            GN(add)(&sum, &sum, &negated);
        }
    }
    *r = sum;
}

// r = k * p for a scalar in Montgomery form.
ASSAY_NOINLINE void GN(mul)(GROUP *r, const GROUP *p, const fr *k) {
    uint64_t plain[FR_LIMBS];
    fr_to_plain(plain, k);
    GN(mul_plain)(r, p, plain);
}
