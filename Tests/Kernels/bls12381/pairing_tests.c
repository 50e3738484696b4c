// SPDX-License-Identifier: Apache-2.0
// ../pairing_tests.c for BLS12-381.
#define TEST_BLS12381
#include "../pairing_tests.c"
