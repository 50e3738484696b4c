// SPDX-License-Identifier: Apache-2.0
// BN254 in plain C: runs on every processor, and the other backends must agree with it.
#define ASSAY_UNIT_TABLE assay_bn254_portable
#include "curve.h"

#include "../template/unit.h"
