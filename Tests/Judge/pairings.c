// SPDX-License-Identifier: Apache-2.0
//
// Pairings and products of pairings against their definition.
#include <stdlib.h>
#include <string.h>

#include "judge.h"
#include "pairing_reference.h"

// Pairs in the largest product, more than there are lanes.
enum { MOST = 19 };

static assay_bn254_fp12 product_on(const assay_bn254_table *k, const assay_bn254_g1_affine *p, const assay_bn254_g2_affine *q, size_t count) {
    static assay_bn254_line lines[MOST * ASSAY_BN254_LINE_COUNT];
    assay_bn254_prepare_scratch prepare[MOST];
    assay_bn254_miller_scratch miller[MOST];
    assay_bn254_fp12 value;
    k->g2_prepare(lines, q, count, prepare);
    k->miller_loop(&value, p, lines, count, miller);
    k->final_exponentiation(&value, &value);
    return value;
}

// The same in one call that takes any number of pairs; false in `members` when it takes a point for a stranger.
static assay_bn254_fp12 product_at_once(const assay_bn254_table *k, const assay_bn254_g1_affine *p, const assay_bn254_g2_affine *q, size_t count, bool *members) {
    void *scratch = aligned_alloc(64, (k->miller_product_scratch_bytes() + 63) / 64 * 64);
    if (scratch == NULL) exit(70);
    assay_bn254_fp12 value;
    *members = k->miller_product(&value, p, q, count, scratch);
    k->final_exponentiation(&value, &value);
    free(scratch);
    return value;
}

static point1 random_point1(void) {
    residue k;
    residue_draw(&order_prime, &k);
    return g1_multiple_of_generator(k.limb);
}

static point2 random_point2(void) {
    residue k;
    residue_draw(&order_prime, &k);
    return g2_multiple_of_generator(k.limb);
}

// A product of `count` pairings, one pair in twenty with infinity.
static void judge_product(size_t count) {
    polynomial value = polynomial_one();
    assay_bn254_g1_affine p[MOST];
    assay_bn254_g2_affine q[MOST];
    for (size_t i = 0; i < count; i++) {
        point1 left = random_point1();
        point2 right = random_point2();
        if (random_below(20) == 0) left.infinite = true;
        if (random_below(20) == 0) right.infinite = true;
        const polynomial factor = miller_value(&left, &right);
        polynomial_mul(&value, &value, &factor);
        p[i] = g1_stored(&left), q[i] = g2_stored(&right);
    }
    value = final_power(&value);
    const assay_bn254_fp12 expected = polynomial_stored(&value);
    FOR_BACKENDS(j) {
        const assay_bn254_fp12 got = product_on(judged[j].table, p, q, count);
        const bool same = memcmp(&got, &expected, sizeof got) == 0;
        tally(j, count == 1 ? "pairings" : "pairings in products", count, same ? 0 : count);
        bool members;
        const assay_bn254_fp12 at_once = product_at_once(judged[j].table, p, q, count, &members);
        tally(j, "pairings at once", count, members && memcmp(&at_once, &expected, sizeof got) == 0 ? 0 : count);
    }
}

// Powers of a pairing by the plain algorithm.
static void judge_powers(void) {
    const point1 p = random_point1();
    const point2 q = random_point2();
    polynomial value = miller_value(&p, &q), power = polynomial_one();
    value = final_power(&value);
    residue exponent;
    residue_draw(&order_prime, &exponent);
    for (int bit = 255; bit >= 0; bit--) {
        polynomial_mul(&power, &power, &power);
        if (exponent.limb[bit / 64] >> (bit % 64) & 1) polynomial_mul(&power, &power, &value);
    }
    const assay_bn254_fp12 base = polynomial_stored(&value), expected = polynomial_stored(&power);
    assay_bn254_fr k;
    residue_to_stored(&order_prime, k.limb, &exponent);
    FOR_BACKENDS(j) {
        assay_bn254_fp12 got;
        judged[j].table->gt_pow(&got, &base, &k);
        tally_one(j, "powers of pairings", memcmp(&got, &expected, sizeof got) == 0);
    }
}

// One point of the twist that is outside of G2, somewhere among members, is noticed.
static void judge_strangers(void) {
    const size_t count = 1 + random_below(MOST), place = random_below(count);
    assay_bn254_g1_affine p[MOST];
    assay_bn254_g2_affine q[MOST];
    static assay_bn254_line lines[MOST * ASSAY_BN254_LINE_COUNT];
    assay_bn254_prepare_scratch prepare[MOST];
    for (size_t i = 0; i < count; i++) {
        const point1 left = random_point1();
        const point2 right = i == place ? random_point_of_twist() : random_point2();
        p[i] = g1_stored(&left), q[i] = g2_stored(&right);
    }
    FOR_BACKENDS(j) {
        bool members;
        product_at_once(judged[j].table, p, q, count, &members);
        tally_one(j, "strangers among pairs", !members);
        tally_one(j, "strangers among prepared points", !judged[j].table->g2_prepare(lines, q, count, prepare));
    }
}

// Products and inverses of Fp12, any elements.
static void judge_field(void) {
    polynomial a, b, product;
    for (int i = 0; i < 12; i++) residue_draw(&base_prime, &a.coefficient[i]), residue_draw(&base_prime, &b.coefficient[i]);
    polynomial_mul(&product, &a, &b);
    const assay_bn254_fp12 x = polynomial_stored(&a), y = polynomial_stored(&b), expected = polynomial_stored(&product);
    FOR_BACKENDS(j) {
        assay_bn254_fp12 got;
        judged[j].table->fp12_mul(&got, &x, &y);
        tally_one(j, "Fp12 mul", memcmp(&got, &expected, sizeof got) == 0);
        judged[j].table->fp12_inv(&got, &x);
        judged[j].table->fp12_mul(&got, &got, &expected);
        tally_one(j, "Fp12 mul and inv", memcmp(&got, &y, sizeof got) == 0);
    }
}

void judge_pairings(void) {
    const size_t singles = portion(6000), products = portion(600), fields = portion(100000);
    for (size_t i = 0; i < singles; i++) judge_product(1);
    for (size_t i = 0; i < products; i++) judge_product(2 + random_below(MOST - 1));
    for (size_t i = 0; i < products; i++) judge_powers(), judge_strangers();
    for (size_t i = 0; i < fields; i++) judge_field();
}
