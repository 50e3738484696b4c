// SPDX-License-Identifier: Apache-2.0
//
// Transforms and sparse products over a prime field, for the backend of this translation unit. Included once per field and
// backend after prime_field_body.h with the same parameters.
#include "roots_body.h"
#include "reversal_body.h"
#ifdef ASSAY_UNIT_IFMA
#define SN(name) FN(single_##name)
#include "matrix_body.h"
#include "ntt_body.h"
#include "matrix_lanes_body.h"
#include "roots_lanes_body.h"
#include "ntt_lanes_body.h"
#include "ntt_eights_body.h"
#else
#define SN(name) FN(name)
#include "matrix_body.h"
#include "ntt_body.h"
#endif
#undef SN
