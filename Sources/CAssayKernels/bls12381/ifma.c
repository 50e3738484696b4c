// SPDX-License-Identifier: Apache-2.0
// BLS12-381 with AVX-512 IFMA for bulk work and mulx, adcx, adox for single elements, for x86-64 processors that have both (Ice
// Lake, Zen 4 and later).
#if defined(__x86_64__)
#include <gmp.h>
#include <immintrin.h>
#include <stdio.h>
#include <stdlib.h>
#define ASSAY_IFMA_TARGET "bmi2,adx,avx512f,avx512dq,avx512vl,avx512bw,avx512ifma,avx512vbmi2"
#if defined(__clang__)
#pragma clang attribute push(__attribute__((target(ASSAY_IFMA_TARGET))), apply_to = function)
#else
#pragma GCC target("bmi2,adx,avx512f,avx512dq,avx512vl,avx512bw,avx512ifma,avx512vbmi2")
#endif
#ifndef ASSAY_NO_ASSEMBLY
#define ASSAY_UNIT_ADX
#endif
#define ASSAY_UNIT_IFMA
#include "curve.h"
#define ASSAY_UNIT_TABLE assay_bls12381_ifma
#include "../template/unit.h"
#if defined(__clang__)
#pragma clang attribute pop
#endif
#endif
