// SPDX-License-Identifier: Apache-2.0
//
// The test of subgroup_g2_bn_body.h for many points.

static void g2_membership_map(g2_affine *images, const g2_affine *points, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const g2_affine point = points[i];
        g2_affine_psi(&images[i], &point);
    }
}

static size_t g2_membership_step(g2_membership_work *work, const g2_affine *p, size_t count) {
    g2_membership_multiply(work, p, count);
    g2_membership_add(&work->batch, work->sum, work->multiple, p, count, false);
    g2_membership_map(work->image, work->multiple, count);
    g2_membership_add(&work->batch, work->sum, work->sum, work->image, count, false);
    g2_membership_map(work->image, work->image, count);
    g2_membership_add(&work->batch, work->sum, work->sum, work->image, count, false);
    g2_membership_map(work->image, work->image, count);
    g2_membership_add(&work->batch, work->image, work->image, work->image, count, false);
    size_t index = 0;
    while (index < count && fp2_equal(&work->sum[index].x, &work->image[index].x) && fp2_equal(&work->sum[index].y, &work->image[index].y)) index++;
    return index;
}
