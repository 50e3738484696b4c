// SPDX-License-Identifier: Apache-2.0
// Ends the parameters of field_body.h and vector_body.h.
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
