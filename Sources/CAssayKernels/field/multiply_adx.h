// SPDX-License-Identifier: Apache-2.0
//
// Multiplication of four limbs with mulx and two interleaved carry chains (adcx on CF, adox on OF). Needs BMI2 and ADX.
// Same functions and contracts as multiply_portable.h, without the limb count.
//
// Notation of the macros: T0...T4 are operand names of the accumulator from its least significant limb up. A row leaves
// T0 = 0 after a reduction, so T0 serves as the next top limb and the rows pass the names on rotated by one.

#ifndef ASSAY_MULTIPLY_ADX_H
#define ASSAY_MULTIPLY_ADX_H
#include "limbs.h"

// (T1, T0) += SRC * rdx with the low half on the CF chain and the high half on the OF chain.
#define ADX_STEP(SRC, T0, T1)                                                                                          \
    "mulxq " SRC ", %[lo], %[hi]\n\t"                                                                                   \
    "adcxq %[lo], %[" T0 "]\n\t"                                                                                       \
    "adoxq %[hi], %[" T1 "]\n\t"

// T4...T0 = A * rdx.
#define ADX_FIRST_ROW(A, T0, T1, T2, T3, T4)                                                                           \
    "mulxq 0(%[" A "]), %[" T0 "], %[" T1 "]\n\t"                                                                      \
    "mulxq 8(%[" A "]), %[lo], %[" T2 "]\n\t"                                                                          \
    "addq %[lo], %[" T1 "]\n\t"                                                                                        \
    "mulxq 16(%[" A "]), %[lo], %[" T3 "]\n\t"                                                                         \
    "adcq %[lo], %[" T2 "]\n\t"                                                                                        \
    "mulxq 24(%[" A "]), %[lo], %[" T4 "]\n\t"                                                                         \
    "adcq %[lo], %[" T3 "]\n\t"                                                                                        \
    "adcq $0, %[" T4 "]\n\t"

// T4...T0 += A * rdx, where T4 = 0 before.
#define ADX_ROW(A, T0, T1, T2, T3, T4)                                                                                 \
    "xorl %k[lo], %k[lo]\n\t" /* clears CF and OF */                                                                   \
    ADX_STEP("0(%[" A "])", T0, T1)                                                                                    \
    ADX_STEP("8(%[" A "])", T1, T2)                                                                                    \
    ADX_STEP("16(%[" A "])", T2, T3)                                                                                   \
    ADX_STEP("24(%[" A "])", T3, T4)                                                                                   \
    "movl $0, %k[lo]\n\t"                                                                                              \
    "adcxq %[lo], %[" T4 "]\n\t"

// T4...T0 += M * (T0 * n0 mod 2^64), which makes T0 = 0.
#define ADX_REDUCE(T0, T1, T2, T3, T4)                                                                                 \
    "movq %[" T0 "], %%rdx\n\t"                                                                                        \
    "imulq %[n0], %%rdx\n\t"                                                                                           \
    ADX_ROW("m", T0, T1, T2, T3, T4)

#define ADX_MULTIPLIER(B, OFFSET) "movq " OFFSET "(%[" B "]), %%rdx\n\t"
#define ADX_STORE(T, OFFSET) "movq %[" T "], " OFFSET "(%[r])\n\t"
#define ADX_CLEAR(T) "xorl %k[" T "], %k[" T "]\n\t"

typedef struct { uint64_t limb[4]; } limbs4;
typedef struct { uint64_t limb[8]; } limbs8;

// t = a * b.
ASSAY_INLINE void adx4_multiply(uint64_t *t, const uint64_t *a, const uint64_t *b) {
    uint64_t t0, t1, t2, t3, t4, lo, hi;
    __asm__(ADX_MULTIPLIER("b", "0") ADX_FIRST_ROW("a", "t0", "t1", "t2", "t3", "t4") ADX_STORE("t0", "0")
            ADX_MULTIPLIER("b", "8") ADX_CLEAR("t0") ADX_ROW("a", "t1", "t2", "t3", "t4", "t0") ADX_STORE("t1", "8")
            ADX_MULTIPLIER("b", "16") ADX_CLEAR("t1") ADX_ROW("a", "t2", "t3", "t4", "t0", "t1") ADX_STORE("t2", "16")
            ADX_MULTIPLIER("b", "24") ADX_CLEAR("t2") ADX_ROW("a", "t3", "t4", "t0", "t1", "t2")
            ADX_STORE("t3", "24") ADX_STORE("t4", "32") ADX_STORE("t0", "40") ADX_STORE("t1", "48") ADX_STORE("t2", "56")
            : [t0] "=&r"(t0), [t1] "=&r"(t1), [t2] "=&r"(t2), [t3] "=&r"(t3), [t4] "=&r"(t4), [lo] "=&r"(lo), [hi] "=&r"(hi), "=m"(*(limbs8 *)t)
            : [r] "r"(t), [a] "r"(a), [b] "r"(b), "m"(*(const limbs4 *)a), "m"(*(const limbs4 *)b)
            : "rdx", "cc");
}

// r = t / 2^256 mod m for t < m * 2^256: the low half is reduced first and the high half added.
ASSAY_INLINE void adx4_redc(uint64_t *r, const uint64_t *t, const uint64_t *m, uint64_t n0) {
    uint64_t t0 = t[0], t1 = t[1], t2 = t[2], t3 = t[3], t4, lo, hi;
    __asm__(ADX_CLEAR("t4") ADX_REDUCE("t0", "t1", "t2", "t3", "t4")
            ADX_REDUCE("t1", "t2", "t3", "t4", "t0")
            ADX_REDUCE("t2", "t3", "t4", "t0", "t1")
            ADX_REDUCE("t3", "t4", "t0", "t1", "t2")
            : [t0] "+&r"(t0), [t1] "+&r"(t1), [t2] "+&r"(t2), [t3] "+&r"(t3), [t4] "=&r"(t4), [lo] "=&r"(lo), [hi] "=&r"(hi)
            : [m] "r"(m), [n0] "r"(n0), "m"(*(const limbs4 *)m)
            : "rdx", "cc");
    uint64_t sum[4] = {t4, t0, t1, t2};
    limbs_add(sum, sum, t + 4, 4);
    limbs_reduce_once(r, sum, m, 4);
}

// r = a * b / 2^256 mod m; rows of the product and of the reduction take turns, and m < 2^254 keeps the top limb from
// overflowing.
ASSAY_INLINE void adx4_montgomery(uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t *m, uint64_t n0) {
    uint64_t t0, t1, t2, t3, t4, lo, hi;
    __asm__(ADX_MULTIPLIER("b", "0") ADX_FIRST_ROW("a", "t0", "t1", "t2", "t3", "t4") ADX_REDUCE("t0", "t1", "t2", "t3", "t4")
            ADX_MULTIPLIER("b", "8") ADX_ROW("a", "t1", "t2", "t3", "t4", "t0") ADX_REDUCE("t1", "t2", "t3", "t4", "t0")
            ADX_MULTIPLIER("b", "16") ADX_ROW("a", "t2", "t3", "t4", "t0", "t1") ADX_REDUCE("t2", "t3", "t4", "t0", "t1")
            ADX_MULTIPLIER("b", "24") ADX_ROW("a", "t3", "t4", "t0", "t1", "t2") ADX_REDUCE("t3", "t4", "t0", "t1", "t2")
            : [t0] "=&r"(t0), [t1] "=&r"(t1), [t2] "=&r"(t2), [t3] "=&r"(t3), [t4] "=&r"(t4), [lo] "=&r"(lo), [hi] "=&r"(hi)
            : [a] "r"(a), [b] "r"(b), [m] "r"(m), [n0] "rm"(n0), "m"(*(const limbs4 *)a), "m"(*(const limbs4 *)b), "m"(*(const limbs4 *)m)
            : "rdx", "cc");
    uint64_t sum[4] = {t4, t0, t1, t2};
    limbs_reduce_once(r, sum, m, 4);
}
#endif
