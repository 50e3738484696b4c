// SPDX-License-Identifier: Apache-2.0
//
// The only public header of the kernels.
//
// House rules: a kernel allocates nothing, starts no threads, draws no randomness and keeps no state. The caller owns
// every buffer; where scratch memory is needed, a `..._scratch_bytes` function says how much. Unless a function says
// otherwise, results may alias operands of the same type, lengths count elements, and running time may depend on the
// values (every function says whether it is constant-time).
#ifndef ASSAY_KERNELS_H
#define ASSAY_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// ---------------------------------------------------------------------------------------------------------------
// BN254 field elements: Montgomery form (x * 2^256 mod p), four 64-bit limbs, least significant first, always < p.
// The in-memory layout is the on-disk layout of `.zkey` coordinates.

typedef struct { uint64_t limb[4]; } assay_bn254_fp;
typedef struct { uint64_t limb[4]; } assay_bn254_fr;

#define ASSAY_DECLARE_FIELD(F)                                                                                        \
    /* r = a + b. Constant-time. */                                                                                   \
    void F##_add(F *r, const F *a, const F *b);                                                                       \
    /* r = a - b. Constant-time. */                                                                                   \
    void F##_sub(F *r, const F *a, const F *b);                                                                       \
    /* r = -a. Constant-time. */                                                                                      \
    void F##_neg(F *r, const F *a);                                                                                   \
    /* r = a * b. Constant-time. */                                                                                   \
    void F##_mul(F *r, const F *a, const F *b);                                                                       \
    /* r = a^2. Constant-time. */                                                                                     \
    void F##_sqr(F *r, const F *a);                                                                                   \
    /* r = 1 / a; returns false and sets r = 0 when a = 0. Variable time. */                                          \
    bool F##_inv(F *r, const F *a);                                                                                   \
    /* r = Montgomery form of the plain integer in `plain`; returns false and sets r = 0 when it is not < p. */       \
    bool F##_from_plain(F *r, const uint64_t plain[4]);                                                               \
    /* Plain integer of a, four limbs, least significant first. Constant-time. */                                     \
    void F##_to_plain(uint64_t plain[4], const F *a);                                                                 \
    /* Whether the limbs of a are < p. */                                                                             \
    bool F##_is_canonical(const F *a);                                                                                \
    /* r = the 512-bit little-endian integer `wide` mod p. Constant-time. */                                          \
    void F##_from_wide(F *r, const uint64_t wide[8]);

ASSAY_DECLARE_FIELD(assay_bn254_fp)
ASSAY_DECLARE_FIELD(assay_bn254_fr)

#ifdef __cplusplus
}
#endif
#endif
