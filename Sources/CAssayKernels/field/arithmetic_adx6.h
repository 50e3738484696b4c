// SPDX-License-Identifier: Apache-2.0
//
// arithmetic_adx.h for six limbs: the same steps on an accumulator of seven registers T0...T6. What is left of the sixteen
// registers holds addresses, so the zero that ends a row of carries lies in memory, and the last subtraction of the modulus
// is a piece of its own. The long ones are not inlined: where addresses are sums, they would take more registers than there are.
#ifndef ASSAY_ARITHMETIC_ADX6_H
#define ASSAY_ARITHMETIC_ADX6_H
#include "arithmetic_adx.h"

// The short ones are inlined, unless a sanitizer adds its checks to each of their thirty operands: compiling takes minutes then.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ADX6_SHORT ASSAY_NOINLINE
#endif
#endif
#ifndef ADX6_SHORT
#define ADX6_SHORT ASSAY_INLINE
#endif

static const uint64_t adx6_zero __attribute__((unused)) = 0;

#define ADX6_IN(A, a) ADX_IN(A, a), [A##4] "m"((a)[4]), [A##5] "m"((a)[5])

#define ADX6_STEPS(A, T0, T1, T2, T3, T4, T5, T6)                                                                      \
    ADX_STEP(ADX_LIMB(A, "0"), T0, T1)                                                                                 \
    ADX_STEP(ADX_LIMB(A, "1"), T1, T2)                                                                                 \
    ADX_STEP(ADX_LIMB(A, "2"), T2, T3)                                                                                 \
    ADX_STEP(ADX_LIMB(A, "3"), T3, T4)                                                                                 \
    ADX_STEP(ADX_LIMB(A, "4"), T4, T5)                                                                                 \
    ADX_STEP(ADX_LIMB(A, "5"), T5, T6)                                                                                 \
    "adcxq %[zero], %[" T6 "]\n\t"

// The product with one limb: low half into T, added to the high half of the one before.
#define ADX6_FIRST_STEP(A, I, OP, T, NEXT)                                                                             \
    "mulxq " ADX_LIMB(A, I) ", %[lo], %[" NEXT "]\n\t" OP " %[lo], %[" T "]\n\t"

#define ADX6_FIRST_ROW(A, T0, T1, T2, T3, T4, T5, T6)                                                                  \
    "mulxq " ADX_LIMB(A, "0") ", %[" T0 "], %[" T1 "]\n\t"                                                             \
    ADX6_FIRST_STEP(A, "1", "addq", T1, T2)                                                                            \
    ADX6_FIRST_STEP(A, "2", "adcq", T2, T3)                                                                            \
    ADX6_FIRST_STEP(A, "3", "adcq", T3, T4)                                                                            \
    ADX6_FIRST_STEP(A, "4", "adcq", T4, T5)                                                                            \
    ADX6_FIRST_STEP(A, "5", "adcq", T5, T6)                                                                            \
    "adcq $0, %[" T6 "]\n\t"

#define ADX6_ROW(A, T0, T1, T2, T3, T4, T5, T6) ADX_CLEAR("lo") ADX6_STEPS(A, T0, T1, T2, T3, T4, T5, T6)
#define ADX6_FRESH_ROW(A, T0, T1, T2, T3, T4, T5, T6) ADX_CLEAR(T6) ADX6_STEPS(A, T0, T1, T2, T3, T4, T5, T6)
#define ADX6_LAST(T0, T1, T2, T3, T4, T5, T6) ADX_TAKE(T0) "imulq %[n0], %%rdx\n\t" ADX6_ROW("m", T0, T1, T2, T3, T4, T5, T6)

#define ADX6_REGISTERS                                                                                                 \
    [t0] "=&r"(t0), [t1] "=&r"(t1), [t2] "=&r"(t2), [t3] "=&r"(t3), [t4] "=&r"(t4), [t5] "=&r"(t5), [t6] "=&r"(t6),    \
    [lo] "=&r"(lo), [hi] "=&r"(hi)

// r = t mod m for t < 2m.
ADX6_SHORT void adx6_reduce_once(uint64_t *r, uint64_t t0, uint64_t t1, uint64_t t2, uint64_t t3, uint64_t t4, uint64_t t5, const uint64_t *m) {
    uint64_t d0 = t0, d1 = t1, d2 = t2, d3 = t3, d4 = t4, d5 = t5;
    __asm__("subq " ADX_LIMB("m", "0") ", %[d0]\n\tsbbq " ADX_LIMB("m", "1") ", %[d1]\n\t"
            "sbbq " ADX_LIMB("m", "2") ", %[d2]\n\tsbbq " ADX_LIMB("m", "3") ", %[d3]\n\t"
            "sbbq " ADX_LIMB("m", "4") ", %[d4]\n\tsbbq " ADX_LIMB("m", "5") ", %[d5]\n\t"
            "cmovcq %[t0], %[d0]\n\tcmovcq %[t1], %[d1]\n\tcmovcq %[t2], %[d2]\n\t"
            "cmovcq %[t3], %[d3]\n\tcmovcq %[t4], %[d4]\n\tcmovcq %[t5], %[d5]\n\t"
            : [d0] "+&r"(d0), [d1] "+&r"(d1), [d2] "+&r"(d2), [d3] "+&r"(d3), [d4] "+&r"(d4), [d5] "+&r"(d5)
            : [t0] "rm"(t0), [t1] "rm"(t1), [t2] "rm"(t2), [t3] "rm"(t3), [t4] "rm"(t4), [t5] "rm"(t5), ADX6_IN(m, m)
            : "cc");
    r[0] = d0, r[1] = d1, r[2] = d2, r[3] = d3, r[4] = d4, r[5] = d5;
}

// t[12] = a * b; t must not overlap the operands.
ASSAY_NOINLINE void adx6_multiply(uint64_t *t, const uint64_t *a, const uint64_t *b) {
    uint64_t t0, t1, t2, t3, t4, t5, t6, lo, hi;
    __asm__(ADX_MULTIPLIER("b", "0") ADX6_FIRST_ROW("a", "t0", "t1", "t2", "t3", "t4", "t5", "t6") ADX_STORE("t0", "0")
            ADX_MULTIPLIER("b", "1") ADX6_FRESH_ROW("a", "t1", "t2", "t3", "t4", "t5", "t6", "t0") ADX_STORE("t1", "1")
            ADX_MULTIPLIER("b", "2") ADX6_FRESH_ROW("a", "t2", "t3", "t4", "t5", "t6", "t0", "t1") ADX_STORE("t2", "2")
            ADX_MULTIPLIER("b", "3") ADX6_FRESH_ROW("a", "t3", "t4", "t5", "t6", "t0", "t1", "t2") ADX_STORE("t3", "3")
            ADX_MULTIPLIER("b", "4") ADX6_FRESH_ROW("a", "t4", "t5", "t6", "t0", "t1", "t2", "t3") ADX_STORE("t4", "4")
            ADX_MULTIPLIER("b", "5") ADX6_FRESH_ROW("a", "t5", "t6", "t0", "t1", "t2", "t3", "t4") ADX_STORE("t5", "5")
            ADX_STORE("t6", "6") ADX_STORE("t0", "7") ADX_STORE("t1", "8") ADX_STORE("t2", "9") ADX_STORE("t3", "10") ADX_STORE("t4", "11")
            : ADX6_REGISTERS, [r0] "=&m"(t[0]), [r1] "=&m"(t[1]), [r2] "=&m"(t[2]), [r3] "=&m"(t[3]), [r4] "=&m"(t[4]), [r5] "=&m"(t[5]),
              [r6] "=&m"(t[6]), [r7] "=&m"(t[7]), [r8] "=&m"(t[8]), [r9] "=&m"(t[9]), [r10] "=&m"(t[10]), [r11] "=&m"(t[11])
            : ADX6_IN(a, a), ADX6_IN(b, b), [zero] "m"(adx6_zero)
            : "rdx", "cc");
}

// r = t / 2^384 mod m: the low half is reduced first and the high half added.
ASSAY_NOINLINE void adx6_redc(uint64_t *r, const uint64_t *t, const uint64_t *m, const uint64_t *fold, uint64_t n0) {
    uint64_t t0, t1, t2, t3, t4, t5, t6, lo, hi;
    __asm__(ADX_CLEAR("t6")
            "movq " ADX_LIMB("l", "1") ", %[t1]\n\tmovq " ADX_LIMB("l", "2") ", %[t2]\n\tmovq " ADX_LIMB("l", "3") ", %[t3]\n\t"
            "movq " ADX_LIMB("l", "4") ", %[t4]\n\tmovq " ADX_LIMB("l", "5") ", %[t5]\n\t"
            ADX_MULTIPLIER("l", "0") ADX6_FRESH_ROW("fold", "t1", "t2", "t3", "t4", "t5", "t6", "t0")
            ADX_TAKE("t1") ADX6_FRESH_ROW("fold", "t2", "t3", "t4", "t5", "t6", "t0", "t1")
            ADX_TAKE("t2") ADX6_FRESH_ROW("fold", "t3", "t4", "t5", "t6", "t0", "t1", "t2")
            ADX_TAKE("t3") ADX6_FRESH_ROW("fold", "t4", "t5", "t6", "t0", "t1", "t2", "t3")
            ADX_TAKE("t4") ADX6_FRESH_ROW("fold", "t5", "t6", "t0", "t1", "t2", "t3", "t4")
            ADX6_LAST("t5", "t6", "t0", "t1", "t2", "t3", "t4")
            "addq " ADX_LIMB("h", "0") ", %[t6]\n\tadcq " ADX_LIMB("h", "1") ", %[t0]\n\tadcq " ADX_LIMB("h", "2") ", %[t1]\n\t"
            "adcq " ADX_LIMB("h", "3") ", %[t2]\n\tadcq " ADX_LIMB("h", "4") ", %[t3]\n\tadcq " ADX_LIMB("h", "5") ", %[t4]\n\t"
            : ADX6_REGISTERS
            : ADX6_IN(l, t), ADX6_IN(h, t + 6), ADX6_IN(m, m), ADX6_IN(fold, fold), [n0] "m"(n0), [zero] "m"(adx6_zero)
            : "rdx", "cc");
    adx6_reduce_once(r, t6, t0, t1, t2, t3, t4, m);
}

// r = a * b / 2^384 mod m; rows of the product and steps of the reduction take turns.
ASSAY_NOINLINE void adx6_montgomery(uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t *m, const uint64_t *fold, uint64_t n0) {
    uint64_t t0, t1, t2, t3, t4, t5, t6, lo, hi;
    __asm__(ADX_MULTIPLIER("b", "0") ADX6_FIRST_ROW("a", "t0", "t1", "t2", "t3", "t4", "t5", "t6")
            ADX_TAKE("t0") ADX6_FRESH_ROW("fold", "t1", "t2", "t3", "t4", "t5", "t6", "t0")
            ADX_MULTIPLIER("b", "1") ADX6_ROW("a", "t1", "t2", "t3", "t4", "t5", "t6", "t0")
            ADX_TAKE("t1") ADX6_FRESH_ROW("fold", "t2", "t3", "t4", "t5", "t6", "t0", "t1")
            ADX_MULTIPLIER("b", "2") ADX6_ROW("a", "t2", "t3", "t4", "t5", "t6", "t0", "t1")
            ADX_TAKE("t2") ADX6_FRESH_ROW("fold", "t3", "t4", "t5", "t6", "t0", "t1", "t2")
            ADX_MULTIPLIER("b", "3") ADX6_ROW("a", "t3", "t4", "t5", "t6", "t0", "t1", "t2")
            ADX_TAKE("t3") ADX6_FRESH_ROW("fold", "t4", "t5", "t6", "t0", "t1", "t2", "t3")
            ADX_MULTIPLIER("b", "4") ADX6_ROW("a", "t4", "t5", "t6", "t0", "t1", "t2", "t3")
            ADX_TAKE("t4") ADX6_FRESH_ROW("fold", "t5", "t6", "t0", "t1", "t2", "t3", "t4")
            ADX_MULTIPLIER("b", "5") ADX6_ROW("a", "t5", "t6", "t0", "t1", "t2", "t3", "t4")
            ADX6_LAST("t5", "t6", "t0", "t1", "t2", "t3", "t4")
            : ADX6_REGISTERS
            : ADX6_IN(a, a), ADX6_IN(b, b), ADX6_IN(m, m), ADX6_IN(fold, fold), [n0] "m"(n0), [zero] "m"(adx6_zero)
            : "rdx", "cc");
    adx6_reduce_once(r, t6, t0, t1, t2, t3, t4, m);
}

// r = a + b mod m.
ADX6_SHORT void adx6_add(uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t *m) {
    uint64_t t0 = a[0], t1 = a[1], t2 = a[2], t3 = a[3], t4 = a[4], t5 = a[5];
    __asm__("addq " ADX_LIMB("b", "0") ", %[t0]\n\tadcq " ADX_LIMB("b", "1") ", %[t1]\n\tadcq " ADX_LIMB("b", "2") ", %[t2]\n\t"
            "adcq " ADX_LIMB("b", "3") ", %[t3]\n\tadcq " ADX_LIMB("b", "4") ", %[t4]\n\tadcq " ADX_LIMB("b", "5") ", %[t5]\n\t"
            : [t0] "+&r"(t0), [t1] "+&r"(t1), [t2] "+&r"(t2), [t3] "+&r"(t3), [t4] "+&r"(t4), [t5] "+&r"(t5)
            : ADX6_IN(b, b)
            : "cc");
    adx6_reduce_once(r, t0, t1, t2, t3, t4, t5, m);
}

// r = a - b mod m: m is added back where the difference is negative.
ADX6_SHORT void adx6_sub(uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t *m) {
    uint64_t t[6], negative = limbs_sub(t, a, b, 6);
    limbs_add_if(r, t, m, negative, 6);
}
#endif
