// SPDX-License-Identifier: Apache-2.0
//
// Tests of sums of products and fixed-base multiples in one group, included once per group. Expects the types GROUP and
// AFFINE, KERNEL(name), and POINTS(name) for the functions of points.h.

// The sum of products as a host runs it, with every buffer of the size that the kernels ask for.
static GROUP KERNEL(sum_of_products)(const TYPE(table) *k, const AFFINE *bases, const fr *scalars, size_t count, uint32_t threads, assay_msm_rows rows) {
    assay_msm_plan plan;
    void *prepared = exactly_aligned(k->KERNEL(msm_prepared_bytes)(count));
    k->KERNEL(msm_prepare)(&plan, prepared, bases, scalars, count, threads, rows);
    AFFINE *results = exactly_aligned(k->KERNEL(msm_result_count)(&plan) * sizeof(AFFINE));
    const size_t bytes = k->KERNEL(msm_scratch_bytes)(&plan), sorted_bytes = k->KERNEL(msm_sorted_bytes)(&plan);
    void *sorted = exactly_aligned(sorted_bytes);
    for (uint32_t group = sorted_bytes == 0 ? 0 : plan.group_count; group-- > 0;) {
        void *scratch = exactly_aligned(bytes);
        k->KERNEL(msm_sort)(&plan, group, sorted, prepared, scratch);
        free(scratch);
    }
    for (uint32_t task = plan.task_count; task-- > 0;) {
        void *scratch = exactly_aligned(bytes);
        memset(scratch, 0xa5, bytes);
        k->KERNEL(msm_run)(&plan, task, results, sorted, prepared, bases, scratch);
        free(scratch);
    }
    GROUP sum;
    k->KERNEL(msm_combine)(&sum, &plan, results);
    free(prepared), free(results), free(sorted);
    return sum;
}

// Bases logarithms[i] * generator. Few different ones, so that equal, opposite and infinite ones meet.
static void KERNEL(draw_bases)(const TYPE(table) *k, AFFINE *bases, fr *logarithms, size_t count, size_t different) {
    const GROUP generator = POINTS(generator)();
    fr *choices = exactly(different * sizeof(fr));
    AFFINE *points = exactly(different * sizeof(AFFINE));
    for (size_t i = 0; i < different; i++) {
        choices[i] = i % 7 == 6 ? small_scalar(0) : random_scalar();
        if (i % 3 == 2) k->fr_neg(&choices[i], &choices[i - 1]);
        GROUP point;
        k->KERNEL(mul)(&point, &generator, &choices[i]);
        k->KERNEL(to_affine)(&points[i], &point);
    }
    for (size_t i = 0; i < count; i++) {
        const size_t choice = i < different ? i : random_below(different);
        logarithms[i] = choices[choice];
        bases[i] = points[choice];
    }
    free(choices), free(points);
}

static void KERNEL(check_sum_in_rows)(const TYPE(table) *k, const AFFINE *bases, const fr *logarithms, const fr *scalars, size_t count, uint32_t threads, assay_msm_rows rows) {
    const GROUP generator = POINTS(generator)(), sum = KERNEL(sum_of_products)(k, bases, scalars, count, threads, rows);
    fr logarithm;
    k->fr_vector_dot(&logarithm, logarithms, scalars, count);
    GROUP expected;
    k->KERNEL(mul)(&expected, &generator, &logarithm);
    CHECK(k->KERNEL(equal)(&sum, &expected));
}

static void KERNEL(check_sum_of_products)(const TYPE(table) *k, const AFFINE *bases, const fr *logarithms, const fr *scalars, size_t count, uint32_t threads, uint32_t window_bits) {
    KERNEL(check_sum_in_rows)(k, bases, logarithms, scalars, count, threads, (assay_msm_rows){window_bits, 0});
}

// A sum with multiples of the bases, which are made in two parts.
static void KERNEL(check_sum_with_table)(const TYPE(table) *k, const AFFINE *bases, const fr *logarithms, const fr *scalars, size_t count, uint32_t threads, assay_msm_rows rows) {
    const size_t cut = random_below(count + 1);
    AFFINE *table = exactly(assay_msm_row_count(FR_BIT_COUNT, rows) * count * sizeof(AFFINE));
    void *scratch = exactly_aligned(k->KERNEL(fixed_base_scratch_bytes)());
    memcpy(table, bases, count * sizeof(AFFINE));
    k->KERNEL(msm_table)(table, count, rows, cut, count, scratch);
    k->KERNEL(msm_table)(table, count, rows, 0, cut, scratch);
    KERNEL(check_sum_in_rows)(k, table, logarithms, scalars, count, threads, rows);
    free(table), free(scratch);
}

static void KERNEL(test_tables)(const TYPE(table) *k, size_t most) {
    AFFINE *bases = exactly(most * sizeof(AFFINE));
    fr *logarithms = exactly(most * sizeof(fr)), *scalars = exactly(most * sizeof(fr));
    for (scalar_kind kind = 0; kind < KIND_COUNT; kind++) {
        draw_scalars(k, kind, scalars, most);
        KERNEL(draw_bases)(k, bases, logarithms, most, 60);
        const uint32_t threads = 1 + (uint32_t)random_below(20), most_rows = 2 + (uint32_t)random_below(40);
        KERNEL(check_sum_with_table)(k, bases, logarithms, scalars, most, threads, assay_msm_best_rows(FR_BIT_COUNT, most, most_rows));
        const uint32_t bits = 3 + (uint32_t)random_below(10), sets = 1 + (uint32_t)random_below(assay_fixed_base_window_count(FR_BIT_COUNT, bits));
        KERNEL(check_sum_with_table)(k, bases, logarithms, scalars, random_below(60), threads, (assay_msm_rows){bits, sets});
        KERNEL(check_sum_with_table)(k, bases, logarithms, scalars, 30, 2, (assay_msm_rows){bits, 1});
    }
    free(bases), free(logarithms), free(scalars);
}

static void KERNEL(test_sums_of_products)(const TYPE(table) *k, size_t most) {
    AFFINE *bases = exactly(most * sizeof(AFFINE));
    fr *logarithms = exactly(most * sizeof(fr)), *scalars = exactly(most * sizeof(fr));
    for (scalar_kind kind = 0; kind < KIND_COUNT; kind++) {
        draw_scalars(k, kind, scalars, most);
        KERNEL(draw_bases)(k, bases, logarithms, most, 60);
        for (size_t count = 0; count < 40; count++) KERNEL(check_sum_of_products)(k, bases, logarithms, scalars, count, 1, 0);
        for (uint32_t window_bits = 3; window_bits <= 16; window_bits++)
            KERNEL(check_sum_of_products)(k, bases, logarithms, scalars, 50, 1 + (uint32_t)random_below(70), window_bits);
        KERNEL(check_sum_of_products)(k, bases, logarithms, scalars, most, 1, 0);
        KERNEL(check_sum_of_products)(k, bases, logarithms, scalars, most, 30, 4);
        KERNEL(draw_bases)(k, bases, logarithms, most, 2);
        KERNEL(check_sum_of_products)(k, bases, logarithms, scalars, most, 2, 0);
    }
    draw_scalars(k, UNIFORM, scalars, most);
    // Every count where that takes no time.
    const size_t step = k == &TYPE(portable) ? 20 : assay_backend_selected() == ASSAY_BACKEND_IFMA ? 1 : 5;
    for (size_t count = 40; count <= 300; count += step) KERNEL(check_sum_of_products)(k, bases, logarithms, scalars, count, 1, count % 2 == 0 ? 0 : 5);
    free(bases), free(logarithms), free(scalars);
}

// One bucket of more bases than are summed in one go, all kinds of pairs among them.
static void KERNEL(test_large_bucket)(const TYPE(table) *k) {
    enum { count = 40001 };
    AFFINE *bases = exactly(count * sizeof(AFFINE));
    fr *logarithms = exactly(count * sizeof(fr)), *scalars = exactly(count * sizeof(fr));
    KERNEL(draw_bases)(k, bases, logarithms, count, 60);
    draw_scalars(k, BITS, scalars, count);
    KERNEL(check_sum_of_products)(k, bases, logarithms, scalars, count, 1, 8);
    free(bases), free(logarithms), free(scalars);
}

static void KERNEL(test_fixed_base)(const TYPE(table) *k) {
    enum { most = 70 };
    const GROUP base = POINTS(random)();
    fr *scalars = exactly(most * sizeof(fr));
    AFFINE *multiples = exactly(most * sizeof(AFFINE)), expected;
    void *scratch = exactly_aligned(k->KERNEL(fixed_base_scratch_bytes)());
    for (uint32_t bits = 2; bits <= 10; bits++) {
        const uint32_t windows = assay_fixed_base_window_count(FR_BIT_COUNT, bits), cut = (uint32_t)random_below(windows + 1);
        AFFINE *table = exactly(assay_fixed_base_table_count(FR_BIT_COUNT, bits) * sizeof(AFFINE));
        k->KERNEL(fixed_base_table)(table, &base, bits, cut, windows, scratch);
        k->KERNEL(fixed_base_table)(table, &base, bits, 0, cut, scratch);
        const size_t count = random_below(most + 1);
        draw_scalars(k, (scalar_kind)random_below(KIND_COUNT), scalars, count);
        k->KERNEL(fixed_base_multiply)(multiples, scalars, count, table, bits, scratch);
        for (size_t i = 0; i < count; i += 7) {
            GROUP sum, expected;
            k->KERNEL(fixed_base_sum)(&sum, &scalars[i], 1, table, bits);
            k->KERNEL(from_affine)(&expected, &multiples[i]);
            CHECK(k->KERNEL(equal)(&sum, &expected));
        }
        for (size_t i = 0; i < count; i++) {
            GROUP product;
            k->KERNEL(mul)(&product, &base, &scalars[i]);
            k->KERNEL(to_affine)(&expected, &product);
            CHECK(memcmp(&expected, &multiples[i], sizeof expected) == 0);
        }
        free(table);
    }
    free(scalars), free(multiples), free(scratch);
}
