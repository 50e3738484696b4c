// SPDX-License-Identifier: Apache-2.0
// What the kernels know of the machine besides its backends.
#if defined(__linux__)
#define _GNU_SOURCE
#include <sched.h>
#endif
#include <string.h>
#include <unistd.h>

#include "../include/assay_kernels.h"

void assay_wipe(void *memory, size_t bytes) {
    memset(memory, 0, bytes);
    // Nobody is known to read the memory again, so the compiler must be told that the zeros matter.
    __asm__ volatile("" : : "r"(memory) : "memory");
}

uint32_t assay_processor_count(void) {
    long count = sysconf(_SC_NPROCESSORS_ONLN);
#if defined(__linux__)
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof(allowed), &allowed) == 0) count = CPU_COUNT(&allowed);
#endif
    return count < 1 ? 1 : (uint32_t)count;
}
