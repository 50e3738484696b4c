// SPDX-License-Identifier: Apache-2.0
// ../group_tests.c for BLS12-381.
#define TEST_BLS12381
#include "../group_tests.c"
