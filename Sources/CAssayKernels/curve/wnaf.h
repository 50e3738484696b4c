// SPDX-License-Identifier: Apache-2.0
#ifndef ASSAY_WNAF_H
#define ASSAY_WNAF_H
#include "../field/limbs.h"

// Windowed non-adjacent form of a plain integer: odd digits below 2^(window-1) in size with at least window - 1 zeros
// between them (Cohen, Miyaji, Ono, ASIACRYPT 1998). Writes 64 * limbs + 1 digits at most, least significant first, and
// returns their number. limbs <= 6 and the top bit of the integer must be clear. Variable time.
static inline __attribute__((unused)) int wnaf(int8_t *digits, const uint64_t *integer, int limbs, int window) {
    uint64_t rest[7] = {0};
    for (int i = 0; i < limbs; i++) rest[i] = integer[i];
    int length = 0, used = 0;
    const int64_t full = (int64_t)1 << window;
    for (int position = 0; position <= 64 * limbs; position++) {
        digits[position] = 0;
        if (used > 0) { used--; continue; }
        // The window's bits, and one limb more where it crosses a border.
        int limb = position / 64, shift = position % 64;
        uint64_t bits = rest[limb] >> shift;
        if (shift > 64 - window && limb < limbs) bits |= rest[limb + 1] << (64 - shift);
        if ((bits & 1) == 0) continue;
        int64_t digit = (int64_t)(bits & (uint64_t)(full - 1));
        if (digit >= full / 2) {
            // A negative digit borrows one from the next window.
            digit -= full;
            uint64_t carry = 0;
            int next = position + window;
            if (next / 64 <= limbs) {
                uint64_t step = (uint64_t)1 << (next % 64);
                rest[next / 64] = limb_add(rest[next / 64], step, &carry);
                for (int i = next / 64 + 1; carry && i <= limbs; i++) rest[i] = limb_add(rest[i], 0, &carry);
            }
        }
        digits[position] = (int8_t)digit;
        used = window - 1;
        length = position + 1;
    }
    return length;
}
#endif
