// SPDX-License-Identifier: Apache-2.0
// BN254 with mulx, adcx and adox, for x86-64 processors that have BMI2 and ADX (Broadwell, Zen and later).
#if defined(__x86_64__)
#include <gmp.h>
#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("bmi2,adx"))), apply_to = function)
#else
#pragma GCC target("bmi2,adx")
#endif
#define ASSAY_UNIT_ADX
#include "curve.h"
#define ASSAY_UNIT_TABLE assay_bn254_adx
#include "../template/unit.h"
#if defined(__clang__)
#pragma clang attribute pop
#endif
#endif
