// SPDX-License-Identifier: Apache-2.0
//
// Fp and Fr against GMP.
#include <gmp.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "reference.h"
#include "suites.h"

#define FIELD assay_bn254_fp
#define KERNEL(name) fp_##name
#define DIGITS FP_DIGITS
#include "field_tests_body.h"
#undef FIELD
#undef KERNEL
#undef DIGITS

#define FIELD assay_bn254_fr
#define KERNEL(name) fr_##name
#define DIGITS FR_DIGITS
#include "field_tests_body.h"

void test_fields(const assay_bn254_table *kernels, const char *backend) {
    check_subject(backend, "Fp");
    fp_test_field(kernels);
    check_subject(backend, "Fr");
    fr_test_field(kernels);
}
