// SPDX-License-Identifier: Apache-2.0
//
// Names the bodies' curve: BLS12-381. For the one curve of a translation unit.
#ifndef ASSAY_BLS12381_CURVE_H
#define ASSAY_BLS12381_CURVE_H
#include "bls12381_constants.h"
#include "table.h"

// A constant that derive.py made, a type or kernel, and a constant of assay_kernels.h.
#define CURVE(name) BLS12381_##name
#define TYPE(name) assay_bls12381_##name
#define PUBLIC_CONSTANT(name) ASSAY_BLS12381_##name

// The family whose formulas the subgroup tests and the pairing take, and the multiplication by xi.
#define CURVE_FAMILY_BLS12
#define XI_BODY "../bls12381/xi_body.h"
#endif
