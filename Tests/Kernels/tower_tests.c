// SPDX-License-Identifier: Apache-2.0
//
// Fp2 against GMP, Fp12 by its laws, and square roots.
#include <gmp.h>
#include <string.h>

#include "check.h"
#include "reference.h"
#include "suites.h"

typedef TYPE(fp) fp;
typedef TYPE(fp2) fp2;
typedef TYPE(fp12) fp12;

static mpz_t modulus;

static bool fp2_is(const fp2 *r, const mpz_t c0, const mpz_t c1) { return element_is(r->c0.limb, c0, modulus) && element_is(r->c1.limb, c1, modulus); }

static void random_fp2(fp2 *r) {
    random_element(r->c0.limb, modulus);
    random_element(r->c1.limb, modulus);
}

// Products and squares of Fp2 against the definition with u^2 = -1.
static void test_fp2_pair(const TYPE(table) *k, const fp2 *a, const fp2 *b) {
    mpz_t a0, a1, b0, b1, c0, c1;
    mpz_inits(a0, a1, b0, b1, c0, c1, NULL);
    integer_of_element(a0, a->c0.limb, modulus);
    integer_of_element(a1, a->c1.limb, modulus);
    integer_of_element(b0, b->c0.limb, modulus);
    integer_of_element(b1, b->c1.limb, modulus);
    mpz_mul(c0, a0, b0);
    mpz_submul(c0, a1, b1);
    mpz_mul(c1, a0, b1);
    mpz_addmul(c1, a1, b0);
    fp2 r, same = *a;
    k->fp2_mul(&r, a, b);
    CHECK(fp2_is(&r, c0, c1));
    k->fp2_mul(&same, &same, b);
    CHECK(memcmp(&same, &r, sizeof r) == 0);
    mpz_mul(c0, a0, a0);
    mpz_submul(c0, a1, a1);
    mpz_mul(c1, a0, a1);
    mpz_mul_2exp(c1, c1, 1);
    same = *a;
    k->fp2_sqr(&same, &same);
    CHECK(fp2_is(&same, c0, c1));
    mpz_add(c0, a0, b0);
    mpz_add(c1, a1, b1);
    k->fp2_add(&r, a, b);
    CHECK(fp2_is(&r, c0, c1));
    mpz_sub(c0, a0, b0);
    mpz_sub(c1, a1, b1);
    k->fp2_sub(&r, a, b);
    CHECK(fp2_is(&r, c0, c1));
    mpz_clears(a0, a1, b0, b1, c0, c1, NULL);
}

// a * (1/a) = 1, a root of a^2 is a or -a, and u times a square has no root for half of all a.
static void test_fp2_one(const TYPE(table) *k, const fp2 *a, const fp2 *one) {
    static const fp2 zero;
    fp2 r, square, negated;
    bool is_zero = memcmp(a, &zero, sizeof zero) == 0;
    CHECK(k->fp2_inv(&r, a) == !is_zero);
    k->fp2_mul(&r, &r, a);
    CHECK(memcmp(&r, is_zero ? &zero : one, sizeof r) == 0);
    k->fp2_neg(&negated, a);
    k->fp2_sqr(&square, a);
    CHECK(k->fp2_sqrt(&r, &square));
    CHECK(memcmp(&r, a, sizeof r) == 0 || memcmp(&r, &negated, sizeof r) == 0);
    if (k->fp2_sqrt(&r, a)) {
        k->fp2_sqr(&r, &r);
        CHECK(memcmp(&r, a, sizeof r) == 0);
    } else {
        CHECK(memcmp(&r, &zero, sizeof r) == 0);
        // xi is no square, so one of a and xi a is.
        fp2 xi = {{{0}}, one->c0};
        for (int i = 0; i < XI_REAL; i++) k->fp_add(&xi.c0, &xi.c0, &one->c0);
        k->fp2_mul(&square, a, &xi);
        CHECK(k->fp2_sqrt(&r, &square));
    }
}

static void test_fp_sqrt(const TYPE(table) *k) {
    for (int i = 0; i < 200; i++) {
        fp a, r, square, negated;
        random_element(a.limb, modulus);
        k->fp_sqr(&square, &a);
        k->fp_neg(&negated, &square);
        CHECK(k->fp_sqrt(&r, &square));
        k->fp_sqr(&r, &r);
        CHECK(memcmp(&r, &square, sizeof r) == 0);
        CHECK(!k->fp_sqrt(&r, &negated));  // -1 is no square
        CHECK(memcmp(&r, &(fp){{0}}, sizeof r) == 0);
    }
}

static void test_fp2(const TYPE(table) *k, const fp2 *one) {
    uint64_t limbs[EDGE_LIMIT][LIMB_LIMIT];
    size_t count = edge_values(limbs, modulus);
    for (size_t i = 0; i < count * count; i++) {
        fp2 a, b;
        memcpy(a.c0.limb, limbs[i / count], sizeof a.c0.limb);
        memcpy(a.c1.limb, limbs[i % count], sizeof a.c1.limb);
        memcpy(b.c0.limb, limbs[random_below(count)], sizeof b.c0.limb);
        memcpy(b.c1.limb, limbs[random_below(count)], sizeof b.c1.limb);
        test_fp2_pair(k, &a, &b);
        if (i % 7 == 0) test_fp2_one(k, &a, one);
    }
    for (int i = 0; i < 2000; i++) {
        fp2 a, b;
        random_fp2(&a);
        random_fp2(&b);
        test_fp2_pair(k, &a, &b);
        if (i % 10 == 0) test_fp2_one(k, &a, one);
    }
}

// Multiplication in Fp12 by its definition: w^6 = xi, coefficients of w^i over Fp2.
static void multiply_by_definition(const TYPE(table) *k, fp12 *r, const fp12 *a, const fp12 *b, const fp2 *xi) {
    const fp2 *x[6] = {&a->c0.c0, &a->c1.c0, &a->c0.c1, &a->c1.c1, &a->c0.c2, &a->c1.c2};
    const fp2 *y[6] = {&b->c0.c0, &b->c1.c0, &b->c0.c1, &b->c1.c1, &b->c0.c2, &b->c1.c2};
    fp12 result = {0};
    fp2 *z[6] = {&result.c0.c0, &result.c1.c0, &result.c0.c1, &result.c1.c1, &result.c0.c2, &result.c1.c2};
    for (int i = 0; i < 6; i++) {
        for (int j = 0; j < 6; j++) {
            fp2 t;
            k->fp2_mul(&t, x[i], y[j]);
            if (i + j >= 6) k->fp2_mul(&t, &t, xi);
            k->fp2_add(z[(i + j) % 6], z[(i + j) % 6], &t);
        }
    }
    *r = result;
}

static void test_fp12(const TYPE(table) *k, const fp2 *one) {
    fp2 xi = {{{0}}, one->c0};
    for (int i = 0; i < XI_REAL; i++) k->fp_add(&xi.c0, &xi.c0, &one->c0);
    for (int i = 0; i < 300; i++) {
        fp12 a, b, r, expected;
        for (int j = 0; j < 12; j++) {
            random_element(((fp *)&a)[j].limb, modulus);
            random_element(((fp *)&b)[j].limb, modulus);
            if (i % 4 == 1 && random_below(2) == 0) ((fp *)&a)[j] = (fp){{0}};
        }
        multiply_by_definition(k, &expected, &a, &b, &xi);
        k->fp12_mul(&r, &a, &b);
        CHECK(k->fp12_equal(&r, &expected));
        r = a;
        k->fp12_mul(&r, &r, &b);
        CHECK(memcmp(&r, &expected, sizeof r) == 0);
        CHECK(k->fp12_inv(&r, &b));
        k->fp12_mul(&r, &r, &b);
        CHECK(k->fp12_is_one(&r));
        // Each of the twelve coefficients counts.
        ((fp *)&r)[i % 12].limb[i % FP_WORDS] ^= 1;
        CHECK(!k->fp12_is_one(&r));
        r = expected;
        ((fp *)&r)[i % 12].limb[i % FP_WORDS] ^= 1;
        CHECK(!k->fp12_equal(&expected, &r));
    }
    fp12 zero = {0}, r;
    CHECK(!k->fp12_inv(&r, &zero) && memcmp(&r, &zero, sizeof r) == 0);
}

void SUITE(test_tower)(const TYPE(table) *k, const char *backend) {
    mpz_init_set_str(modulus, FP_DIGITS, 10);
    const uint64_t plain[FP_WORDS] = {1};
    fp2 one = {0};
    k->fp_from_plain(&one.c0, plain);
    check_subject(backend, CURVE_LABEL "square roots");
    test_fp_sqrt(k);
    check_subject(backend, CURVE_LABEL "Fp2");
    test_fp2(k, &one);
    check_subject(backend, CURVE_LABEL "Fp12");
    test_fp12(k, &one);
    mpz_clear(modulus);
}
