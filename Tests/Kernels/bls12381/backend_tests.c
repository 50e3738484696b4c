// SPDX-License-Identifier: Apache-2.0
// ../backend_tests.c for BLS12-381.
#define TEST_BLS12381
#include "../backend_tests.c"
