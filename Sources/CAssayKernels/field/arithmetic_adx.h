// SPDX-License-Identifier: Apache-2.0
//
// Arithmetic on four limbs with mulx and two interleaved carry chains (adcx on CF, adox on OF). Needs BMI2 and ADX.
// Same functions and contracts as arithmetic_portable.h, without the limb count.
//
// Reduction. Let n0 = -1/m mod 2^64 and fold = (n0 m + 1)/2^64. Then n0 m = -1 mod 2^64, so adding t0 n0 m to t clears its
// lowest limb t0, and dividing by 2^64 leaves (t >> 64) + fold t0: no quotient digit is computed, and the chain from one
// step to the next is one multiplication and two additions long. The price is a result that is larger by fold 2^64, so
// the last of the four steps is the usual one, t + m (t0 n0 mod 2^64). vectors/constants/derive.py says up to what product
// the result stays below 2m.
//
// A modulus that is too large for this, or has too large an n0, takes the usual step every time (`by_digits`).
//
// Notation of the macros: T0...T4 are operand names of an accumulator from its least significant limb up. A step retires
// T0, whose register becomes T4 of the next.
#ifndef ASSAY_ARITHMETIC_ADX_H
#define ASSAY_ARITHMETIC_ADX_H
#include "limbs.h"

// The four limbs of an array as operands A0...A3, and one of them in an instruction.
#define ADX_IN(A, a) [A##0] "m"((a)[0]), [A##1] "m"((a)[1]), [A##2] "m"((a)[2]), [A##3] "m"((a)[3])
#define ADX_LIMB(A, I) "%[" A I "]"

// (T1, T0) += SRC * rdx with the low half on the CF chain and the high half on the OF chain.
#define ADX_STEP(SRC, T0, T1)                                                                                          \
    "mulxq " SRC ", %[lo], %[hi]\n\t"                                                                                  \
    "adcxq %[lo], %[" T0 "]\n\t"                                                                                       \
    "adoxq %[hi], %[" T1 "]\n\t"

#define ADX_STEPS(A, T0, T1, T2, T3, T4)                                                                               \
    ADX_STEP(ADX_LIMB(A, "0"), T0, T1)                                                                                 \
    ADX_STEP(ADX_LIMB(A, "1"), T1, T2)                                                                                 \
    ADX_STEP(ADX_LIMB(A, "2"), T2, T3)                                                                                \
    ADX_STEP(ADX_LIMB(A, "3"), T3, T4)                                                                                \
    "adcxq %[zero], %[" T4 "]\n\t"

// xor also clears CF and OF.
#define ADX_CLEAR(T) "xorl %k[" T "], %k[" T "]\n\t"

// T4...T0 = A * rdx.
#define ADX_FIRST_ROW(A, T0, T1, T2, T3, T4)                                                                           \
    "mulxq " ADX_LIMB(A, "0") ", %[" T0 "], %[" T1 "]\n\t"                                                             \
    "mulxq " ADX_LIMB(A, "1") ", %[lo], %[" T2 "]\n\t"                                                                 \
    "addq %[lo], %[" T1 "]\n\t"                                                                                        \
    "mulxq " ADX_LIMB(A, "2") ", %[lo], %[" T3 "]\n\t"                                                                \
    "adcq %[lo], %[" T2 "]\n\t"                                                                                        \
    "mulxq " ADX_LIMB(A, "3") ", %[lo], %[" T4 "]\n\t"                                                                \
    "adcq %[lo], %[" T3 "]\n\t"                                                                                        \
    "adcq $0, %[" T4 "]\n\t"

// T4...T0 += A * rdx.
#define ADX_ROW(A, T0, T1, T2, T3, T4) ADX_CLEAR("lo") ADX_STEPS(A, T0, T1, T2, T3, T4)

// T4...T0 = T3...T0 + A * rdx.
#define ADX_FRESH_ROW(A, T0, T1, T2, T3, T4) ADX_CLEAR(T4) ADX_STEPS(A, T0, T1, T2, T3, T4)

#define ADX_MULTIPLIER(B, I) "movq " ADX_LIMB(B, I) ", %%rdx\n\t"
#define ADX_TAKE(T) "movq %[" T "], %%rdx\n\t"
#define ADX_STORE(T, I) "movq %[" T "], " ADX_LIMB("r", I) "\n\t"

// The last step, T += M * (T0 * n0 mod 2^64).
#define ADX_LAST(T0, T1, T2, T3, T4) ADX_TAKE(T0) "imulq %[n0], %%rdx\n\t" ADX_ROW("m", T0, T1, T2, T3, T4)

// lo, hi, zero, D = T3...T0 mod M for T < 2M.
#define ADX_REDUCE_ONCE(T0, T1, T2, T3, D)                                                                             \
    "movq %[" T0 "], %[lo]\n\tmovq %[" T1 "], %[hi]\n\tmovq %[" T2 "], %[zero]\n\tmovq %[" T3 "], %[" D "]\n\t"        \
    "subq " ADX_LIMB("m", "0") ", %[lo]\n\t"                                                                           \
    "sbbq " ADX_LIMB("m", "1") ", %[hi]\n\t"                                                                           \
    "sbbq " ADX_LIMB("m", "2") ", %[zero]\n\t"                                                                        \
    "sbbq " ADX_LIMB("m", "3") ", %[" D "]\n\t"                                                                       \
    "cmovcq %[" T0 "], %[lo]\n\tcmovcq %[" T1 "], %[hi]\n\tcmovcq %[" T2 "], %[zero]\n\tcmovcq %[" T3 "], %[" D "]\n\t"

#define ADX_REGISTERS                                                                                                  \
    [t0] "=&r"(t0), [t1] "=&r"(t1), [t2] "=&r"(t2), [t3] "=&r"(t3), [t4] "=&r"(t4), [lo] "=&r"(lo), [hi] "=&r"(hi), [zero] "=&r"(zero)

// t[8] = a * b; t must not overlap the operands.
ASSAY_INLINE void adx4_multiply(uint64_t *t, const uint64_t *a, const uint64_t *b) {
    uint64_t t0, t1, t2, t3, t4, lo, hi, zero;
    __asm__(ADX_CLEAR("zero")
            ADX_MULTIPLIER("b", "0") ADX_FIRST_ROW("a", "t0", "t1", "t2", "t3", "t4") ADX_STORE("t0", "0")
            ADX_MULTIPLIER("b", "1") ADX_FRESH_ROW("a", "t1", "t2", "t3", "t4", "t0") ADX_STORE("t1", "1")
            ADX_MULTIPLIER("b", "2") ADX_FRESH_ROW("a", "t2", "t3", "t4", "t0", "t1") ADX_STORE("t2", "2")
            ADX_MULTIPLIER("b", "3") ADX_FRESH_ROW("a", "t3", "t4", "t0", "t1", "t2")
            ADX_STORE("t3", "3") ADX_STORE("t4", "4") ADX_STORE("t0", "5") ADX_STORE("t1", "6") ADX_STORE("t2", "7")
            : ADX_REGISTERS, [r0] "=&m"(t[0]), [r1] "=&m"(t[1]), [r2] "=&m"(t[2]), [r3] "=&m"(t[3]),
              [r4] "=&m"(t[4]), [r5] "=&m"(t[5]), [r6] "=&m"(t[6]), [r7] "=&m"(t[7])
            : ADX_IN(a, a), ADX_IN(b, b)
            : "rdx", "cc");
}

// r = t / 2^256 mod m: the low half is reduced first and the high half added.
ASSAY_INLINE void adx4_redc(uint64_t *r, const uint64_t *t, const uint64_t *m, const uint64_t *fold, uint64_t n0) {
    uint64_t t0, t1, t2, t3, t4, lo, hi, zero;
    __asm__(ADX_CLEAR("zero") ADX_CLEAR("t4")
            "movq " ADX_LIMB("l", "1") ", %[t1]\n\tmovq " ADX_LIMB("l", "2") ", %[t2]\n\tmovq " ADX_LIMB("l", "3") ", %[t3]\n\t"
            ADX_MULTIPLIER("l", "0") ADX_FRESH_ROW("fold", "t1", "t2", "t3", "t4", "t0")
            ADX_TAKE("t1") ADX_FRESH_ROW("fold", "t2", "t3", "t4", "t0", "t1")
            ADX_TAKE("t2") ADX_FRESH_ROW("fold", "t3", "t4", "t0", "t1", "t2")
            ADX_LAST("t3", "t4", "t0", "t1", "t2")
            "addq " ADX_LIMB("l", "4") ", %[t4]\n\tadcq " ADX_LIMB("l", "5") ", %[t0]\n\t"
            "adcq " ADX_LIMB("l", "6") ", %[t1]\n\tadcq " ADX_LIMB("l", "7") ", %[t2]\n\t"
            ADX_REDUCE_ONCE("t4", "t0", "t1", "t2", "t3")
            : ADX_REGISTERS
            : ADX_IN(l, t), [l4] "m"(t[4]), [l5] "m"(t[5]), [l6] "m"(t[6]), [l7] "m"(t[7]), ADX_IN(m, m), ADX_IN(fold, fold), [n0] "rm"(n0)
            : "rdx", "cc");
    r[0] = lo, r[1] = hi, r[2] = zero, r[3] = t3;
}

// r = a * b / 2^256 mod m; rows of the product and steps of the reduction take turns.
ASSAY_INLINE void adx4_montgomery(uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t *m, const uint64_t *fold, uint64_t n0) {
    uint64_t t0, t1, t2, t3, t4, lo, hi, zero;
    __asm__(ADX_CLEAR("zero")
            ADX_MULTIPLIER("b", "0") ADX_FIRST_ROW("a", "t0", "t1", "t2", "t3", "t4")
            ADX_TAKE("t0") ADX_FRESH_ROW("fold", "t1", "t2", "t3", "t4", "t0")
            ADX_MULTIPLIER("b", "1") ADX_ROW("a", "t1", "t2", "t3", "t4", "t0")
            ADX_TAKE("t1") ADX_FRESH_ROW("fold", "t2", "t3", "t4", "t0", "t1")
            ADX_MULTIPLIER("b", "2") ADX_ROW("a", "t2", "t3", "t4", "t0", "t1")
            ADX_TAKE("t2") ADX_FRESH_ROW("fold", "t3", "t4", "t0", "t1", "t2")
            ADX_MULTIPLIER("b", "3") ADX_ROW("a", "t3", "t4", "t0", "t1", "t2")
            ADX_LAST("t3", "t4", "t0", "t1", "t2")
            ADX_REDUCE_ONCE("t4", "t0", "t1", "t2", "t3")
            : ADX_REGISTERS
            : ADX_IN(a, a), ADX_IN(b, b), ADX_IN(m, m), ADX_IN(fold, fold), [n0] "rm"(n0)
            : "rdx", "cc");
    r[0] = lo, r[1] = hi, r[2] = zero, r[3] = t3;
}

// adx4_redc without a fold, for m < 2^255.
ASSAY_INLINE void adx4_redc_by_digits(uint64_t *r, const uint64_t *t, const uint64_t *m, uint64_t n0) {
    uint64_t t0, t1, t2, t3, t4, lo, hi, zero;
    __asm__(ADX_CLEAR("zero") ADX_CLEAR("t4")
            "movq " ADX_LIMB("l", "0") ", %[t0]\n\tmovq " ADX_LIMB("l", "1") ", %[t1]\n\t"
            "movq " ADX_LIMB("l", "2") ", %[t2]\n\tmovq " ADX_LIMB("l", "3") ", %[t3]\n\t"
            ADX_LAST("t0", "t1", "t2", "t3", "t4") ADX_LAST("t1", "t2", "t3", "t4", "t0")
            ADX_LAST("t2", "t3", "t4", "t0", "t1") ADX_LAST("t3", "t4", "t0", "t1", "t2")
            "addq " ADX_LIMB("l", "4") ", %[t4]\n\tadcq " ADX_LIMB("l", "5") ", %[t0]\n\t"
            "adcq " ADX_LIMB("l", "6") ", %[t1]\n\tadcq " ADX_LIMB("l", "7") ", %[t2]\n\t"
            ADX_REDUCE_ONCE("t4", "t0", "t1", "t2", "t3")
            : ADX_REGISTERS
            : ADX_IN(l, t), [l4] "m"(t[4]), [l5] "m"(t[5]), [l6] "m"(t[6]), [l7] "m"(t[7]), ADX_IN(m, m), [n0] "rm"(n0)
            : "rdx", "cc");
    r[0] = lo, r[1] = hi, r[2] = zero, r[3] = t3;
}

// adx4_montgomery without a fold, for a + m < 2^256: no sum in between reaches a + m.
ASSAY_INLINE void adx4_montgomery_by_digits(uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t *m, uint64_t n0) {
    uint64_t t0, t1, t2, t3, t4, lo, hi, zero;
    __asm__(ADX_CLEAR("zero")
            ADX_MULTIPLIER("b", "0") ADX_FIRST_ROW("a", "t0", "t1", "t2", "t3", "t4") ADX_LAST("t0", "t1", "t2", "t3", "t4")
            ADX_MULTIPLIER("b", "1") ADX_FRESH_ROW("a", "t1", "t2", "t3", "t4", "t0") ADX_LAST("t1", "t2", "t3", "t4", "t0")
            ADX_MULTIPLIER("b", "2") ADX_FRESH_ROW("a", "t2", "t3", "t4", "t0", "t1") ADX_LAST("t2", "t3", "t4", "t0", "t1")
            ADX_MULTIPLIER("b", "3") ADX_FRESH_ROW("a", "t3", "t4", "t0", "t1", "t2") ADX_LAST("t3", "t4", "t0", "t1", "t2")
            ADX_REDUCE_ONCE("t4", "t0", "t1", "t2", "t3")
            : ADX_REGISTERS
            : ADX_IN(a, a), ADX_IN(b, b), ADX_IN(m, m), [n0] "rm"(n0)
            : "rdx", "cc");
    r[0] = lo, r[1] = hi, r[2] = zero, r[3] = t3;
}

// r = a + b mod m.
ASSAY_INLINE void adx4_add(uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t *m) {
    uint64_t t0 = a[0], t1 = a[1], t2 = a[2], t3 = a[3], d, lo, hi, zero;
    __asm__("addq " ADX_LIMB("b", "0") ", %[t0]\n\tadcq " ADX_LIMB("b", "1") ", %[t1]\n\t"
            "adcq " ADX_LIMB("b", "2") ", %[t2]\n\tadcq " ADX_LIMB("b", "3") ", %[t3]\n\t"
            ADX_REDUCE_ONCE("t0", "t1", "t2", "t3", "d")
            : [t0] "+&r"(t0), [t1] "+&r"(t1), [t2] "+&r"(t2), [t3] "+&r"(t3), [d] "=&r"(d), [lo] "=&r"(lo), [hi] "=&r"(hi), [zero] "=&r"(zero)
            : ADX_IN(b, b), ADX_IN(m, m)
            : "cc");
    r[0] = lo, r[1] = hi, r[2] = zero, r[3] = d;
}

// r = a - b mod m: m is added back where the difference is negative.
ASSAY_INLINE void adx4_sub(uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t *m) {
    uint64_t t0 = a[0], t1 = a[1], t2 = a[2], t3 = a[3], d0, d1, d2, d3;
    __asm__("xorl %k[d0], %k[d0]\n\txorl %k[d1], %k[d1]\n\txorl %k[d2], %k[d2]\n\txorl %k[d3], %k[d3]\n\t"
            "subq " ADX_LIMB("b", "0") ", %[t0]\n\tsbbq " ADX_LIMB("b", "1") ", %[t1]\n\t"
            "sbbq " ADX_LIMB("b", "2") ", %[t2]\n\tsbbq " ADX_LIMB("b", "3") ", %[t3]\n\t"
            "cmovcq " ADX_LIMB("m", "0") ", %[d0]\n\tcmovcq " ADX_LIMB("m", "1") ", %[d1]\n\t"
            "cmovcq " ADX_LIMB("m", "2") ", %[d2]\n\tcmovcq " ADX_LIMB("m", "3") ", %[d3]\n\t"
            "addq %[d0], %[t0]\n\tadcq %[d1], %[t1]\n\tadcq %[d2], %[t2]\n\tadcq %[d3], %[t3]\n\t"
            : [t0] "+&r"(t0), [t1] "+&r"(t1), [t2] "+&r"(t2), [t3] "+&r"(t3), [d0] "=&r"(d0), [d1] "=&r"(d1), [d2] "=&r"(d2), [d3] "=&r"(d3)
            : ADX_IN(b, b), ADX_IN(m, m)
            : "cc");
    r[0] = t0, r[1] = t1, r[2] = t2, r[3] = t3;
}
#endif
