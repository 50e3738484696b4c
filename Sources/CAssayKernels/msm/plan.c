// SPDX-License-Identifier: Apache-2.0
//
// What a task costs, the rows of tables of multiples, and the windows of fixed-base tables.
#include "plan.h"

uint64_t assay_msm_task_cost(const assay_msm_plan *plan, uint32_t task) {
    const msm_task t = msm_task_at(plan, task);
    return msm_task_digits(plan, t) / plan->slice_count + 2 * (t.last_set - t.first_set) * msm_slice_size(plan);
}

static uint32_t ceiling(uint32_t a, uint32_t b) { return (a + b - 1) / b; }

uint32_t assay_msm_row_count(uint32_t scalar_bits, assay_msm_rows rows) {
    return rows.set_count == 0 ? 1 : ceiling(msm_window_count(scalar_bits - 1, rows.window_bits), rows.set_count);
}

assay_msm_rows assay_msm_best_rows(uint32_t scalar_bits, size_t count, uint32_t most_rows) {
    assay_msm_rows best = {0, 0};
    uint64_t least = UINT64_MAX;
    for (uint32_t c = MSM_MIN_WINDOW_BITS; c <= MSM_MAX_WINDOW_BITS; c++) {
        const uint32_t windows = msm_window_count(scalar_bits - 1, c), sets = ceiling(windows, most_rows);
        const uint64_t cost = (uint64_t)windows * count + ((uint64_t)sets << c);
        if (cost >= least) continue;
        least = cost;
        best = (assay_msm_rows){c, sets < windows ? sets : 0};
    }
    return best;
}

uint32_t assay_fixed_base_window_count(uint32_t scalar_bits, uint32_t window_bits) { return msm_window_count(scalar_bits - 1, window_bits); }

size_t assay_fixed_base_table_count(uint32_t scalar_bits, uint32_t window_bits) {
    return (size_t)assay_fixed_base_window_count(scalar_bits, window_bits) << (window_bits - 1);
}

// Additions with windows of c bits: one a scalar for every window but the first, and one an entry of the table, which takes about
// as long again to be written to fresh memory.
static uint64_t fixed_base_cost(uint32_t scalar_bits, size_t count, uint32_t c) {
    const uint64_t additions = assay_fixed_base_window_count(scalar_bits, c) - 1;
    return additions * count + 2 * (uint64_t)assay_fixed_base_table_count(scalar_bits, c);
}

uint32_t assay_fixed_base_window_bits(uint32_t scalar_bits, size_t count) {
    uint32_t best = 2;
    for (uint32_t c = 3; c <= ASSAY_FIXED_BASE_MAX_WINDOW_BITS; c++)
        if (fixed_base_cost(scalar_bits, count, c) < fixed_base_cost(scalar_bits, count, best)) best = c;
    return best;
}
