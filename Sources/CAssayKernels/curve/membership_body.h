// SPDX-License-Identifier: Apache-2.0
//
// Membership tests for many points of a group, included once per group and backend after the bodies of the group's sums, and
// before the test itself, GN(membership_step): every step is an addition of affine points that share an inversion, which costs
// half of what it does alone, and far less in lanes.

// Points that are tested together, and what they are on the way.
typedef struct {
    GN(batch) batch;
    GROUP_AFFINE multiple[GN(batch_size)];  // |x| P, and more multiples of P
    GROUP_AFFINE sum[GN(batch_size)];
    GROUP_AFFINE image[GN(batch_size)];     // the images under an endomorphism
} GN(membership_work);

static size_t GN(membership_scratch_bytes)(void) { return sizeof(GN(membership_work)); }

// sums[i] = left[i] ± right[i]
ASSAY_NOINLINE void GN(membership_add)(GN(batch) *batch, GROUP_AFFINE *sums, const GROUP_AFFINE *left, const GROUP_AFFINE *right, size_t count, bool subtract) {
    GN(batch_name)(batch, left, right, sums, subtract);
    for (uint32_t i = 0; i < count; i++) GN(batch_push)(batch, i, subtract ? i | SIGN_BIT : i, i);
    GN(batch_flush)(batch);
}

// work->multiple[i] = |x| p[i] for the curve's parameter x; p is another array.
ASSAY_NOINLINE void GN(membership_multiply)(GN(membership_work) *work, const GROUP_AFFINE *p, size_t count) {
    static const int8_t naf[CURVE(X_NAF_LENGTH)] = CURVE(X_NAF);
    for (size_t i = 0; i < count; i++) work->multiple[i] = p[i];
    for (int digit = 0; digit < CURVE(X_NAF_LENGTH); digit++) {
        GN(membership_add)(&work->batch, work->multiple, work->multiple, work->multiple, count, false);
        if (naf[digit] != 0) GN(membership_add)(&work->batch, work->multiple, work->multiple, p, count, naf[digit] < 0);
    }
}

// The first of at most GN(batch_size) points that is not in the subgroup; `count` when all are.
static size_t GN(membership_step)(GN(membership_work) *work, const GROUP_AFFINE *p, size_t count);

// The first of points on the curve that is not in the subgroup; `count` when all are.
static size_t GN(find_outside)(const GROUP_AFFINE *p, size_t count, void *scratch) {
    GN(membership_work) *work = scratch;
    GN(batch_at)(&work->batch);
    for (size_t done = 0; done < count; done += GN(batch_size)) {
        const size_t taken = count - done < GN(batch_size) ? count - done : GN(batch_size);
        const size_t index = GN(membership_step)(work, p + done, taken);
        if (index < taken) return done + index;
    }
    return count;
}
