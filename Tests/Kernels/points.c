// SPDX-License-Identifier: Apache-2.0
#include "points.h"

#include <gmp.h>

#include "check.h"
#include "reference.h"

static const assay_bn254_table *const k = &assay_bn254_portable;

static assay_bn254_fp fp_of_digits(const char *digits) {
    mpz_t value;
    mpz_init_set_str(value, digits, 10);
    uint64_t limbs[4];
    limbs_of_integer(limbs, value);
    mpz_clear(value);
    assay_bn254_fp r;
    CHECK(k->fp_from_plain(&r, limbs));
    return r;
}

static assay_bn254_fp2 fp2_of_digits(const char *c0, const char *c1) { return (assay_bn254_fp2){fp_of_digits(c0), fp_of_digits(c1)}; }

assay_bn254_g1 g1_generator(void) {
    assay_bn254_g1_affine p = {fp_of_digits("1"), fp_of_digits("2")};
    assay_bn254_g1 r;
    k->g1_from_affine(&r, &p);
    return r;
}

// The point of EIP-197.
assay_bn254_g2 g2_generator(void) {
    assay_bn254_g2_affine p = {
        fp2_of_digits("10857046999023057135944570762232829481370756359578518086990519993285655852781",
                      "11559732032986387107991004021392285783925812861821192530917403151452391805634"),
        fp2_of_digits("8495653923123431417604973247489272438418190587263600148770280649306958101930",
                      "4082367875863433681332203403145435568316851327593401208105741076214120093531")};
    assay_bn254_g2 r;
    k->g2_from_affine(&r, &p);
    return r;
}

assay_bn254_fr random_scalar(void) {
    uint64_t wide[8];
    for (int i = 0; i < 8; i++) wide[i] = random_word();
    assay_bn254_fr r;
    k->fr_from_double(&r, wide);
    return r;
}

assay_bn254_fr small_scalar(uint64_t value) {
    const uint64_t plain[4] = {value, 0, 0, 0};
    assay_bn254_fr r;
    k->fr_from_plain(&r, plain);
    return r;
}

assay_bn254_g1 random_g1(void) {
    assay_bn254_g1 p = g1_generator();
    assay_bn254_fr scalar = random_scalar();
    k->g1_mul(&p, &p, &scalar);
    return p;
}

assay_bn254_g2 random_g2(void) {
    assay_bn254_g2 p = g2_generator();
    assay_bn254_fr scalar = random_scalar();
    k->g2_mul(&p, &p, &scalar);
    return p;
}

static assay_bn254_fp random_fp(void) {
    uint64_t wide[8];
    for (int i = 0; i < 8; i++) wide[i] = random_word();
    assay_bn254_fp r;
    k->fp_from_double(&r, wide);
    return r;
}

assay_bn254_g2_affine random_twist_point(void) {
    // b' from the generator: y^2 - x^3.
    assay_bn254_g2 generator = g2_generator();
    assay_bn254_fp2 b, cube;
    k->fp2_sqr(&cube, &generator.x);
    k->fp2_mul(&cube, &cube, &generator.x);
    k->fp2_sqr(&b, &generator.y);
    k->fp2_sub(&b, &b, &cube);
    assay_bn254_g2_affine p;
    do {
        p.x = (assay_bn254_fp2){random_fp(), random_fp()};
        k->fp2_sqr(&cube, &p.x);
        k->fp2_mul(&cube, &cube, &p.x);
        k->fp2_add(&cube, &cube, &b);
    } while (!k->fp2_sqrt(&p.y, &cube));
    return p;
}

assay_bn254_g1 g1_rescaled(const assay_bn254_g1 *p) {
    assay_bn254_fp factor = random_fp(), power;
    assay_bn254_g1 r = *p;
    k->fp_sqr(&power, &factor);
    k->fp_mul(&r.x, &r.x, &power);
    k->fp_mul(&power, &power, &factor);
    k->fp_mul(&r.y, &r.y, &power);
    k->fp_mul(&r.z, &r.z, &factor);
    return r;
}

assay_bn254_g2 g2_rescaled(const assay_bn254_g2 *p) {
    assay_bn254_fp2 factor = {random_fp(), random_fp()}, power;
    assay_bn254_g2 r = *p;
    k->fp2_sqr(&power, &factor);
    k->fp2_mul(&r.x, &r.x, &power);
    k->fp2_mul(&power, &power, &factor);
    k->fp2_mul(&r.y, &r.y, &power);
    k->fp2_mul(&r.z, &r.z, &factor);
    return r;
}
