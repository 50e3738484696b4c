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

enum { MSM_MIN_WINDOW_BITS = 3, MSM_MAX_WINDOW_BITS = 16, MSM_MAX_PARTS = 8 };

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

// Additions with windows of c bits: one a digit, and two a bucket (in each part) to weigh and add the buckets up.
static inline uint64_t msm_cost(const msm_lengths *lengths, uint32_t magnitude_bits, uint32_t c, uint32_t parts) {
    return msm_digit_count(lengths, magnitude_bits, c) + ((uint64_t)msm_window_count(magnitude_bits, c) * parts << c);
}

static inline uint32_t msm_choose_window_bits(const msm_lengths *lengths, uint32_t magnitude_bits, uint32_t parts) {
    uint32_t best = MSM_MIN_WINDOW_BITS;
    for (uint32_t c = best + 1; c <= MSM_MAX_WINDOW_BITS; c++)
        if (msm_cost(lengths, magnitude_bits, c, parts) < msm_cost(lengths, magnitude_bits, best, parts)) best = c;
    return best;
}

static inline void msm_count_reaching(assay_msm_plan *plan, const msm_lengths *lengths, uint32_t magnitude_bits) {
    for (uint32_t length = 1; length <= magnitude_bits; length++) {
        const uint32_t reached = msm_windows_reached(length, plan->window_bits, plan->window_count);
        for (uint32_t w = 0; w < reached; w++) plan->reaching[w] += lengths->count[length];
    }
}

// Joins neighbouring windows into groups of `quota` digits or more. Windows that no scalar reaches are left out.
static inline void msm_group_windows(assay_msm_plan *plan, uint64_t quota) {
    uint64_t digits = 0;
    uint32_t w = 0;
    for (; w < plan->window_count && plan->reaching[w] != 0; w++) {
        if (digits == 0) plan->group_first[plan->group_count++] = (uint8_t)w;
        digits += plan->reaching[w];
        if (digits >= quota) digits = 0;
    }
    plan->group_first[plan->group_count] = (uint8_t)w;
}

// The first and one past the last of the windows of a task, and which part of their scalars it takes.
typedef struct { uint32_t first_window, last_window, part; } msm_task;

ASSAY_INLINE msm_task msm_task_at(const assay_msm_plan *plan, uint32_t task) {
    const uint32_t group = task / plan->part_count;
    return (msm_task){plan->group_first[group], plan->group_first[group + 1], task % plan->part_count};
}

// Where part `part` of `count` begins.
ASSAY_INLINE uint32_t msm_part_start(const assay_msm_plan *plan, uint32_t count, uint32_t part) {
    return (uint32_t)((uint64_t)count * part / plan->part_count);
}

static inline uint64_t msm_task_digits(const assay_msm_plan *plan, msm_task task) {
    uint64_t digits = 0;
    for (uint32_t w = task.first_window; w < task.last_window; w++)
        digits += msm_part_start(plan, plan->reaching[w], task.part + 1) - msm_part_start(plan, plan->reaching[w], task.part);
    return digits;
}

ASSAY_INLINE size_t msm_buckets_per_window(const assay_msm_plan *plan) { return (size_t)1 << (plan->window_bits - 1); }

// A plan for scalars of the given lengths; `window_bits` 0 lets the costs decide.
static inline void msm_make_plan(assay_msm_plan *plan, const msm_lengths *lengths, uint32_t magnitude_bits, uint32_t threads, uint32_t window_bits) {
    *plan = (assay_msm_plan){0};
    plan->part_count = threads < MSM_MAX_PARTS * 8 ? threads / 8 + 1 : MSM_MAX_PARTS;
    plan->window_bits = window_bits != 0 ? window_bits : msm_choose_window_bits(lengths, magnitude_bits, plan->part_count);
    plan->window_count = msm_window_count(magnitude_bits, plan->window_bits);
    msm_count_reaching(plan, lengths, magnitude_bits);
    const uint64_t share = msm_digit_count(lengths, magnitude_bits, plan->window_bits) / (4 * (uint64_t)threads);
    msm_group_windows(plan, share < MSM_MIN_TASK_DIGITS ? MSM_MIN_TASK_DIGITS : share > MSM_MAX_TASK_DIGITS ? MSM_MAX_TASK_DIGITS : share);
    plan->task_count = plan->group_count * plan->part_count;
}
#endif
