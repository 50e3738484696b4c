// SPDX-License-Identifier: Apache-2.0
//
// Multi-scalar multiplication by buckets (Pippenger; Bernstein, Doumen, Lange, Oosterwijk, "Faster batch forgery
// identification", INDOCRYPT 2012, section 4), included once per group and backend after buckets_body.h. See plan.h for
// how the work is cut up.
//
//   1. prepare: magnitudes by falling length, with the offset that makes their windows signed digits;
//   2. a task: for some sets of buckets, sort the bases by digit, sum the buckets, fold them to one point for every bit;
//   3. combine: one pass of doublings over the bits of the scalar that adds these points.
//
// What a set of buckets gives is sum (index + 1) * bucket = sum of all buckets + sum over k of 2^k * (buckets with bit k), so the
// weights need no multiplications of their own.

// Prepared scalars: shifted magnitudes, all lowest limbs first, then base numbers with the sign in the highest bit. Both by
// falling length. Behind them the lengths of all scalars' magnitudes as they were given, 0 for those that do not matter.
typedef struct {
    const uint64_t *limbs[FR_LIMBS];
    const uint32_t *numbers;
} GN(msm_entries);

ASSAY_INLINE GN(msm_entries) GN(msm_entries_at)(const void *prepared, size_t capacity) {
    const uint64_t *shifted = prepared;
    GN(msm_entries) entries;
    for (int j = 0; j < FR_LIMBS; j++) entries.limbs[j] = shifted + (size_t)j * capacity;
    entries.numbers = (const uint32_t *)(shifted + FR_LIMBS * capacity);
    return entries;
}

static size_t GN(msm_prepared_bytes)(size_t count) { return count * (8 * FR_LIMBS + 4 + 1); }

// Scalars that are made plain in one go.
enum { GN(msm_block) = 64 };

// Counts the magnitudes that matter by length and notes the lengths: not those of zero scalars or of bases at infinity.
ASSAY_NOINLINE void GN(msm_measure)(msm_lengths *lengths, uint8_t *length, const GROUP_AFFINE *bases, const fr *scalars, size_t count) {
    uint64_t plain[GN(msm_block)][FR_LIMBS], magnitude[FR_LIMBS];
    *lengths = (msm_lengths){{0}};
    for (size_t i = 0; i < count; i++) {
        const size_t in_block = i % GN(msm_block), left = count - i;
        if (in_block == 0) fr_vector_to_plain(plain[0], scalars + i, left < GN(msm_block) ? left : GN(msm_block));
        fr_magnitude(magnitude, plain[in_block]);
        length[i] = GN(affine_is_infinity)(&bases[i]) ? 0 : (uint8_t)fr_bit_length(magnitude);
        lengths->count[length[i]]++;
    }
}

ASSAY_NOINLINE void GN(msm_place)(const assay_msm_plan *plan, const msm_lengths *lengths, void *prepared, const uint8_t *length, const fr *scalars, size_t count) {
    uint64_t *shifted = prepared, plain[GN(msm_block)][FR_LIMBS], magnitude[FR_LIMBS], offset[FR_LIMBS];
    uint32_t *numbers = (uint32_t *)(shifted + FR_LIMBS * count), next[256], place = 0;
    for (uint32_t bits = FR_MAGNITUDE_BITS; bits > 0; bits--) {
        next[bits] = place;
        place += lengths->count[bits];
    }
    fr_digit_offset(offset, plan->window_bits, plan->window_count);
    for (size_t i = 0; i < count; i++) {
        const size_t in_block = i % GN(msm_block), left = count - i;
        if (in_block == 0) fr_vector_to_plain(plain[0], scalars + i, left < GN(msm_block) ? left : GN(msm_block));
        if (length[i] == 0) continue;
        const bool negative = fr_magnitude(magnitude, plain[in_block]);
        const uint32_t at = next[length[i]]++;
        limbs_add(magnitude, magnitude, offset, FR_LIMBS);
        for (int j = 0; j < FR_LIMBS; j++) shifted[(size_t)j * count + at] = magnitude[j];
        numbers[at] = (uint32_t)i | (negative ? SIGN_BIT : 0);
    }
}

static void GN(msm_prepare)(assay_msm_plan *plan, void *prepared, const GROUP_AFFINE *bases, const fr *scalars, size_t count, uint32_t threads, assay_msm_rows rows) {
    msm_lengths lengths;
    uint8_t *length = (uint8_t *)prepared + count * (8 * FR_LIMBS + 4);
    GN(msm_measure)(&lengths, length, bases, scalars, count);
    msm_make_plan(plan, &lengths, FR_MAGNITUDE_BITS, threads, rows);
    plan->capacity = count;
    GN(msm_place)(plan, &lengths, prepared, length, scalars, count);
}

// ---- tasks --------------------------------------------------------------------------------------------------------------

// The scratch memory of a task: what its digits and buckets take.
typedef struct { size_t digits, buckets, room; } GN(msm_sizes);

ASSAY_INLINE GN(msm_sizes) GN(msm_sizes_of)(const assay_msm_plan *plan, msm_task task) {
    const uint64_t digits = msm_task_digits(plan, task);
    const size_t buckets = (task.last_set - task.first_set) * msm_slice_size(plan);
    return (GN(msm_sizes)){digits, buckets, digits < ASSAY_MSM_RANGE ? (digits + 1) / 2 * 2 : ASSAY_MSM_RANGE};
}

// Beside the order of the digits there is a bucket for those that are not taken, and room for a step behind.
ASSAY_INLINE size_t GN(msm_bytes_of)(GN(msm_sizes) sizes) {
    return sizeof(GN(batch)) + (sizes.buckets + sizes.room / 2) * sizeof(GROUP_AFFINE) + sizes.room / 2 * sizeof(GN(run)) +
           (sizes.buckets + 1 + 2 * sizes.digits + 2 * BATCH_STEP) * sizeof(uint32_t);
}

static size_t GN(msm_scratch_bytes)(const assay_msm_plan *plan) {
    size_t most = 0;
    for (uint32_t t = 0; t < plan->task_count; t++) {
        const size_t bytes = GN(msm_bytes_of)(GN(msm_sizes_of)(plan, msm_task_at(plan, t)));
        if (bytes > most) most = bytes;
    }
    return most;
}

// Digits of one window that a task looks at: where they lie, how they are cut out, and the row that their bases come from.
typedef struct {
    const uint64_t *limb, *next;
    fr_window window;
    uint32_t row, count;
} GN(msm_digits);

ASSAY_INLINE GN(msm_digits) GN(msm_digits_at)(const assay_msm_plan *plan, GN(msm_entries) entries, uint32_t w) {
    const fr_window window = fr_window_at(plan->window_bits, plan->window_count, w);
    const uint32_t row = w / plan->set_count * (uint32_t)plan->capacity;
    return (GN(msm_digits)){entries.limbs[window.limb], entries.limbs[window.crosses ? window.limb + 1 : window.limb], window, row, plan->reaching[w]};
}

// Buckets that a task fills from the digits of one set: `size` of them from index `lowest` of the set on, which are numbered
// from `first` on; the digits for others, and zeros, get the number `none`.
typedef struct { uint32_t lowest, size, first, none; } GN(msm_slice);

// codes[i] = the bucket of the i-th digit, with SIGN_BIT for negative ones.
ASSAY_NOINLINE void GN(msm_encode)(uint32_t *codes, GN(msm_digits) d, GN(msm_slice) slice) {
    for (size_t i = 0; i < d.count; i++) {
        const int32_t digit = fr_digit_of(d.window, d.limb[i], d.window.crosses ? d.next[i] : 0);
        const uint32_t index = (uint32_t)(digit < 0 ? -digit : digit) - 1 - slice.lowest, code = (slice.first + index) | ((uint32_t)digit & SIGN_BIT);
        codes[i] = index < slice.size ? code : slice.none;
    }
}

// Runs over the digits of a task window by window: counts the codes for their buckets, or puts the numbers of the bases in
// the next places of their buckets in `order`.
ASSAY_INLINE void GN(msm_count_digits)(const uint32_t *codes, uint32_t *counts, size_t count) {
    for (size_t i = 0; i < count; i++) counts[codes[i] & ~SIGN_BIT]++;
}

ASSAY_INLINE void GN(msm_order_digits)(const uint32_t *codes, const uint32_t *numbers, uint32_t row, uint32_t *next, uint32_t *order, size_t count) {
    for (size_t i = 0; i < count; i++) order[next[codes[i] & ~SIGN_BIT]++] = (numbers[i] ^ (codes[i] & SIGN_BIT)) + row;
}

// ends[b] = the place behind the digits of the buckets before b, from the counts of all buckets.
ASSAY_INLINE void GN(msm_find_places)(uint32_t *ends, uint32_t bucket_count) {
    uint32_t place = 0;
    for (uint32_t b = 0; b <= bucket_count; b++) {
        const uint32_t length = ends[b];
        ends[b] = place;
        place += length;
    }
}

// Sorts the digits of a task by bucket: ends[b] becomes the place in `order` behind the last base of bucket b. Behind the
// buckets there is one for digits that are not taken, which ends up behind everything.
ASSAY_NOINLINE void GN(msm_sort)(const assay_msm_plan *plan, msm_task task, GN(msm_entries) entries, uint32_t *ends, uint32_t bucket_count, uint32_t *order, uint32_t *codes) {
    const uint32_t size = (uint32_t)msm_slice_size(plan);
    for (uint32_t b = 0; b <= bucket_count; b++) ends[b] = 0;
    uint32_t *code = codes;
    for (uint32_t set = task.first_set; set < task.last_set; set++) {
        const GN(msm_slice) slice = {task.slice * size, size, (set - task.first_set) * size, bucket_count};
        for (uint32_t w = set; w < plan->window_count; w += plan->set_count) {
            const GN(msm_digits) digits = GN(msm_digits_at)(plan, entries, w);
            GN(msm_encode)(code, digits, slice);
            GN(msm_count_digits)(code, ends, digits.count);
            code += digits.count;
        }
    }
    GN(msm_find_places)(ends, bucket_count);
    code = codes;
    for (uint32_t set = task.first_set; set < task.last_set; set++) {
        for (uint32_t w = set; w < plan->window_count; w += plan->set_count) {
            const GN(msm_digits) digits = GN(msm_digits_at)(plan, entries, w);
            GN(msm_order_digits)(code, entries.numbers, digits.row, ends, order, digits.count);
            code += digits.count;
        }
    }
}

// The points of a slice for the combination: the sum of all its buckets, then one for every bit of an index within it.
ASSAY_INLINE void GN(msm_collect)(GROUP_AFFINE *result, const GROUP_AFFINE *buckets, uint32_t slice_bits) {
    result[0] = buckets[0];
    for (uint32_t k = 0; k < slice_bits; k++) result[k + 1] = buckets[(size_t)1 << k];
}

// Where the points of a slice of a set begin among the results.
ASSAY_INLINE size_t GN(msm_result_place)(const assay_msm_plan *plan, uint32_t slice, uint32_t set) {
    return (size_t)(slice * plan->set_count + set) * (msm_slice_bits(plan) + 1);
}

static size_t GN(msm_result_count)(const assay_msm_plan *plan) { return GN(msm_result_place)(plan, plan->slice_count, 0); }

static void GN(msm_run)(const assay_msm_plan *plan, uint32_t number, GROUP_AFFINE *results, const void *prepared, const GROUP_AFFINE *bases, void *scratch) {
    const msm_task task = msm_task_at(plan, number);
    const GN(msm_entries) entries = GN(msm_entries_at)(prepared, plan->capacity);
    const uint32_t sets = task.last_set - task.first_set;
    const GN(msm_sizes) sizes = GN(msm_sizes_of)(plan, task);
    GN(batch) *batch = GN(batch_at)(scratch);
    GROUP_AFFINE *buckets = (GROUP_AFFINE *)(batch + 1);
    GN(run) *runs = (GN(run) *)(buckets + sizes.buckets + sizes.room / 2);
    uint32_t *ends = (uint32_t *)(runs + sizes.room / 2), *order = ends + sizes.buckets + 1, *codes = order + sizes.digits + 2 * BATCH_STEP;
    const GN(summing) summing = {batch, runs, buckets, (uint32_t)sizes.buckets, (uint32_t)sizes.room};
    for (size_t i = 0; i < 2 * BATCH_STEP; i++) order[sizes.digits + i] = 0;  // read ahead of the last bucket
    GN(msm_sort)(plan, task, entries, ends, (uint32_t)sizes.buckets, order, codes);
    GN(sum_buckets)(&summing, ends, order, bases);
    GN(fold_buckets)(batch, buckets, sets, msm_slice_bits(plan));
    for (uint32_t set = 0; set < sets; set++)
        GN(msm_collect)(results + GN(msm_result_place)(plan, task.slice, task.first_set + set), buckets + set * msm_slice_size(plan), msm_slice_bits(plan));
}

// ---- combination --------------------------------------------------------------------------------------------------------

// Adds what the points of a slice weigh at bit k of a digit: index bit k, which is the same for all of them above the bits
// within the slice, and at bit 0 the sum of all buckets as well, whose weights are their indices plus one.
ASSAY_INLINE void GN(msm_add_bit)(GROUP *sum, const GROUP_AFFINE *result, uint32_t k, uint32_t slice, uint32_t slice_bits) {
    if (k < slice_bits) GN(add_affine)(sum, sum, &result[k + 1]);
    else if (slice >> (k - slice_bits) & 1) GN(add_affine)(sum, sum, &result[0]);
    if (k == 0) GN(add_affine)(sum, sum, &result[0]);
}

static void GN(msm_combine)(GROUP *sum, const assay_msm_plan *plan, const GROUP_AFFINE *results) {
    GN(set_infinity)(sum);
    for (uint32_t bit = plan->group_first[plan->group_count] * plan->window_bits; bit-- > 0;) {
        const uint32_t set = bit / plan->window_bits, k = bit % plan->window_bits;
        GN(double)(sum, sum);
        for (uint32_t slice = 0; slice < plan->slice_count; slice++)
            GN(msm_add_bit)(sum, results + GN(msm_result_place)(plan, slice, set), k, slice, msm_slice_bits(plan));
    }
}
