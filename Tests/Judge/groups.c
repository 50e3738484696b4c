// SPDX-License-Identifier: Apache-2.0
//
// Points of G1 and G2, one by one and in batches, and who belongs to the group.
#include <stdlib.h>
#include <string.h>

#include "curves.h"
#include "judge.h"

static void g1_draw_z(residue *z) {
    do residue_draw(&base_prime, z);
    while (residue_is_zero(z));
}

static void g2_draw_z(residue2 *z) {
    do residue_draw(&base_prime, &z->c0), residue_draw(&base_prime, &z->c1);
    while (residue2_is_zero(z));
}

#define POINT point1
#define COORDINATE residue
#define AFFINE assay_bn254_g1_affine
#define JACOBIAN assay_bn254_g1
#define STORED assay_bn254_fp
#define G(name) g1_##name
#define KIND(name) "G1 " name
#include "groups_body.h"
#undef POINT
#undef COORDINATE
#undef AFFINE
#undef JACOBIAN
#undef STORED
#undef G
#undef KIND

#define POINT point2
#define COORDINATE residue2
#define AFFINE assay_bn254_g2_affine
#define JACOBIAN assay_bn254_g2
#define STORED assay_bn254_fp2
#define G(name) g2_##name
#define KIND(name) "G2 " name
#include "groups_body.h"

static void check_membership(const point2 *p, bool member) {
    const assay_bn254_g2_affine stored = g2_stored(p);
    FOR_BACKENDS(j) {
        size_t index;
        tally_one(j, "G2 subgroup check", judged[j].table->g2_is_in_subgroup(&stored) == member);
        const assay_point_status status = judged[j].table->g2_check(&stored, 1, true, &index);
        tally_one(j, "G2 subgroup check, vector", status == (member ? ASSAY_POINT_VALID : ASSAY_POINT_NOT_IN_SUBGROUP));
    }
}

// Points of the twist, judged by r * p; then many more that need no multiplication: members are sums of members, and a
// member plus a point that r does not send to infinity is none.
static void judge_membership(void) {
    const size_t definitions = portion(1000), sums = portion(60000);
    point2 stranger = random_point_of_twist(), member = g2_generator_point();
    for (size_t i = 0; i < definitions; i++) {
        const point2 p = random_point_of_twist(), multiple = order_times(&p);
        check_membership(&p, multiple.infinite);
        check_membership(&multiple, order_times(&multiple).infinite);
        if (!multiple.infinite) stranger = i % 2 == 0 ? p : multiple;
    }
    const point2 step = member;
    for (size_t i = 0; i < sums; i++) {
        member = g2_point_sum(&member, &step);
        const point2 outside = g2_point_sum(&member, &stranger);
        check_membership(&member, true);
        check_membership(&outside, false);
    }
    check_membership(&(point2){.infinite = true}, true);
}

void judge_groups(void) {
    g1_judge_additions(portion(70000));
    g1_judge_batches(portion(2500));
    g1_judge_multiples(portion(500));
    g2_judge_additions(portion(40000));
    g2_judge_batches(portion(1000));
    g2_judge_multiples(portion(300));
    judge_membership();
}
