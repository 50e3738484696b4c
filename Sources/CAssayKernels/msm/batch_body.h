// SPDX-License-Identifier: Apache-2.0
//
// The queue of affine additions that wait for a common inversion, included once per group and backend before the body that
// performs them, which gives GN(batch_size), how many share an inversion, GN(batch_work), what it needs besides the queue, and GN(perform).
//
// Points are named by their numbers in three arrays, of left operands, right operands and sums. SIGN_BIT beside the
// number of an operand stands for the opposite point.

// *sum = ±left ± right for count pairs. Any pair is allowed: infinity on either side, equal and opposite points. A sum may
// take the place of its own operands, and no other waiting addition may read or write there.
typedef struct {
    uint64_t operands[GN(batch_size) + BATCH_STEP];  // left, and right in the upper half
    uint32_t sums[GN(batch_size) + BATCH_STEP];
    uint32_t count;
    bool has_signs;
    const GROUP_AFFINE *left, *right;
    GROUP_AFFINE *sum;
    GN(batch_work) work;
} GN(batch);

static void GN(perform)(GN(batch) *batch);

ASSAY_INLINE void GN(batch_flush)(GN(batch) *batch) {
    if (batch->count != 0) GN(perform)(batch);
    batch->count = 0;
}

// Sets the arrays that later additions name their points in; nothing may be waiting.
ASSAY_INLINE void GN(batch_name)(GN(batch) *batch, const GROUP_AFFINE *left, const GROUP_AFFINE *right, GROUP_AFFINE *sum, bool has_signs) {
    batch->left = left;
    batch->right = right;
    batch->sum = sum;
    batch->has_signs = has_signs;
}

// An empty batch in the given memory.
ASSAY_INLINE GN(batch) *GN(batch_at)(void *memory) {
    GN(batch) *batch = memory;
    batch->count = 0;
    return batch;
}

ASSAY_INLINE void GN(batch_push)(GN(batch) *batch, uint32_t left, uint32_t right, uint32_t sum) {
    batch->operands[batch->count] = left | (uint64_t)right << 32;
    batch->sums[batch->count] = sum;
    if (++batch->count >= GN(batch_size)) GN(batch_flush)(batch);
}

// Counts what was written behind the queue's end.
ASSAY_INLINE void GN(batch_extend)(GN(batch) *batch, uint32_t count) {
    batch->count += count;
    if (batch->count >= GN(batch_size)) GN(batch_flush)(batch);
}

// Queues `count` additions: those of the pairs in `items`, to sums from `sum` on. Most runs are short, so a whole step is
// written whatever the count: the queue has room for it, and so must `items`.
ASSAY_INLINE void GN(batch_push_pairs)(GN(batch) *batch, const uint32_t *items, uint32_t sum, uint32_t count) {
    for (uint32_t done = 0; done < count; done += BATCH_STEP) {
        uint64_t *operands = batch->operands + batch->count;
        uint32_t *sums = batch->sums + batch->count;
        for (uint32_t i = 0; i < BATCH_STEP; i++) operands[i] = items[2 * (done + i)] | (uint64_t)items[2 * (done + i) + 1] << 32;
        for (uint32_t i = 0; i < BATCH_STEP; i++) sums[i] = sum + done + i;
        GN(batch_extend)(batch, count - done < BATCH_STEP ? count - done : BATCH_STEP);
    }
}

// Queues `count` additions: of the points from left on and those from right on, to the places of the left ones.
ASSAY_INLINE void GN(batch_push_rows)(GN(batch) *batch, uint32_t left, uint32_t right, uint32_t count) {
    for (uint32_t done = 0; done < count; done += BATCH_STEP) {
        uint64_t *operands = batch->operands + batch->count;
        uint32_t *sums = batch->sums + batch->count;
        for (uint32_t i = 0; i < BATCH_STEP; i++) operands[i] = (left + done + i) | (uint64_t)(right + done + i) << 32;
        for (uint32_t i = 0; i < BATCH_STEP; i++) sums[i] = left + done + i;
        GN(batch_extend)(batch, count - done < BATCH_STEP ? count - done : BATCH_STEP);
    }
}

// *y = ±y of p, without a branch: the signs of digits cannot be predicted.
ASSAY_INLINE void GN(signed_y)(COORDINATE *y, const GROUP_AFFINE *p, bool negative) {
    COORDINATE opposite;
    CN(neg)(&opposite, &p->y);
    limbs_select((uint64_t *)y, negative, (const uint64_t *)&opposite, (const uint64_t *)&p->y, sizeof(COORDINATE) / 8);
}
