// SPDX-License-Identifier: Apache-2.0
// Ends the parameters of field_body.h and lanes_body.h.
#undef FIELD
#undef FN
#undef FIELD_LIMBS
#undef FIELD_BITS
#undef FIELD_MODULUS
#undef FIELD_ONE
#undef FIELD_R2
#undef FIELD_R3
#undef FIELD_N0
#undef FIELD_FOLD
#undef FIELD_SQUARE
#undef FIELD_HEADROOM
#undef FIELD_FOLD_OR_NONE
#undef FIELD_X8
#undef XN
#undef X8_LIMBS
#undef X8_MODULUS
#undef X8_N0
#undef X8_FOLD
#undef X8_RESCALE
#undef X8_ROOM
#undef X8_RATIO
#undef X8_BORROWED
#undef X8_QUOTIENT
#undef X8_QUOTIENT_SHIFT
#undef X8_MULTIPLES
