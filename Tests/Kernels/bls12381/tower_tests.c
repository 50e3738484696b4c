// SPDX-License-Identifier: Apache-2.0
// ../tower_tests.c for BLS12-381.
#define TEST_BLS12381
#include "../tower_tests.c"
