// SPDX-License-Identifier: Apache-2.0
//
// Points for the tests, made with the portable kernels.
#ifndef ASSAY_TEST_POINTS_H
#define ASSAY_TEST_POINTS_H
#include "bn254/table.h"

assay_bn254_g1 g1_generator(void);
assay_bn254_g2 g2_generator(void);
// A uniform scalar, and a small one.
assay_bn254_fr random_scalar(void);
assay_bn254_fr small_scalar(uint64_t value);
// The generator times a uniform scalar.
assay_bn254_g1 random_g1(void);
assay_bn254_g2 random_g2(void);
// A point of the twist with a random x, almost never in the subgroup.
assay_bn254_g2_affine random_twist_point(void);
// The same point with its Jacobian coordinates multiplied by a random factor.
assay_bn254_g1 g1_rescaled(const assay_bn254_g1 *p);
assay_bn254_g2 g2_rescaled(const assay_bn254_g2 *p);
#endif
