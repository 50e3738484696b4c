// SPDX-License-Identifier: Apache-2.0
//
// The modular arithmetic that the field bodies call, bound to the backend that this translation unit is compiled for.
// The limb count is a constant at every call, so the choice costs nothing. A modulus m comes with n0 = -1/m mod 2^64 and
// fold = (n0 m + 1)/2^64; a product that is to be reduced must be at most headroom * m^2 (see the constants of the field).
// No fold (a null pointer, known when this is compiled) is for moduli that leave no headroom for it.
#ifndef ASSAY_ARITHMETIC_H
#define ASSAY_ARITHMETIC_H
#include "arithmetic_portable.h"

#ifdef ASSAY_UNIT_ADX
#include "arithmetic_adx6.h"
#define ASSAY_PICK(n, adx4, adx6, portable) do { if ((n) == 4) { adx4; } else if ((n) == 6) { adx6; } else { portable; } } while (0)
#else
#define ASSAY_PICK(n, adx4, adx6, portable) portable
#endif

// r = a + b mod m for a, b < m.
ASSAY_INLINE void limbs_add_mod(uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t *m, int n) {
    ASSAY_PICK(n, adx4_add(r, a, b, m), adx6_add(r, a, b, m), portable_add(r, a, b, m, n));
}

// r = a - b mod m for a, b < m.
ASSAY_INLINE void limbs_sub_mod(uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t *m, int n) {
    ASSAY_PICK(n, adx4_sub(r, a, b, m), adx6_sub(r, a, b, m), portable_sub(r, a, b, m, n));
}

// t[2n] = a * b; t must not overlap the operands.
ASSAY_INLINE void limbs_multiply(uint64_t *t, const uint64_t *a, const uint64_t *b, int n) {
    ASSAY_PICK(n, adx4_multiply(t, a, b), adx6_multiply(t, a, b), portable_multiply(t, a, b, n));
}

// r = t / 2^(64n) mod m.
ASSAY_INLINE void limbs_redc(uint64_t *r, const uint64_t *t, const uint64_t *m, const uint64_t *fold, uint64_t n0, int n) {
    (void)fold;
    ASSAY_PICK(n, if (fold != NULL) adx4_redc(r, t, m, fold, n0); else adx4_redc_by_digits(r, t, m, n0), adx6_redc(r, t, m, fold, n0), portable_redc(r, t, m, n0, n));
}

// r = a * b / 2^(64n) mod m.
ASSAY_INLINE void limbs_montgomery(uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t *m, const uint64_t *fold, uint64_t n0, int n) {
    (void)fold;
    ASSAY_PICK(n, if (fold != NULL) adx4_montgomery(r, a, b, m, fold, n0); else adx4_montgomery_by_digits(r, a, b, m, n0), adx6_montgomery(r, a, b, m, fold, n0), portable_montgomery(r, a, b, m, n0, n));
}

// r = a^2 / 2^(64n) mod m.
ASSAY_INLINE void limbs_montgomery_square(uint64_t *r, const uint64_t *a, const uint64_t *m, const uint64_t *fold, uint64_t n0, int n) {
    (void)fold;
    ASSAY_PICK(n, if (fold != NULL) adx4_montgomery(r, a, a, m, fold, n0); else adx4_montgomery_by_digits(r, a, a, m, n0), adx6_montgomery(r, a, a, m, fold, n0), portable_montgomery(r, a, a, m, n0, n));
}
#endif
