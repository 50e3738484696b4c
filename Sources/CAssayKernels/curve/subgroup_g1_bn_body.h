// SPDX-License-Identifier: Apache-2.0
//
// Membership in G1 for BN curves, which have prime order.

enum { g1_cofactor_is_one = true };
ASSAY_NOINLINE bool g1_is_in_subgroup(const g1_affine *p) { return g1_is_on_curve(p); }
