// SPDX-License-Identifier: Apache-2.0
//
// Runs every kernel that assay_kernels.h calls constant time on secret operands: `taint BACKEND`. The tool that it runs
// under reports each branch and each address that depends on one. `taint BACKEND control` runs a kernel whose one intended
// branch is not published: it must be reported, or the tool does not look.
#include <stdio.h>
#include <string.h>

#include "taint.h"
#include "watch.h"

bool publishing = true;
unsigned watched;

// What the kernels mean to branch on, see ASSAY_PUBLISH.
void assay_taint_publish(void *memory, size_t bytes) {
    if (publishing) taint_publish(memory, bytes);
}

// The table of a backend by name, whether or not the tool admits that the processor can run it.
#if defined(__x86_64__)
#define FASTER(curve)                                                                                                  \
    if (strcmp(backend, "adx") == 0) return &assay_##curve##_adx;                                                      \
    if (strcmp(backend, "ifma") == 0) return &assay_##curve##_ifma;
#else
#define FASTER(curve)
#endif
#define TABLE_OF(curve)                                                                                                \
    static const assay_##curve##_table *curve##_table_of(const char *backend) {                                        \
        FASTER(curve)                                                                                                  \
        (void)backend;                                                                                                 \
        return &assay_##curve##_portable;                                                                              \
    }
TABLE_OF(bn254)
TABLE_OF(bls12381)

int main(int count, char **arguments) {
    const char *backend = count > 1 ? arguments[1] : "portable";
    if (count > 2) {
        watch_control_bn254(bn254_table_of(backend));
        watch_control_bls12381(bls12381_table_of(backend));
    } else {
        watch_all_bn254(bn254_table_of(backend));
        watch_all_bls12381(bls12381_table_of(backend));
    }
    printf("%s: %u kernels on secrets\n", backend, watched);
    return 0;
}
