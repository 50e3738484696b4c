// SPDX-License-Identifier: Apache-2.0
//
// Every kernel of one curve that assay_kernels.h calls constant time, on secret operands.
#include "watch.h"

#include <stdio.h>
#include <stdlib.h>

#include "taint.h"

typedef TYPE(fp) fp;
typedef TYPE(fr) fr;
typedef TYPE(fp2) fp2;
typedef TYPE(fp12) fp12;

// Runs one kernel and says its name when the tool has something to report.
#define WATCH(call)                                                                                                    \
    do {                                                                                                               \
        const unsigned before = taint_errors();                                                                        \
        call;                                                                                                          \
        watched++;                                                                                                     \
        if (taint_errors() != before) printf("depends on secrets: %s\n", #call);                                       \
    } while (0)

// Elements below every modulus that differ from call to call, as secrets.
static void draw(void *memory, size_t bytes) {
    static uint64_t state = 1;
    uint64_t *words = memory;
    for (size_t i = 0; i < bytes / 8; i++) {
        state = state * 6364136223846793005 + 1442695040888963407;
        words[i] = (state ^ state << 32) >> 4;
    }
    taint_secret(memory, bytes);
}

#define DRAW(variable) draw(&(variable), sizeof(variable))

// Blocks of eight, and some elements left over.
enum { COUNT = 83 };

#define WATCH_FIELD(F, name)                                                                                           \
    static void watch_##name(const TYPE(table) *k) {                                                                   \
        F a, b, r;                                                                                                     \
        DRAW(a);                                                                                                       \
        DRAW(b);                                                                                                       \
        WATCH(k->name##_add(&r, &a, &b));                                                                              \
        WATCH(k->name##_sub(&r, &a, &b));                                                                              \
        WATCH(k->name##_neg(&r, &a));                                                                                  \
        WATCH(k->name##_mul(&r, &a, &b));                                                                              \
        WATCH(k->name##_sqr(&r, &a));                                                                                  \
    }
WATCH_FIELD(fp, fp)
WATCH_FIELD(fr, fr)
WATCH_FIELD(fp2, fp2)

#define WATCH_PRIME_FIELD(F, name)                                                                                     \
    static void watch_conversions_of_##name(const TYPE(table) *k) {                                                    \
        F a, r;                                                                                                        \
        uint64_t plain[2 * FP_WORDS];                                                                                  \
        bool holds;                                                                                                    \
        DRAW(a);                                                                                                       \
        DRAW(plain);                                                                                                   \
        WATCH(holds = k->name##_is_canonical(&a));                                                                     \
        WATCH(k->name##_to_plain(plain, &a));                                                                          \
        WATCH(holds = k->name##_from_plain(&r, plain));                                                                \
        WATCH(k->name##_from_double(&r, plain));                                                                       \
        (void)holds;                                                                                                   \
    }                                                                                                                  \
    static void watch_vectors_of_##name(const TYPE(table) *k) {                                                        \
        static F a[COUNT], b[COUNT], c[COUNT], r[COUNT], factor;                                                       \
        DRAW(a);                                                                                                       \
        DRAW(b);                                                                                                       \
        DRAW(c);                                                                                                       \
        DRAW(factor);                                                                                                  \
        WATCH(k->name##_vector_add(r, a, b, COUNT));                                                                   \
        WATCH(k->name##_vector_sub(r, a, b, COUNT));                                                                   \
        WATCH(k->name##_vector_mul(r, a, b, COUNT));                                                                   \
        WATCH(k->name##_vector_mul_sub(r, a, b, c, COUNT));                                                            \
        WATCH(k->name##_vector_scale(r, a, &factor, COUNT));                                                           \
        WATCH(k->name##_vector_dot(&factor, a, b, COUNT));                                                             \
        WATCH(k->name##_vector_powers(r, &factor, &b[0], COUNT));                                                      \
        WATCH(k->name##_vector_to_plain(r[0].limb, a, COUNT));                                                         \
        WATCH((void)k->name##_vector_from_plain(r, r[0].limb, COUNT));                                                 \
    }
WATCH_PRIME_FIELD(fp, fp)
WATCH_PRIME_FIELD(fr, fr)

// Transforms of secret values with public roots: the whole of a block, columns, and the turn.
static void watch_transforms(const TYPE(table) *k) {
    enum { log = 9, count = 1 << log, levels = 4 };
    static fr values[count], roots[count];
    static uint64_t prepared[count / 8 * ASSAY_ROOT_WORDS];
    void *scratch = aligned_alloc(64, (size_t)ASSAY_NTT_EIGHT_BYTES << levels << 5);
    if (scratch == NULL) exit(70);
    DRAW(roots);
    taint_publish(roots, sizeof roots);
    k->fr_ntt_prepare(prepared, roots, count / 8);
    for (size_t node = 0; node < 2; node++) {
        DRAW(values);
        WATCH(k->fr_ntt_forward(values, roots, prepared, log, node, scratch));
        WATCH(k->fr_ntt_inverse(values, roots, prepared, log, node, scratch));
        WATCH(k->fr_ntt_split(values, roots, prepared, log, levels, node, 0, count >> levels >> 3, scratch));
        WATCH(k->fr_ntt_merge(values, roots, prepared, log, levels, node, 0, count >> levels >> 3, scratch));
    }
    WATCH(k->fr_ntt_turn(values, roots, prepared, log, levels, 0, count >> levels >> 3, scratch));
    WATCH(k->fr_ntt_reverse(values, log, 0, k->fr_ntt_reverse_tile_count(log)));
    free(scratch);
}

// Rows of a public matrix times a secret vector.
static void watch_matrix(const TYPE(table) *k) {
    enum { rows = 19, length = 3 };
    static fr values[rows * length], vector[COUNT], r[rows];
    static size_t starts[rows + 1];
    static uint32_t columns[rows * length];
    DRAW(values);
    taint_publish(values, sizeof values);
    DRAW(vector);
    for (size_t i = 0; i <= rows; i++) starts[i] = i * length;
    for (size_t i = 0; i < rows * length; i++) columns[i] = (uint32_t)(7 * i % COUNT);
    WATCH((void)k->fr_matrix_rows(r, starts, columns, values, rows * length, vector, COUNT, 0, rows));
}

static void watch_tower(const TYPE(table) *k) {
    fp12 a, b, r;
    DRAW(a);
    DRAW(b);
    WATCH(k->fp12_mul(&r, &a, &b));
    WATCH(k->gt_inv(&r, &a));
    WATCH(assay_wipe(&a, sizeof a));
}

void SUITE(watch_all)(const TYPE(table) *k) {
    watch_fp(k);
    watch_fr(k);
    watch_fp2(k);
    watch_conversions_of_fp(k);
    watch_conversions_of_fr(k);
    watch_vectors_of_fp(k);
    watch_vectors_of_fr(k);
    watch_transforms(k);
    watch_matrix(k);
    watch_tower(k);
}

// Whether all integers are below the modulus, which lanes find out for eight at a time.
void SUITE(watch_control)(const TYPE(table) *k) {
    static fr a[COUNT];
    DRAW(a);
    publishing = false;
    WATCH((void)k->fr_vector_from_plain(a, a[0].limb, COUNT));
}
