// SPDX-License-Identifier: Apache-2.0
// ../transform_tests.c for BLS12-381.
#define TEST_BLS12381
#include "../transform_tests.c"
