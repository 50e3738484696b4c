// SPDX-License-Identifier: Apache-2.0
//
// The compression function of SHA-256 (FIPS 180-4, section 6.2.2) by the instructions that some processors have for it. Allocates nothing and
// keeps nothing; AssayCrypto alone calls it.
#ifndef ASSAY_HASH_H
#define ASSAY_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Whether this processor has the instructions. Constant time.
bool assay_sha256_is_available(void);

// Takes `count` blocks of 64 bytes into the eight words of a state. Only where the instructions are available. Constant time, but for `count`.
void assay_sha256_blocks(uint32_t *state, const uint8_t *blocks, size_t count);

#endif
