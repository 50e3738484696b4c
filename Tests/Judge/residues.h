// SPDX-License-Identifier: Apache-2.0
//
// Residues modulo the two primes of BN254 as plain integers, over GMP alone: multiplied and divided with remainder, which
// is the definition. Everything that the kernels are judged by stands on these few functions.
#ifndef ASSAY_JUDGE_RESIDUES_H
#define ASSAY_JUDGE_RESIDUES_H
#include <gmp.h>
#include <stdbool.h>
#include <stdint.h>

// Below the modulus, least significant limb first.
typedef struct { mp_limb_t limb[4]; } residue;

typedef struct {
    mpz_t integer;                  // the modulus
    mp_limb_t limb[4];              // the same
    residue radix, radix_inverse;   // 2^256 and its inverse: stored = plain * radix
} prime;

extern prime base_prime, order_prime;

// Fills both primes; to be called once, first.
void prepare_residues(void);

void residue_add(const prime *p, residue *r, const residue *a, const residue *b);
void residue_sub(const prime *p, residue *r, const residue *a, const residue *b);
void residue_mul(const prime *p, residue *r, const residue *a, const residue *b);
// r = a^-1, or 0 for a = 0.
void residue_inv(const prime *p, residue *r, const residue *a);
// r = the integer of `count` limbs, which may be any, modulo p.
void residue_of_limbs(const prime *p, residue *r, const mp_limb_t *limbs, size_t count);
bool residue_equal(const residue *a, const residue *b);
bool residue_is_zero(const residue *a);

// Between an integer and the limbs that the kernels keep for it.
void residue_to_stored(const prime *p, uint64_t *stored, const residue *a);
void residue_of_stored(const prime *p, residue *r, const uint64_t *stored);

// Any residue, one in eight of them on a border: 0, 1, p - 1, powers of two and their neighbours, full and empty limbs.
void residue_draw(const prime *p, residue *r);
// A residue without a preference.
void residue_random(const prime *p, residue *r);

// Elements c0 + c1 u of Fp2, u^2 = -1.
typedef struct { residue c0, c1; } residue2;
void residue2_add(residue2 *r, const residue2 *a, const residue2 *b);
void residue2_sub(residue2 *r, const residue2 *a, const residue2 *b);
void residue2_mul(residue2 *r, const residue2 *a, const residue2 *b);
void residue2_inv(residue2 *r, const residue2 *a);
bool residue2_equal(const residue2 *a, const residue2 *b);
bool residue2_is_zero(const residue2 *a);
#endif
