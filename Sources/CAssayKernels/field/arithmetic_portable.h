// SPDX-License-Identifier: Apache-2.0
//
// Modular arithmetic in plain C: runs everywhere, and every other backend must agree with it bit for bit. All functions take
// the limb count n <= 6, which is a constant wherever they are inlined, and none of them branches on values or addresses
// memory by them.
#ifndef ASSAY_ARITHMETIC_PORTABLE_H
#define ASSAY_ARITHMETIC_PORTABLE_H
#include "limbs.h"

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

// t[n + 1] = t[n] + a * b, where t[n] need not be set.
ASSAY_INLINE void portable_add_row(uint64_t *t, const uint64_t *a, uint64_t b, int n) {
    uint64_t carry = 0;
    for (int j = 0; j < n; j++) t[j] = limb_multiply_add(a[j], b, t[j], &carry);
    t[n] = carry;
}

// t[n] = (t[n + 1] + m * digit) / 2^64 for the digit that makes the lowest limb vanish. n0 = -1/m mod 2^64.
ASSAY_INLINE void portable_reduce_step(uint64_t *t, const uint64_t *m, uint64_t n0, int n) {
    const uint64_t digit = t[0] * n0;
    uint64_t carry = 0;
    limb_multiply_add(m[0], digit, t[0], &carry);
    for (int j = 1; j < n; j++) t[j - 1] = limb_multiply_add(m[j], digit, t[j], &carry);
    t[n - 1] = t[n] + carry;
}

// t[2n] = a * b; t must not overlap the operands.
ASSAY_INLINE void portable_multiply(uint64_t *t, const uint64_t *a, const uint64_t *b, int n) {
    for (int i = 0; i < n; i++) t[i] = 0;
    for (int i = 0; i < n; i++) portable_add_row(t + i, a, b[i], n);
}

// r = t / 2^(64n) mod m for t < m * 2^(64n), where m < 2^(64n - 1): the low half is reduced first and the high half added.
ASSAY_INLINE void portable_redc(uint64_t *r, const uint64_t *t, const uint64_t *m, uint64_t n0, int n) {
    uint64_t low[7];
    for (int i = 0; i < n; i++) low[i] = t[i];
    for (int i = 0; i < n; i++) {
        low[n] = 0;
        portable_reduce_step(low, m, n0, n);
    }
    limbs_add(low, low, t + n, n);
    limbs_reduce_once(r, low, m, n);
}

// r = a * b / 2^(64n) mod m for a * b < m * 2^(64n) and a + m < 2^(64n). Rows of the product and steps of the reduction take
// turns (the CIOS of Koc, Acar, Kaliski, "Analyzing and comparing Montgomery multiplication algorithms", IEEE Micro 1996),
// and no sum in between reaches a + m.
ASSAY_INLINE void portable_montgomery(uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t *m, uint64_t n0, int n) {
    uint64_t t[7] = {0};
    for (int i = 0; i < n; i++) {
        portable_add_row(t, a, b[i], n);
        portable_reduce_step(t, m, n0, n);
    }
    limbs_reduce_once(r, t, m, n);
}
#endif
