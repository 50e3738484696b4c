// SPDX-License-Identifier: Apache-2.0
//
// The membership test of endomorphism_body.h for many points of G2, included once per backend after the bodies of G2's
// sums: every step is an addition of affine points that share an inversion, which costs half of what it does alone, and
// far less in lanes.

// Points that are tested together, and what they are on the way.
typedef struct {
    g2_batch batch;
    g2_affine multiple[g2_batch_size];  // x P
    g2_affine sum[g2_batch_size];       // (x + 1) P + psi(x P) + psi^2(x P)
    g2_affine image[g2_batch_size];     // psi^i(x P)
} g2_membership_work;

static size_t g2_membership_scratch_bytes(void) { return sizeof(g2_membership_work); }

// sums[i] = left[i] ± right[i]
ASSAY_NOINLINE void g2_membership_add(g2_batch *batch, g2_affine *sums, const g2_affine *left, const g2_affine *right, size_t count, bool subtract) {
    g2_batch_name(batch, left, right, sums, subtract);
    for (uint32_t i = 0; i < count; i++) g2_batch_push(batch, i, subtract ? i | SIGN_BIT : i, i);
    g2_batch_flush(batch);
}

// work->multiple[i] = x P for the curve's parameter x.
static void g2_membership_multiply(g2_membership_work *work, const g2_affine *p, size_t count) {
    static const int8_t naf[BN254_X_NAF_LENGTH] = BN254_X_NAF;
    for (size_t i = 0; i < count; i++) work->multiple[i] = p[i];
    for (int digit = 0; digit < BN254_X_NAF_LENGTH; digit++) {
        g2_membership_add(&work->batch, work->multiple, work->multiple, work->multiple, count, false);
        if (naf[digit] != 0) g2_membership_add(&work->batch, work->multiple, work->multiple, p, count, naf[digit] < 0);
    }
}

static void g2_membership_map(g2_affine *images, const g2_affine *points, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const g2_affine point = points[i];
        g2_affine_psi(&images[i], &point);
    }
}

// The first of at most g2_batch_size points that is not in the subgroup; `count` when all are.
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

// The first of points on the twist that is not in the subgroup; `count` when all are.
static size_t g2_find_outside(const g2_affine *p, size_t count, void *scratch) {
    g2_membership_work *work = scratch;
    g2_batch_at(&work->batch);
    for (size_t done = 0; done < count; done += g2_batch_size) {
        const size_t taken = count - done < g2_batch_size ? count - done : g2_batch_size;
        const size_t index = g2_membership_step(work, p + done, taken);
        if (index < taken) return done + index;
    }
    return count;
}
