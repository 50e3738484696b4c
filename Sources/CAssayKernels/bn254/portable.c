// SPDX-License-Identifier: Apache-2.0
// BN254 over GMP alone: runs on every processor and is the reference for the other backends.
#define ASSAY_UNIT_TABLE assay_bn254_portable
#include "unit.h"
