// SPDX-License-Identifier: Apache-2.0
//
// The multiplications that the field bodies call, bound to the backend that this translation unit is compiled for.
// The limb count is a constant at every call, so the choice costs nothing.
#ifndef ASSAY_MULTIPLY_H
#define ASSAY_MULTIPLY_H
#include "multiply_portable.h"

#ifdef ASSAY_UNIT_ADX
#include "multiply_adx.h"
#define ASSAY_PICK(n, adx, portable) do { if ((n) == 4) { adx; } else { portable; } } while (0)
#else
#define ASSAY_PICK(n, adx, portable) portable
#endif

// t[2n] = a * b; t must not overlap the operands.
ASSAY_INLINE void limbs_multiply(uint64_t *t, const uint64_t *a, const uint64_t *b, int n) {
    ASSAY_PICK(n, adx4_multiply(t, a, b), portable_multiply(t, a, b, n));
}

// r = t / 2^(64n) mod m for t < m * 2^(64n), where n0 = -1/m mod 2^64.
ASSAY_INLINE void limbs_redc(uint64_t *r, const uint64_t *t, const uint64_t *m, uint64_t n0, int n) {
    ASSAY_PICK(n, adx4_redc(r, t, m, n0), portable_redc(r, t, m, n0, n));
}

// r = a * b / 2^(64n) mod m for a * b < m * 2^(64n) and a < 2m.
ASSAY_INLINE void limbs_montgomery(uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t *m, uint64_t n0, int n) {
    ASSAY_PICK(n, adx4_montgomery(r, a, b, m, n0), portable_montgomery(r, a, b, m, n0, n));
}

// r = a^2 / 2^(64n) mod m for a < 2m.
ASSAY_INLINE void limbs_montgomery_square(uint64_t *r, const uint64_t *a, const uint64_t *m, uint64_t n0, int n) {
    ASSAY_PICK(n, adx4_montgomery(r, a, a, m, n0), portable_montgomery_square(r, a, m, n0, n));
}
#endif
