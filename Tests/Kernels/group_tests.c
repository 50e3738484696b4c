// SPDX-License-Identifier: Apache-2.0
//
// G1 and G2 by the laws of a group, and membership in the subgroup.
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "points.h"
#include "suites.h"

static TYPE(g1) g1_random(void) { return random_g1(); }
static TYPE(g2) g2_random(void) { return random_g2(); }

#define GROUP TYPE(g1)
#define AFFINE TYPE(g1_affine)
#define COORDINATE TYPE(fp)
#define KERNEL(name) g1_##name
#define POINTS(name) g1_##name
#include "group_tests_body.h"
#undef GROUP
#undef AFFINE
#undef COORDINATE
#undef KERNEL
#undef POINTS

#define GROUP TYPE(g2)
#define AFFINE TYPE(g2_affine)
#define COORDINATE TYPE(fp2)
#define KERNEL(name) g2_##name
#define POINTS(name) g2_##name
#include "group_tests_body.h"

// Whether r * P is infinity, by (r - 1) P + P.
static bool order_divides_r(const TYPE(table) *k, const TYPE(g2_affine) *p) {
    TYPE(fr) minus_one = small_scalar(1);
    TYPE(g2) point, product;
    k->fr_neg(&minus_one, &minus_one);
    k->g2_from_affine(&point, p);
    k->g2_mul(&product, &point, &minus_one);
    k->g2_add(&product, &product, &point);
    return k->g2_equal(&product, &(TYPE(g2)){0});
}

// The endomorphism's test agrees with the definition, on points of the twist, their multiples by r, which fill the other
// part of the group, and sums of both parts.
static void test_membership(const TYPE(table) *k) {
    TYPE(fr) minus_one = small_scalar(1);
    k->fr_neg(&minus_one, &minus_one);
    size_t outside = 0;
    for (int i = 0; i < 100; i++) {
        TYPE(g2_affine) twisted = random_twist_point(), cofactor_part, sum, inside;
        CHECK(k->g2_is_on_curve(&twisted));
        CHECK(k->g2_is_in_subgroup(&twisted) == order_divides_r(k, &twisted));
        outside += !k->g2_is_in_subgroup(&twisted);
        TYPE(g2) p, product, member = random_g2();
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
    TYPE(g2_affine) infinity = {0};
    CHECK(k->g2_is_in_subgroup(&infinity) && k->g1_is_in_subgroup(&(TYPE(g1_affine)){0}));
}

// Many points at once are told apart as one by one, wherever the stray one is.
static void test_many_memberships(const TYPE(table) *k) {
    static const size_t counts[] = {0, 1, 2, 7, 100, 1100};
    void *scratch = exactly_aligned(k->g2_membership_scratch_bytes());
    for (size_t test = 0; test < sizeof counts / sizeof *counts; test++) {
        const size_t count = counts[test];
        TYPE(g2_affine) *points = exactly(count * sizeof *points);
        for (size_t i = 0; i < count; i++) {
            const TYPE(g2) member = random_g2();
            k->g2_to_affine(&points[i], &member);
            if (random_below(20) == 0) points[i] = (TYPE(g2_affine)){0};
            else if (i != 0 && random_below(20) == 0) points[i] = points[i - 1];
        }
        CHECK(k->g2_find_outside(points, count, scratch) == count);
        for (int trial = 0; trial < 8 && count != 0; trial++) {
            const size_t place = trial == 0 ? 0 : trial == 1 ? count - 1 : random_below(count);
            const TYPE(g2_affine) member = points[place];
            points[place] = random_twist_point();
            CHECK(k->g2_find_outside(points, count, scratch) == place);
            CHECK(k->g2_find_outside(points, place, scratch) == place);
            points[place] = member;
        }
        free(points);
    }
    free(scratch);
}

#ifdef CURVE_COFACTOR_PART
// Whether r * P is infinity, by (r - 1) P + P.
static bool order_divides_r_in_g1(const TYPE(table) *k, const TYPE(g1_affine) *p) {
    TYPE(fr) minus_one = small_scalar(1);
    TYPE(g1) point, product;
    k->fr_neg(&minus_one, &minus_one);
    k->g1_from_affine(&point, p);
    k->g1_mul(&product, &point, &minus_one);
    k->g1_add(&product, &product, &point);
    return k->g1_equal(&product, &(TYPE(g1)){0});
}

// The membership test, one by one, in checks and for many at once, agrees with the definition.
static void check_membership_in_g1(const TYPE(table) *k, const TYPE(g1) *point, void *scratch) {
    TYPE(g1_affine) p;
    size_t index;
    k->g1_to_affine(&p, point);
    const bool member = order_divides_r_in_g1(k, &p);
    CHECK(k->g1_is_on_curve(&p) && k->g1_is_in_subgroup(&p) == member);
    CHECK(k->g1_check(&p, 1, true, &index) == (member ? ASSAY_POINT_VALID : ASSAY_POINT_NOT_IN_SUBGROUP));
    CHECK(k->g1_check(&p, 1, false, &index) == ASSAY_POINT_VALID);
    CHECK(k->g1_find_outside(&p, 1, scratch) == (member ? 1 : 0));
}

// Points of the curve, of the other part of the group, of small order among them (3, 11, 33, 121, 363), and sums of both parts.
static void test_membership_in_g1(const TYPE(table) *k) {
    static const uint64_t factor[] = CURVE_COFACTOR_PART;
    void *scratch = exactly_aligned(k->g1_membership_scratch_bytes());
    for (int i = 0; i < 50; i++) {
        const TYPE(g1_affine) any = random_curve_point();
        TYPE(g1) point, outside = {0}, member = random_g1(), sum;
        TYPE(fr) minus_one = small_scalar(1);
        k->fr_neg(&minus_one, &minus_one);
        k->g1_from_affine(&point, &any);
        check_membership_in_g1(k, &point, scratch);
        check_membership_in_g1(k, &member, scratch);
        k->g1_mul(&sum, &point, &minus_one);
        k->g1_add(&point, &point, &sum);
        for (size_t bit = 8 * sizeof factor; bit-- > 0;) {
            k->g1_double(&outside, &outside);
            if (factor[bit / 64] >> bit % 64 & 1) k->g1_add(&outside, &outside, &point);
        }
        TYPE(g1) multiple = outside;
        for (int j = 0; j < 12; j++) {
            check_membership_in_g1(k, &multiple, scratch);
            k->g1_add(&sum, &multiple, &member);
            check_membership_in_g1(k, &sum, scratch);
            k->g1_add(&multiple, &multiple, j % 3 == 2 ? &multiple : &outside);
        }
    }
    free(scratch);
}

// Many points at once, with a stray one at any place.
static void test_many_memberships_in_g1(const TYPE(table) *k) {
    enum { count = 3000 };
    TYPE(g1_affine) *points = exactly(count * sizeof *points);
    void *scratch = exactly_aligned(k->g1_membership_scratch_bytes());
    for (size_t i = 0; i < count; i++) {
        const TYPE(g1) member = random_g1();
        k->g1_to_affine(&points[i], &member);
        if (random_below(20) == 0) points[i] = (TYPE(g1_affine)){0};
    }
    CHECK(k->g1_find_outside(points, count, scratch) == count);
    for (int trial = 0; trial < 4; trial++) {
        const size_t place = trial == 0 ? 0 : trial == 1 ? count - 1 : random_below(count);
        const TYPE(g1_affine) member = points[place];
        points[place] = random_curve_point();
        CHECK(k->g1_find_outside(points, count, scratch) == place);
        points[place] = member;
    }
    free(points), free(scratch);
}
#endif

void SUITE(test_groups)(const TYPE(table) *k, const char *backend) {
    check_subject(backend, CURVE_LABEL "G1");
    g1_test_group(k);
    check_subject(backend, CURVE_LABEL "G2");
    g2_test_group(k);
    check_subject(backend, CURVE_LABEL "membership in G2");
    test_membership(k);
    test_many_memberships(k);
#ifdef CURVE_COFACTOR_PART
    check_subject(backend, CURVE_LABEL "membership in G1");
    test_membership_in_g1(k);
    test_many_memberships_in_g1(k);
#endif
}
