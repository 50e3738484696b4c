// SPDX-License-Identifier: Apache-2.0
//
// Sums of many products and multiples of one base, by points of known logarithms.
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "points.h"
#include "suites.h"

typedef TYPE(fr) fr;

static TYPE(g1) g1_random(void) { return random_g1(); }
static TYPE(g2) g2_random(void) { return random_g2(); }

// Scalars of one kind that the sums must cope with.
typedef enum { UNIFORM, ZEROS, BITS, EQUAL, LARGEST, LENGTHS, EDGES, KIND_COUNT } scalar_kind;

static fr negated_or_not(const TYPE(table) *k, fr value) {
    if (random_below(2) == 0) k->fr_neg(&value, &value);
    return value;
}

// 2^bit + difference, or its negative.
static fr near_a_power(const TYPE(table) *k, size_t bit, int difference) {
    uint64_t plain[4] = {0};
    plain[bit / 64] = (uint64_t)1 << (bit % 64);
    fr value, one = small_scalar(1);
    k->fr_from_plain(&value, plain);
    if (difference > 0) k->fr_add(&value, &value, &one);
    if (difference < 0) k->fr_sub(&value, &value, &one);
    return negated_or_not(k, value);
}

static fr of_random_length(const TYPE(table) *k) {
    uint64_t plain[4];
    const size_t bits = random_below(FR_BIT_COUNT - 1);
    for (size_t i = 0; i < 4; i++) plain[i] = bits >= 64 * (i + 1) ? random_word() : bits <= 64 * i ? 0 : random_word() >> (64 * (i + 1) - bits);
    fr value;
    k->fr_from_plain(&value, plain);
    return negated_or_not(k, value);
}

static void draw_scalars(const TYPE(table) *k, scalar_kind kind, fr *scalars, size_t count) {
    const fr common = random_scalar();
    for (size_t i = 0; i < count; i++) {
        switch (kind) {
        case UNIFORM: scalars[i] = random_scalar(); break;
        case ZEROS: scalars[i] = small_scalar(0); break;
        case BITS: scalars[i] = negated_or_not(k, small_scalar(random_below(2))); break;
        case EQUAL: scalars[i] = common; break;
        case LARGEST: scalars[i] = small_scalar(1), k->fr_neg(&scalars[i], &scalars[i]); break;
        case LENGTHS: scalars[i] = of_random_length(k); break;
        default: scalars[i] = near_a_power(k, random_below(FR_BIT_COUNT - 1), (int)random_below(3) - 1);
        }
    }
}

#define GROUP TYPE(g1)
#define AFFINE TYPE(g1_affine)
#define KERNEL(name) g1_##name
#define POINTS(name) g1_##name
#include "multiplication_tests_body.h"
#undef GROUP
#undef AFFINE
#undef KERNEL
#undef POINTS

#define GROUP TYPE(g2)
#define AFFINE TYPE(g2_affine)
#define KERNEL(name) g2_##name
#define POINTS(name) g2_##name
#include "multiplication_tests_body.h"

static void test_wiping(void) {
    unsigned char memory[100];
    memset(memory, 0xff, sizeof memory);
    assay_wipe(memory + 1, 98);
    CHECK(memory[0] == 0xff && memory[99] == 0xff);
    for (int i = 1; i < 99; i++) CHECK(memory[i] == 0);
}

// As many rows as memory allows, of which more than one set of buckets needs fewer.
static void test_rows(void) {
    for (uint32_t log = 0; log <= 24; log += 2) {
        for (uint32_t most = 1; most < 40; most++) {
            const assay_msm_rows rows = assay_msm_best_rows(FR_BIT_COUNT, (size_t)1 << log, most);
            const uint32_t count = assay_msm_row_count(FR_BIT_COUNT, rows);
            CHECK(most == 1 ? rows.set_count == 0 && count == 1 : count > 1 && count <= most);
        }
    }
    const assay_msm_rows all = assay_msm_best_rows(FR_BIT_COUNT, 4096, 100), half = assay_msm_best_rows(FR_BIT_COUNT, 4096, 10);
    CHECK(all.set_count == 1 && half.set_count > 1);
}

static void test_huge_pages(void) {
    enum { bytes = 5 << 20 };
    unsigned char *memory = exactly(bytes);
    for (size_t i = 0; i < bytes; i++) memory[i] = (unsigned char)(i % 251);
    assay_prefer_huge_pages(memory, bytes);
    assay_prefer_huge_pages(memory + 1, 7);
    for (size_t i = 0; i < bytes; i++) CHECK(memory[i] == i % 251);
    free(memory);
    unsigned char *pages = assay_large_pages_map(bytes);
    CHECK(pages != NULL && (uintptr_t)pages % ASSAY_LARGE_PAGE == 0 && assay_large_pages_bytes(bytes) == 6 << 20);
    for (size_t i = 0; i < assay_large_pages_bytes(bytes); i++) CHECK(pages[i] == 0);
    memset(pages, 1, assay_large_pages_bytes(bytes));
    assay_large_pages_unmap(pages, bytes);
}

// Each point times its own number, with infinity among the points and every kind of digit among the numbers.
static void test_multiply_each(const TYPE(table) *k, size_t count) {
    TYPE(g1_affine) *p = exactly(count * sizeof *p), *r = exactly(count * sizeof *r), expected;
    uint64_t *numbers = exactly(2 * count * sizeof *numbers);
    void *scratch = exactly_aligned(PUBLIC_CONSTANT(MULTIPLY_EACH_BYTES));
    for (size_t i = 0; i < count; i++) {
        const TYPE(g1) point = random_below(6) == 0 ? (TYPE(g1)){0} : random_g1();
        k->g1_to_affine(&p[i], &point);
        for (size_t word = 2 * i; word < 2 * i + 2; word++) {
            static const uint64_t edges[] = {0, 1, 7, 8, 0x7777777777777777, 0x8888888888888888, 0x8000000000000000, ~(uint64_t)0};
            numbers[word] = random_below(2) == 0 ? random_word() : edges[random_below(8)];
        }
    }
    k->g1_multiply_each(r, p, numbers, count, scratch);
    for (size_t i = 0; i < count; i++) {
        const uint64_t plain[4] = {numbers[2 * i], numbers[2 * i + 1], 0, 0};
        fr number;
        TYPE(g1) point;
        k->fr_from_plain(&number, plain);
        k->g1_from_affine(&point, &p[i]);
        k->g1_mul(&point, &point, &number);
        k->g1_to_affine(&expected, &point);
        CHECK(memcmp(&expected, &r[i], sizeof expected) == 0);
    }
    free(p), free(r), free(numbers), free(scratch);
}

void SUITE(test_multiplications)(const TYPE(table) *k, const char *backend) {
    check_subject(backend, CURVE_LABEL "sums of products in G1");
    g1_test_sums_of_products(k, 1500);
    g1_test_large_bucket(k);
    check_subject(backend, CURVE_LABEL "sums of products in G2");
    g2_test_sums_of_products(k, 500);
    g2_test_large_bucket(k);
    check_subject(backend, CURVE_LABEL "tables of multiples in G1");
    g1_test_tables(k, 400);
    check_subject(backend, CURVE_LABEL "tables of multiples in G2");
    g2_test_tables(k, 150);
    test_rows();
    check_subject(backend, CURVE_LABEL "fixed-base multiples in G1");
    g1_test_fixed_base(k);
    check_subject(backend, CURVE_LABEL "points times numbers of their own");
    for (size_t count = 0; count < 20; count++) test_multiply_each(k, count);
    test_multiply_each(k, 300);
    check_subject(backend, CURVE_LABEL "fixed-base multiples in G2");
    g2_test_fixed_base(k);
    check_subject(backend, CURVE_LABEL "memory and processors");
    test_wiping();
    test_huge_pages();
    CHECK(assay_processor_count() >= 1);
}
