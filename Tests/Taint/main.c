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

static assay_backend backend_of(const char *name) {
    for (int i = 0; i < ASSAY_BACKEND_COUNT; i++)
        if (strcmp(name, assay_backend_name((assay_backend)i)) == 0) return (assay_backend)i;
    return ASSAY_BACKEND_PORTABLE;
}

int main(int count, char **arguments) {
    const assay_backend backend = backend_of(count > 1 ? arguments[1] : "portable");
    const assay_bn254_table *bn254 = assay_bn254_available_table(backend);
    const assay_bls12381_table *bls12381 = assay_bls12381_available_table(backend);
    if (bn254 == NULL || bls12381 == NULL) return 70;
    if (count > 2) {
        watch_control_bn254(bn254);
        watch_control_bls12381(bls12381);
    } else {
        watch_all_bn254(bn254);
        watch_all_bls12381(bls12381);
    }
    printf("%s: %u kernels on secrets\n", assay_backend_name(backend), watched);
    return 0;
}
