// SPDX-License-Identifier: Apache-2.0
#include "check.h"

#include <stdio.h>
#include <stdlib.h>

static size_t passed, failed, factor = 1;
static uint64_t seed, state;
static const char *subject_backend = "", *subject = "";

void check_seed(uint64_t value) { seed = state = value; }

void check_rounds(size_t value) { factor = value; }

size_t rounds(size_t usual) { return usual * factor; }

void check_counts(size_t *passed_checks, size_t *failed_checks) { *passed_checks = passed, *failed_checks = failed; }

void check_that(bool holds, const char *text, const char *file, int line) {
    if (holds) {
        passed++;
    } else if (failed++ < 100) {
        printf("%s:%d: %s, %s: %s (seed %llu)\n", file, line, subject_backend, subject, text, (unsigned long long)seed);
    }
}

void check_subject(const char *backend, const char *what) {
    subject_backend = backend;
    subject = what;
}

uint64_t random_word(void) {
    state += 0x9e3779b97f4a7c15;
    uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

size_t random_below(size_t bound) { return (size_t)(random_word() % bound); }

void *exactly(size_t bytes) {
    void *memory = malloc(bytes == 0 ? 1 : bytes);
    if (memory == NULL) exit(70);
    return memory;
}

void *exactly_aligned(size_t bytes) {
    void *memory;
    if (posix_memalign(&memory, 64, bytes == 0 ? 1 : bytes) != 0) exit(70);
    return memory;
}
