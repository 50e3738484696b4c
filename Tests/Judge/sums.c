// SPDX-License-Identifier: Apache-2.0
//
// Sums of many products and fixed-base multiples. The bases are known multiples of the generator, so GMP needs one dot
// product modulo the order and one multiple of the generator; a single wrong addition among thousands changes the sum.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "curves.h"
#include "judge.h"

static void *aligned(size_t bytes) {
    void *memory;
    if (posix_memalign(&memory, 64, bytes == 0 ? 1 : bytes) != 0) exit(70);
    return memory;
}

// What scalars and bases there are in a sum.
typedef enum { UNIFORM, ZEROS, ONES, BITS, EQUAL, LARGEST, LENGTHS, BORDERS, SCALAR_KINDS } scalar_kind;
typedef enum { DIFFERENT, FEW, ONE_BASE, OPPOSITE, INFINITE, BASE_KINDS } base_kind;

static void random_length(residue *r) {
    const size_t bits = random_below(254);
    mp_limb_t quotient[1];
    residue_random(&order_prime, r);
    for (size_t i = 0; i < 4; i++) {
        if (bits <= 64 * i) r->limb[i] = 0;
        else if (bits < 64 * (i + 1)) r->limb[i] >>= 64 * (i + 1) - bits;
    }
    mpn_tdiv_qr(quotient, r->limb, 0, r->limb, 4, order_prime.limb, 4);
}

static void negate_or_not(residue *r) {
    if (random_below(2) == 0) residue_sub(&order_prime, r, &(residue){{0}}, r);
}

static void draw_scalar(scalar_kind kind, const residue *common, residue *r) {
    *r = (residue){{0}};
    switch (kind) {
    case UNIFORM: residue_random(&order_prime, r); break;
    case ZEROS: break;
    case ONES: r->limb[0] = 1; break;
    case BITS: r->limb[0] = random_below(2), negate_or_not(r); break;
    case EQUAL: *r = *common; break;
    case LARGEST: residue_sub(&order_prime, r, r, &(residue){{1}}); break;
    case LENGTHS: random_length(r), negate_or_not(r); break;
    default: residue_draw(&order_prime, r);
    }
}

// The scalars of a sum as integers and as stored.
typedef struct { residue *plain; assay_bn254_fr *stored; } scalars;

static void draw_scalars(scalars *s, scalar_kind kind, size_t count) {
    residue common;
    residue_random(&order_prime, &common);
    for (size_t i = 0; i < count; i++) {
        draw_scalar(kind, &common, &s->plain[i]);
        residue_to_stored(&order_prime, s->stored[i].limb, &s->plain[i]);
    }
}

#define POINT point1
#define AFFINE assay_bn254_g1_affine
#define JACOBIAN assay_bn254_g1
#define G(name) g1_##name
#define KIND(name) "G1 " name
#include "sums_body.h"
#undef POINT
#undef AFFINE
#undef JACOBIAN
#undef G
#undef KIND

#define POINT point2
#define AFFINE assay_bn254_g2_affine
#define JACOBIAN assay_bn254_g2
#define G(name) g2_##name
#define KIND(name) "G2 " name
#include "sums_body.h"

void judge_sums(void) {
    g1_judge_sums();
    g1_judge_fixed_base();
    g2_judge_sums();
    g2_judge_fixed_base();
}
