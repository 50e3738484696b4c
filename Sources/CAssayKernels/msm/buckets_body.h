// SPDX-License-Identifier: Apache-2.0
//
// Sums of points by bucket, and the weighted sum of the buckets, all by batches of affine additions. Included once per
// group and backend after batch_add_body.h.
//
// The points of a bucket are added pairwise, level by level, and all buckets of a range share the batches of a level. No
// two additions of a level touch the same sum, whatever the scalars: equal scalars make one deep tree instead of a queue
// of conflicts.

// The points of one bucket that are still to be added up: `length` places of an array from `first` on.
typedef struct { uint32_t first, length, bucket; } GN(run);

// What summing the buckets of a task needs besides the buckets: `room` runs and points.
typedef struct {
    GN(batch) *batch;
    GN(run) *runs;
    GROUP_AFFINE *points;
    uint32_t room;
} GN(summing);

// One level on the bases of a run: pairs of them become points from `target` on. A last odd one is copied.
ASSAY_INLINE void GN(add_base_pairs)(const GN(summing) *s, GN(run) *run, const GROUP_AFFINE *bases, const uint32_t *order, uint32_t target) {
    const uint32_t *item = order + run->first;
    const uint32_t pairs = run->length / 2;
    for (uint32_t i = 0; i < pairs; i++) {
        const uint32_t left = item[2 * i], right = item[2 * i + 1];
        GN(batch_push)(s->batch, &bases[left & ~SIGN_BIT], left >> 31, &bases[right & ~SIGN_BIT], right >> 31, &s->points[target + i]);
    }
    if (run->length % 2 == 1) {
        const uint32_t last = item[2 * pairs];
        GN(batch_push)(s->batch, &bases[last & ~SIGN_BIT], last >> 31, NULL, false, &s->points[target + pairs]);
    }
    run->first = target;
    run->length -= pairs;
}

// One level on the points of a run, in place.
ASSAY_INLINE void GN(add_point_pairs)(const GN(summing) *s, GN(run) *run) {
    GROUP_AFFINE *points = s->points + run->first;
    const uint32_t pairs = run->length / 2;
    for (uint32_t i = 0; i < pairs; i++) GN(batch_push)(s->batch, &points[2 * i], false, &points[2 * i + 1], false, &points[i]);
    if (run->length % 2 == 1) GN(batch_push)(s->batch, &points[2 * pairs], false, NULL, false, &points[pairs]);
    run->length -= pairs;
}

// Adds the bases of all runs into their buckets.
ASSAY_NOINLINE void GN(sum_runs)(const GN(summing) *s, size_t count, const GROUP_AFFINE *bases, const uint32_t *order, GROUP_AFFINE *buckets) {
    uint32_t target = 0;
    for (size_t i = 0; i < count; i++) {
        GN(add_base_pairs)(s, &s->runs[i], bases, order, target);
        target += s->runs[i].length;
    }
    while (count > 0) {
        GN(batch_flush)(s->batch);
        size_t kept = 0;
        for (size_t i = 0; i < count; i++) {
            GN(run) run = s->runs[i];
            if (run.length == 1) {
                GN(batch_accumulate)(s->batch, &buckets[run.bucket], &s->points[run.first], false);
            } else {
                GN(add_point_pairs)(s, &run);
                s->runs[kept++] = run;
            }
        }
        count = kept;
    }
    GN(batch_flush)(s->batch);
}

// Adds the bases that `order` lists, bucket after bucket up to ends[bucket], into their buckets. A bucket larger than a
// range is summed in several goes.
ASSAY_NOINLINE void GN(sum_buckets)(const GN(summing) *s, GROUP_AFFINE *buckets, size_t bucket_count, const uint32_t *ends, const uint32_t *order, const GROUP_AFFINE *bases) {
    size_t runs = 0;
    uint32_t taken = 0, begin = 0;
    for (size_t bucket = 0; bucket < bucket_count; bucket++) {
        while (begin < ends[bucket]) {
            const uint32_t left = ends[bucket] - begin, room = s->room - taken, length = left < room ? left : room;
            s->runs[runs++] = (GN(run)){begin, length, (uint32_t)bucket};
            begin += length;
            taken += length;
            if (taken < s->room) continue;
            GN(sum_runs)(s, runs, bases, order, buckets);
            runs = taken = 0;
        }
    }
    GN(sum_runs)(s, runs, bases, order, buckets);
}

// For windows of 2^log buckets each: leaves the sum of all buckets of a window at its index 0, and at index 2^k the sum
// of those whose index has bit k.
//
// Each round adds the upper half of a segment onto its lower half. The first segment keeps its upper half as a segment of
// its own, the buckets whose index has that bit; the others are only added up. Two additions a bucket in all, and
// everything of one round is independent.
ASSAY_NOINLINE void GN(fold_buckets)(GN(batch) *batch, GROUP_AFFINE *buckets, size_t windows, uint32_t log) {
    const size_t size = (size_t)1 << log;
    for (size_t half = size / 2; half > 0; half /= 2) {
        for (size_t w = 0; w < windows; w++) {
            for (size_t start = 0; start < size; start = start == 0 ? 2 * half : 2 * start) {
                GROUP_AFFINE *low = buckets + w * size + start, *high = low + half;
                for (size_t i = 0; i < half; i++) GN(batch_accumulate)(batch, &low[i], &high[i], false);
            }
        }
        GN(batch_flush)(batch);
    }
}
