// SPDX-License-Identifier: Apache-2.0
//
// What the kernel tests share: counting checks, and random values from a seed that a failing run prints.
#ifndef ASSAY_TEST_CHECK_H
#define ASSAY_TEST_CHECK_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Counts one check; a failing one prints its place and, for the first hundred, its text.
#define CHECK(condition) check_that((condition), #condition, __FILE__, __LINE__)
void check_that(bool holds, const char *text, const char *file, int line);

// Sets the seed of all random values; checks that pass and fail so far.
void check_seed(uint64_t seed);
void check_counts(size_t *passed, size_t *failed);

// Tests that draw many values draw `usual` of them, or a multiple in a long run.
size_t rounds(size_t usual);
void check_rounds(size_t factor);

// Names what the following checks are about, for their messages.
void check_subject(const char *backend, const char *what);

// The next value of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
uint64_t random_word(void);
// 0 ..< bound, for small bounds.
size_t random_below(size_t bound);

// Fresh memory of exactly this size, so that the address sanitizer sees every step outside; ends the program without it.
void *exactly(size_t bytes);

// The same where the kernels want it aligned.
void *exactly_aligned(size_t bytes);
#endif
