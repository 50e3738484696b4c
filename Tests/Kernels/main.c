// SPDX-License-Identifier: Apache-2.0
//
// Tests of the C kernels against GMP and against the laws of their algebra, for every backend of this processor. Plain C,
// so that the sanitizers can run them: `make sanitize`. An argument sets the seed.
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "suites.h"

static size_t passed, failed;
static uint64_t seed, state;
static const char *subject_backend = "", *subject = "";

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

// A checked build differs from the one that ships in the values in lanes alone.
#ifdef ASSAY_CHECKED
enum { FIRST_BACKEND = ASSAY_BACKEND_IFMA };
#else
enum { FIRST_BACKEND = 0 };
#endif

int main(int count, char **arguments) {
    seed = state = count > 1 ? strtoull(arguments[1], NULL, 10) : 20261122;
    for (int i = FIRST_BACKEND; i < ASSAY_BACKEND_COUNT; i++) {
        assay_backend backend = (assay_backend)i;
        if (!assay_backend_select(backend)) {
            printf("%s cannot run here\n", assay_backend_name(backend));
            continue;
        }
        const assay_bn254_table *kernels = assay_bn254_selected_table();
        test_fields(kernels, assay_backend_name(backend));
        test_tower(kernels, assay_backend_name(backend));
        test_groups(kernels, assay_backend_name(backend));
        test_pairing(kernels, assay_backend_name(backend));
        test_transforms(kernels, assay_backend_name(backend));
        test_multiplications(kernels, assay_backend_name(backend));
    }
    test_lanes();
    test_backends();
    printf("%zu passed, %zu failed\n", passed, failed);
    return failed == 0 ? 0 : 1;
}
