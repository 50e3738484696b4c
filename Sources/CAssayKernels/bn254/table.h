// SPDX-License-Identifier: Apache-2.0
// The table of BN254's kernels.
#ifndef ASSAY_BN254_TABLE_H
#define ASSAY_BN254_TABLE_H
#ifdef TYPE
#error "one curve at a time"
#endif
#define TYPE(name) assay_bn254_##name
#include "../template/table_body.h"
#undef TYPE
#endif
