// SPDX-License-Identifier: Apache-2.0
//
// Tests of the C kernels against GMP and against the laws of their algebra, for every backend of this processor. Plain C,
// so that the sanitizers can run them: `make sanitize`. An argument sets the seed.
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "suites.h"

// A checked build differs from the one that ships in the values in lanes alone.
#ifdef ASSAY_CHECKED
enum { FIRST_BACKEND = ASSAY_BACKEND_IFMA };
#else
enum { FIRST_BACKEND = 0 };
#endif

int main(int count, char **arguments) {
    check_seed(count > 1 ? strtoull(arguments[1], NULL, 10) : 20261122);
    for (int i = FIRST_BACKEND; i < ASSAY_BACKEND_COUNT; i++) {
        assay_backend backend = (assay_backend)i;
        if (!assay_backend_select(backend)) {
            printf("%s cannot run here\n", assay_backend_name(backend));
            continue;
        }
        const assay_bn254_table *kernels = assay_bn254_selected_table();
        test_fields(kernels, assay_backend_name(backend));
        test_tower(kernels, assay_backend_name(backend));
        test_groups(kernels, assay_backend_name(backend));
        test_pairing(kernels, assay_backend_name(backend));
        test_transforms(kernels, assay_backend_name(backend));
        test_multiplications(kernels, assay_backend_name(backend));
    }
    test_lanes();
    test_backends();
    size_t passed, failed;
    check_counts(&passed, &failed);
    printf("%zu passed, %zu failed\n", passed, failed);
    return failed == 0 ? 0 : 1;
}
