// SPDX-License-Identifier: Apache-2.0
//
// Fp and Fr against GMP.
#include <gmp.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "reference.h"
#include "suites.h"

#define FIELD TYPE(fp)
#define KERNEL(name) fp_##name
#define DIGITS FP_DIGITS
#define WORDS FP_WORDS
#include "field_tests_body.h"
#undef FIELD
#undef KERNEL
#undef DIGITS
#undef WORDS

#define FIELD TYPE(fr)
#define KERNEL(name) fr_##name
#define DIGITS FR_DIGITS
#define WORDS FR_WORDS
#include "field_tests_body.h"

void SUITE(test_fields)(const TYPE(table) *kernels, const char *backend) {
    check_subject(backend, CURVE_LABEL "Fp");
    fp_test_field(kernels);
    check_subject(backend, CURVE_LABEL "Fr");
    fr_test_field(kernels);
}
