// SPDX-License-Identifier: Apache-2.0
//
// Judges the sums of one group, included once per group. Expects POINT, AFFINE, JACOBIAN, G(name), KIND(name).

typedef struct { residue *logarithms; AFFINE *stored; } G(bases);

// A sum of products on one backend, as a host runs it.
static JACOBIAN G(sum_on)(const assay_bn254_table *k, const AFFINE *bases, const assay_bn254_fr *factors, size_t count, uint32_t threads, assay_msm_rows rows) {
    assay_msm_plan plan;
    void *prepared = aligned(k->G(msm_prepared_bytes)(count));
    k->G(msm_prepare)(&plan, prepared, bases, factors, count, threads, rows);
    AFFINE *results = aligned(k->G(msm_result_count)(&plan) * sizeof(AFFINE));
    void *scratch = aligned(k->G(msm_scratch_bytes)(&plan));
    const size_t sorted_bytes = k->G(msm_sorted_bytes)(&plan);
    void *sorted = aligned(sorted_bytes);
    for (uint32_t group = 0; sorted_bytes != 0 && group < plan.group_count; group++) k->G(msm_sort)(&plan, group, sorted, prepared, scratch);
    for (uint32_t task = 0; task < plan.task_count; task++) k->G(msm_run)(&plan, task, results, sorted, prepared, bases, scratch);
    JACOBIAN sum;
    k->G(msm_combine)(&sum, &plan, results);
    free(prepared), free(results), free(scratch), free(sorted);
    return sum;
}

// The bases with the rows of multiples that a prover keeps beside them; in two parts, as threads make them.
static AFFINE *G(table_on)(const assay_bn254_table *k, const AFFINE *bases, size_t count, assay_msm_rows rows) {
    AFFINE *table = aligned(assay_msm_row_count(254, rows) * count * sizeof(AFFINE));
    void *scratch = aligned(k->G(fixed_base_scratch_bytes)());
    const size_t cut = random_below(count + 1);
    memcpy(table, bases, count * sizeof(AFFINE));
    k->G(msm_table)(table, count, rows, cut, count, scratch);
    k->G(msm_table)(table, count, rows, 0, cut, scratch);
    free(scratch);
    return table;
}

// Different bases are a chain, start + i * step; the others are few of those.
static void G(draw_bases)(G(bases) *b, base_kind kind, size_t count) {
    residue step, logarithm;
    residue_random(&order_prime, &logarithm), residue_random(&order_prime, &step);
    POINT point = G(multiple_of_generator)(logarithm.limb);
    const POINT step_point = G(multiple_of_generator)(step.limb);
    for (size_t i = 0; i < count; i++) {
        const bool fresh = kind == DIFFERENT || (kind == FEW && i < 20) || (kind == OPPOSITE && i % 2 == 0);
        if (fresh && i > 0) {
            point = G(point_sum)(&point, &step_point);
            residue_add(&order_prime, &logarithm, &logarithm, &step);
        }
        const POINT negative = G(point_negative)(&point), infinity = {.infinite = true};
        const bool opposite = (kind == OPPOSITE && i % 2 == 1) || (kind == FEW && i % 3 == 2);
        const bool infinite = kind == INFINITE || (kind == FEW && i % 7 == 6);
        b->stored[i] = G(stored)(infinite ? &infinity : opposite ? &negative : &point);
        b->logarithms[i] = infinite ? (residue){{0}} : logarithm;
        if (opposite && !infinite) residue_sub(&order_prime, &b->logarithms[i], &(residue){{0}}, &logarithm);
        if (kind != FEW || i < 20) continue;
        const size_t choice = random_below(20);
        b->stored[i] = b->stored[choice], b->logarithms[i] = b->logarithms[choice];
    }
}

static void G(compare_sums)(const G(bases) *b, const scalars *s, size_t count, uint32_t threads, assay_msm_rows rows) {
    residue total = {{0}}, product;
    for (size_t i = 0; i < count; i++) {
        residue_mul(&order_prime, &product, &b->logarithms[i], &s->plain[i]);
        residue_add(&order_prime, &total, &total, &product);
    }
    const POINT expected = G(multiple_of_generator)(total.limb);
    FOR_BACKENDS(j) {
        AFFINE *table = rows.set_count == 0 ? NULL : G(table_on)(judged[j].table, b->stored, count, rows);
        const JACOBIAN sum = G(sum_on)(judged[j].table, table == NULL ? b->stored : table, s->stored, count, threads, rows);
        const bool same = G(is_stored_jacobian)(&sum, &expected);
        tally_one(j, table == NULL ? KIND("sums of products") : KIND("sums with tables"), same);
        tally(j, KIND("products in these sums"), count, 0);
        if (!same) printf("  %zu products, window %u, %u sets, %u threads\n", count, rows.window_bits, rows.set_count, threads);
        free(table);
    }
}

// Some of the combinations of scalars and bases, the next count the following ones; each as a plain sum with the best
// window, and where there are few products with any window, and with tables.
static void G(judge_count)(G(bases) *b, scalars *s, size_t count, size_t combinations) {
    static size_t next;
    for (size_t i = 0; i < combinations; i++, next++) {
        const uint32_t window = 3 + (uint32_t)random_below(8), sets = 1 + (uint32_t)random_below(6), threads = 1 + (uint32_t)random_below(4);
        draw_scalars(s, (scalar_kind)(next % SCALAR_KINDS), count);
        G(draw_bases)(b, (base_kind)(next / SCALAR_KINDS % BASE_KINDS), count);
        G(compare_sums)(b, s, count, threads, (assay_msm_rows){0, 0});
        if (count > 300) continue;
        G(compare_sums)(b, s, count, 1, (assay_msm_rows){window, 0});
        if (i % 2 == 0) G(compare_sums)(b, s, count, threads, (assay_msm_rows){window, sets});
    }
}

// Every count from 0 to 300, every window, and larger counts at random.
static void G(judge_sums)(void) {
    enum { most = 1 << 17, all = SCALAR_KINDS * BASE_KINDS };
    G(bases) b = {aligned(most * sizeof(residue)), aligned(most * sizeof(AFFINE))};
    scalars s = {aligned(most * sizeof(residue)), aligned(most * sizeof(assay_bn254_fr))};
    const size_t counts = portion(301), larger = portion(40);
    for (size_t i = 0; i < counts; i++) G(judge_count)(&b, &s, i * 301 / counts, i % 50 == 0 ? all : 8);
    for (uint32_t window = 3; window <= 16; window++) {
        if (portion(100) < 16 && window > 9) break;
        for (int kind = 0; kind < SCALAR_KINDS; kind++) {
            const size_t count = 1 + random_below(2000);
            draw_scalars(&s, (scalar_kind)kind, count);
            G(draw_bases)(&b, (base_kind)random_below(FEW + 1), count);
            G(compare_sums)(&b, &s, count, 1 + (uint32_t)random_below(30), (assay_msm_rows){window, 0});
        }
    }
    for (size_t i = 0; i < larger; i++) G(judge_count)(&b, &s, 301 + random_below((size_t)1 << (9 + i % 7)), 3);
    if (portion(100) == 100) G(judge_count)(&b, &s, most, 1), G(judge_count)(&b, &s, 65537, 2);
    free(b.logarithms), free(b.stored), free(s.plain), free(s.stored);
}

// Multiples of one base by neighbouring scalars, each compared with the chain; then by scalars of all kinds.
static void G(compare_multiples)(const POINT *base, uint32_t bits, size_t count) {
    scalars s = {aligned(count * sizeof(residue)), aligned(count * sizeof(assay_bn254_fr))};
    AFFINE *expected = aligned(count * sizeof(AFFINE)), *got = aligned(count * sizeof(AFFINE));
    POINT *multiples = aligned(count * sizeof(POINT));
    residue_draw(&order_prime, &s.plain[0]);
    POINT multiple = G(point_multiple)(base, s.plain[0].limb);
    for (size_t i = 0; i < count; i++) {
        if (i > 0) residue_add(&order_prime, &s.plain[i], &s.plain[i - 1], &(residue){{1}}), multiple = G(point_sum)(&multiple, base);
        residue_to_stored(&order_prime, s.stored[i].limb, &s.plain[i]);
        expected[i] = G(stored)(&multiple), multiples[i] = multiple;
    }
    FOR_BACKENDS(j) {
        const assay_bn254_table *k = judged[j].table;
        const uint32_t windows = assay_fixed_base_window_count(254, bits);
        AFFINE *table = aligned(assay_fixed_base_table_count(254, bits) * sizeof(AFFINE));
        void *scratch = aligned(k->G(fixed_base_scratch_bytes)());
        const AFFINE stored = G(stored)(base);
        JACOBIAN start;
        k->G(from_affine)(&start, &stored);
        k->G(fixed_base_table)(table, &start, bits, 0, windows, scratch);
        k->G(fixed_base_multiply)(got, s.stored, count, table, bits, scratch);
        size_t differences = 0;
        for (size_t i = 0; i < count; i++) differences += memcmp(&got[i], &expected[i], sizeof got[i]) != 0;
        tally(j, KIND("fixed-base multiples"), count, differences);
        for (size_t i = 0; i < count; i += 8) {
            k->G(fixed_base_sum)(&start, &s.stored[i], 1, table, bits);
            tally_one(j, KIND("sums of fixed-base multiples"), G(is_stored_jacobian)(&start, &multiples[i]));
        }
        tally(j, KIND("batch additions in these"), count * (windows - 1), 0);
        free(table), free(scratch);
    }
    free(s.plain), free(s.stored), free(expected), free(got), free(multiples);
}

static void G(judge_fixed_base)(void) {
    for (uint32_t bits = 2; bits <= (portion(100) < 16 ? 8 : 13); bits++) {
        residue k;
        residue_random(&order_prime, &k);
        const POINT base = G(multiple_of_generator)(k.limb);
        G(compare_multiples)(&base, bits, portion(3000));
    }
}
