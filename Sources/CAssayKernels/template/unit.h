// SPDX-License-Identifier: Apache-2.0
//
// All kernels of one curve for one backend: the bodies bound to this curve's constants. A translation unit names its curve by
// including CURVE/curve.h, defines its backend, includes this file, and gets one table of kernels; nothing else leaves it. Names inside are the short ones
// of the mathematics (fp_mul, g1_add), because each unit holds one curve.
#include <gmp.h>

#include "../curve/wnaf.h"
#include "../msm/plan.h"
#include "fields.h"

// ---- tower ------------------------------------------------------------------------------------------------------------
#if defined(ASSAY_UNIT_IFMA) && defined(CURVE_HAS_TOWER_LANES)
#define ASSAY_TOWER_LANES
#endif
#include "../tower/fp6_body.h"
#include "../tower/fp12_body.h"
#include "../tower/sqrt_body.h"
#ifdef ASSAY_TOWER_LANES
#include "../tower/fp12_lanes_body.h"
#include "../tower/fp12_across_body.h"
#endif
#include "../msm/norm.h"
#ifdef ASSAY_UNIT_IFMA
#include "../msm/norm_lanes.h"
#define BATCH_ADD_BODY "../msm/batch_add_lanes_body.h"
#else
#define BATCH_ADD_BODY "../msm/batch_add_body.h"
#endif

// ---- G1 ---------------------------------------------------------------------------------------------------------------
#define GROUP g1
#define GROUP_AFFINE g1_affine
#define GN(name) g1_##name
#define COORDINATE fp
#define CN(name) fp_##name
#define COORDINATE_X8 fp_x8
#define CXN(name) fp_x8_##name
#define GROUP_B CURVE(G1_B)
#include "../curve/group_body.h"

#ifdef CURVE_FAMILY_BN
#include "../curve/subgroup_g1_bn_body.h"
#else
#include "../curve/subgroup_g1_bls12_body.h"
#endif

#include "../curve/check_body.h"
#ifdef ASSAY_UNIT_IFMA
#include "../curve/check_lanes_body.h"
#endif
#include BATCH_ADD_BODY
#include "../msm/buckets_body.h"
#include "../msm/msm_body.h"
#include "../msm/fixed_base_body.h"
#include "../msm/table_body.h"
#include "../msm/fixed_base_sum_body.h"
#include "../msm/multiply_each_body.h"
#ifdef CURVE_FAMILY_BN
#include "../curve/membership_g1_bn_body.h"
#else
#include "../curve/membership_body.h"
#include "../curve/membership_g1_bls12_body.h"
#endif
#include "../curve/end_group.h"

// ---- G2 ---------------------------------------------------------------------------------------------------------------
#define GROUP g2
#define GROUP_AFFINE g2_affine
#define GN(name) g2_##name
#define COORDINATE fp2
#define CN(name) fp2_##name
#define COORDINATE_X8 fp2_x8
#define CXN(name) fp2_x8_##name
#define GROUP_B CURVE(G2_B)
#include "../curve/group_body.h"
#include "../curve/endomorphism_body.h"
#ifdef CURVE_FAMILY_BN
#include "../curve/subgroup_g2_bn_body.h"
#else
#include "../curve/subgroup_g2_bls12_body.h"
#endif
#include "../curve/check_body.h"
#ifdef ASSAY_UNIT_IFMA
#include "../curve/check_lanes_body.h"
#endif
#include BATCH_ADD_BODY
#include "../msm/buckets_body.h"
#include "../msm/msm_body.h"
#include "../msm/fixed_base_body.h"
#include "../msm/table_body.h"
#include "../msm/fixed_base_sum_body.h"
#include "../curve/membership_body.h"
#ifdef CURVE_FAMILY_BN
#include "../curve/membership_g2_bn_body.h"
#else
#include "../curve/membership_g2_bls12_body.h"
#endif
#include "../curve/end_group.h"

// ---- pairing ----------------------------------------------------------------------------------------------------------
#include "../pairing/steps_body.h"
#ifdef CURVE_FAMILY_BN
#include "../pairing/walk_bn_body.h"
#else
#include "../pairing/walk_bls12_body.h"
#endif
#include "../pairing/prepare_body.h"
#include "../pairing/miller_body.h"
#ifdef ASSAY_TOWER_LANES
#include "../pairing/miller_lanes_body.h"
#else
#include "../pairing/miller_product_body.h"
#endif
#include "../pairing/final_exponentiation_body.h"

// ---- the table --------------------------------------------------------------------------------------------------------
#define ASSAY_ENTRY(type, name, parameters, arguments) .name = name,
const TYPE(table) ASSAY_UNIT_TABLE = {CURVE_KERNELS(ASSAY_ENTRY)};
