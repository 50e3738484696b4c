// SPDX-License-Identifier: Apache-2.0
//
// Eight elements side by side against GMP, with values as far from reduced as the operations allow.
#include "suites.h"
#if defined(__x86_64__)
#include <gmp.h>
#include <immintrin.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "reference.h"

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("bmi2,adx,avx512f,avx512dq,avx512vl,avx512bw,avx512ifma,avx512vbmi2"))), apply_to = function)
#else
#pragma GCC target("bmi2,adx,avx512f,avx512dq,avx512vl,avx512bw,avx512ifma,avx512vbmi2")
#endif
#define ASSAY_UNIT_ADX
#define ASSAY_UNIT_IFMA
// The tests take from the fields what they need.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#ifdef TEST_BLS12381
#include "bls12381/curve.h"
#else
#include "bn254/curve.h"
#endif
#include "template/fields.h"
#pragma GCC diagnostic pop

// value = what lane k holds in `count` limbs.
static void integer_of_limbs_in_lane(mpz_t value, const lanes *limb, int k, int count) {
    int64_t word[8];
    mpz_set_ui(value, 0);
    for (int j = count - 1; j >= 0; j--) {
        _mm512_storeu_si512(word, limb[j]);
        mpz_mul_2exp(value, value, 52);
        if (word[k] < 0) mpz_sub_ui(value, value, (unsigned long)-word[k]);
        else mpz_add_ui(value, value, (unsigned long)word[k]);
    }
}

static void set_limbs_of_lane(lanes *limb, int k, const mpz_t value, int count) {
    uint64_t word[8];
    mpz_t rest;
    mpz_init_set(rest, value);
    for (int j = 0; j < count; j++) {
        _mm512_storeu_si512(word, limb[j]);
        word[k] = mpz_get_ui(rest) & (j < count - 1 ? LANE_LIMB_MASK : ~(uint64_t)0);
        limb[j] = _mm512_loadu_si512(word);
        mpz_tdiv_q_2exp(rest, rest, 52);
    }
    mpz_clear(rest);
}

#define integer_of_lane(value, limbs, k) integer_of_limbs_in_lane(value, limbs, k, (int)(sizeof(limbs) / sizeof(lanes)))
#define set_lane(limbs, k, value) set_limbs_of_lane(limbs, k, value, (int)(sizeof(limbs) / sizeof(lanes)))

// Whether value * 2^(bits) = expected modulo the modulus, and least * p <= value < most * p.
static bool lane_is(const mpz_t value, const mpz_t expected, unsigned bits, double least, double most, const mpz_t modulus) {
    mpz_t t;
    mpz_init(t);
    mpz_mul_2exp(t, value, (mp_bitcnt_t)bits);
    mpz_sub(t, t, expected);
    const bool congruent = mpz_divisible_p(t, modulus) != 0;
    mpz_clear(t);
    const double ratio = mpz_get_d(value) / mpz_get_d(modulus);
    return congruent && ratio >= least && ratio < most + 0x1p-40;
}

#define FIELD fp
#define FIELD_X8 fp_x8
#define XN(name) fp_x8_##name
#define DIGITS FP_DIGITS
#define WORDS FP_WORDS
#define LANE_BITS (52 * CURVE(FP_X8_LIMBS))
// How far a tight value may go in the tests, in p, and a bound of what a reduction adds.
#define LANE_ROOM ((unsigned)(CURVE(FP_X8_ROOM) < 84 ? CURVE(FP_X8_ROOM) : 84))
#define LANE_EXTRA (1.001 + (double)CURVE(FP_X8_N0) * 0x1p-52)
#include "lanes_tests_body.h"
#undef FIELD
#undef FIELD_X8
#undef XN
#undef DIGITS
#undef WORDS
#undef LANE_BITS
#undef LANE_ROOM
#undef LANE_EXTRA

#define FIELD fr
#define FIELD_X8 fr_x8
#define XN(name) fr_x8_##name
#define DIGITS FR_DIGITS
#define WORDS FR_WORDS
#define LANE_BITS (52 * CURVE(FR_X8_LIMBS))
// How far a tight value may go in the tests, in p, and a bound of what a reduction adds.
#define LANE_ROOM ((unsigned)(CURVE(FR_X8_ROOM) < 84 ? CURVE(FR_X8_ROOM) : 84))
#define LANE_EXTRA (1.001 + (double)CURVE(FR_X8_N0) * 0x1p-52)
#include "lanes_tests_body.h"
#include "roots_tests_body.h"

// Products in Fp2 of coefficients up to 9p, and squares of those up to 8p, from both ends of the range.
static void test_fp2(void) {
    mpz_t p, a0, a1, b0, b1, t, u, got;
    mpz_inits(a0, a1, b0, b1, t, u, got, NULL);
    mpz_init_set_str(p, FP_DIGITS, 10);
    for (size_t round = 0; round < rounds(400); round++) {
        fp2_x8 a, b, product, square;
        fp_x8_draw(&a.c0, 0, 8, p), fp_x8_draw(&a.c1, 0, 8, p), fp_x8_draw(&b.c0, 0, 9, p), fp_x8_draw(&b.c1, 0, 9, p);
        fp2_x8_mul_loose(&product, &a, &b);
        fp2_x8_sqr_loose(&square, &a);
        for (int k = 0; k < 8; k++) {
            integer_of_lane(a0, a.c0.limb, k), integer_of_lane(a1, a.c1.limb, k);
            integer_of_lane(b0, b.c0.limb, k), integer_of_lane(b1, b.c1.limb, k);
            mpz_mul(t, a0, b0), mpz_submul(t, a1, b1);
            integer_of_lane(got, product.c0.limb, k);
            CHECK(lane_is(got, t, 52 * CURVE(FP_X8_LIMBS), -1, 3, p));
            mpz_mul(t, a0, b1), mpz_addmul(t, a1, b0);
            integer_of_lane(got, product.c1.limb, k);
            CHECK(lane_is(got, t, 52 * CURVE(FP_X8_LIMBS), 0, 3.2, p));
            mpz_mul(t, a0, a0), mpz_submul(t, a1, a1);
            integer_of_lane(got, square.c0.limb, k);
            CHECK(lane_is(got, t, 52 * CURVE(FP_X8_LIMBS), 0, 4.3, p));
            mpz_mul(t, a0, a1), mpz_mul_2exp(t, t, 1);
            integer_of_lane(got, square.c1.limb, k);
            CHECK(lane_is(got, t, 52 * CURVE(FP_X8_LIMBS), 0, 2.7, p));
        }
    }
    mpz_clears(p, a0, a1, b0, b1, t, u, got, NULL);
}

static void test_transform_lanes(void) {
    mpz_t r;
    mpz_init_set_str(r, FR_DIGITS, 10);
    fr_x8_test_roots(r);
    fr_x8_test_reductions(r);
    mpz_clear(r);
}

static void run_lanes(void) {
    check_subject("ifma", CURVE_LABEL "eight lanes of Fp");
    fp_x8_test();
    check_subject("ifma", CURVE_LABEL "eight lanes of Fr");
    fr_x8_test();
    check_subject("ifma", CURVE_LABEL "eight lanes of Fp2");
    test_fp2();
    check_subject("ifma", CURVE_LABEL "roots and reductions of transforms");
    test_transform_lanes();
}
#if defined(__clang__)
#pragma clang attribute pop
#endif
#endif

void SUITE(test_lanes)(void) {
#if defined(__x86_64__)
    if (assay_backend_is_available(ASSAY_BACKEND_IFMA)) run_lanes();
#endif
}
