// SPDX-License-Identifier: Apache-2.0
//
// The optimal ate pairing by its definition, over GMP: lines through affine points, and one plain power at the end.
#ifndef ASSAY_JUDGE_PAIRING_REFERENCE_H
#define ASSAY_JUDGE_PAIRING_REFERENCE_H
#include "curves.h"

// Polynomials in w of degree below 12, modulo w^12 - 18 w^6 + 82: Fp12 without a tower, where u = w^6 - 9.
typedef struct { residue coefficient[12]; } polynomial;

void polynomial_mul(polynomial *r, const polynomial *a, const polynomial *b);
polynomial polynomial_one(void);

// The Miller value of a pair; one where a point is infinite.
polynomial miller_value(const point1 *p, const point2 *q);
// r = a^((p^12 - 1)/r * 2x(6x^2 + 3x + 1)), as assay_kernels.h defines the final exponentiation.
polynomial final_power(const polynomial *a);
// As the kernels keep it.
assay_bn254_fp12 polynomial_stored(const polynomial *a);
#endif
