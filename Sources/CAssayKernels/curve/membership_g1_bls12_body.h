// SPDX-License-Identifier: Apache-2.0
//
// The test of subgroup_g1_bls12_body.h for many points: phi(P) = -(x^2 P).

static size_t g1_membership_step(g1_membership_work *work, const g1_affine *p, size_t count) {
    g1_membership_multiply(work, p, count);
    memcpy(work->sum, work->multiple, count * sizeof(g1_affine));
    g1_membership_multiply(work, work->sum, count);
    size_t index = 0;
    for (; index < count; index++) {
        g1_affine image, negated;
        g1_affine_phi(&image, &p[index]);
        g1_affine_neg(&negated, &work->multiple[index]);
        if (!fp_equal(&image.x, &negated.x) || !fp_equal(&image.y, &negated.y)) break;
    }
    return index;
}
