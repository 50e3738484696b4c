// SPDX-License-Identifier: Apache-2.0
// ../multiplication_tests.c for BLS12-381.
#define TEST_BLS12381
#include "../multiplication_tests.c"
