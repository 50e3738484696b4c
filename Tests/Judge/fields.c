// SPDX-License-Identifier: Apache-2.0
//
// Operations in Fp and Fr, single and on vectors.
#include <string.h>

#include "judge.h"
#include "residues.h"

// Elements that are worked on together: no multiple of eight, so that vectors end inside a register.
enum { BLOCK = 1021 };

#define FIELD assay_bn254_fp
#define KERNEL(name) fp_##name
#define KIND(name) "Fp " name
#define PRIME (&base_prime)
#include "fields_body.h"
#undef FIELD
#undef KERNEL
#undef KIND
#undef PRIME

#define FIELD assay_bn254_fr
#define KERNEL(name) fr_##name
#define KIND(name) "Fr " name
#define PRIME (&order_prime)
#include "fields_body.h"

void judge_fields(void) {
    fp_judge();
    fr_judge();
}
