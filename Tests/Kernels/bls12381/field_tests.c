// SPDX-License-Identifier: Apache-2.0
// ../field_tests.c for BLS12-381.
#define TEST_BLS12381
#include "../field_tests.c"
