// SPDX-License-Identifier: Apache-2.0
#include "residues.h"

#include <string.h>

#include "../Kernels/check.h"
#include "../Kernels/reference.h"
#include "../Kernels/subject.h"

prime base_prime, order_prime;

// a * b mod p by long division.
void residue_mul(const prime *p, residue *r, const residue *a, const residue *b) {
    mp_limb_t product[8], quotient[5];
    mpn_mul_n(product, a->limb, b->limb, 4);
    mpn_tdiv_qr(quotient, r->limb, 0, product, 8, p->limb, 4);
}

void residue_add(const prime *p, residue *r, const residue *a, const residue *b) {
    mpn_add_n(r->limb, a->limb, b->limb, 4);
    if (mpn_cmp(r->limb, p->limb, 4) >= 0) mpn_sub_n(r->limb, r->limb, p->limb, 4);
}

void residue_sub(const prime *p, residue *r, const residue *a, const residue *b) {
    if (mpn_sub_n(r->limb, a->limb, b->limb, 4)) mpn_add_n(r->limb, r->limb, p->limb, 4);
}

void residue_inv(const prime *p, residue *r, const residue *a) {
    mpz_t value, inverse;
    mpz_init(inverse);
    mpz_invert(inverse, mpz_roinit_n(value, a->limb, 4), p->integer);
    limbs_of_integer(r->limb, residue_is_zero(a) ? (mpz_set_ui(inverse, 0), inverse) : inverse, 4);
    mpz_clear(inverse);
}

void residue_of_limbs(const prime *p, residue *r, const mp_limb_t *limbs, size_t count) {
    mp_limb_t quotient[8];
    mpn_tdiv_qr(quotient, r->limb, 0, limbs, (mp_size_t)count, p->limb, 4);
}

bool residue_equal(const residue *a, const residue *b) { return mpn_cmp(a->limb, b->limb, 4) == 0; }

bool residue_is_zero(const residue *a) { return mpn_zero_p(a->limb, 4); }

void residue_to_stored(const prime *p, uint64_t *stored, const residue *a) {
    residue r;
    residue_mul(p, &r, a, &p->radix);
    memcpy(stored, r.limb, sizeof r.limb);
}

void residue_of_stored(const prime *p, residue *r, const uint64_t *stored) {
    memcpy(r->limb, stored, sizeof r->limb);
    residue_mul(p, r, r, &p->radix_inverse);
}

void residue_random(const prime *p, residue *r) {
    do {
        for (int i = 0; i < 4; i++) r->limb[i] = random_word();
        r->limb[3] >>= 2;
    } while (mpn_cmp(r->limb, p->limb, 4) >= 0);
}

// 2^bit + offset or p - 2^bit + offset, where that is a residue.
static void draw_near_power(const prime *p, residue *r) {
    const size_t bit = random_below(256);
    residue power = {{0}}, offset = {{random_below(3)}};
    power.limb[bit / 64] = (mp_limb_t)1 << (bit % 64);
    if (mpn_cmp(power.limb, p->limb, 4) >= 0) power = (residue){{0}};
    residue_sub(p, r, &power, &(residue){{1}});
    residue_add(p, r, r, &offset);
    if (random_below(2) == 0) residue_sub(p, r, &(residue){{0}}, r);
}

// Limbs that are full, empty, or neither.
static void draw_full_and_empty(const prime *p, residue *r) {
    for (int i = 0; i < 4; i++) r->limb[i] = random_below(3) == 0 ? random_word() : 0 - (mp_limb_t)random_below(2);
    mp_limb_t quotient[1];
    mpn_tdiv_qr(quotient, r->limb, 0, r->limb, 4, p->limb, 4);
}

void residue_draw(const prime *p, residue *r) {
    switch (random_below(24)) {
    case 0: draw_near_power(p, r); break;
    case 1: draw_full_and_empty(p, r); break;
    case 2:
        *r = (residue){{random_below(4)}};
        if (random_below(2) == 0) residue_sub(p, r, &(residue){{0}}, r);
        break;
    default: residue_random(p, r);
    }
}

static void prepare(prime *p, const char *digits) {
    mpz_init_set_str(p->integer, digits, 10);
    limbs_of_integer(p->limb, p->integer, 4);
    const mp_limb_t radix[5] = {0, 0, 0, 0, 1};
    residue_of_limbs(p, &p->radix, radix, 5);
    residue_inv(p, &p->radix_inverse, &p->radix);
}

void prepare_residues(void) {
    prepare(&base_prime, FP_DIGITS);
    prepare(&order_prime, FR_DIGITS);
}

// ---- Fp2 --------------------------------------------------------------------------------------------------------------

void residue2_add(residue2 *r, const residue2 *a, const residue2 *b) {
    residue_add(&base_prime, &r->c0, &a->c0, &b->c0);
    residue_add(&base_prime, &r->c1, &a->c1, &b->c1);
}

void residue2_sub(residue2 *r, const residue2 *a, const residue2 *b) {
    residue_sub(&base_prime, &r->c0, &a->c0, &b->c0);
    residue_sub(&base_prime, &r->c1, &a->c1, &b->c1);
}

void residue2_mul(residue2 *r, const residue2 *a, const residue2 *b) {
    residue t, u, v, w;
    residue_mul(&base_prime, &t, &a->c0, &b->c0);
    residue_mul(&base_prime, &u, &a->c1, &b->c1);
    residue_mul(&base_prime, &v, &a->c0, &b->c1);
    residue_mul(&base_prime, &w, &a->c1, &b->c0);
    residue_sub(&base_prime, &r->c0, &t, &u);
    residue_add(&base_prime, &r->c1, &v, &w);
}

// (c0 - c1 u) / (c0^2 + c1^2).
void residue2_inv(residue2 *r, const residue2 *a) {
    residue t, u;
    residue_mul(&base_prime, &t, &a->c0, &a->c0);
    residue_mul(&base_prime, &u, &a->c1, &a->c1);
    residue_add(&base_prime, &t, &t, &u);
    residue_inv(&base_prime, &t, &t);
    residue_mul(&base_prime, &r->c0, &a->c0, &t);
    residue_sub(&base_prime, &u, &(residue){{0}}, &a->c1);
    residue_mul(&base_prime, &r->c1, &u, &t);
}

bool residue2_equal(const residue2 *a, const residue2 *b) { return residue_equal(&a->c0, &b->c0) && residue_equal(&a->c1, &b->c1); }

bool residue2_is_zero(const residue2 *a) { return residue_is_zero(&a->c0) && residue_is_zero(&a->c1); }
