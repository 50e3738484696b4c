// SPDX-License-Identifier: Apache-2.0
//
// All backends give the same bits, those of Jacobian coordinates included.
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "points.h"
#include "reference.h"
#include "suites.h"

#define SAME(type, left, right) CHECK(memcmp(left, right, sizeof(type)) == 0)

static void compare_fields(const TYPE(table) *a, const TYPE(table) *b) {
    for (int i = 0; i < 30000; i++) {
        uint64_t wide[3][2 * LIMB_LIMIT];
        for (int j = 0; j < 6 * LIMB_LIMIT; j++) wide[j / 12][j % 12] = random_word();
        TYPE(fp) x, y, r, s;
        TYPE(fr) u, v, t, w;
        a->fp_from_double(&x, wide[0]), b->fp_from_double(&y, wide[1]);
        a->fr_from_double(&u, wide[1]), b->fr_from_double(&v, wide[2]);
        a->fp_mul(&r, &x, &y), b->fp_mul(&s, &x, &y);
        SAME(TYPE(fp), &r, &s);
        a->fp_sub(&r, &x, &y), b->fp_sub(&s, &x, &y);
        SAME(TYPE(fp), &r, &s);
        a->fr_mul(&t, &u, &v), b->fr_mul(&w, &u, &v);
        SAME(TYPE(fr), &t, &w);
        a->fr_add(&t, &u, &v), b->fr_add(&w, &u, &v);
        SAME(TYPE(fr), &t, &w);
    }
}

static void compare_groups(const TYPE(table) *a, const TYPE(table) *b) {
    TYPE(g1) p = random_g1(), r1, s1;
    TYPE(g2) q = random_g2(), r2, s2;
    for (int i = 0; i < 500; i++) {
        TYPE(fr) scalar = i < 20 ? random_scalar() : small_scalar(random_word() >> random_below(64));
        a->g1_mul(&r1, &p, &scalar), b->g1_mul(&s1, &p, &scalar);
        SAME(TYPE(g1), &r1, &s1);
        a->g2_mul(&r2, &q, &scalar), b->g2_mul(&s2, &q, &scalar);
        SAME(TYPE(g2), &r2, &s2);
        a->g1_add(&p, &p, &r1), b->g1_add(&s1, &s1, &p);
        a->g2_add(&q, &q, &r2);
    }
}

static void compare_pairings(const TYPE(table) *a, const TYPE(table) *b) {
    static TYPE(line) lines[2][2 * PUBLIC_CONSTANT(LINE_COUNT)];
    for (int i = 0; i < 10; i++) {
        TYPE(prepare_scratch) prepare[2];
        TYPE(miller_scratch) miller[2];
        TYPE(g1_affine) p[2];
        TYPE(g2_affine) q[2];
        for (int j = 0; j < 2; j++) {
            TYPE(g1) left = random_g1();
            TYPE(g2) right = random_g2();
            a->g1_to_affine(&p[j], &left), b->g2_to_affine(&q[j], &right);
        }
        TYPE(fp12) x, y;
        a->g2_prepare(lines[0], q, 2, prepare), b->g2_prepare(lines[1], q, 2, prepare);
        CHECK(memcmp(lines[0], lines[1], sizeof lines[0]) == 0);
        a->miller_loop(&x, p, lines[0], 2, miller), b->miller_loop(&y, p, lines[0], 2, miller);
        SAME(TYPE(fp12), &x, &y);
        a->final_exponentiation(&x, &x), b->final_exponentiation(&y, &y);
        SAME(TYPE(fp12), &x, &y);
    }
}

// A sum whose memory was measured and prepared on one backend and that goes on on another.
static void check_switching(assay_backend first, assay_backend second) {
    enum { count = 300 };
    static TYPE(g1_affine) bases[count];
    static TYPE(fr) scalars[count];
    for (int i = 0; i < count; i++) {
        uint64_t wide[8];
        for (int j = 0; j < 8; j++) wide[j] = random_word();
        TYPE(g1) point = random_g1();
        TYPE(g1_to_affine)(&bases[i], &point), TYPE(fr_from_double)(&scalars[i], wide);
    }
    TYPE(g1) sums[2];
    for (int mixed = 0; mixed < 2; mixed++) {
        assay_backend_select(first);
        assay_msm_plan plan;
        void *prepared = aligned_alloc(64, (TYPE(g1_msm_prepared_bytes)(count) + 63) / 64 * 64);
        TYPE(g1_msm_prepare)(&plan, prepared, bases, scalars, count, 1, (assay_msm_rows){0, 0});
        void *scratch = aligned_alloc(64, (TYPE(g1_msm_scratch_bytes)(&plan) + 63) / 64 * 64);
        TYPE(g1_affine) *results = malloc(TYPE(g1_msm_result_count)(&plan) * sizeof *results);
        for (uint32_t task = 0; task < plan.task_count; task++) {
            if (mixed && task > 0) assay_backend_select(second);
            TYPE(g1_msm_run)(&plan, task, results, NULL, prepared, bases, scratch);
        }
        TYPE(g1_msm_combine)(&sums[mixed], &plan, results);
        free(prepared), free(scratch), free(results);
    }
    CHECK(TYPE(g1_equal)(&sums[0], &sums[1]));
}

static void check_sizes(void) {
    size_t bytes = 0;
    for (int i = 0; i < ASSAY_BACKEND_COUNT; i++) {
        if (!assay_backend_select((assay_backend)i)) continue;
        const size_t own = TYPE(selected_table)()->g1_fixed_base_scratch_bytes();
        if (bytes == 0) bytes = TYPE(g1_fixed_base_scratch_bytes)();
        CHECK(own <= bytes && TYPE(g1_fixed_base_scratch_bytes)() == bytes);
    }
}

void SUITE(test_backends)(void) {
    check_subject("all backends", "memory serves every backend");
    check_sizes();
    for (int i = 0; i < ASSAY_BACKEND_COUNT; i++) {
        for (int j = 0; j < ASSAY_BACKEND_COUNT; j++)
            if (assay_backend_is_available((assay_backend)i) && assay_backend_is_available((assay_backend)j)) check_switching((assay_backend)i, (assay_backend)j);
    }
    check_subject("all backends", "selection");
    CHECK(assay_backend_is_available(ASSAY_BACKEND_PORTABLE));
    CHECK(!assay_backend_is_available((assay_backend)ASSAY_BACKEND_COUNT) && !assay_backend_select((assay_backend)ASSAY_BACKEND_COUNT));
    for (int i = 0; i < ASSAY_BACKEND_COUNT; i++) {
        assay_backend backend = (assay_backend)i;
        CHECK(assay_backend_select(backend) == assay_backend_is_available(backend));
        if (!assay_backend_is_available(backend)) continue;
        CHECK(assay_backend_selected() == backend);
        const TYPE(table) *table = TYPE(selected_table)();
        CHECK((table == &TYPE(portable)) == (backend == ASSAY_BACKEND_PORTABLE));
        check_subject(assay_backend_name(backend), "same bits as the portable backend");
        compare_fields(&TYPE(portable), table);
        compare_groups(&TYPE(portable), table);
        compare_pairings(&TYPE(portable), table);
    }
}
