// SPDX-License-Identifier: Apache-2.0
//
// The scalars of a block that have to be made plain: of a witness most are 0 or 1, which their Montgomery form shows. Included
// once per curve and backend, after scalar.h.

// Scalars that are looked at in one go, one for each bit of a mask.
enum { FR_BLOCK = 64 };

// Some scalars of a block: their places in it, and what they are as plain integers.
typedef struct {
    fr scalars[FR_BLOCK];
    uint64_t plain[FR_BLOCK][FR_LIMBS];
    uint8_t places[FR_BLOCK];
    uint32_t count;
} fr_picked;

// Takes in the scalars that the mask names. Not one by one with a branch: which ones they are cannot be predicted.
ASSAY_INLINE void fr_pick(fr_picked *picked, uint64_t mask) {
    picked->count = (uint32_t)__builtin_popcountll(mask);
    for (uint32_t j = 0; j < picked->count; j++, mask &= mask - 1) picked->places[j] = (uint8_t)__builtin_ctzll(mask);
}

ASSAY_INLINE void fr_make_plain(fr_picked *picked, const fr *scalars) {
    if (picked->count == FR_BLOCK) {
        fr_vector_to_plain(picked->plain[0], scalars, FR_BLOCK);
        return;
    }
    for (uint32_t j = 0; j < picked->count; j++) picked->scalars[j] = scalars[picked->places[j]];
    fr_vector_to_plain(picked->plain[0], picked->scalars, picked->count);
}

// lengths[i] = the bits of the magnitude of scalar i of a block.
ASSAY_NOINLINE void fr_measure_block(fr_picked *picked, uint8_t *lengths, const fr *scalars, uint32_t count) {
    uint64_t magnitude[FR_LIMBS], mask = 0;
    for (uint32_t i = 0; i < count; i++) {
        lengths[i] = fr_equal(&scalars[i], &fr_one);
        mask |= (uint64_t)(!fr_is_zero(&scalars[i]) & !lengths[i]) << i;
    }
    fr_pick(picked, mask);
    fr_make_plain(picked, scalars);
    for (uint32_t j = 0; j < picked->count; j++) {
        fr_magnitude(magnitude, picked->plain[j]);
        lengths[picked->places[j]] = (uint8_t)fr_bit_length(magnitude);
    }
}
