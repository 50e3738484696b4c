// SPDX-License-Identifier: Apache-2.0
//
// The fields of the curve of this translation unit (CURVE/curve.h) for its backend, on which all else stands: Fp, Fr and Fp2,
// and eight elements of each side by side where the backend has them.
#ifndef ASSAY_FIELDS_H
#define ASSAY_FIELDS_H
#include <string.h>

#include "../field/arithmetic.h"
#include "../include/assay_kernels.h"
#ifdef ASSAY_UNIT_IFMA
#include "../field/lanes.h"
#include "../field/lanes_checked.h"
#endif

typedef TYPE(fp) fp;
typedef TYPE(fr) fr;
typedef TYPE(fp2) fp2;
typedef TYPE(fp6) fp6;
typedef TYPE(fp12) fp12;
typedef TYPE(g1) g1;
typedef TYPE(g2) g2;
typedef TYPE(g1_affine) g1_affine;
typedef TYPE(g2_affine) g2_affine;

#define FR_LIMBS CURVE(FR_LIMBS)
#define FR_BITS CURVE(FR_BITS)
#define FP_ONE CURVE(FP_ONE)

// ---- Fp ---------------------------------------------------------------------------------------------------------------
#define FIELD fp
#define FN(name) fp_##name
#define FIELD_LIMBS CURVE(FP_LIMBS)
#define FIELD_BITS CURVE(FP_BITS)
#define FIELD_MODULUS CURVE(FP_MODULUS)
#define FIELD_ONE CURVE(FP_ONE)
#define FIELD_R2 CURVE(FP_R2)
#define FIELD_R3 CURVE(FP_R3)
#define FIELD_N0 CURVE(FP_N0)
#define FIELD_FOLD CURVE(FP_FOLD)
#define FIELD_SQUARE CURVE(FP_SQUARE)
#define FIELD_HEADROOM CURVE(FP_HEADROOM)
#define FIELD_X8 fp_x8
#define XN(name) fp_x8_##name
#define X8_LIMBS CURVE(FP_X8_LIMBS)
#define X8_ROOM CURVE(FP_X8_ROOM)
#define X8_MODULUS CURVE(FP_X8_MODULUS)
#define X8_N0 CURVE(FP_X8_N0)
#define X8_FOLD CURVE(FP_X8_FOLD)
#define X8_RESCALE CURVE(FP_X8_RESCALE)
#define X8_BORROWED CURVE(FP_X8_BORROWED)
#define X8_QUOTIENT CURVE(FP_X8_QUOTIENT)
#define X8_QUOTIENT_SHIFT CURVE(FP_X8_QUOTIENT_SHIFT)
#define X8_MULTIPLES CURVE(FP_X8_MULTIPLES)
#include "../field/prime_field_body.h"
#include "../field/end_field.h"

// ---- Fr ---------------------------------------------------------------------------------------------------------------
#define FIELD fr
#define FN(name) fr_##name
#define FIELD_LIMBS CURVE(FR_LIMBS)
#define FIELD_BITS CURVE(FR_BITS)
#define FIELD_MODULUS CURVE(FR_MODULUS)
#define FIELD_ONE CURVE(FR_ONE)
#define FIELD_R2 CURVE(FR_R2)
#define FIELD_R3 CURVE(FR_R3)
#define FIELD_N0 CURVE(FR_N0)
#define FIELD_FOLD CURVE(FR_FOLD)
#define FIELD_SQUARE CURVE(FR_SQUARE)
#define FIELD_HEADROOM CURVE(FR_HEADROOM)
#define FIELD_X8 fr_x8
#define XN(name) fr_x8_##name
#define X8_LIMBS CURVE(FR_X8_LIMBS)
#define X8_ROOM CURVE(FR_X8_ROOM)
#define X8_MODULUS CURVE(FR_X8_MODULUS)
#define X8_N0 CURVE(FR_X8_N0)
#define X8_FOLD CURVE(FR_X8_FOLD)
#define X8_RESCALE CURVE(FR_X8_RESCALE)
#define X8_BORROWED CURVE(FR_X8_BORROWED)
#define X8_QUOTIENT CURVE(FR_X8_QUOTIENT)
#define X8_QUOTIENT_SHIFT CURVE(FR_X8_QUOTIENT_SHIFT)
#define X8_MULTIPLES CURVE(FR_X8_MULTIPLES)
#include "../field/prime_field_body.h"
#include "../ntt/transform_body.h"
#include "../field/end_field.h"
#include "../msm/scalar.h"
#include "../msm/picked.h"

// ---- Fp2 --------------------------------------------------------------------------------------------------------------
#include "../tower/fp2_body.h"
#ifdef ASSAY_UNIT_IFMA
#include "../tower/fp2_lanes_body.h"
#endif
#endif
