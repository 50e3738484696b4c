// SPDX-License-Identifier: Apache-2.0
//
// Transforms of Fr by the definition of a polynomial's value, and sparse products.
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "points.h"
#include "suites.h"

typedef TYPE(fr) fr;

// An element of order 2^log, log <= 28: 5^((r - 1) / 2^log).
static fr root_of_unity(const TYPE(table) *k, uint32_t log) {
    uint64_t exponent[4] = FR_MINUS_ONE;
    for (uint32_t i = 0; i < log; i++)
        for (int j = 0; j < 4; j++) exponent[j] = exponent[j] >> 1 | (j < 3 ? exponent[j + 1] << 63 : 0);
    fr base = small_scalar(5), power = small_scalar(1);
    for (int i = 255; i >= 0; i--) {
        k->fr_sqr(&power, &power);
        if (exponent[i / 64] >> (i % 64) & 1) k->fr_mul(&power, &power, &base);
    }
    return power;
}

// The table for all levels below node 1 of 2^log values.
static fr *table_of_roots(const TYPE(table) *k, uint32_t log) {
    fr *roots = exactly(sizeof(fr) << log);
    roots[0] = small_scalar(1);
    for (uint32_t level = 0; level < log; level++) {
        const fr root = root_of_unity(k, level + 2);
        k->fr_vector_scale(roots + ((size_t)1 << level), roots, &root, (size_t)1 << level);
    }
    return roots;
}

static fr *random_values(size_t count) {
    fr *values = exactly(count * sizeof(fr));
    for (size_t i = 0; i < count; i++) values[i] = random_scalar();
    return values;
}

static size_t reversed(size_t index, uint32_t bits) {
    size_t r = 0;
    for (uint32_t i = 0; i < bits; i++) r |= (index >> i & 1) << (bits - 1 - i);
    return r;
}

static bool same(const fr *a, const fr *b, size_t count) { return memcmp(a, b, count * sizeof(fr)) == 0; }

// The tables of a transform, and scratch memory for any part of it.
typedef struct {
    const TYPE(table) *k;
    uint32_t log;
    fr *roots;
    uint64_t *prepared;
    void *scratch;
} transform;

static transform make_transform(const TYPE(table) *k, uint32_t log) {
    const size_t prepared = ((size_t)1 << log) / 8;
    transform t = {k, log, table_of_roots(k, log), exactly(prepared * ASSAY_ROOT_WORDS * sizeof(uint64_t)), NULL};
    k->fr_ntt_prepare(t.prepared, t.roots, prepared);
    t.scratch = aligned_alloc(64, (size_t)ASSAY_NTT_EIGHT_BYTES << ASSAY_NTT_MAX_LEVELS);
    if (t.scratch == NULL) exit(70);
    return t;
}

static void free_transform(transform *t) { free(t->roots), free(t->prepared), free(t->scratch); }

static void forward_block(const transform *t, fr *values, uint32_t log, size_t node) {
    t->k->fr_ntt_forward(values, t->roots, t->prepared, log, node, t->scratch);
}

static void inverse_block(const transform *t, fr *values, uint32_t log, size_t node) {
    t->k->fr_ntt_inverse(values, t->roots, t->prepared, log, node, t->scratch);
}

// `levels` levels on columns, cut in two parts, and the blocks.
static void forward_split(const transform *t, fr *values, uint32_t levels, size_t node) {
    const uint32_t rest = t->log - levels;
    const size_t eights = ((size_t)1 << rest) / 8, cut = random_below(eights + 1);
    t->k->fr_ntt_split(values, t->roots, t->prepared, t->log, levels, node, cut, eights, t->scratch);
    t->k->fr_ntt_split(values, t->roots, t->prepared, t->log, levels, node, 0, cut, t->scratch);
    for (size_t b = 0; b < (size_t)1 << levels; b++) forward_block(t, values + (b << rest), rest, (node << levels) + b);
}

static void inverse_split(const transform *t, fr *values, uint32_t levels, size_t node) {
    const uint32_t rest = t->log - levels;
    const size_t eights = ((size_t)1 << rest) / 8, cut = random_below(eights + 1);
    for (size_t b = 0; b < (size_t)1 << levels; b++) inverse_block(t, values + (b << rest), rest, (node << levels) + b);
    t->k->fr_ntt_merge(values, t->roots, t->prepared, t->log, levels, node, 0, cut, t->scratch);
    t->k->fr_ntt_merge(values, t->roots, t->prepared, t->log, levels, node, cut, eights, t->scratch);
}

static void forward(const transform *t, fr *values, size_t node) {
    if (t->log <= ASSAY_NTT_MAX_BLOCK_LOG) forward_block(t, values, t->log, node);
    else forward_split(t, values, t->log / 2, node);
}

static void inverse(const transform *t, fr *values, size_t node) {
    if (t->log <= ASSAY_NTT_MAX_BLOCK_LOG) inverse_block(t, values, t->log, node);
    else inverse_split(t, values, t->log / 2, node);
}

// The value of a polynomial at the i-th point of a node: from node 0 w^rev(i), from node 1 u^(2 rev(i) + 1), u^2 = w.
static fr value_at(const transform *t, const fr *coefficients, size_t node, size_t i) {
    const fr u = root_of_unity(t->k, t->log + 1);
    fr point = small_scalar(1), value = small_scalar(0);
    for (size_t bit = (size_t)1 << (t->log + 1); bit > 0; bit >>= 1) {
        t->k->fr_sqr(&point, &point);
        if ((2 * reversed(i, t->log) + node) & bit) t->k->fr_mul(&point, &point, &u);
    }
    for (size_t j = (size_t)1 << t->log; j-- > 0;) {
        t->k->fr_mul(&value, &value, &point);
        t->k->fr_add(&value, &value, &coefficients[j]);
    }
    return value;
}

// All values of small transforms, and some of larger ones.
static void test_values(const transform *t, size_t node, const fr *coefficients) {
    const size_t count = (size_t)1 << t->log, checked = count < 64 ? count : 8;
    fr *values = exactly(count * sizeof(fr));
    memcpy(values, coefficients, count * sizeof(fr));
    forward(t, values, node);
    for (size_t k = 0; k < checked; k++) {
        const size_t i = checked == count ? k : random_below(count);
        const fr value = value_at(t, coefficients, node, i);
        CHECK(same(&value, &values[i], 1));
    }
    free(values);
}

// The inverse undoes, and levels on columns are the same as all at once.
static void test_inverse(const transform *t, size_t node, const fr *coefficients) {
    const size_t count = (size_t)1 << t->log;
    const fr factor = small_scalar(count);
    fr *values = exactly(count * sizeof(fr)), *split = exactly(count * sizeof(fr)), *expected = exactly(count * sizeof(fr));
    memcpy(values, coefficients, count * sizeof(fr));
    t->k->fr_vector_scale(expected, coefficients, &factor, count);
    forward(t, values, node);
    for (uint32_t levels = 1; levels + 3 <= t->log && levels <= ASSAY_NTT_MAX_LEVELS; levels++) {
        if (t->log - levels > ASSAY_NTT_MAX_BLOCK_LOG) continue;
        memcpy(split, coefficients, count * sizeof(fr));
        forward_split(t, split, levels, node);
        CHECK(same(split, values, count));
        inverse_split(t, split, levels, node);
        CHECK(same(split, expected, count));
    }
    inverse(t, values, node);
    CHECK(same(expected, values, count));
    free(values), free(split), free(expected);
}

// A turn is a merge and a split.
static void test_turn(const transform *t, const fr *coefficients) {
    const size_t count = (size_t)1 << t->log;
    fr *values = exactly(count * sizeof(fr)), *turned = exactly(count * sizeof(fr));
    for (uint32_t levels = 1; levels + 3 <= t->log && levels <= ASSAY_NTT_MAX_LEVELS; levels++) {
        const size_t eights = count >> levels >> 3, cut = random_below(eights + 1);
        memcpy(values, coefficients, count * sizeof(fr)), memcpy(turned, coefficients, count * sizeof(fr));
        t->k->fr_ntt_merge(values, t->roots, t->prepared, t->log, levels, 0, 0, eights, t->scratch);
        t->k->fr_ntt_split(values, t->roots, t->prepared, t->log, levels, 1, 0, eights, t->scratch);
        t->k->fr_ntt_turn(turned, t->roots, t->prepared, t->log, levels, cut, eights, t->scratch);
        t->k->fr_ntt_turn(turned, t->roots, t->prepared, t->log, levels, 0, cut, t->scratch);
        CHECK(same(values, turned, count));
    }
    free(values), free(turned);
}

// Coefficients of one kind: any, all p - 1, all 1, one of them only, or any of 0, 1 and p - 1.
enum { COEFFICIENT_KINDS = 5 };
static fr *coefficients_of_kind(int kind, size_t count) {
    static const fr largest = {FR_MINUS_ONE};
    const fr edges[3] = {{{0}}, small_scalar(1), largest};
    fr *values = random_values(count);
    const size_t place = random_below(count);
    for (size_t i = 0; i < count; i++) {
        if (kind == 1) values[i] = largest;
        if (kind == 2) values[i] = small_scalar(1);
        if (kind == 3 && i != place) values[i] = edges[0];
        if (kind == 4) values[i] = edges[random_below(3)];
    }
    return values;
}

static void test_transform(const TYPE(table) *k, const char *backend, uint32_t log) {
    transform t = make_transform(k, log);
    for (int kind = 0; kind < COEFFICIENT_KINDS; kind++) {
        fr *coefficients = coefficients_of_kind(kind, (size_t)1 << log);
        for (size_t node = 0; node < 2; node++) {
            check_subject(backend, node == 0 ? CURVE_LABEL "transform on the subgroup" : CURVE_LABEL "transform on the odd coset");
            test_values(&t, node, coefficients);
            test_inverse(&t, node, coefficients);
        }
        check_subject(backend, CURVE_LABEL "turn to the odd coset");
        test_turn(&t, coefficients);
        free(coefficients);
    }
    free_transform(&t);
}

static void test_reversal(const TYPE(table) *k, uint32_t log) {
    const size_t count = (size_t)1 << log, tiles = k->fr_ntt_reverse_tile_count(log), cut = random_below(tiles + 1);
    fr *values = random_values(count), *moved = exactly(count * sizeof(fr));
    memcpy(moved, values, count * sizeof(fr));
    k->fr_ntt_reverse(moved, log, cut, tiles);
    k->fr_ntt_reverse(moved, log, 0, cut);
    for (size_t i = 0; i < count; i++) CHECK(same(&moved[i], &values[reversed(i, log)], 1));
    free(values), free(moved);
}

// Rows of random length up to `longest`, a few of them much longer, and one place outside: a column, and a row that ends
// behind the values.
static void test_matrix(const TYPE(table) *k, size_t longest) {
    enum { rows = 50, columns = 20 };
    size_t starts[rows + 1] = {0};
    for (size_t i = 0; i < rows; i++) starts[i + 1] = starts[i] + random_below(longest + 1) + (i % 24 == 20 ? random_below(300) : 0);
    const size_t count = starts[rows];
    fr *values = random_values(count), *vector = random_values(columns), result[rows];
    uint32_t *places = exactly(count * sizeof(uint32_t));
    for (size_t i = 0; i < count; i++) {
        places[i] = (uint32_t)random_below(columns);
        if (random_below(2) == 0) values[i] = small_scalar(1);
        if (random_below(4) == 0) k->fr_neg(&values[i], &values[i]);
    }
    CHECK(k->fr_matrix_rows(result, starts, places, values, count, vector, columns, 0, rows));
    for (size_t i = 0; i < rows; i++) {
        fr sum = small_scalar(0), term;
        for (size_t j = starts[i]; j < starts[i + 1]; j++) {
            k->fr_mul(&term, &values[j], &vector[places[j]]);
            k->fr_add(&sum, &sum, &term);
        }
        CHECK(same(&sum, &result[i], 1));
    }
    CHECK(!k->fr_matrix_rows(result, starts, places, values, count - 1, vector, columns, 0, rows));
    for (int i = 0; i < 20 && count > 0; i++) {
        const size_t place = random_below(count);
        const uint32_t before = places[place];
        places[place] = columns;
        CHECK(!k->fr_matrix_rows(result, starts, places, values, count, vector, columns, 0, rows));
        places[place] = before;
    }
    free(values), free(vector), free(places);
}

void SUITE(test_transforms)(const TYPE(table) *k, const char *backend) {
    for (uint32_t log = 0; log <= 13; log++) {
        test_transform(k, backend, log);
        check_subject(backend, CURVE_LABEL "bit reversal");
        test_reversal(k, log);
    }
    check_subject(backend, CURVE_LABEL "sparse products");
    for (size_t i = 0; i < 40; i++) test_matrix(k, 1 + i % 5 * 9);
}
