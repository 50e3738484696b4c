// SPDX-License-Identifier: Apache-2.0
//
// All kernels of BN254 for one backend: the bodies bound to this curve's constants. A translation unit defines its
// backend, includes this file, and gets one table of kernels; nothing else leaves it. Names inside are the short ones
// of the mathematics (fp_mul, g1_add), because each unit holds one curve.
#include <gmp.h>

#include "../curve/wnaf.h"
#include "../msm/plan.h"
#include "fields.h"
#include "table.h"

// ---- tower ------------------------------------------------------------------------------------------------------------
#include "../tower/fp6_body.h"
#include "../tower/fp12_body.h"
#include "../tower/sqrt_body.h"
#ifdef ASSAY_UNIT_IFMA
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
#define GROUP_B BN254_G1_B
#include "../curve/group_body.h"

// The curve has prime order.
enum { g1_cofactor_is_one = true };
ASSAY_NOINLINE bool g1_is_in_subgroup(const g1_affine *p) { return g1_is_on_curve(p); }

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
#include "../curve/end_group.h"

// ---- G2 ---------------------------------------------------------------------------------------------------------------
#define GROUP g2
#define GROUP_AFFINE g2_affine
#define GN(name) g2_##name
#define COORDINATE fp2
#define CN(name) fp2_##name
#define COORDINATE_X8 fp2_x8
#define CXN(name) fp2_x8_##name
#define GROUP_B BN254_G2_B
#include "../curve/group_body.h"
enum { g2_cofactor_is_one = false };
#include "../curve/endomorphism_body.h"
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
#include "../curve/end_group.h"

// ---- pairing ----------------------------------------------------------------------------------------------------------
#include "../pairing/prepare_body.h"
#include "../pairing/miller_body.h"
#ifdef ASSAY_UNIT_IFMA
#include "../pairing/miller_lanes_body.h"
#else
#include "../pairing/miller_product_body.h"
#endif
#include "../pairing/final_exponentiation_body.h"

// ---- the table --------------------------------------------------------------------------------------------------------
#define ASSAY_ENTRY(type, name, parameters, arguments) .name = name,
const assay_bn254_table ASSAY_UNIT_TABLE = {BN254_KERNELS(ASSAY_ENTRY)};
