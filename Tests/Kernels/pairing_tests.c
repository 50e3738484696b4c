// SPDX-License-Identifier: Apache-2.0
//
// The pairing by its laws. Its values are compared with another implementation by the Swift tests.
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "points.h"
#include "suites.h"

typedef assay_bn254_fp12 fp12;
typedef assay_bn254_g1_affine g1_affine;
typedef assay_bn254_g2_affine g2_affine;

// The product of `count` pairings, with memory of exactly the announced sizes.
static fp12 product_of_pairings(const assay_bn254_table *k, const g1_affine *p, const g2_affine *q, size_t count) {
    assay_bn254_line *lines = exactly(count * ASSAY_BN254_LINE_COUNT * sizeof(assay_bn254_line));
    assay_bn254_prepare_scratch *prepare = exactly(count * sizeof(assay_bn254_prepare_scratch));
    assay_bn254_miller_scratch *miller = exactly(count * sizeof(assay_bn254_miller_scratch));
    fp12 value;
    k->g2_prepare(lines, q, count, prepare);
    k->miller_loop(&value, p, lines, count, miller);
    k->final_exponentiation(&value, &value);
    free(lines), free(prepare), free(miller);
    return value;
}

static g1_affine g1_times(const assay_bn254_table *k, const assay_bn254_g1 *p, const assay_bn254_fr *scalar) {
    assay_bn254_g1 product;
    g1_affine r;
    k->g1_mul(&product, p, scalar);
    k->g1_to_affine(&r, &product);
    return r;
}

static g2_affine g2_times(const assay_bn254_table *k, const assay_bn254_g2 *p, const assay_bn254_fr *scalar) {
    assay_bn254_g2 product;
    g2_affine r;
    k->g2_mul(&product, p, scalar);
    k->g2_to_affine(&r, &product);
    return r;
}

// e(aP, bQ) = e(P, Q)^(ab), is not one, and has order r.
static void test_bilinearity(const assay_bn254_table *k) {
    assay_bn254_g1 p = random_g1();
    assay_bn254_g2 q = random_g2();
    assay_bn254_fr one = small_scalar(1), minus_one, a = random_scalar(), b = random_scalar(), ab;
    k->fr_neg(&minus_one, &one);
    k->fr_mul(&ab, &a, &b);
    g1_affine p1 = g1_times(k, &p, &one), pa = g1_times(k, &p, &a);
    g2_affine q1 = g2_times(k, &q, &one), qb = g2_times(k, &q, &b);
    fp12 base = product_of_pairings(k, &p1, &q1, 1), left = product_of_pairings(k, &pa, &qb, 1), right, t;
    k->gt_pow(&right, &base, &ab);
    CHECK(k->fp12_equal(&left, &right));
    CHECK(!k->fp12_is_one(&base));
    k->gt_pow(&t, &base, &minus_one);
    k->gt_inv(&right, &base);
    CHECK(k->fp12_equal(&t, &right));
    CHECK(k->fp12_inv(&t, &base) && k->fp12_equal(&t, &right));
    k->fp12_mul(&t, &t, &base);
    CHECK(k->fp12_is_one(&t));
}

// One loop over several pairs is the product of their pairings, with infinity among them.
static void test_products(const assay_bn254_table *k) {
    for (size_t count = 0; count <= 6; count++) {
        g1_affine p[6];
        g2_affine q[6];
        const assay_bn254_fr one = small_scalar(1);
        uint64_t plain[4] = {1, 0, 0, 0};
        fp12 product = {0};
        k->fp_from_plain(&product.c0.c0.c0, plain);
        for (size_t i = 0; i < count; i++) {
            assay_bn254_g1 a = random_g1();
            assay_bn254_g2 b = random_g2();
            p[i] = random_below(4) == 0 ? (g1_affine){0} : g1_times(k, &a, &one);
            q[i] = random_below(4) == 0 ? (g2_affine){0} : g2_times(k, &b, &one);
            fp12 single = product_of_pairings(k, &p[i], &q[i], 1);
            static const g1_affine infinity1;
            static const g2_affine infinity2;
            bool trivial = memcmp(&p[i], &infinity1, sizeof infinity1) == 0 || memcmp(&q[i], &infinity2, sizeof infinity2) == 0;
            CHECK(k->fp12_is_one(&single) == trivial);
            k->fp12_mul(&product, &product, &single);
        }
        fp12 joint = product_of_pairings(k, p, q, count);
        CHECK(k->fp12_equal(&joint, &product));
    }
}

// e(aP, Q) e(-P, aQ) = 1, and not when a is changed.
static void test_cancelling(const assay_bn254_table *k) {
    assay_bn254_g1 p = random_g1(), negated;
    assay_bn254_g2 q = random_g2();
    assay_bn254_fr one = small_scalar(1), a = random_scalar(), other;
    k->fr_add(&other, &a, &one);
    k->g1_neg(&negated, &p);
    g1_affine left[2] = {g1_times(k, &p, &a), g1_times(k, &negated, &one)};
    g2_affine right[2] = {g2_times(k, &q, &one), g2_times(k, &q, &a)};
    fp12 value = product_of_pairings(k, left, right, 2);
    CHECK(k->fp12_is_one(&value));
    right[1] = g2_times(k, &q, &other);
    value = product_of_pairings(k, left, right, 2);
    CHECK(!k->fp12_is_one(&value));
}

// Points outside the subgroup give some value, without trouble.
static void test_outside(const assay_bn254_table *k) {
    const assay_bn254_fr one = small_scalar(1);
    assay_bn254_g1 p = random_g1();
    g1_affine left = g1_times(k, &p, &one);
    g2_affine right = random_twist_point();
    product_of_pairings(k, &left, &right, 1);
}

void test_pairing(const assay_bn254_table *k, const char *backend) {
    check_subject(backend, "pairing");
    for (int i = 0; i < 20; i++) {
        test_bilinearity(k);
        test_cancelling(k);
        test_outside(k);
    }
    test_products(k);
}
