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

// What summing the buckets of a task works on. Behind the buckets there is room for `room` points, an even number.
typedef struct {
    GN(batch) *batch;
    GN(run) *runs;
    GROUP_AFFINE *buckets;
    uint32_t bucket_count, room;
} GN(summing);

// *p = the base that an item of the order names, with its sign.
ASSAY_INLINE void GN(take_base)(GROUP_AFFINE *p, const GROUP_AFFINE *bases, uint32_t item) {
    const GROUP_AFFINE *base = &bases[item & ~SIGN_BIT];
    p->x = base->x;
    GN(signed_y)(&p->y, base, item >> 31);
}

// First level: the bases of every run, an even number, become half as many points behind the buckets.
ASSAY_INLINE void GN(add_bases)(const GN(summing) *s, size_t count, const GROUP_AFFINE *bases, const uint32_t *order) {
    uint32_t target = s->bucket_count;
    GN(batch_name)(s->batch, bases, bases, s->buckets, true);
    for (size_t i = 0; i < count; i++) {
        GN(run) *run = &s->runs[i];
        const uint32_t *item = order + run->first;
        run->first = target;
        run->length /= 2;
        GN(batch_push_pairs)(s->batch, item, target, run->length);
        target += run->length;
    }
    GN(batch_flush)(s->batch);
}

// A later level on the points of one run: the upper half is added to the lower one, and a middle one stays.
ASSAY_INLINE void GN(halve_run)(const GN(summing) *s, GN(run) *run) {
    const uint32_t kept = (run->length + 1) / 2;
    GN(batch_push_rows)(s->batch, run->first, run->first + kept, run->length / 2);
    run->length = kept;
}

// Adds the one point that is left of a run to its bucket.
ASSAY_INLINE void GN(close_run)(const GN(summing) *s, const GN(run) *run) {
    GROUP_AFFINE *bucket = &s->buckets[run->bucket];
    if (GN(affine_is_infinity)(bucket)) *bucket = s->buckets[run->first];
    else GN(batch_push)(s->batch, run->bucket, run->first, run->bucket);
}

// Adds the bases of all runs into their buckets.
ASSAY_NOINLINE void GN(sum_runs)(const GN(summing) *s, size_t count, const GROUP_AFFINE *bases, const uint32_t *order) {
    GN(add_bases)(s, count, bases, order);
    GN(batch_name)(s->batch, s->buckets, s->buckets, s->buckets, false);
    while (count > 0) {
        size_t kept = 0;
        for (size_t i = 0; i < count; i++) {
            GN(run) run = s->runs[i];
            if (run.length == 1) {
                GN(close_run)(s, &run);
            } else {
                GN(halve_run)(s, &run);
                s->runs[kept++] = run;
            }
        }
        GN(batch_flush)(s->batch);
        count = kept;
    }
}

// Adds the bases that `order` lists from `begin` on, bucket after bucket up to ends[bucket], into their buckets. A bucket begins with its
// first base where their number is odd, and empty otherwise; the rest is added in pairs, in several goes where a bucket is
// larger than the room.
ASSAY_NOINLINE void GN(sum_buckets)(const GN(summing) *s, uint32_t begin, const uint32_t *ends, const uint32_t *order, const GROUP_AFFINE *bases) {
    enum { ahead = 8 };
    size_t runs = 0;
    uint32_t taken = 0;
    for (uint32_t bucket = 0; bucket < s->bucket_count; bucket++) {
        if (bucket + ahead < s->bucket_count) __builtin_prefetch(&bases[order[ends[bucket + ahead - 1]] & ~SIGN_BIT]);
        if ((ends[bucket] - begin) % 2 == 1) GN(take_base)(&s->buckets[bucket], bases, order[begin++]);
        else s->buckets[bucket] = (GROUP_AFFINE){0};
        while (begin < ends[bucket]) {
            const uint32_t left = ends[bucket] - begin, room = s->room - taken, length = left < room ? left : room;
            s->runs[runs++] = (GN(run)){begin, length, bucket};
            begin += length;
            taken += length;
            if (taken < s->room) continue;
            GN(sum_runs)(s, runs, bases, order);
            runs = taken = 0;
        }
    }
    GN(sum_runs)(s, runs, bases, order);
}

// For windows of 2^log buckets each: leaves the sum of all buckets of a window at its index 0, and at index 2^k the sum
// of those whose index has bit k.
//
// Each round adds the upper half of a segment onto its lower half. The first segment keeps its upper half as a segment of
// its own, the buckets whose index has that bit; the others are only added up. Two additions a bucket in all, and
// everything of one round is independent.
ASSAY_NOINLINE void GN(fold_buckets)(GN(batch) *batch, GROUP_AFFINE *buckets, uint32_t windows, uint32_t log) {
    const uint32_t size = (uint32_t)1 << log;
    GN(batch_name)(batch, buckets, buckets, buckets, false);
    for (uint32_t half = size / 2; half > 0; half /= 2) {
        for (uint32_t w = 0; w < windows; w++) {
            for (uint32_t start = 0; start < size; start = start == 0 ? 2 * half : 2 * start) {
                GN(batch_push_rows)(batch, w * size + start, w * size + start + half, half);
            }
        }
        GN(batch_flush)(batch);
    }
}
