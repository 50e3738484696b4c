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

// Counts the magnitudes that matter by length and notes the lengths: not those of zero scalars or of bases at infinity.
ASSAY_NOINLINE void GN(msm_measure)(msm_lengths *lengths, uint8_t *length, const GROUP_AFFINE *bases, const fr *scalars, size_t count) {
    fr_picked picked;
    *lengths = (msm_lengths){{0}};
    for (size_t first = 0; first < count; first += FR_BLOCK) {
        const size_t left = count - first, end = first + (left < FR_BLOCK ? left : FR_BLOCK);
        fr_measure_block(&picked, length + first, scalars + first, (uint32_t)(end - first));
        for (size_t i = first; i < end; i++) {
            if (GN(affine_is_infinity)(&bases[i])) length[i] = 0;
            lengths->count[length[i]]++;
        }
    }
}

// Where prepared scalars go: their limbs and numbers, `capacity` of each, and the next place for each length.
typedef struct {
    uint64_t *limbs, offset[FR_LIMBS];
    uint32_t *numbers, next[256];
    size_t capacity;
} GN(msm_placing);

// Magnitudes of one bit, which reach the lowest window and hence the lowest limb only. The scalar is 1, or else -1.
ASSAY_INLINE void GN(msm_place_units)(GN(msm_placing) *p, const fr_picked *picked, size_t first, const fr *scalars) {
    for (uint32_t j = 0; j < picked->count; j++) {
        const uint32_t at = p->next[1]++;
        p->limbs[at] = p->offset[0] + 1;
        p->numbers[at] = (uint32_t)(first + picked->places[j]) | (fr_equal(&scalars[first + picked->places[j]], &fr_one) ? 0 : SIGN_BIT);
    }
}

ASSAY_INLINE void GN(msm_place_longer)(GN(msm_placing) *p, fr_picked *picked, size_t first, const uint8_t *length, const fr *scalars) {
    uint64_t magnitude[FR_LIMBS];
    fr_make_plain(picked, scalars + first);
    for (uint32_t j = 0; j < picked->count; j++) {
        const bool negative = fr_magnitude(magnitude, picked->plain[j]);
        const uint32_t at = p->next[length[first + picked->places[j]]]++;
        limbs_add(magnitude, magnitude, p->offset, FR_LIMBS);
        for (int k = 0; k < FR_LIMBS; k++) p->limbs[(size_t)k * p->capacity + at] = magnitude[k];
        p->numbers[at] = (uint32_t)(first + picked->places[j]) | (negative ? SIGN_BIT : 0);
    }
}

ASSAY_NOINLINE void GN(msm_place)(const assay_msm_plan *plan, const msm_lengths *lengths, void *prepared, const uint8_t *length, const fr *scalars, size_t count) {
    GN(msm_placing) placing = {.limbs = prepared, .numbers = (uint32_t *)((uint64_t *)prepared + FR_LIMBS * count), .capacity = count};
    fr_picked picked;
    uint32_t place = 0;
    for (uint32_t bits = FR_MAGNITUDE_BITS; bits > 0; bits--) {
        placing.next[bits] = place;
        place += lengths->count[bits];
    }
    fr_digit_offset(placing.offset, plan->window_bits, plan->window_count);
    for (size_t first = 0; first < count; first += FR_BLOCK) {
        const size_t left = count - first, size = left < FR_BLOCK ? left : FR_BLOCK;
        uint64_t units = 0, longer = 0;
        for (size_t i = 0; i < size; i++) {
            units |= (uint64_t)(length[first + i] == 1) << i;
            longer |= (uint64_t)(length[first + i] > 1) << i;
        }
        fr_pick(&picked, units);
        GN(msm_place_units)(&placing, &picked, first, scalars);
        fr_pick(&picked, longer);
        GN(msm_place_longer)(&placing, &picked, first, length, scalars);
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

// The digits of a group of sets, sorted by bucket: ends[b] is the place in `order` behind the last base of bucket b. Behind the
// buckets there is one for digits that are zero. Tasks that share a group find it sorted, others sort it in their scratch.
typedef struct { uint32_t *ends, *order; } GN(msm_sorted);

// Words for the sorted digits of the group of a task, with room for a step behind the order.
ASSAY_INLINE size_t GN(msm_sorted_words)(const assay_msm_plan *plan, msm_task task) {
    return (task.last_set - task.first_set) * msm_set_size(plan) + 1 + msm_task_digits(plan, task) + 2 * BATCH_STEP;
}

ASSAY_INLINE GN(msm_sorted) GN(msm_sorted_at)(const assay_msm_plan *plan, msm_task task, uint32_t *words) {
    return (GN(msm_sorted)){words, words + (task.last_set - task.first_set) * msm_set_size(plan) + 1};
}

static size_t GN(msm_sorted_bytes)(const assay_msm_plan *plan) {
    size_t words = 0;
    if (plan->slice_count == 1) return 0;
    for (uint32_t group = 0; group < plan->group_count; group++) words += GN(msm_sorted_words)(plan, msm_task_at(plan, group * plan->slice_count));
    return words * sizeof(uint32_t);
}

// Buckets and the points that are added up into them.
typedef struct { size_t buckets, room; } GN(msm_sizes);

ASSAY_INLINE GN(msm_sizes) GN(msm_sizes_of)(const assay_msm_plan *plan, msm_task task) {
    const uint64_t digits = msm_task_digits(plan, task);
    return (GN(msm_sizes)){(task.last_set - task.first_set) * msm_slice_size(plan), digits < ASSAY_MSM_RANGE ? (digits + 1) / 2 * 2 : ASSAY_MSM_RANGE};
}

// What a task needs: a batch, buckets and runs, sorted digits where it sorts for itself, and codes while digits are sorted.
ASSAY_INLINE size_t GN(msm_task_bytes)(const assay_msm_plan *plan, msm_task task) {
    const GN(msm_sizes) sizes = GN(msm_sizes_of)(plan, task);
    const size_t words = msm_task_digits(plan, task) + (plan->slice_count == 1 ? GN(msm_sorted_words)(plan, task) : 0);
    return sizeof(GN(batch)) + (sizes.buckets + sizes.room / 2) * sizeof(GROUP_AFFINE) + sizes.room / 2 * sizeof(GN(run)) + words * sizeof(uint32_t);
}

static size_t GN(msm_scratch_bytes)(const assay_msm_plan *plan) {
    size_t most = 0;
    for (uint32_t t = 0; t < plan->task_count; t++) {
        const size_t bytes = GN(msm_task_bytes)(plan, msm_task_at(plan, t));
        if (bytes > most) most = bytes;
    }
    return most;
}

// Digits of one window: where they lie, how they are cut out, and the row that their bases come from.
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

// codes[i] = the bucket of the i-th digit with SIGN_BIT for negative ones; `none` for zero.
ASSAY_NOINLINE void GN(msm_encode)(uint32_t *codes, GN(msm_digits) d, uint32_t first_bucket, uint32_t none) {
    for (size_t i = 0; i < d.count; i++) {
        const int32_t digit = fr_digit_of(d.window, d.limb[i], d.window.crosses ? d.next[i] : 0);
        const uint32_t size = (uint32_t)(digit < 0 ? -digit : digit), code = (first_bucket + size - 1) | ((uint32_t)digit & SIGN_BIT);
        codes[i] = size == 0 ? none : code;
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

ASSAY_NOINLINE void GN(msm_sort_group)(const assay_msm_plan *plan, msm_task task, GN(msm_entries) entries, GN(msm_sorted) sorted, uint32_t *codes) {
    const uint32_t size = (uint32_t)msm_set_size(plan), bucket_count = (task.last_set - task.first_set) * size;
    for (uint32_t b = 0; b <= bucket_count; b++) sorted.ends[b] = 0;
    uint32_t *code = codes;
    for (uint32_t set = task.first_set; set < task.last_set; set++) {
        for (uint32_t w = set; w < plan->window_count; w += plan->set_count) {
            const GN(msm_digits) digits = GN(msm_digits_at)(plan, entries, w);
            GN(msm_encode)(code, digits, (set - task.first_set) * size, bucket_count);
            GN(msm_count_digits)(code, sorted.ends, digits.count);
            code += digits.count;
        }
    }
    GN(msm_find_places)(sorted.ends, bucket_count);
    code = codes;
    for (uint32_t set = task.first_set; set < task.last_set; set++) {
        for (uint32_t w = set; w < plan->window_count; w += plan->set_count) {
            const GN(msm_digits) digits = GN(msm_digits_at)(plan, entries, w);
            GN(msm_order_digits)(code, entries.numbers, digits.row, sorted.ends, sorted.order, digits.count);
            code += digits.count;
        }
    }
    // Read ahead of the last bucket.
    for (size_t i = 0; i < 2 * BATCH_STEP; i++) sorted.order[code - codes + (ptrdiff_t)i] = 0;
}

static void GN(msm_sort)(const assay_msm_plan *plan, uint32_t group, void *memory, const void *prepared, void *scratch) {
    uint32_t *words = memory;
    for (uint32_t before = 0; before < group; before++) words += GN(msm_sorted_words)(plan, msm_task_at(plan, before * plan->slice_count));
    const msm_task task = msm_task_at(plan, group * plan->slice_count);
    GN(msm_sort_group)(plan, task, GN(msm_entries_at)(prepared, plan->capacity), GN(msm_sorted_at)(plan, task, words), scratch);
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

// The sorted digits of a task that finds them.
ASSAY_INLINE GN(msm_sorted) GN(msm_find_sorted)(const assay_msm_plan *plan, msm_task task, const void *memory) {
    const uint32_t *words = memory;
    for (uint32_t set = 0; set < task.first_set; set++) words += GN(msm_sorted_words)(plan, (msm_task){set, set + 1, 0});
    return GN(msm_sorted_at)(plan, task, (uint32_t *)words);
}

static void GN(msm_run)(const assay_msm_plan *plan, uint32_t number, GROUP_AFFINE *results, const void *memory, const void *prepared, const GROUP_AFFINE *bases, void *scratch) {
    const msm_task task = msm_task_at(plan, number);
    const uint32_t sets = task.last_set - task.first_set, slice_size = (uint32_t)msm_slice_size(plan), slice_bits = msm_slice_bits(plan);
    const GN(msm_sizes) sizes = GN(msm_sizes_of)(plan, task);
    GN(batch) *batch = GN(batch_at)(scratch);
    GROUP_AFFINE *buckets = (GROUP_AFFINE *)(batch + 1);
    GN(run) *runs = (GN(run) *)(buckets + sizes.buckets + sizes.room / 2);
    uint32_t *codes = (uint32_t *)(runs + sizes.room / 2);
    GN(msm_sorted) sorted;
    if (plan->slice_count == 1) {
        sorted = GN(msm_sorted_at)(plan, task, codes + msm_task_digits(plan, task));
        GN(msm_sort_group)(plan, task, GN(msm_entries_at)(prepared, plan->capacity), sorted, codes);
    } else {
        sorted = GN(msm_find_sorted)(plan, task, memory);
    }
    const uint32_t *ends = sorted.ends + task.slice * slice_size;
    const GN(summing) summing = {batch, runs, buckets, (uint32_t)sizes.buckets, (uint32_t)sizes.room};
    GN(sum_buckets)(&summing, task.slice == 0 ? 0 : ends[-1], ends, sorted.order, bases);
    GN(fold_buckets)(batch, buckets, sets, slice_bits);
    for (uint32_t set = 0; set < sets; set++)
        GN(msm_collect)(results + GN(msm_result_place)(plan, task.slice, task.first_set + set), buckets + set * slice_size, slice_bits);
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
