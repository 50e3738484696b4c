// SPDX-License-Identifier: Apache-2.0
//
// The public kernels of one curve: each calls the selected backend's. Included after its table with TYPE(name).

#define ASSAY_CALL(name, arguments) TYPE(selected_table)()->name arguments;
#define ASSAY_BODY_void ASSAY_CALL
#define ASSAY_BODY_bool return ASSAY_CALL
#define ASSAY_BODY_size_t return ASSAY_CALL
#define ASSAY_BODY_assay_point_status return ASSAY_CALL

#define ASSAY_BODY_assay_byte_count(name, arguments)                                                                   \
    size_t most = 0;                                                                                                   \
    for (int i = 0; i < ASSAY_BACKEND_COUNT; i++) {                                                                    \
        const TYPE(table) *table = TYPE(available_table)((assay_backend)i);                                            \
        const size_t bytes = table == NULL ? 0 : table->name arguments;                                                \
        if (bytes > most) most = bytes;                                                                                \
    }                                                                                                                  \
    return most;

#define ASSAY_PUBLIC(type, name, parameters, arguments)                                                                \
    type TYPE(name) parameters { ASSAY_BODY_##type(name, arguments) }
CURVE_KERNELS(ASSAY_PUBLIC)
