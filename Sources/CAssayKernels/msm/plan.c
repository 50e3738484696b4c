// SPDX-License-Identifier: Apache-2.0
//
// What a task costs, and the windows of fixed-base tables.
#include "plan.h"

uint64_t assay_msm_task_cost(const assay_msm_plan *plan, uint32_t task) {
    const msm_task t = msm_task_at(plan, task);
    return msm_task_digits(plan, t) + 2 * (t.last_window - t.first_window) * msm_buckets_per_window(plan);
}

uint32_t assay_fixed_base_window_count(uint32_t scalar_bits, uint32_t window_bits) { return msm_window_count(scalar_bits - 1, window_bits); }

size_t assay_fixed_base_table_count(uint32_t scalar_bits, uint32_t window_bits) {
    return (size_t)assay_fixed_base_window_count(scalar_bits, window_bits) << (window_bits - 1);
}

// Additions with windows of c bits: one a window and scalar, and one an entry of the table.
static uint64_t fixed_base_cost(uint32_t scalar_bits, size_t count, uint32_t c) {
    return (uint64_t)assay_fixed_base_window_count(scalar_bits, c) * count + assay_fixed_base_table_count(scalar_bits, c);
}

uint32_t assay_fixed_base_window_bits(uint32_t scalar_bits, size_t count) {
    uint32_t best = 2;
    for (uint32_t c = 3; c <= ASSAY_FIXED_BASE_MAX_WINDOW_BITS; c++)
        if (fixed_base_cost(scalar_bits, count, c) < fixed_base_cost(scalar_bits, count, best)) best = c;
    return best;
}
