// SPDX-License-Identifier: Apache-2.0
#include "curves.h"

#include <string.h>

#include "../Kernels/check.h"
#include "../Kernels/reference.h"

static residue residue_of_digits(const char *digits) {
    residue r;
    mpz_t value;
    mpz_init_set_str(value, digits, 10);
    limbs_of_integer(r.limb, value, 4);
    mpz_clear(value);
    return r;
}

// ---- G1: y^2 = x^3 + 3 ------------------------------------------------------------------------------------------------

static void one_add(residue *r, const residue *a, const residue *b) { residue_add(&base_prime, r, a, b); }
static void one_sub(residue *r, const residue *a, const residue *b) { residue_sub(&base_prime, r, a, b); }
static void one_mul(residue *r, const residue *a, const residue *b) { residue_mul(&base_prime, r, a, b); }
static void one_inv(residue *r, const residue *a) { residue_inv(&base_prime, r, a); }
static bool one_equal(const residue *a, const residue *b) { return residue_equal(a, b); }
static bool one_is_zero(const residue *a) { return residue_is_zero(a); }
static void one_store(assay_bn254_fp *r, const residue *a) { residue_to_stored(&base_prime, r->limb, a); }
static void one_read(residue *r, const assay_bn254_fp *a) { residue_of_stored(&base_prime, r, a->limb); }

static residue b_of_curve(void) { return (residue){{3}}; }

point1 g1_generator_point(void) { return (point1){{{1}}, {{2}}, false}; }

#define POINT point1
#define COORDINATE residue
#define AFFINE assay_bn254_g1_affine
#define JACOBIAN assay_bn254_g1
#define G(name) g1_##name
#define C(name) one_##name
#define STORED assay_bn254_fp
#define CURVE_B b_of_curve
#include "curves_body.h"
#undef POINT
#undef COORDINATE
#undef AFFINE
#undef JACOBIAN
#undef G
#undef C
#undef STORED
#undef CURVE_B

// ---- G2: y^2 = x^3 + 3/(9 + u) -----------------------------------------------------------------------------------------

static void two_add(residue2 *r, const residue2 *a, const residue2 *b) { residue2_add(r, a, b); }
static void two_sub(residue2 *r, const residue2 *a, const residue2 *b) { residue2_sub(r, a, b); }
static void two_mul(residue2 *r, const residue2 *a, const residue2 *b) { residue2_mul(r, a, b); }
static void two_inv(residue2 *r, const residue2 *a) { residue2_inv(r, a); }
static bool two_equal(const residue2 *a, const residue2 *b) { return residue2_equal(a, b); }
static bool two_is_zero(const residue2 *a) { return residue2_is_zero(a); }
static void two_store(assay_bn254_fp2 *r, const residue2 *a) { one_store(&r->c0, &a->c0), one_store(&r->c1, &a->c1); }
static void two_read(residue2 *r, const assay_bn254_fp2 *a) { one_read(&r->c0, &a->c0), one_read(&r->c1, &a->c1); }

static residue2 b_of_twist(void) {
    residue2 b;
    residue2_inv(&b, &(residue2){{{9}}, {{1}}});
    residue2_mul(&b, &b, &(residue2){{{3}}, {{0}}});
    return b;
}

// The point of EIP-197.
point2 g2_generator_point(void) {
    return (point2){{residue_of_digits("10857046999023057135944570762232829481370756359578518086990519993285655852781"),
                     residue_of_digits("11559732032986387107991004021392285783925812861821192530917403151452391805634")},
                    {residue_of_digits("8495653923123431417604973247489272438418190587263600148770280649306958101930"),
                     residue_of_digits("4082367875863433681332203403145435568316851327593401208105741076214120093531")},
                    false};
}

#define POINT point2
#define COORDINATE residue2
#define AFFINE assay_bn254_g2_affine
#define JACOBIAN assay_bn254_g2
#define G(name) g2_##name
#define C(name) two_##name
#define STORED assay_bn254_fp2
#define CURVE_B b_of_twist
#include "curves_body.h"

// r = a^e for an integer e.
static void power_of(residue *r, const residue *a, const mpz_t e) {
    mpz_t value;
    mpz_init(value);
    integer_of_limbs(value, a->limb, 4);
    mpz_powm(value, value, e, base_prime.integer);
    limbs_of_integer(r->limb, value, 4);
    mpz_clear(value);
}

// A root of a in Fp, p = 3 mod 4; false when there is none.
static bool root_of(residue *r, const residue *a) {
    const residue value = *a;
    residue square;
    mpz_t e;
    mpz_init(e);
    mpz_add_ui(e, base_prime.integer, 1), mpz_tdiv_q_2exp(e, e, 2);
    power_of(r, a, e);
    mpz_clear(e);
    one_mul(&square, r, r);
    return residue_equal(&square, &value);
}

// A root x + y u of a + b u by way of its norm n = sqrt(a^2 + b^2): x^2 = (a + n)/2 or (a - n)/2, y = b/(2x).
static bool root2_of(residue2 *r, const residue2 *a) {
    residue norm, t, half = {{2}};
    one_inv(&half, &half);
    one_mul(&norm, &a->c0, &a->c0);
    one_mul(&t, &a->c1, &a->c1);
    one_add(&norm, &norm, &t);
    if (!root_of(&norm, &norm)) return false;
    one_add(&t, &a->c0, &norm);
    one_mul(&t, &t, &half);
    if (!root_of(&r->c0, &t)) {
        one_sub(&t, &t, &norm);
        if (!root_of(&r->c0, &t)) return false;
    }
    one_add(&t, &r->c0, &r->c0);
    one_inv(&t, &t);
    one_mul(&r->c1, &a->c1, &t);
    residue2 square;
    residue2_mul(&square, r, r);
    return residue2_equal(&square, a);
}

point2 random_point_of_twist(void) {
    const residue2 b = b_of_twist();
    point2 p = {.infinite = false};
    residue2 square;
    do {
        residue_random(&base_prime, &p.x.c0), residue_random(&base_prime, &p.x.c1);
        residue2_mul(&square, &p.x, &p.x);
        residue2_mul(&square, &square, &p.x);
        residue2_add(&square, &square, &b);
    } while (!root2_of(&p.y, &square));
    return p;
}

point2 order_times(const point2 *p) { return g2_point_multiple(p, order_prime.limb); }
