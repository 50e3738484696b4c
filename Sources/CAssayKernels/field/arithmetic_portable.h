// SPDX-License-Identifier: Apache-2.0
//
// Modular arithmetic over GMP's mpn layer: runs everywhere, and every other backend must agree with it bit for bit.
// All functions take the limb count n <= 6, which is a constant wherever they are inlined.
#ifndef ASSAY_ARITHMETIC_PORTABLE_H
#define ASSAY_ARITHMETIC_PORTABLE_H
#include <gmp.h>

#include "limbs.h"

_Static_assert(sizeof(mp_limb_t) == sizeof(uint64_t) && GMP_NAIL_BITS == 0, "the kernels need full 64-bit GMP limbs");

// r = a + b mod m.
ASSAY_INLINE void portable_add(uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t *m, int n) {
    uint64_t t[6];
    limbs_add(t, a, b, n);
    limbs_reduce_once(r, t, m, n);
}

// r = a - b mod m.
ASSAY_INLINE void portable_sub(uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t *m, int n) {
    uint64_t t[6];
    uint64_t negative = limbs_sub(t, a, b, n);
    limbs_add_if(r, t, m, negative, n);
}

// t[2n] = a * b; t must not overlap the operands.
ASSAY_INLINE void portable_multiply(uint64_t *t, const uint64_t *a, const uint64_t *b, int n) { mpn_mul_n(t, a, b, n); }

// t[2n] = a^2; t must not overlap a.
ASSAY_INLINE void portable_square(uint64_t *t, const uint64_t *a, int n) { mpn_sqr(t, a, n); }

// r = t / 2^(64n) mod m for t < m * 2^(64n), where m < 2^(64n - 1) and n0 = -1/m mod 2^64.
ASSAY_INLINE void portable_redc(uint64_t *r, const uint64_t *t, const uint64_t *m, uint64_t n0, int n) {
    uint64_t low[12], carries[12];
    for (int i = 0; i < 2 * n; i++) low[i] = t[i];
    for (int i = 0; i < n; i++) carries[i] = mpn_addmul_1(low + i, m, n, low[i] * n0);
    mpn_add_n(low + n, low + n, carries, n);
    limbs_reduce_once(r, low + n, m, n);
}

// r = a * b / 2^(64n) mod m for a * b < m * 2^(64n).
ASSAY_INLINE void portable_montgomery(uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t *m, uint64_t n0, int n) {
    uint64_t t[12];
    portable_multiply(t, a, b, n);
    portable_redc(r, t, m, n0, n);
}

// r = a^2 / 2^(64n) mod m for a^2 < m * 2^(64n).
ASSAY_INLINE void portable_montgomery_square(uint64_t *r, const uint64_t *a, const uint64_t *m, uint64_t n0, int n) {
    uint64_t t[12];
    portable_square(t, a, n);
    portable_redc(r, t, m, n0, n);
}
#endif
