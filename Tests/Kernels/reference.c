// SPDX-License-Identifier: Apache-2.0
#include "reference.h"

#include <string.h>

#include "check.h"

void integer_of_limbs(mpz_t value, const uint64_t *limbs, size_t count) { mpz_import(value, count, -1, sizeof(uint64_t), 0, 0, limbs); }

size_t limbs_of_modulus(const mpz_t modulus) { return (mpz_sizeinbase(modulus, 2) + 63) / 64; }

void limbs_of_integer(uint64_t *limbs, const mpz_t value, size_t count) {
    memset(limbs, 0, count * sizeof(uint64_t));
    mpz_export(limbs, NULL, -1, sizeof(uint64_t), 0, 0, value);
}

void integer_of_element(mpz_t value, const uint64_t *limbs, const mpz_t modulus) {
    mpz_t radix;
    mpz_init(radix);
    mpz_setbit(radix, 64 * limbs_of_modulus(modulus));
    mpz_invert(radix, radix, modulus);
    integer_of_limbs(value, limbs, limbs_of_modulus(modulus));
    mpz_mul(value, value, radix);
    mpz_mod(value, value, modulus);
    mpz_clear(radix);
}

bool element_is(const uint64_t *limbs, const mpz_t value, const mpz_t modulus) {
    mpz_t stored, wanted;
    mpz_inits(stored, wanted, NULL);
    mpz_mul_2exp(wanted, value, 64 * limbs_of_modulus(modulus));
    mpz_mod(wanted, wanted, modulus);
    integer_of_limbs(stored, limbs, limbs_of_modulus(modulus));
    bool same = mpz_cmp(stored, wanted) == 0;
    mpz_clears(stored, wanted, NULL);
    return same;
}

// Appends a value that is below the modulus and not negative.
static void append(uint64_t (*limbs)[LIMB_LIMIT], size_t *count, const mpz_t value, const mpz_t modulus) {
    if (*count < EDGE_LIMIT && mpz_sgn(value) >= 0 && mpz_cmp(value, modulus) < 0) limbs_of_integer(limbs[(*count)++], value, LIMB_LIMIT);
}

size_t edge_values(uint64_t (*limbs)[LIMB_LIMIT], const mpz_t modulus) {
    static const unsigned shifts[] = {1, 32, 63, 64, 65, 127, 128, 191, 192, 193, 252, 253, 254, 255, 256, 319, 320, 379, 380};
    size_t count = 0;
    mpz_t value, center;
    mpz_inits(value, center, NULL);
    for (unsigned i = 0; i < 3; i++) {
        mpz_set_ui(value, i);
        append(limbs, &count, value, modulus);
        mpz_sub_ui(value, modulus, i + 1);
        append(limbs, &count, value, modulus);
    }
    mpz_tdiv_q_2exp(value, modulus, 1);
    append(limbs, &count, value, modulus);
    for (size_t i = 0; i < sizeof(shifts) / sizeof(shifts[0]); i++) {
        mpz_set_ui(center, 0);
        mpz_setbit(center, shifts[i]);
        for (int offset = -1; offset <= 1; offset++) {
            if (offset < 0) mpz_sub_ui(value, center, 1);
            else mpz_add_ui(value, center, (unsigned long)offset);
            append(limbs, &count, value, modulus);
        }
        mpz_sub(value, modulus, center);
        append(limbs, &count, value, modulus);
    }
    mpz_clears(value, center, NULL);
    return count;
}

void random_element(uint64_t *limbs, const mpz_t modulus) {
    mpz_t value;
    mpz_init(value);
    uint64_t wide[2 * LIMB_LIMIT];
    for (int i = 0; i < 2 * LIMB_LIMIT; i++) wide[i] = random_word();
    integer_of_limbs(value, wide, 2 * LIMB_LIMIT);
    mpz_mod(value, value, modulus);
    limbs_of_integer(limbs, value, limbs_of_modulus(modulus));
    mpz_clear(value);
}
