// SPDX-License-Identifier: Apache-2.0
// The public kernels of BN254: each calls the selected backend's.
#include "table.h"

#define ASSAY_RETURN_void
#define ASSAY_RETURN_bool return
#define ASSAY_RETURN_size_t return
#define ASSAY_RETURN_assay_point_status return

#define ASSAY_PUBLIC(type, name, parameters, arguments)                                                                \
    type assay_bn254_##name parameters { ASSAY_RETURN_##type assay_bn254_selected_table()->name arguments; }
BN254_KERNELS(ASSAY_PUBLIC)
