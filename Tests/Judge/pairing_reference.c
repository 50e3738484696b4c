// SPDX-License-Identifier: Apache-2.0
#include "pairing_reference.h"

#include <string.h>

#include "../Kernels/reference.h"

// ---- Fp12 -------------------------------------------------------------------------------------------------------------

// Twelve products of residues fit eight limbs: 12 p^2 < 2^511.
typedef struct { mp_limb_t limb[8]; } wide;

// t = t + factor * a.
static void add_multiple(wide *t, const residue *a, mp_limb_t factor) {
    mp_limb_t product[8] = {0};
    product[4] = mpn_mul_1(product, a->limb, 4, factor);
    mpn_add_n(t->limb, t->limb, product, 8);
}

static void subtract_multiple(wide *t, const residue *a, mp_limb_t factor) {
    residue negative;
    residue_sub(&base_prime, &negative, &(residue){{0}}, a);
    add_multiple(t, &negative, factor);
}

static void multiply_out(wide *t, const polynomial *a, const polynomial *b) {
    memset(t, 0, 23 * sizeof *t);
    for (int i = 0; i < 12; i++) {
        for (int j = 0; j < 12; j++) {
            mp_limb_t product[8];
            mpn_mul_n(product, a->coefficient[i].limb, b->coefficient[j].limb, 4);
            mpn_add_n(t[i + j].limb, t[i + j].limb, product, 8);
        }
    }
}

// w^12 = 18 w^6 - 82 and w^18 = 242 w^6 - 1476.
void polynomial_mul(polynomial *r, const polynomial *a, const polynomial *b) {
    wide t[23];
    multiply_out(t, a, b);
    residue high[11];
    for (int k = 12; k < 23; k++) residue_of_limbs(&base_prime, &high[k - 12], t[k].limb, 8);
    for (int k = 12; k < 18; k++) add_multiple(&t[k - 6], &high[k - 12], 18), subtract_multiple(&t[k - 12], &high[k - 12], 82);
    for (int k = 18; k < 23; k++) add_multiple(&t[k - 12], &high[k - 12], 242), subtract_multiple(&t[k - 18], &high[k - 12], 1476);
    for (int k = 0; k < 12; k++) residue_of_limbs(&base_prime, &r->coefficient[k], t[k].limb, 8);
}

polynomial polynomial_one(void) { return (polynomial){{{{1}}}}; }

// r = r + (a + b u) w^i.
static void add_coefficient(polynomial *r, const residue2 *c, int i) {
    residue t;
    residue_mul(&base_prime, &t, &c->c1, &(residue){{9}});
    residue_sub(&base_prime, &t, &c->c0, &t);
    residue_add(&base_prime, &r->coefficient[i], &r->coefficient[i], &t);
    residue_add(&base_prime, &r->coefficient[i + 6], &r->coefficient[i + 6], &c->c1);
}

assay_bn254_fp12 polynomial_stored(const polynomial *a) {
    assay_bn254_fp12 r;
    assay_bn254_fp2 *const places[6] = {&r.c0.c0, &r.c1.c0, &r.c0.c1, &r.c1.c1, &r.c0.c2, &r.c1.c2};
    for (int i = 0; i < 6; i++) {
        residue t;
        residue_mul(&base_prime, &t, &a->coefficient[i + 6], &(residue){{9}});
        residue_add(&base_prime, &t, &t, &a->coefficient[i]);
        residue_to_stored(&base_prime, places[i]->c0.limb, &t);
        residue_to_stored(&base_prime, places[i]->c1.limb, &a->coefficient[i + 6]);
    }
    return r;
}

// ---- the Miller loop --------------------------------------------------------------------------------------------------

// f = f * l for the line l of a slope through t at p: a point (x, y) of the twist is (x w^2, y w^3), so
// l = y_p - slope x_p w + (slope x_t - y_t) w^3. Vertical lines lie in a subfield and are lost in the final power.
static void multiply_by_line(polynomial *f, const residue2 *slope, const point2 *t, const point1 *p) {
    const residue2 x = {p->x, {{0}}}, y = {p->y, {{0}}};
    polynomial line = {{{{0}}}};
    residue2 c;
    add_coefficient(&line, &y, 0);
    residue2_mul(&c, slope, &x);
    residue2_sub(&c, &(residue2){0}, &c);
    add_coefficient(&line, &c, 1);
    residue2_mul(&c, slope, &t->x);
    residue2_sub(&c, &c, &t->y);
    add_coefficient(&line, &c, 3);
    polynomial_mul(f, f, &line);
}

// f = f * the line through t and q, t = t + q. The points are different or equal, and neither infinite nor opposite.
static void step(polynomial *f, point2 *t, const point2 *q, const point1 *p) {
    residue2 slope, divisor;
    if (residue2_equal(&t->x, &q->x)) {
        residue2_mul(&slope, &t->x, &t->x);
        residue2_mul(&slope, &slope, &(residue2){{{3}}, {{0}}});
        residue2_add(&divisor, &t->y, &t->y);
    } else {
        residue2_sub(&slope, &q->y, &t->y);
        residue2_sub(&divisor, &q->x, &t->x);
    }
    residue2_inv(&divisor, &divisor);
    residue2_mul(&slope, &slope, &divisor);
    multiply_by_line(f, &slope, t, p);
    *t = g2_point_sum(t, q);
}

// (9 + u)^((p - 1)/divisor).
static residue2 twist_constant(unsigned divisor) {
    const residue2 xi = {{{9}}, {{1}}};
    residue2 r = {{{1}}, {{0}}};
    mpz_t exponent;
    mpz_init(exponent);
    mpz_sub_ui(exponent, base_prime.integer, 1), mpz_divexact_ui(exponent, exponent, divisor);
    for (size_t bit = mpz_sizeinbase(exponent, 2); bit-- > 0;) {
        residue2_mul(&r, &r, &r);
        if (mpz_tstbit(exponent, bit)) residue2_mul(&r, &r, &xi);
    }
    mpz_clear(exponent);
    return r;
}

// The p-th power of the coordinates of (x w^2, y w^3), as a point of the twist.
static point2 frobenius(const point2 *q) {
    static residue2 for_x, for_y;
    if (residue2_is_zero(&for_x)) for_x = twist_constant(3), for_y = twist_constant(2);
    point2 r = *q;
    residue_sub(&base_prime, &r.x.c1, &(residue){{0}}, &q->x.c1);
    residue_sub(&base_prime, &r.y.c1, &(residue){{0}}, &q->y.c1);
    residue2_mul(&r.x, &r.x, &for_x);
    residue2_mul(&r.y, &r.y, &for_y);
    return r;
}

static const uint64_t CURVE_X = 4965661367192848881;

// f_{6x + 2, Q}(P) times the lines of the two last additions, of the Frobenius images of Q (Vercauteren, "Optimal
// Pairings", IEEE Transactions on Information Theory 56 (2010), section IV).
polynomial miller_value(const point1 *p, const point2 *q) {
    polynomial f = polynomial_one();
    if (p->infinite || q->infinite) return f;
    const unsigned __int128 loop = (unsigned __int128)6 * CURVE_X + 2;
    point2 t = *q;
    int bit = 127;
    while (!(loop >> bit & 1)) bit--;
    while (bit-- > 0) {
        const point2 same = t;
        polynomial_mul(&f, &f, &f);
        step(&f, &t, &same, p);
        if (loop >> bit & 1) step(&f, &t, q, p);
    }
    const point2 first = frobenius(q), image = frobenius(&first), second = g2_point_negative(&image);
    step(&f, &t, &first, p);
    step(&f, &t, &second, p);
    return f;
}

// ---- the final power ----------------------------------------------------------------------------------------------------

// (p^12 - 1)/r * 2x(6x^2 + 3x + 1)
static void final_exponent(mpz_t e) {
    mpz_t x, t;
    mpz_inits(x, t, NULL);
    mpz_pow_ui(e, base_prime.integer, 12);
    mpz_sub_ui(e, e, 1);
    mpz_divexact(e, e, order_prime.integer);
    mpz_set_ui(x, CURVE_X);
    mpz_mul_ui(t, x, 6), mpz_add_ui(t, t, 3), mpz_mul(t, t, x), mpz_add_ui(t, t, 1), mpz_mul(t, t, x), mpz_mul_ui(t, t, 2);
    mpz_mul(e, e, t);
    mpz_clears(x, t, NULL);
}

polynomial final_power(const polynomial *a) {
    polynomial powers[16], r = polynomial_one();
    powers[0] = r;
    for (int i = 1; i < 16; i++) polynomial_mul(&powers[i], &powers[i - 1], a);
    mpz_t e;
    mpz_init(e);
    final_exponent(e);
    for (size_t digit = (mpz_sizeinbase(e, 2) + 3) / 4; digit-- > 0;) {
        unsigned value = 0;
        for (unsigned i = 0; i < 4; i++) {
            polynomial_mul(&r, &r, &r);
            value |= (unsigned)mpz_tstbit(e, 4 * digit + i) << i;
        }
        if (value != 0) polynomial_mul(&r, &r, &powers[value]);
    }
    mpz_clear(e);
    return r;
}
