// SPDX-License-Identifier: Apache-2.0
// The public kernels of BN254.
#include "table.h"

#define TYPE(name) assay_bn254_##name
#include "../template/dispatch_body.h"
