// SPDX-License-Identifier: Apache-2.0
//
// G1 and G2 by the laws of a group, and membership in the subgroup.
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "points.h"
#include "suites.h"

static assay_bn254_g1 g1_random(void) { return random_g1(); }
static assay_bn254_g2 g2_random(void) { return random_g2(); }

#define GROUP assay_bn254_g1
#define AFFINE assay_bn254_g1_affine
#define COORDINATE assay_bn254_fp
#define KERNEL(name) g1_##name
#define POINTS(name) g1_##name
#include "group_tests_body.h"
#undef GROUP
#undef AFFINE
#undef COORDINATE
#undef KERNEL
#undef POINTS

#define GROUP assay_bn254_g2
#define AFFINE assay_bn254_g2_affine
#define COORDINATE assay_bn254_fp2
#define KERNEL(name) g2_##name
#define POINTS(name) g2_##name
#include "group_tests_body.h"

// Whether r * P is infinity, by (r - 1) P + P.
static bool order_divides_r(const assay_bn254_table *k, const assay_bn254_g2_affine *p) {
    assay_bn254_fr minus_one = small_scalar(1);
    assay_bn254_g2 point, product;
    k->fr_neg(&minus_one, &minus_one);
    k->g2_from_affine(&point, p);
    k->g2_mul(&product, &point, &minus_one);
    k->g2_add(&product, &product, &point);
    return k->g2_equal(&product, &(assay_bn254_g2){0});
}

// The endomorphism's test agrees with the definition, on points of the twist, their multiples by r, which fill the other
// part of the group, and sums of both parts.
static void test_membership(const assay_bn254_table *k) {
    assay_bn254_fr minus_one = small_scalar(1);
    k->fr_neg(&minus_one, &minus_one);
    size_t outside = 0;
    for (int i = 0; i < 100; i++) {
        assay_bn254_g2_affine twisted = random_twist_point(), cofactor_part, sum, inside;
        CHECK(k->g2_is_on_curve(&twisted));
        CHECK(k->g2_is_in_subgroup(&twisted) == order_divides_r(k, &twisted));
        outside += !k->g2_is_in_subgroup(&twisted);
        assay_bn254_g2 p, product, member = random_g2();
        k->g2_from_affine(&p, &twisted);
        k->g2_mul(&product, &p, &minus_one);
        k->g2_add(&product, &product, &p);
        k->g2_to_affine(&cofactor_part, &product);
        CHECK(k->g2_is_in_subgroup(&cofactor_part) == order_divides_r(k, &cofactor_part));
        k->g2_add(&product, &product, &member);
        k->g2_to_affine(&sum, &product);
        CHECK(k->g2_is_in_subgroup(&sum) == order_divides_r(k, &sum));
        k->g2_to_affine(&inside, &member);
        CHECK(k->g2_is_in_subgroup(&inside));
        size_t index;
        CHECK(k->g2_check(&sum, 1, false, &index) == ASSAY_POINT_VALID);
        CHECK(k->g2_check(&sum, 1, true, &index) == ASSAY_POINT_NOT_IN_SUBGROUP && index == 0);
    }
    CHECK(outside == 100);
    assay_bn254_g2_affine infinity = {0};
    CHECK(k->g2_is_in_subgroup(&infinity) && k->g1_is_in_subgroup(&(assay_bn254_g1_affine){0}));
}

// Many points at once are told apart as one by one, wherever the stray one is.
static void test_many_memberships(const assay_bn254_table *k) {
    static const size_t counts[] = {0, 1, 2, 7, 100, 1100};
    void *scratch = exactly_aligned(k->g2_membership_scratch_bytes());
    for (size_t test = 0; test < sizeof counts / sizeof *counts; test++) {
        const size_t count = counts[test];
        assay_bn254_g2_affine *points = exactly(count * sizeof *points);
        for (size_t i = 0; i < count; i++) {
            const assay_bn254_g2 member = random_g2();
            k->g2_to_affine(&points[i], &member);
            if (random_below(20) == 0) points[i] = (assay_bn254_g2_affine){0};
            else if (i != 0 && random_below(20) == 0) points[i] = points[i - 1];
        }
        CHECK(k->g2_find_outside(points, count, scratch) == count);
        for (int trial = 0; trial < 8 && count != 0; trial++) {
            const size_t place = trial == 0 ? 0 : trial == 1 ? count - 1 : random_below(count);
            const assay_bn254_g2_affine member = points[place];
            points[place] = random_twist_point();
            CHECK(k->g2_find_outside(points, count, scratch) == place);
            CHECK(k->g2_find_outside(points, place, scratch) == place);
            points[place] = member;
        }
        free(points);
    }
    free(scratch);
}

void test_groups(const assay_bn254_table *k, const char *backend) {
    check_subject(backend, "G1");
    g1_test_group(k);
    check_subject(backend, "G2");
    g2_test_group(k);
    check_subject(backend, "membership in G2");
    test_membership(k);
    test_many_memberships(k);
}
