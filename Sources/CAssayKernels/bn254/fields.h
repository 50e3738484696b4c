// SPDX-License-Identifier: Apache-2.0
//
// The fields of BN254 for the backend of this translation unit, on which all else stands: Fp, Fr and Fp2, and eight
// elements of each side by side where the backend has them.
#ifndef ASSAY_BN254_FIELDS_H
#define ASSAY_BN254_FIELDS_H
#include <string.h>

#include "../field/arithmetic.h"
#include "../include/assay_kernels.h"
#include "bn254_constants.h"
#ifdef ASSAY_UNIT_IFMA
#include "../field/lanes.h"
#include "../field/lanes_checked.h"
#endif

typedef assay_bn254_fp fp;
typedef assay_bn254_fr fr;
typedef assay_bn254_fp2 fp2;
typedef assay_bn254_fp6 fp6;
typedef assay_bn254_fp12 fp12;
typedef assay_bn254_g1 g1;
typedef assay_bn254_g2 g2;
typedef assay_bn254_g1_affine g1_affine;
typedef assay_bn254_g2_affine g2_affine;

#define FR_LIMBS BN254_FR_LIMBS
#define FR_BITS BN254_FR_BITS
#define FP_ONE BN254_FP_ONE

// ---- Fp ---------------------------------------------------------------------------------------------------------------
#define FIELD fp
#define FN(name) fp_##name
#define FIELD_LIMBS BN254_FP_LIMBS
#define FIELD_BITS BN254_FP_BITS
#define FIELD_MODULUS BN254_FP_MODULUS
#define FIELD_ONE BN254_FP_ONE
#define FIELD_R2 BN254_FP_R2
#define FIELD_R3 BN254_FP_R3
#define FIELD_N0 BN254_FP_N0
#define FIELD_FOLD BN254_FP_FOLD
#define FIELD_SQUARE BN254_FP_SQUARE
#define FIELD_X8 fp_x8
#define XN(name) fp_x8_##name
#define X8_LIMBS BN254_FP_X8_LIMBS
#define X8_MODULUS BN254_FP_X8_MODULUS
#define X8_N0 BN254_FP_X8_N0
#define X8_FOLD BN254_FP_X8_FOLD
#define X8_64 BN254_FP_X8_64
#define X8_QUOTIENT BN254_FP_X8_QUOTIENT
#define X8_QUOTIENT_SHIFT BN254_FP_X8_QUOTIENT_SHIFT
#define X8_MULTIPLES BN254_FP_X8_MULTIPLES
#include "../field/prime_field_body.h"
#include "../field/end_field.h"

// ---- Fr ---------------------------------------------------------------------------------------------------------------
#define FIELD fr
#define FN(name) fr_##name
#define FIELD_LIMBS BN254_FR_LIMBS
#define FIELD_BITS BN254_FR_BITS
#define FIELD_MODULUS BN254_FR_MODULUS
#define FIELD_ONE BN254_FR_ONE
#define FIELD_R2 BN254_FR_R2
#define FIELD_R3 BN254_FR_R3
#define FIELD_N0 BN254_FR_N0
#define FIELD_FOLD BN254_FR_FOLD
#define FIELD_SQUARE BN254_FR_SQUARE
#define FIELD_X8 fr_x8
#define XN(name) fr_x8_##name
#define X8_LIMBS BN254_FR_X8_LIMBS
#define X8_MODULUS BN254_FR_X8_MODULUS
#define X8_N0 BN254_FR_X8_N0
#define X8_FOLD BN254_FR_X8_FOLD
#define X8_64 BN254_FR_X8_64
#define X8_QUOTIENT BN254_FR_X8_QUOTIENT
#define X8_QUOTIENT_SHIFT BN254_FR_X8_QUOTIENT_SHIFT
#define X8_MULTIPLES BN254_FR_X8_MULTIPLES
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
