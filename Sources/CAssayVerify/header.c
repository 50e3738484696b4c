// SPDX-License-Identifier: Apache-2.0
// The header stands by itself: a C compiler has read it once. Its functions are written in Swift (AssayVerifierC).
#include "assay_verify.h"

_Static_assert(ASSAY_VALID == 0, "valid is the one verdict that is zero");
