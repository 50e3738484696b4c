// SPDX-License-Identifier: Apache-2.0
//
// How a multi-scalar multiplication is cut up: the window, how many scalars reach each window, and the tasks.
//
// Scalars count by their magnitude |s| = min(s, r - s), which is below 2^b with b one less than the bits of r, and are
// kept by falling bit length, so that the ones with a digit in window w are a prefix: bits and small numbers, positive
// or negative, are seen by the lowest windows only.
//
// Digits are signed without a chain of carries: adding 2^(c-1) to every window but the top one turns the plain window v
// of the sum into the digit v - 2^(c-1) in -2^(c-1) ..< 2^(c-1). The top window is as it stands, at most 2^(c-1).
//
// Each window has a set of buckets of its own, unless there are rows of multiples of the bases: then windows that are
// set_count apart share one, and take their bases from rows one apart. Where sets are fewer than threads, they are
// cut into slices of their buckets: the digits of a set are sorted first, and tasks for its slices follow.
#ifndef ASSAY_MSM_PLAN_H
#define ASSAY_MSM_PLAN_H
#include "../field/limbs.h"
#include "../include/assay_kernels.h"

// Additions that are queued in one step. A batch may be longer than its size by one less than these.
enum { BATCH_STEP = 16 };

// Points summed in one go, so that what a range of buckets needs stays in the second cache.
#define ASSAY_MSM_RANGE 16384

// Windows are taken together until a task has its share of the digits, at least the first of these and at most the last.
enum { MSM_MIN_TASK_DIGITS = 1024, MSM_MAX_TASK_DIGITS = 4096 };

// Beside the number of a base: whether it is taken with the opposite sign.
#define SIGN_BIT 0x80000000u

enum { MSM_MIN_WINDOW_BITS = 3, MSM_MAX_WINDOW_BITS = 16, MSM_MAX_SLICES = 8 };

// Numbers of scalars by bit length of their magnitude.
typedef struct { uint32_t count[256]; } msm_lengths;

ASSAY_INLINE uint32_t msm_window_count(uint32_t magnitude_bits, uint32_t c) { return magnitude_bits / c + 1; }

// Windows that a magnitude of the given length can reach. Above the window of its top bit there may be a carry, unless a
// free bit lies between, or everything is in the first window.
ASSAY_INLINE uint32_t msm_windows_reached(uint32_t length, uint32_t c, uint32_t window_count) {
    if (length < c) return length == 0 ? 0 : 1;
    const uint32_t reached = (length + 1) / c + 1;
    return reached < window_count ? reached : window_count;
}

// Digits in all windows.
static inline uint64_t msm_digit_count(const msm_lengths *lengths, uint32_t magnitude_bits, uint32_t c) {
    uint64_t digits = 0;
    for (uint32_t length = 1; length <= magnitude_bits; length++)
        digits += (uint64_t)lengths->count[length] * msm_windows_reached(length, c, msm_window_count(magnitude_bits, c));
    return digits;
}

// Additions with windows of c bits: one a digit, and two a bucket to weigh and add the buckets up.
static inline uint64_t msm_cost(const msm_lengths *lengths, uint32_t magnitude_bits, uint32_t c) {
    return msm_digit_count(lengths, magnitude_bits, c) + ((uint64_t)msm_window_count(magnitude_bits, c) << c);
}

static inline uint32_t msm_choose_window_bits(const msm_lengths *lengths, uint32_t magnitude_bits) {
    uint32_t best = MSM_MIN_WINDOW_BITS;
    for (uint32_t c = best + 1; c <= MSM_MAX_WINDOW_BITS; c++)
        if (msm_cost(lengths, magnitude_bits, c) < msm_cost(lengths, magnitude_bits, best)) best = c;
    return best;
}

static inline void msm_count_reaching(assay_msm_plan *plan, const msm_lengths *lengths, uint32_t magnitude_bits) {
    for (uint32_t length = 1; length <= magnitude_bits; length++) {
        const uint32_t reached = msm_windows_reached(length, plan->window_bits, plan->window_count);
        for (uint32_t w = 0; w < reached; w++) plan->reaching[w] += lengths->count[length];
    }
}

// Scalars that can have a digit in a set of buckets, once for each window.
static inline uint64_t msm_set_digits(const assay_msm_plan *plan, uint32_t set) {
    uint64_t digits = 0;
    for (uint32_t w = set; w < plan->window_count; w += plan->set_count) digits += plan->reaching[w];
    return digits;
}

// Joins neighbouring sets into groups of `quota` digits or more, but none that are sliced. Sets that no scalar reaches are left
// out.
static inline void msm_group_sets(assay_msm_plan *plan, uint64_t quota) {
    uint64_t digits = 0;
    uint32_t set = 0;
    for (; set < plan->set_count && plan->reaching[set] != 0; set++) {
        if (digits == 0) plan->group_first[plan->group_count++] = (uint8_t)set;
        digits += msm_set_digits(plan, set);
        if (digits >= quota || plan->slice_count > 1) digits = 0;
    }
    plan->group_first[plan->group_count] = (uint8_t)set;
}

// The first and one past the last of the sets of a task, and its slice of their buckets.
typedef struct { uint32_t first_set, last_set, slice; } msm_task;

ASSAY_INLINE msm_task msm_task_at(const assay_msm_plan *plan, uint32_t task) {
    const uint32_t group = task / plan->slice_count;
    return (msm_task){plan->group_first[group], plan->group_first[group + 1], task % plan->slice_count};
}

static inline uint64_t msm_task_digits(const assay_msm_plan *plan, msm_task task) {
    uint64_t digits = 0;
    for (uint32_t set = task.first_set; set < task.last_set; set++) digits += msm_set_digits(plan, set);
    return digits;
}

// The binary logarithm of the slices of a set.
ASSAY_INLINE uint32_t msm_slice_log(const assay_msm_plan *plan) { return (uint32_t)__builtin_ctz(plan->slice_count); }

ASSAY_INLINE size_t msm_set_size(const assay_msm_plan *plan) { return (size_t)1 << (plan->window_bits - 1); }

// Bits of the index of a bucket within its slice, and buckets of a slice.
ASSAY_INLINE uint32_t msm_slice_bits(const assay_msm_plan *plan) { return plan->window_bits - 1 - msm_slice_log(plan); }
ASSAY_INLINE size_t msm_slice_size(const assay_msm_plan *plan) { return (size_t)1 << msm_slice_bits(plan); }

// As many slices as keep `threads` busy with the sets that there are, but none of fewer than four buckets.
static inline uint32_t msm_choose_slices(uint32_t threads, uint32_t set_count, uint32_t window_bits) {
    uint32_t slices = 1;
    while (slices < MSM_MAX_SLICES && slices * set_count < 2 * threads && slices << 3 < 1u << (window_bits - 1)) slices *= 2;
    return threads == 1 ? 1 : slices;
}

// A plan for scalars of the given lengths and bases in the given rows.
static inline void msm_make_plan(assay_msm_plan *plan, const msm_lengths *lengths, uint32_t magnitude_bits, uint32_t threads, assay_msm_rows rows) {
    *plan = (assay_msm_plan){0};
    plan->window_bits = rows.window_bits != 0 ? rows.window_bits : msm_choose_window_bits(lengths, magnitude_bits);
    plan->window_count = msm_window_count(magnitude_bits, plan->window_bits);
    plan->set_count = rows.set_count != 0 ? rows.set_count : plan->window_count;
    plan->slice_count = msm_choose_slices(threads, plan->set_count, plan->window_bits);
    msm_count_reaching(plan, lengths, magnitude_bits);
    const uint64_t share = msm_digit_count(lengths, magnitude_bits, plan->window_bits) / (4 * (uint64_t)threads);
    msm_group_sets(plan, share < MSM_MIN_TASK_DIGITS ? MSM_MIN_TASK_DIGITS : share > MSM_MAX_TASK_DIGITS ? MSM_MAX_TASK_DIGITS : share);
    plan->task_count = plan->group_count * plan->slice_count;
}
#endif
