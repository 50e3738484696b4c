// SPDX-License-Identifier: Apache-2.0
//
// Names the bodies' curve: BN254. For the one curve of a translation unit.
#ifndef ASSAY_BN254_CURVE_H
#define ASSAY_BN254_CURVE_H
#include "bn254_constants.h"
#include "table.h"

// A constant that derive.py made, a type or kernel, and a constant of assay_kernels.h.
#define CURVE(name) BN254_##name
#define TYPE(name) assay_bn254_##name
#define PUBLIC_CONSTANT(name) ASSAY_BN254_##name

// The family whose formulas the subgroup tests and the pairing take, and the multiplication by xi.
#define CURVE_FAMILY_BN
#define XI_BODY "../bn254/xi_body.h"
// Elements of Fp12 side by side or across lanes.
#define CURVE_HAS_TOWER_LANES
#endif
