// SPDX-License-Identifier: Apache-2.0
//
// A prime field with its bulk work, for the backend of this translation unit. Included once per modulus and backend, with
// the parameters of field_body.h and lanes_body.h.
#include "field_body.h"
#ifdef ASSAY_UNIT_IFMA
#define VN(name) FN(single_##name)
#include "vector_body.h"
#include "lanes_body.h"
#include "lanes_memory_body.h"
#include "vector_lanes_body.h"
#else
#define VN(name) FN(vector_##name)
#include "vector_body.h"
#endif
#undef VN
