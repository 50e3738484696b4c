// SPDX-License-Identifier: Apache-2.0
//
// The table of a curve's kernels, one for each backend. Included once per curve with TYPE(name), its prefix for names.
#include "kernels.h"

#define FIELD_OF_TABLE(type, name, parameters, arguments) type(*name) parameters;
typedef struct { CURVE_KERNELS(FIELD_OF_TABLE) } TYPE(table);
#undef FIELD_OF_TABLE

extern const TYPE(table) TYPE(portable);
#if defined(__x86_64__)
extern const TYPE(table) TYPE(adx);
extern const TYPE(table) TYPE(ifma);
#endif

// The table of a backend; NULL when this processor cannot run it.
const TYPE(table) *TYPE(available_table)(assay_backend backend);
// The table of the selected backend.
const TYPE(table) *TYPE(selected_table)(void);
