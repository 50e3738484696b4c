// SPDX-License-Identifier: Apache-2.0
//
// The Miller loops of many different pairs at once, eight side by side, and eight after eight with the squarings in common.
// Included after prepare_body.h and miller_body.h, in translation units for AVX-512 IFMA.
//
// The running point is projective here, (X/Z, Y/Z): no inversion, and lines with three coefficients,
//     l0 b + l1 a w + l3 w^3   at P = (a, b),
// which are those of prepare_body.h times a factor in Fp2. The final exponentiation removes it. Formulas of Aranha,
// Karabina, Longa, Gebotys, Lopez, EUROCRYPT 2011, section 4, without their halvings: a doubled point is four times theirs.

// A point of G2 in the places of its affine coordinates, with -y.
typedef struct { fp2_x8_factor x, y, negated_y; } twist_x8;

// Eight pairs, and how far they are.
typedef struct {
    fp2_x8_factor x, y, z;           // the running point
    twist_x8 q;
    fp_x8 p_y, p_minus_x, p_minus_3x;
    lane_mask idle;                  // lanes without a pair, or with infinity in it: their lines are one
} miller_eight;

typedef struct { fp2_x8_factor l0, l1, l3; } line_x8;

enum { MILLER_EIGHTS = 16 };

// What a stretch of pairs with common squarings needs.
typedef struct {
    miller_eight eights[MILLER_EIGHTS];
    fp12_x8 f, other;
    fp2_x8_factor three_b, one, gamma_x, gamma_y;
    fp12 values[8];
} miller_stretch;

// Sets the line to one in idle lanes.
LANE_INLINE void line_x8_hide(line_x8 *l, lane_mask idle, const fp2_x8_factor *one) {
    fp2_x8_select(&l->l0.value, idle, &one->value, &l->l0.value);
    fp_x8_select(&l->l0.sum, idle, &one->sum, &l->l0.sum);
    fp2_x8_clear_in(&l->l1.value, idle);
    fp_x8_clear_in(&l->l1.sum, idle);
    fp2_x8_clear_in(&l->l3.value, idle);
    fp_x8_clear_in(&l->l3.sum, idle);
}

// The tangent, and the point doubled: with B = Y^2, E = 3b Z^2 and H = 2YZ the line is H b - 3X^2 a w + (B - E) w^3, and
// the point is (2XY (B - 3E), B^2 + 3E (2B - E), 4BH).
ASSAY_NOINLINE void tangent_step_x8(line_x8 *l, miller_eight *m, const fp2_x8_factor *three_b) {
    fp2_x8_factor b, e, h, t, xy;
    fp2_x8_product(&t, &m->x, &m->x);
    fp2_x8_scaled(&l->l1, &t, &m->p_minus_3x);
    fp2_x8_product(&xy, &m->x, &m->y);
    fp2_x8_multiple(&xy, &xy, 2);
    fp2_x8_product(&b, &m->y, &m->y);
    fp2_x8_product(&h, &m->y, &m->z);
    fp2_x8_multiple(&h, &h, 2);
    fp2_x8_scaled(&l->l0, &h, &m->p_y);
    fp2_x8_product(&t, &m->z, &m->z);
    fp2_x8_product(&e, &t, three_b);
    fp2_x8_difference(&l->l3, &b, &e);
    fp2_x8_multiple(&t, &b, 4);
    fp2_x8_product(&m->z, &t, &h);
    fp2_x8_multiple(&t, &b, 2);
    fp2_x8_difference(&t, &t, &e);
    fp2_x8_multiple(&e, &e, 3);
    fp2_x8_two_products(&m->y, &b, &b, &e, &t);
    fp2_x8_difference(&t, &b, &e);
    fp2_x8_product(&m->x, &xy, &t);
}

// The chord to an affine point (x2, y2), and the sum: with T = Y - y2 Z and L = X - x2 Z the line is
// L b - T a w + (T x2 - L y2) w^3, and the sum (L H, T (X L^2 - H) - L^3 Y, L^3 Z) with H = L^3 + Z T^2 - 2X L^2. Equal or
// opposite points make Z zero, as it stays from there on.
ASSAY_NOINLINE void chord_step_x8(line_x8 *l, miller_eight *m, const fp2_x8_factor *x2, const fp2_x8_factor *y2, const fp2_x8_factor *negated_y2) {
    fp2_x8_factor theta, lambda, cube, square, g, h, t;
    fp2_x8_product(&t, y2, &m->z);
    fp2_x8_difference(&theta, &m->y, &t);
    fp2_x8_product(&t, x2, &m->z);
    fp2_x8_difference(&lambda, &m->x, &t);
    fp2_x8_scaled(&l->l0, &lambda, &m->p_y);
    fp2_x8_scaled(&l->l1, &theta, &m->p_minus_x);
    fp2_x8_two_products(&l->l3, &theta, x2, &lambda, negated_y2);
    fp2_x8_product(&square, &lambda, &lambda);
    fp2_x8_product(&cube, &lambda, &square);
    fp2_x8_product(&g, &m->x, &square);
    fp2_x8_product(&square, &theta, &theta);
    fp2_x8_product(&h, &m->z, &square);
    fp2_x8_add(&h.value, &h.value, &cube.value);
    fp2_x8_sub(&h.value, &h.value, &g.value);
    fp2_x8_add_modulus(&h.value, &h.value, 1);
    fp2_x8_difference(&h, &h, &g);
    fp2_x8_product(&m->x, &lambda, &h);
    fp2_x8_difference(&g, &g, &h);
    fp2_x8_product(&m->z, &m->z, &cube);
    fp2_x8_opposite(&cube, &cube);
    fp2_x8_two_products(&m->y, &theta, &g, &cube, &m->y);
}

// r = psi(a) = (conj(x) xi^((p-1)/3), conj(y) xi^((p-1)/2)).
ASSAY_NOINLINE void twist_x8_psi(twist_x8 *r, const twist_x8 *a, const miller_stretch *s) {
    fp2_x8_conjugate(&r->x, &a->x);
    fp2_x8_product(&r->x, &r->x, &s->gamma_x);
    fp2_x8_conjugate(&r->y, &a->y);
    fp2_x8_product(&r->y, &r->y, &s->gamma_y);
    fp2_x8_opposite(&r->negated_y, &r->y);
}

// Takes in up to eight pairs.
ASSAY_NOINLINE void miller_eight_load(miller_eight *m, const g1_affine *p, const g2_affine *q, size_t count, const fp2_x8_factor *one) {
    static const fp2 zero;
    const fp *x[8], *y[8];
    const fp2 *qx[8], *qy[8];
    m->idle = 0;
    for (size_t k = 0; k < 8; k++) {
        const bool busy = k < count && !g1_affine_is_infinity(&p[k]) && !g2_affine_is_infinity(&q[k]);
        if (!busy) m->idle |= (lane_mask)(1 << k);
        x[k] = busy ? &p[k].x : &zero.c0, y[k] = busy ? &p[k].y : &zero.c0;
        qx[k] = k < count ? &q[k].x : &zero, qy[k] = k < count ? &q[k].y : &zero;
    }
    fp_x8 minus_x, thrice;
    fp_x8_arrive_from(&m->p_y, y);
    fp_x8_arrive_from(&minus_x, x);
    fp_x8_modulus_minus(&minus_x, 2, &minus_x);
    fp_x8_canonical(&m->p_minus_x, &minus_x);
    fp_x8_add(&thrice, &m->p_minus_x, &m->p_minus_x);
    fp_x8_add(&thrice, &thrice, &m->p_minus_x);
    fp_x8_add_modulus(&thrice, &thrice, 1);
    fp_x8_canonical(&m->p_minus_3x, &thrice);
    fp2_x8_arrive_from(&m->q.x, qx);
    fp2_x8_arrive_from(&m->q.y, qy);
    fp2_x8_opposite(&m->q.negated_y, &m->q.y);
    m->x = m->q.x, m->y = m->q.y, m->z = *one;
}

LANE_INLINE lane_mask fp2_x8_differ(const fp2_x8_factor *a, const fp2_x8_factor *b) {
    fp2_x8_factor t;
    fp2_x8_difference(&t, a, b);
    return (lane_mask)~fp2_x8_are_zero(&t.value);
}

// Whether all points of G2 are in the subgroup, as walk_shows_membership in prepare_body.h: (x Z, y Z) = (X, Y) for the
// coordinates x, y of -psi^3(Q), and Z is not zero. `image` is -psi^2(Q). Infinity is a member.
ASSAY_NOINLINE bool miller_eight_shows_membership(const miller_eight *m, const twist_x8 *image, const miller_stretch *s) {
    twist_x8 expected;
    fp2_x8_factor x, y;
    twist_x8_psi(&expected, image, s);
    fp2_x8_product(&x, &expected.x, &m->z);
    fp2_x8_product(&y, &expected.y, &m->z);
    const lane_mask outside = fp2_x8_differ(&m->x, &x) | fp2_x8_differ(&m->y, &y) | fp2_x8_are_zero(&m->z.value);
    const lane_mask infinite = fp2_x8_are_zero(&m->q.x.value) & fp2_x8_are_zero(&m->q.y.value);
    return (outside & ~infinite) == 0;
}

// f times the line.
LANE_INLINE void miller_multiply(miller_stretch *s, line_x8 *l, lane_mask idle) {
    if (idle != 0) line_x8_hide(l, idle, &s->one);
    s->other = s->f;
    fp12_x8_mul_line(&s->f, &s->other, &l->l0, &l->l1, &l->l3);
}

// The chords that end the loop, and whether the points are members.
ASSAY_NOINLINE bool miller_eight_finish(miller_stretch *s, miller_eight *m) {
    line_x8 l;
    twist_x8 image;
    twist_x8_psi(&image, &m->q, s);
    chord_step_x8(&l, m, &image.x, &image.y, &image.negated_y);
    miller_multiply(s, &l, m->idle);
    twist_x8_psi(&image, &image, s);
    const fp2_x8_factor y = image.y;
    image.y = image.negated_y, image.negated_y = y;
    chord_step_x8(&l, m, &image.x, &image.y, &image.negated_y);
    miller_multiply(s, &l, m->idle);
    return miller_eight_shows_membership(m, &image, s);
}

// All lines of one digit of the loop count.
ASSAY_NOINLINE void miller_digit(miller_stretch *s, int eights, int digit) {
    line_x8 l;
    for (int i = 0; i < eights; i++) {
        miller_eight *m = &s->eights[i];
        tangent_step_x8(&l, m, &s->three_b);
        miller_multiply(s, &l, m->idle);
        if (digit == 0) continue;
        const bool plus = digit > 0;
        chord_step_x8(&l, m, &m->q.x, plus ? &m->q.y : &m->q.negated_y, plus ? &m->q.negated_y : &m->q.y);
        miller_multiply(s, &l, m->idle);
    }
}

// r *= the Miller values of up to 8 MILLER_EIGHTS pairs; whether all points of G2 are in the subgroup.
ASSAY_NOINLINE bool miller_stretch_run(fp12 *r, miller_stretch *s, const g1_affine *p, const g2_affine *q, size_t count) {
    const int eights = (int)((count + 7) / 8);
    bool members = true;
    for (int i = 0; i < eights; i++) {
        const size_t first = 8 * (size_t)i, left = count - first;
        miller_eight_load(&s->eights[i], p + first, q + first, left < 8 ? left : 8, &s->one);
    }
    fp12_x8_set_one(&s->f);
    for (int i = 0; i < CURVE(LOOP_LENGTH); i++) {
        if (i > 0) {
            s->other = s->f;
            fp12_x8_sqr(&s->f, &s->other);
        }
        miller_digit(s, eights, loop_digits[i]);
    }
    for (int i = 0; i < eights; i++) members &= miller_eight_finish(s, &s->eights[i]);
    fp12_x8_leave_to(s->values, &s->f);
    for (int k = 0; k < 8; k++) fp12_mul(r, r, &s->values[k]);
    return members;
}

_Static_assert(sizeof(miller_stretch) <= PUBLIC_CONSTANT(MILLER_PRODUCT_BYTES), "what callers provide");

static size_t miller_product_scratch_bytes(void) { return PUBLIC_CONSTANT(MILLER_PRODUCT_BYTES); }

static bool miller_product(fp12 *r, const g1_affine *p, const g2_affine *q, size_t count, void *scratch) {
    miller_stretch *s = scratch;
    fp2 three_b;
    fp2_dbl(&three_b, &g2_b);
    fp2_add(&three_b, &three_b, &g2_b);
    fp2_x8_everywhere(&s->three_b, &three_b);
    fp2_x8_everywhere(&s->one, &fp2_one);
    fp2_x8_everywhere(&s->gamma_x, &psi_x);
    fp2_x8_everywhere(&s->gamma_y, &psi_y);
    bool members = true;
    *r = fp12_one;
    for (size_t done = 0; done < count; done += 8 * MILLER_EIGHTS) {
        const size_t left = count - done;
        members &= miller_stretch_run(r, s, p + done, q + done, left < 8 * MILLER_EIGHTS ? left : 8 * MILLER_EIGHTS);
    }
    return members;
}
