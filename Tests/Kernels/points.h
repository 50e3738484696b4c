// SPDX-License-Identifier: Apache-2.0
//
// Points for the tests, made with the portable kernels.
#ifndef ASSAY_TEST_POINTS_H
#define ASSAY_TEST_POINTS_H
#include "subject.h"

// A second set of names for the second curve.
#ifdef TEST_BLS12381
#define g1_generator bls12381_g1_generator
#define g2_generator bls12381_g2_generator
#define random_scalar bls12381_random_scalar
#define small_scalar bls12381_small_scalar
#define random_g1 bls12381_random_g1
#define random_g2 bls12381_random_g2
#define random_twist_point bls12381_random_twist_point
#define random_curve_point bls12381_random_curve_point
#define g1_rescaled bls12381_g1_rescaled
#define g2_rescaled bls12381_g2_rescaled
#endif

TYPE(g1) g1_generator(void);
TYPE(g2) g2_generator(void);
// A uniform scalar, and a small one.
TYPE(fr) random_scalar(void);
TYPE(fr) small_scalar(uint64_t value);
// The generator times a uniform scalar.
TYPE(g1) random_g1(void);
TYPE(g2) random_g2(void);
// A point of the twist with a random x, almost never in the subgroup.
TYPE(g2_affine) random_twist_point(void);
// A point of the curve with a random x; almost never in the subgroup where that is smaller than the curve.
TYPE(g1_affine) random_curve_point(void);
// The same point with its Jacobian coordinates multiplied by a random factor.
TYPE(g1) g1_rescaled(const TYPE(g1) *p);
TYPE(g2) g2_rescaled(const TYPE(g2) *p);
#endif
