// SPDX-License-Identifier: Apache-2.0
//
// Carries and single limbs, the same for every backend. Plain C: compilers turn them into add-with-carry chains.
#ifndef ASSAY_LIMBS_H
#define ASSAY_LIMBS_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ASSAY_INLINE static inline __attribute__((always_inline, unused))
#define ASSAY_NOINLINE static __attribute__((noinline, unused))

// Marks a value that is branched on by intent and tells nothing, or next to nothing, of secrets: a taint run (scripts/taint)
// takes it for known. Nothing in other builds.
#ifdef ASSAY_TAINT
void assay_taint_publish(void *memory, size_t bytes);
#define ASSAY_PUBLISH(value) assay_taint_publish(&(value), sizeof(value))
#else
#define ASSAY_PUBLISH(value) ((void)0)
#endif

// The value itself, of which the compiler can no longer tell where it came from. ASSAY_NO_ASSEMBLY is for a sanitizer that
// does not look through assembly.
ASSAY_INLINE uint64_t limb_hidden(uint64_t value) {
#ifndef ASSAY_NO_ASSEMBLY
    __asm__("" : "+r"(value));
#endif
    return value;
}

// Clang turns its own builtins into add-with-carry chains and little else.
#if defined(__has_builtin)
#if __has_builtin(__builtin_addcll) && __has_builtin(__builtin_subcll)
#define ASSAY_HAS_CARRY_BUILTINS
#endif
#endif

// a + b + *carry; *carry becomes the carry out.
ASSAY_INLINE uint64_t limb_add(uint64_t a, uint64_t b, uint64_t *carry) {
#ifdef ASSAY_HAS_CARRY_BUILTINS
    unsigned long long out, sum = __builtin_addcll(a, b, *carry, &out);
    *carry = out;
    return sum;
#else
    unsigned __int128 sum = (unsigned __int128)a + b + *carry;
    *carry = (uint64_t)(sum >> 64);
    return (uint64_t)sum;
#endif
}

// a - b - *borrow; *borrow becomes the borrow out.
ASSAY_INLINE uint64_t limb_sub(uint64_t a, uint64_t b, uint64_t *borrow) {
#ifdef ASSAY_HAS_CARRY_BUILTINS
    unsigned long long out, difference = __builtin_subcll(a, b, *borrow, &out);
    *borrow = out;
    return difference;
#else
    unsigned __int128 difference = (unsigned __int128)a - b - *borrow;
    *borrow = (uint64_t)(difference >> 64) & 1;
    return (uint64_t)difference;
#endif
}

// The low half of a * b + c + *carry; *carry becomes the high half.
ASSAY_INLINE uint64_t limb_multiply_add(uint64_t a, uint64_t b, uint64_t c, uint64_t *carry) {
    const unsigned __int128 sum = (unsigned __int128)a * b + c + *carry;
    *carry = (uint64_t)(sum >> 64);
    return (uint64_t)sum;
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

// r = a + (m if condition is 1, 0 if it is 0) over n limbs, carry dropped.
ASSAY_INLINE void limbs_add_if(uint64_t *r, const uint64_t *a, const uint64_t *m, uint64_t condition, int n) {
    uint64_t carry = 0, mask = limb_hidden(0 - condition);
    for (int i = 0; i < n; i++) r[i] = limb_add(a[i], m[i] & mask, &carry);
}

// r = condition ? a : b over n limbs, for a condition of 0 or 1; may overlap. Compilers turn a selection written in C into
// a branch when they like, which costs a misprediction and the constant time, so the condition is hidden from them.
ASSAY_INLINE void limbs_select(uint64_t *r, uint64_t condition, const uint64_t *a, const uint64_t *b, int n) {
    uint64_t mask = limb_hidden(0 - condition);
    for (int i = 0; i < n; i++) r[i] = b[i] ^ ((a[i] ^ b[i]) & mask);
}

// r = a mod m for a < 2m over n limbs.
ASSAY_INLINE void limbs_reduce_once(uint64_t *r, const uint64_t *a, const uint64_t *m, int n) {
    uint64_t d[12];
    uint64_t borrow = limbs_sub(d, a, m, n);
    limbs_select(r, borrow, a, d, n);
}

// Whether all n limbs are zero, without branching on them.
ASSAY_INLINE bool limbs_are_zero(const uint64_t *a, int n) {
    uint64_t any = 0;
    for (int i = 0; i < n; i++) any |= a[i];
    return any == 0;
}
#endif
