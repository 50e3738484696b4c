// SPDX-License-Identifier: Apache-2.0
//
// Carries and single limbs, the same for every backend. Plain C: compilers turn them into add-with-carry chains.
#ifndef ASSAY_LIMBS_H
#define ASSAY_LIMBS_H
#include <stdbool.h>
#include <stdint.h>

#define ASSAY_INLINE static inline __attribute__((always_inline, unused))
#define ASSAY_NOINLINE static __attribute__((noinline, unused))

// a + b + *carry; *carry becomes the carry out.
ASSAY_INLINE uint64_t limb_add(uint64_t a, uint64_t b, uint64_t *carry) {
    unsigned __int128 sum = (unsigned __int128)a + b + *carry;
    *carry = (uint64_t)(sum >> 64);
    return (uint64_t)sum;
}

// a - b - *borrow; *borrow becomes the borrow out.
ASSAY_INLINE uint64_t limb_sub(uint64_t a, uint64_t b, uint64_t *borrow) {
    unsigned __int128 difference = (unsigned __int128)a - b - *borrow;
    *borrow = (uint64_t)(difference >> 64) & 1;
    return (uint64_t)difference;
}

// r = a + b over n limbs; returns the carry.
ASSAY_INLINE uint64_t limbs_add(uint64_t *r, const uint64_t *a, const uint64_t *b, int n) {
    uint64_t carry = 0;
    for (int i = 0; i < n; i++) r[i] = limb_add(a[i], b[i], &carry);
    return carry;
}

// r = a - b over n limbs; returns the borrow.
ASSAY_INLINE uint64_t limbs_sub(uint64_t *r, const uint64_t *a, const uint64_t *b, int n) {
    uint64_t borrow = 0;
    for (int i = 0; i < n; i++) r[i] = limb_sub(a[i], b[i], &borrow);
    return borrow;
}

// r = a + (m where mask is all ones, nothing where it is zero) over n limbs, carry dropped.
ASSAY_INLINE void limbs_add_masked(uint64_t *r, const uint64_t *a, const uint64_t *m, uint64_t mask, int n) {
    uint64_t carry = 0;
    for (int i = 0; i < n; i++) r[i] = limb_add(a[i], m[i] & mask, &carry);
}

// r = a mod m for a < 2m over n limbs.
ASSAY_INLINE void limbs_reduce_once(uint64_t *r, const uint64_t *a, const uint64_t *m, int n) {
    uint64_t d[12];
    uint64_t keep = 0 - limbs_sub(d, a, m, n);
    for (int i = 0; i < n; i++) r[i] = (a[i] & keep) | (d[i] & ~keep);
}

// Whether all n limbs are zero, without branching on them.
ASSAY_INLINE bool limbs_are_zero(const uint64_t *a, int n) {
    uint64_t any = 0;
    for (int i = 0; i < n; i++) any |= a[i];
    return any == 0;
}
#endif
