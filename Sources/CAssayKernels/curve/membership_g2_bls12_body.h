// SPDX-License-Identifier: Apache-2.0
//
// The test of subgroup_g2_bls12_body.h for many points: psi(P) = -(|x| P).

static size_t g2_membership_step(g2_membership_work *work, const g2_affine *p, size_t count) {
    g2_membership_multiply(work, p, count);
    size_t index = 0;
    for (; index < count; index++) {
        g2_affine image, negated;
        g2_affine_psi(&image, &p[index]);
        g2_affine_neg(&negated, &work->multiple[index]);
        if (!fp2_equal(&image.x, &negated.x) || !fp2_equal(&image.y, &negated.y)) break;
    }
    return index;
}
