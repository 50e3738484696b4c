// SPDX-License-Identifier: Apache-2.0
// ../lanes_tests.c for BLS12-381.
#define TEST_BLS12381
#include "../lanes_tests.c"
