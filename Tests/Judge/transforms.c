// SPDX-License-Identifier: Apache-2.0
//
// Transforms of every size up to 2^20 against a transform over GMP, and larger ones at single places against the value of
// the polynomial. A transform is linear, so it is the same for elements as they are stored.
#include <stdlib.h>
#include <string.h>

#include "judge.h"
#include "residues.h"

typedef assay_bn254_fr fr;

static void *aligned(size_t bytes) {
    void *memory = aligned_alloc(64, (bytes + 63) / 64 * 64 + 64);
    if (memory == NULL) exit(70);
    return memory;
}

static void multiply(residue *r, const residue *a, const residue *b) { residue_mul(&order_prime, r, a, b); }

// An element of order 2^log: 5^((r - 1) / 2^log).
static residue root_of_unity(uint32_t log) {
    mpz_t exponent, value;
    mpz_init_set_ui(value, 5);
    mpz_init(exponent);
    mpz_sub_ui(exponent, order_prime.integer, 1), mpz_tdiv_q_2exp(exponent, exponent, log);
    mpz_powm(value, value, exponent, order_prime.integer);
    residue r = {{0}};
    for (size_t i = 0; i < mpz_size(value); i++) r.limb[i] = mpz_getlimbn(value, (mp_size_t)i);
    mpz_clears(exponent, value, NULL);
    return r;
}

static size_t reversed(size_t index, uint32_t bits) {
    size_t r = 0;
    for (uint32_t i = 0; i < bits; i++) r |= (index >> i & 1) << (bits - 1 - i);
    return r;
}

// values[rev(i)] = the polynomial at root^i: halves, level by level, with powers of the root from a table.
static void transform_by_gmp(residue *values, uint32_t log, const residue *root) {
    const size_t count = (size_t)1 << log;
    residue *powers = aligned(count * sizeof(residue)), t;
    powers[0] = (residue){{1}};
    for (size_t i = 1; i < count; i++) multiply(&powers[i], &powers[i - 1], root);
    for (size_t half = count / 2, step = 1; half > 0; half /= 2, step *= 2) {
        for (size_t i = 0; i < count; i++) {
            if (i & half) continue;
            residue_sub(&order_prime, &t, &values[i], &values[i + half]);
            residue_add(&order_prime, &values[i], &values[i], &values[i + half]);
            multiply(&values[i + half], &t, &powers[(i & (half - 1)) * step]);
        }
    }
    free(powers);
}

// ---- the kernels as a host runs them -----------------------------------------------------------------------------------

typedef struct {
    uint32_t log;
    fr *roots;
    uint64_t *prepared;
    void *scratch;
} tables;

// roots[0] = 1, and roots[2^s + j] = roots[j] * w for w of order 2^(s + 2).
static tables make_tables(uint32_t log) {
    const size_t count = (size_t)1 << log;
    tables t = {log, aligned(count * sizeof(fr)), aligned(count / 8 * ASSAY_ROOT_WORDS * 8), NULL};
    t.scratch = aligned((size_t)ASSAY_NTT_EIGHT_BYTES << ASSAY_NTT_MAX_LEVELS);
    residue *roots = (residue *)(void *)t.roots;
    roots[0] = order_prime.radix;
    for (uint32_t level = 0; level < log; level++) {
        const residue root = root_of_unity(level + 2);
        for (size_t i = 0; i < (size_t)1 << level; i++) multiply(&roots[((size_t)1 << level) + i], &roots[i], &root);
    }
    return t;
}

static void free_tables(tables *t) { free(t->roots), free(t->prepared), free(t->scratch); }

static uint32_t levels_of(uint32_t log) { return log - ASSAY_NTT_MAX_BLOCK_LOG < ASSAY_NTT_MAX_LEVELS ? log - ASSAY_NTT_MAX_BLOCK_LOG : ASSAY_NTT_MAX_LEVELS; }

static void forward(const assay_bn254_table *k, const tables *t, fr *values, uint32_t log, size_t node) {
    if (log <= ASSAY_NTT_MAX_BLOCK_LOG) {
        k->fr_ntt_forward(values, t->roots, t->prepared, log, node, t->scratch);
        return;
    }
    const uint32_t levels = levels_of(log), rest = log - levels;
    k->fr_ntt_split(values, t->roots, t->prepared, log, levels, node, 0, ((size_t)1 << rest) / 8, t->scratch);
    for (size_t b = 0; b < (size_t)1 << levels; b++) forward(k, t, values + (b << rest), rest, (node << levels) + b);
}

static void inverse(const assay_bn254_table *k, const tables *t, fr *values, uint32_t log, size_t node) {
    if (log <= ASSAY_NTT_MAX_BLOCK_LOG) {
        k->fr_ntt_inverse(values, t->roots, t->prepared, log, node, t->scratch);
        return;
    }
    const uint32_t levels = levels_of(log), rest = log - levels;
    for (size_t b = 0; b < (size_t)1 << levels; b++) inverse(k, t, values + (b << rest), rest, (node << levels) + b);
    k->fr_ntt_merge(values, t->roots, t->prepared, log, levels, node, 0, ((size_t)1 << rest) / 8, t->scratch);
}

// ---- comparisons --------------------------------------------------------------------------------------------------------

static void draw_coefficients(residue *values, size_t count, size_t kind) {
    for (size_t i = 0; i < count; i++) {
        residue_draw(&order_prime, &values[i]);
        if (kind == 1) residue_sub(&order_prime, &values[i], &(residue){{0}}, &(residue){{1}});
        if (kind == 2 && random_below(8) != 0) values[i] = (residue){{random_below(2)}};
    }
}

// Coefficients of p(u x) for u of order 2^(log + 1): its values on the subgroup are those of p on the odd coset.
static void shift_to_coset(residue *values, uint32_t log) {
    const residue u = root_of_unity(log + 1);
    residue power = {{1}};
    for (size_t i = 0; i < (size_t)1 << log; i++) {
        multiply(&values[i], &values[i], &power);
        multiply(&power, &power, &u);
    }
}

static size_t differences_between(const void *a, const void *b, size_t count) {
    size_t differences = 0;
    for (size_t i = 0; i < count; i++) differences += memcmp((const fr *)a + i, (const fr *)b + i, sizeof(fr)) != 0;
    return differences;
}

// Forward and inverse of one polynomial from node 0 or 1, all values.
static void judge_transform(const tables *t, size_t node, size_t kind) {
    const size_t count = (size_t)1 << t->log, bytes = count * sizeof(residue);
    residue *coefficients = aligned(bytes), *expected = aligned(bytes), *scaled = aligned(bytes);
    fr *values = aligned(bytes);
    draw_coefficients(coefficients, count, kind);
    memcpy(expected, coefficients, bytes);
    if (node == 1) shift_to_coset(expected, t->log);
    const residue root = root_of_unity(t->log), factor = {{count}};
    transform_by_gmp(expected, t->log, &root);
    for (size_t i = 0; i < count; i++) multiply(&scaled[i], &coefficients[i], &factor);
    FOR_BACKENDS(j) {
        memcpy(values, coefficients, bytes);
        forward(judged[j].table, t, values, t->log, node);
        tally(j, node == 0 ? "transform, values" : "transform to coset, values", count, differences_between(values, expected, count));
        memcpy(values, expected, bytes);
        inverse(judged[j].table, t, values, t->log, node);
        tally(j, node == 0 ? "inverse transform, values" : "inverse from coset, values", count, differences_between(values, scaled, count));
    }
    free(coefficients), free(expected), free(scaled), free(values);
}

// From values on the subgroup to `size` times those on the odd coset, the outermost levels both ways at once.
static void turn(const assay_bn254_table *k, const tables *t, fr *values) {
    const uint32_t levels = t->log > 20 ? 10 : t->log < 6 ? t->log - 3 : t->log / 2, rest = t->log - levels;
    for (size_t b = 0; b < (size_t)1 << levels; b++) inverse(k, t, values + (b << rest), rest, b);
    k->fr_ntt_turn(values, t->roots, t->prepared, t->log, levels, 0, ((size_t)1 << rest) / 8, t->scratch);
    for (size_t b = 0; b < (size_t)1 << levels; b++) forward(k, t, values + (b << rest), rest, ((size_t)1 << levels) + b);
}

static void judge_turn(const tables *t) {
    const size_t count = (size_t)1 << t->log, bytes = count * sizeof(residue);
    residue *start = aligned(bytes), *expected = aligned(bytes);
    fr *values = aligned(bytes);
    const residue root = root_of_unity(t->log), factor = {{count}};
    draw_coefficients(start, count, 0);
    for (size_t i = 0; i < count; i++) multiply(&expected[i], &start[i], &factor);
    shift_to_coset(expected, t->log);
    transform_by_gmp(expected, t->log, &root);
    transform_by_gmp(start, t->log, &root);
    FOR_BACKENDS(j) {
        memcpy(values, start, bytes);
        turn(judged[j].table, t, values);
        tally(j, "turn to the coset, values", count, differences_between(values, expected, count));
    }
    free(start), free(expected), free(values);
}

// The polynomial at the i-th point of a node: w^rev(i), or u^(2 rev(i) + 1).
static residue value_at(const residue *coefficients, uint32_t log, size_t node, size_t i) {
    const residue u = root_of_unity(log + 1);
    residue point = {{1}}, value = {{0}};
    for (uint32_t bit = log + 2; bit-- > 0;) {
        multiply(&point, &point, &point);
        if ((2 * reversed(i, log) + node) >> bit & 1) multiply(&point, &point, &u);
    }
    for (size_t j = (size_t)1 << log; j-- > 0;) {
        multiply(&value, &value, &point);
        residue_add(&order_prime, &value, &value, &coefficients[j]);
    }
    return value;
}

// A large transform at some places, and back.
static void judge_places(const tables *t, size_t node, size_t places) {
    const size_t count = (size_t)1 << t->log, bytes = count * sizeof(residue);
    residue *coefficients = aligned(bytes), *scaled = aligned(bytes);
    fr *values = aligned(bytes);
    draw_coefficients(coefficients, count, 0);
    const residue factor = {{count}};
    for (size_t i = 0; i < count; i++) multiply(&scaled[i], &coefficients[i], &factor);
    FOR_BACKENDS(j) {
        memcpy(values, coefficients, bytes);
        forward(judged[j].table, t, values, t->log, node);
        for (size_t i = 0; i < places; i++) {
            const size_t place = random_below(count);
            const residue expected = value_at(coefficients, t->log, node, place);
            tally_one(j, "large transform, places", memcmp(&expected, &values[place], sizeof expected) == 0);
        }
        inverse(judged[j].table, t, values, t->log, node);
        tally(j, "large transform and back, values", count, differences_between(values, scaled, count));
    }
    free(coefficients), free(scaled), free(values);
}

void judge_transforms(void) {
    const uint32_t largest = portion(100) == 100 ? 20 : portion(1000) > 5 ? 14 : 11;
    for (uint32_t log = 0; log <= largest; log++) {
        tables t = make_tables(log);
        FOR_BACKENDS(j) judged[j].table->fr_ntt_prepare(t.prepared, t.roots, ((size_t)1 << log) / 8);
        for (size_t kind = 0; kind < (log < 16 ? 3 : 1); kind++) judge_transform(&t, 0, kind), judge_transform(&t, 1, kind);
        if (log > 3) judge_turn(&t);
        free_tables(&t);
    }
    for (uint32_t log = 21; log <= 22 && largest == 20; log++) {
        tables t = make_tables(log);
        judged[judged_count - 1].table->fr_ntt_prepare(t.prepared, t.roots, ((size_t)1 << log) / 8);
        judge_places(&t, log % 2, 3);
        free_tables(&t);
    }
}
