// SPDX-License-Identifier: Apache-2.0
//
// The pairing by its laws. Its values are compared with another implementation by the Swift tests, and with its definition by
// Tests/Judge.
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "points.h"
#include "suites.h"

typedef TYPE(fp12) fp12;
typedef TYPE(g1_affine) g1_affine;
typedef TYPE(g2_affine) g2_affine;

// The product of `count` pairings, with memory of exactly the announced sizes.
static fp12 product_of_pairings(const TYPE(table) *k, const g1_affine *p, const g2_affine *q, size_t count) {
    TYPE(line) *lines = exactly(count * PUBLIC_CONSTANT(LINE_COUNT) * sizeof(TYPE(line)));
    TYPE(prepare_scratch) *prepare = exactly(sizeof(TYPE(prepare_scratch)));
    TYPE(miller_scratch) *miller = exactly(count * sizeof(TYPE(miller_scratch)));
    fp12 value;
    CHECK(k->g2_prepare(lines, q, count, prepare));
    k->miller_loop(&value, p, lines, count, miller);
    k->final_exponentiation(&value, &value);
    free(lines), free(prepare), free(miller);
    return value;
}

static g1_affine g1_times(const TYPE(table) *k, const TYPE(g1) *p, const TYPE(fr) *scalar) {
    TYPE(g1) product;
    g1_affine r;
    k->g1_mul(&product, p, scalar);
    k->g1_to_affine(&r, &product);
    return r;
}

static g2_affine g2_times(const TYPE(table) *k, const TYPE(g2) *p, const TYPE(fr) *scalar) {
    TYPE(g2) product;
    g2_affine r;
    k->g2_mul(&product, p, scalar);
    k->g2_to_affine(&r, &product);
    return r;
}

// e(aP, bQ) = e(P, Q)^(ab), is not one, and has order r.
static void test_bilinearity(const TYPE(table) *k) {
    TYPE(g1) p = random_g1();
    TYPE(g2) q = random_g2();
    TYPE(fr) one = small_scalar(1), minus_one, a = random_scalar(), b = random_scalar(), ab;
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
static void test_products(const TYPE(table) *k) {
    for (size_t count = 0; count <= 6; count++) {
        g1_affine p[6];
        g2_affine q[6];
        const TYPE(fr) one = small_scalar(1);
        uint64_t plain[FP_WORDS] = {1};
        fp12 product = {0};
        k->fp_from_plain(&product.c0.c0.c0, plain);
        for (size_t i = 0; i < count; i++) {
            TYPE(g1) a = random_g1();
            TYPE(g2) b = random_g2();
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
static void test_cancelling(const TYPE(table) *k) {
    TYPE(g1) p = random_g1(), negated;
    TYPE(g2) q = random_g2();
    TYPE(fr) one = small_scalar(1), a = random_scalar(), other;
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

// The product of many pairings by miller_product, and whether it takes all points for members.
static fp12 product_at_once(const TYPE(table) *k, const g1_affine *p, const g2_affine *q, size_t count, bool *members) {
    void *scratch = aligned_alloc(64, PUBLIC_CONSTANT(MILLER_PRODUCT_BYTES));
    fp12 value;
    *members = scratch != NULL && k->miller_product(&value, p, q, count, scratch);
    k->final_exponentiation(&value, &value);
    free(scratch);
    return value;
}

// Many pairs at once give the product of their pairings, with infinity, equal and opposite points among them.
static void test_many(const TYPE(table) *k, size_t count) {
    g1_affine *p = exactly(count * sizeof(g1_affine));
    g2_affine *q = exactly(count * sizeof(g2_affine));
    const TYPE(fr) one = small_scalar(1);
    bool members;
    for (size_t i = 0; i < count; i++) {
        TYPE(g1) a = random_g1();
        TYPE(g2) b = random_g2();
        p[i] = g1_times(k, &a, &one), q[i] = g2_times(k, &b, &one);
        const size_t kind = random_below(8), other = random_below(i + 1);
        if (kind == 0) p[i] = (g1_affine){0};
        if (kind == 1) q[i] = (g2_affine){0};
        if (kind == 2) p[i] = p[other], q[i] = q[other];
        if (kind == 3) k->g1_affine_neg(&p[i], &p[other]), q[i] = q[other];
    }
    const fp12 expected = product_of_pairings(k, p, q, count), value = product_at_once(k, p, q, count, &members);
    CHECK(members && k->fp12_equal(&value, &expected));
    // One point outside of the subgroup shows wherever it stands, even beside infinity.
    for (size_t i = 0; i < count; i += count < 20 ? 1 : 37) {
        const g2_affine kept = q[i];
        q[i] = random_twist_point();
        product_at_once(k, p, q, count, &members);
        CHECK(!members);
        q[i] = kept;
    }
    free(p), free(q);
}

// Whether the walk along the lines calls a point a member of the subgroup.
static bool walk_says_member(const TYPE(table) *k, const g2_affine *q) {
    TYPE(line) *lines = exactly(PUBLIC_CONSTANT(LINE_COUNT) * sizeof(TYPE(line)));
    TYPE(prepare_scratch) *scratch = exactly(sizeof(TYPE(prepare_scratch)));
    const bool member = k->g2_prepare(lines, q, 1, scratch);
    free(lines), free(scratch);
    const TYPE(g1) p = g1_generator();
    const TYPE(fr) one = small_scalar(1);
    const g1_affine left = g1_times(k, &p, &one);
    bool at_once;
    product_at_once(k, &left, q, 1, &at_once);
    CHECK(at_once == member);
    return member;
}

// A part of the cofactor times a point of the other part of the twist has an order that divides a small number: small enough
// for the walk to meet equal and opposite points.
static g2_affine point_of_small_order(const TYPE(table) *k, const TYPE(g2) *outside) {
    static const uint64_t factor[] = TWIST_COFACTOR_PART;
    TYPE(g2) product = {0};
    g2_affine r;
    for (size_t bit = 8 * sizeof factor; bit-- > 0;) {
        k->g2_double(&product, &product);
        if (factor[bit / 64] >> bit % 64 & 1) k->g2_add(&product, &product, outside);
    }
    k->g2_to_affine(&r, &product);
    return r;
}

// The walk along the lines tells members from other points of the twist as the test of membership does: on random points,
// points without a part in the subgroup, sums of both kinds, multiples of a point of small order, and infinity.
static void test_membership_by_lines(const TYPE(table) *k) {
    TYPE(fr) minus_one = small_scalar(1), one = minus_one;
    k->fr_neg(&minus_one, &minus_one);
    g2_affine twisted = random_twist_point();
    TYPE(g2) point, outside, member = random_g2();
    k->g2_from_affine(&point, &twisted);
    k->g2_mul(&outside, &point, &minus_one);
    k->g2_add(&outside, &outside, &point);
    const g2_affine infinity = {0}, inside = g2_times(k, &member, &one), small = point_of_small_order(k, &outside);
    CHECK(walk_says_member(k, &infinity) && walk_says_member(k, &inside));
    CHECK(!walk_says_member(k, &twisted));
    g2_affine other = g2_times(k, &outside, &one);
    CHECK(!walk_says_member(k, &other));
    k->g2_add(&point, &outside, &member);
    other = g2_times(k, &point, &one);
    CHECK(!walk_says_member(k, &other));
    k->g2_from_affine(&point, &small);
    for (uint64_t i = 1; i < 40; i++) {
        const TYPE(fr) factor = small_scalar(i);
        other = g2_times(k, &point, &factor);
        CHECK(walk_says_member(k, &other) == k->g2_is_in_subgroup(&other));
        TYPE(g2) sum;
        k->g2_add_affine(&sum, &member, &other);
        other = g2_times(k, &sum, &one);
        CHECK(walk_says_member(k, &other) == k->g2_is_in_subgroup(&other));
    }
    const g2_affine several[3] = {inside, twisted, inside};
    TYPE(line) *lines = exactly(3 * PUBLIC_CONSTANT(LINE_COUNT) * sizeof(TYPE(line)));
    TYPE(prepare_scratch) *scratch = exactly(sizeof(TYPE(prepare_scratch)));
    CHECK(!k->g2_prepare(lines, several, 3, scratch) && k->g2_prepare(lines, several, 1, scratch));
    free(lines), free(scratch);
}

void SUITE(test_pairing)(const TYPE(table) *k, const char *backend) {
    check_subject(backend, CURVE_LABEL "pairing");
    for (int i = 0; i < 20; i++) {
        test_bilinearity(k);
        test_cancelling(k);
        test_membership_by_lines(k);
    }
    test_products(k);
    for (size_t count = 0; count < 18; count++) test_many(k, count);
    test_many(k, 129);
    test_many(k, 260);
}
