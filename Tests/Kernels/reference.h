// SPDX-License-Identifier: Apache-2.0
//
// Field elements as GMP integers: what the kernels are compared with.
#ifndef ASSAY_TEST_REFERENCE_H
#define ASSAY_TEST_REFERENCE_H
#include <gmp.h>
#include <stdbool.h>
#include <stdint.h>

// The most limbs that an element has.
enum { LIMB_LIMIT = 6 };

// value = the integer of `count` limbs.
void integer_of_limbs(mpz_t value, const uint64_t *limbs, size_t count);
// The `count` limbs of a value that has no more.
void limbs_of_integer(uint64_t *limbs, const mpz_t value, size_t count);
// Limbs of an element modulo the modulus.
size_t limbs_of_modulus(const mpz_t modulus);
// value = the plain integer of an element in Montgomery form.
void integer_of_element(mpz_t value, const uint64_t *limbs, const mpz_t modulus);
// Whether an element in Montgomery form is this integer, modulo the modulus, in its one canonical form.
bool element_is(const uint64_t *limbs, const mpz_t value, const mpz_t modulus);

// Limbs below the modulus that try borders: powers of two and their neighbours, both ends of the field, full and empty
// limbs. Writes at most EDGE_LIMIT of them, and returns their number.
enum { EDGE_LIMIT = 84 };
size_t edge_values(uint64_t (*limbs)[LIMB_LIMIT], const mpz_t modulus);
// Uniform limbs below the modulus.
void random_element(uint64_t *limbs, const mpz_t modulus);
#endif
