// SPDX-License-Identifier: Apache-2.0
#include <gmp.h>

#include "../include/assay_kernels.h"
#include "bn254_constants.h"

_Static_assert(sizeof(mp_limb_t) == sizeof(uint64_t) && GMP_NAIL_BITS == 0, "the kernels need full 64-bit GMP limbs");

#define F assay_bn254_fr
#define F_FN(name) assay_bn254_fr_##name
#define F_MODULUS BN254_FR_MODULUS
#define F_ONE BN254_FR_ONE
#define F_R2 BN254_FR_R2
#define F_R3 BN254_FR_R3
#define F_N0 BN254_FR_N0
#include "field_body.h"
