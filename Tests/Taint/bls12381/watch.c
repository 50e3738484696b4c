// SPDX-License-Identifier: Apache-2.0
// ../watch.c for BLS12-381.
#define TEST_BLS12381
#include "../watch.c"
