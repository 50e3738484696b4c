// SPDX-License-Identifier: Apache-2.0
// BLS12-381 in plain C: runs on every processor, and the other backends must agree with it.
#define ASSAY_UNIT_TABLE assay_bls12381_portable
#include "curve.h"

#include "../template/unit.h"
