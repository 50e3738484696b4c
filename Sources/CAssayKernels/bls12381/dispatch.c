// SPDX-License-Identifier: Apache-2.0
// The public kernels of BLS12-381.
#include "table.h"

#define TYPE(name) assay_bls12381_##name
#include "../template/dispatch_body.h"
