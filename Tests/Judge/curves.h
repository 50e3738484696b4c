// SPDX-License-Identifier: Apache-2.0
//
// Points of G1 and G2 in affine coordinates over GMP, by the chord and the tangent: one inversion an addition.
#ifndef ASSAY_JUDGE_CURVES_H
#define ASSAY_JUDGE_CURVES_H
#include "bn254/table.h"
#include "residues.h"

typedef struct { residue x, y; bool infinite; } point1;
typedef struct { residue2 x, y; bool infinite; } point2;

// The generator times 2^i, for scalars of so many bits.
enum { DOUBLINGS = 254 };

#define DECLARE_CURVE(G, POINT, COORDINATE, AFFINE, JACOBIAN)                                                           \
    POINT G##_generator_point(void);                                                                                   \
    POINT G##_point_sum(const POINT *p, const POINT *q);                                                               \
    POINT G##_point_negative(const POINT *p);                                                                          \
    /* k * p for an integer of four limbs. */                                                                          \
    POINT G##_point_multiple(const POINT *p, const mp_limb_t *k);                                                      \
    /* k times the generator, from its doublings. */                                                                   \
    POINT G##_multiple_of_generator(const mp_limb_t *k);                                                               \
    bool G##_is_point(const POINT *p);                                                                                 \
    /* As the kernels keep it: affine, and Jacobian with the z that is given. */                                       \
    AFFINE G##_stored(const POINT *p);                                                                                 \
    JACOBIAN G##_stored_with(const POINT *p, const COORDINATE *z);                                                     \
    /* Whether what a kernel gave is p: limbs below the modulus, x = X / Z^2, y = Y / Z^3. */                          \
    bool G##_is_stored(const AFFINE *stored, const POINT *p);                                                          \
    bool G##_is_stored_jacobian(const JACOBIAN *stored, const POINT *p);

DECLARE_CURVE(g1, point1, residue, assay_bn254_g1_affine, assay_bn254_g1)
DECLARE_CURVE(g2, point2, residue2, assay_bn254_g2_affine, assay_bn254_g2)

// A point of the twist with a random x; almost never in G2.
point2 random_point_of_twist(void);
// r * p, which is infinity for the points of G2 alone.
point2 order_times(const point2 *p);
#endif
