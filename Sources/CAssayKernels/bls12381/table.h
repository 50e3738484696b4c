// SPDX-License-Identifier: Apache-2.0
// The table of BLS12-381's kernels.
#ifndef ASSAY_BLS12381_TABLE_H
#define ASSAY_BLS12381_TABLE_H
#ifdef TYPE
#error "one curve at a time"
#endif
#define TYPE(name) assay_bls12381_##name
#include "../template/table_body.h"
#undef TYPE
#endif
