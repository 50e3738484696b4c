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

#define RUN_CURVE(curve)                                                                                               \
    static void run_##curve(const assay_##curve##_table *kernels, const char *backend) {                               \
        test_fields_##curve(kernels, backend);                                                                         \
        test_tower_##curve(kernels, backend);                                                                          \
        test_groups_##curve(kernels, backend);                                                                         \
        test_pairing_##curve(kernels, backend);                                                                        \
        test_transforms_##curve(kernels, backend);                                                                     \
        test_multiplications_##curve(kernels, backend);                                                                \
    }
RUN_CURVE(bn254)
RUN_CURVE(bls12381)

int main(int count, char **arguments) {
    check_seed(count > 1 ? strtoull(arguments[1], NULL, 10) : 20261122);
    for (int i = FIRST_BACKEND; i < ASSAY_BACKEND_COUNT; i++) {
        assay_backend backend = (assay_backend)i;
        if (!assay_backend_select(backend)) {
            printf("%s cannot run here\n", assay_backend_name(backend));
            continue;
        }
        run_bn254(assay_bn254_selected_table(), assay_backend_name(backend));
        run_bls12381(assay_bls12381_selected_table(), assay_backend_name(backend));
    }
    test_lanes_bn254();
    test_lanes_bls12381();
    test_backends_bn254();
    test_backends_bls12381();
    size_t passed, failed;
    check_counts(&passed, &failed);
    printf("%zu passed, %zu failed\n", passed, failed);
    return failed == 0 ? 0 : 1;
}
