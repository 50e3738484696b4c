// SPDX-License-Identifier: Apache-2.0
//
// Transforms of Fr by the definition of a polynomial's value, and sparse products.
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "points.h"
#include "suites.h"

typedef assay_bn254_fr fr;

// An element of order 2^log, log <= 28: 5^((r - 1) / 2^log).
static fr root_of_unity(const assay_bn254_table *k, uint32_t log) {
    uint64_t exponent[4] = {0x43e1f593f0000000, 0x2833e84879b97091, 0xb85045b68181585d, 0x30644e72e131a029};
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
static fr *table_of_roots(const assay_bn254_table *k, uint32_t log) {
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

// The i-th value from node 0 is that at w^rev(i), from node 1 that at u^(2 rev(i) + 1), u^2 = w.
static void test_values(const assay_bn254_table *k, uint32_t log, const fr *roots, size_t node) {
    const size_t count = (size_t)1 << log;
    fr *coefficients = random_values(count), *values = exactly(count * sizeof(fr));
    memcpy(values, coefficients, count * sizeof(fr));
    k->fr_ntt_forward(values, roots, log, node);
    const fr u = root_of_unity(k, log + 1);
    for (size_t i = 0; i < count; i++) {
        fr point = small_scalar(1), value = small_scalar(0);
        for (size_t j = 0; j < 2 * reversed(i, log) + node; j++) k->fr_mul(&point, &point, &u);
        for (size_t j = count; j-- > 0;) {
            k->fr_mul(&value, &value, &point);
            k->fr_add(&value, &value, &coefficients[j]);
        }
        CHECK(same(&value, &values[i], 1));
    }
    free(coefficients), free(values);
}

// The inverse undoes, and two levels at a time in ranges of columns are the same as all at once.
static void test_inverse(const assay_bn254_table *k, uint32_t log, const fr *roots, size_t node) {
    const size_t count = (size_t)1 << log;
    fr *coefficients = random_values(count), *values = exactly(count * sizeof(fr)), *split = exactly(count * sizeof(fr));
    memcpy(values, coefficients, count * sizeof(fr));
    memcpy(split, coefficients, count * sizeof(fr));
    k->fr_ntt_forward(values, roots, log, node);
    if (log >= 2) {
        const size_t quarter = count / 4, cut = random_below(quarter + 1);
        k->fr_ntt_split(split, roots, log, node, cut, quarter);
        k->fr_ntt_split(split, roots, log, node, 0, cut);
        for (size_t b = 0; b < 4; b++) k->fr_ntt_forward(split + b * quarter, roots, log - 2, 4 * node + b);
        CHECK(same(split, values, count));
        for (size_t b = 0; b < 4; b++) k->fr_ntt_inverse(split + b * quarter, roots, log - 2, 4 * node + b);
        k->fr_ntt_merge(split, roots, log, node, 0, cut);
        k->fr_ntt_merge(split, roots, log, node, cut, quarter);
    }
    k->fr_ntt_inverse(values, roots, log, node);
    if (log >= 2) CHECK(same(split, values, count));
    const fr factor = small_scalar(count);
    k->fr_vector_scale(coefficients, coefficients, &factor, count);
    CHECK(same(coefficients, values, count));
    free(coefficients), free(values), free(split);
}

static void test_reversal(const assay_bn254_table *k, uint32_t log) {
    const size_t count = (size_t)1 << log, tiles = k->fr_ntt_reverse_tile_count(log), cut = random_below(tiles + 1);
    fr *values = random_values(count), *moved = exactly(count * sizeof(fr));
    memcpy(moved, values, count * sizeof(fr));
    k->fr_ntt_reverse(moved, log, cut, tiles);
    k->fr_ntt_reverse(moved, log, 0, cut);
    for (size_t i = 0; i < count; i++) CHECK(same(&moved[i], &values[reversed(i, log)], 1));
    free(values), free(moved);
}

// Rows of random length, and one place outside: a column, and a row that ends behind the values.
static void test_matrix(const assay_bn254_table *k) {
    enum { rows = 50, columns = 20, longest = 4 };
    size_t starts[rows + 1] = {0};
    for (size_t i = 0; i < rows; i++) starts[i + 1] = starts[i] + random_below(longest + 1);
    const size_t count = starts[rows];
    fr *values = random_values(count), *vector = random_values(columns), result[rows];
    uint32_t *places = exactly(count * sizeof(uint32_t));
    for (size_t i = 0; i < count; i++) places[i] = (uint32_t)random_below(columns);
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
    places[count / 2] = columns;
    CHECK(!k->fr_matrix_rows(result, starts, places, values, count, vector, columns, 0, rows));
    free(values), free(vector), free(places);
}

void test_transforms(const assay_bn254_table *k, const char *backend) {
    for (uint32_t log = 0; log <= 13; log++) {
        fr *roots = table_of_roots(k, log);
        for (size_t node = 0; node < 2; node++) {
            check_subject(backend, node == 0 ? "transform on the subgroup" : "transform on the odd coset");
            if (log <= 6) test_values(k, log, roots, node);
            test_inverse(k, log, roots, node);
        }
        check_subject(backend, "bit reversal");
        test_reversal(k, log);
        free(roots);
    }
    check_subject(backend, "sparse products");
    for (int i = 0; i < 20; i++) test_matrix(k);
}
