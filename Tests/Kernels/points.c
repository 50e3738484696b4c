// SPDX-License-Identifier: Apache-2.0
#include "points.h"

#include <gmp.h>

#include "check.h"
#include "reference.h"

static const TYPE(table) *const k = &TYPE(portable);

static TYPE(fp) fp_of_digits(const char *digits) {
    mpz_t value;
    mpz_init_set_str(value, digits, 10);
    uint64_t limbs[FP_WORDS];
    limbs_of_integer(limbs, value, FP_WORDS);
    mpz_clear(value);
    TYPE(fp) r;
    CHECK(k->fp_from_plain(&r, limbs));
    return r;
}

static TYPE(fp2) fp2_of_digits(const char *c0, const char *c1) { return (TYPE(fp2)){fp_of_digits(c0), fp_of_digits(c1)}; }

#ifdef TEST_BLS12381
#define GENERATOR_X "3685416753713387016781088315183077757961620795782546409894578378688607592378376318836054947676345821548104185464507"
#define GENERATOR_Y "1339506544944476473020471379941921221584933875938349620426543736416511423956333506472724655353366534992391756441569"
#define TWIST_X0 "352701069587466618187139116011060144890029952792775240219908644239793785735715026873347600343865175952761926303160"
#define TWIST_X1 "3059144344244213709971259814753781636986470325476647558659373206291635324768958432433509563104347017837885763365758"
#define TWIST_Y0 "1985150602287291935568054521177171638300868978215655730859378665066344726373823718423869104263333984641494340347905"
#define TWIST_Y1 "927553665492332455747201965776037880757740193453592970025027978793976877002675564980949289727957565575433344219582"
#else
#define GENERATOR_X "1"
#define GENERATOR_Y "2"
#define TWIST_X0 "10857046999023057135944570762232829481370756359578518086990519993285655852781"
#define TWIST_X1 "11559732032986387107991004021392285783925812861821192530917403151452391805634"
#define TWIST_Y0 "8495653923123431417604973247489272438418190587263600148770280649306958101930"
#define TWIST_Y1 "4082367875863433681332203403145435568316851327593401208105741076214120093531"
#endif

TYPE(g1) g1_generator(void) {
    TYPE(g1_affine) p = {fp_of_digits(GENERATOR_X), fp_of_digits(GENERATOR_Y)};
    TYPE(g1) r;
    k->g1_from_affine(&r, &p);
    return r;
}

// The points of EIP-197 and EIP-2537.
TYPE(g2) g2_generator(void) {
    TYPE(g2_affine) p = {fp2_of_digits(TWIST_X0, TWIST_X1), fp2_of_digits(TWIST_Y0, TWIST_Y1)};
    TYPE(g2) r;
    k->g2_from_affine(&r, &p);
    return r;
}

TYPE(fr) random_scalar(void) {
    uint64_t wide[8];
    for (int i = 0; i < 8; i++) wide[i] = random_word();
    TYPE(fr) r;
    k->fr_from_double(&r, wide);
    return r;
}

TYPE(fr) small_scalar(uint64_t value) {
    const uint64_t plain[4] = {value, 0, 0, 0};
    TYPE(fr) r;
    k->fr_from_plain(&r, plain);
    return r;
}

TYPE(g1) random_g1(void) {
    TYPE(g1) p = g1_generator();
    TYPE(fr) scalar = random_scalar();
    k->g1_mul(&p, &p, &scalar);
    return p;
}

TYPE(g2) random_g2(void) {
    TYPE(g2) p = g2_generator();
    TYPE(fr) scalar = random_scalar();
    k->g2_mul(&p, &p, &scalar);
    return p;
}

static TYPE(fp) random_fp(void) {
    uint64_t wide[2 * FP_WORDS];
    for (int i = 0; i < 2 * FP_WORDS; i++) wide[i] = random_word();
    TYPE(fp) r;
    k->fp_from_double(&r, wide);
    return r;
}

TYPE(g2_affine) random_twist_point(void) {
    // b' from the generator: y^2 - x^3.
    TYPE(g2) generator = g2_generator();
    TYPE(fp2) b, cube;
    k->fp2_sqr(&cube, &generator.x);
    k->fp2_mul(&cube, &cube, &generator.x);
    k->fp2_sqr(&b, &generator.y);
    k->fp2_sub(&b, &b, &cube);
    TYPE(g2_affine) p;
    do {
        p.x = (TYPE(fp2)){random_fp(), random_fp()};
        k->fp2_sqr(&cube, &p.x);
        k->fp2_mul(&cube, &cube, &p.x);
        k->fp2_add(&cube, &cube, &b);
    } while (!k->fp2_sqrt(&p.y, &cube));
    return p;
}

TYPE(g1_affine) random_curve_point(void) {
    TYPE(g1) generator = g1_generator();
    TYPE(fp) b, cube;
    k->fp_sqr(&cube, &generator.x);
    k->fp_mul(&cube, &cube, &generator.x);
    k->fp_sqr(&b, &generator.y);
    k->fp_sub(&b, &b, &cube);
    TYPE(g1_affine) p;
    do {
        p.x = random_fp();
        k->fp_sqr(&cube, &p.x);
        k->fp_mul(&cube, &cube, &p.x);
        k->fp_add(&cube, &cube, &b);
    } while (!k->fp_sqrt(&p.y, &cube));
    return p;
}

TYPE(g1) g1_rescaled(const TYPE(g1) *p) {
    TYPE(fp) factor = random_fp(), power;
    TYPE(g1) r = *p;
    k->fp_sqr(&power, &factor);
    k->fp_mul(&r.x, &r.x, &power);
    k->fp_mul(&power, &power, &factor);
    k->fp_mul(&r.y, &r.y, &power);
    k->fp_mul(&r.z, &r.z, &factor);
    return r;
}

TYPE(g2) g2_rescaled(const TYPE(g2) *p) {
    TYPE(fp2) factor = {random_fp(), random_fp()}, power;
    TYPE(g2) r = *p;
    k->fp2_sqr(&power, &factor);
    k->fp2_mul(&r.x, &r.x, &power);
    k->fp2_mul(&power, &power, &factor);
    k->fp2_mul(&r.y, &r.y, &power);
    k->fp2_mul(&r.z, &r.z, &factor);
    return r;
}
