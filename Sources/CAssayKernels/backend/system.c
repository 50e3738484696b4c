// SPDX-License-Identifier: Apache-2.0
// What the kernels know of the machine besides its backends.
#if defined(__linux__)
#define _GNU_SOURCE
#include <sched.h>
#endif
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../include/assay_kernels.h"

void assay_wipe(void *memory, size_t bytes) {
    memset(memory, 0, bytes);
    // Nobody is known to read the memory again, so the compiler must be told that the zeros matter.
    __asm__ volatile("" : : "r"(memory) : "memory");
}

void assay_prefer_huge_pages(void *memory, size_t bytes) {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), start = ((uintptr_t)memory + page - 1) / page * page;
    const uintptr_t end = ((uintptr_t)memory + bytes) / page * page;
    if (start < end) (void)madvise((void *)start, end - start, MADV_HUGEPAGE);
#else
    (void)memory;
    (void)bytes;
#endif
}

size_t assay_large_pages_bytes(size_t bytes) { return (bytes + ASSAY_LARGE_PAGE - 1) / ASSAY_LARGE_PAGE * ASSAY_LARGE_PAGE; }

void *assay_large_pages_map(size_t bytes) {
    const size_t size = assay_large_pages_bytes(bytes);
    // One page more, so that whole ones can be cut out.
    unsigned char *memory = mmap(NULL, size + ASSAY_LARGE_PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) return NULL;
    const size_t before = (0 - (uintptr_t)memory) % ASSAY_LARGE_PAGE;
    if (before != 0) (void)munmap(memory, before);
    (void)munmap(memory + before + size, ASSAY_LARGE_PAGE - before);
    assay_prefer_huge_pages(memory + before, size);
    return memory + before;
}

void assay_large_pages_unmap(void *memory, size_t bytes) { (void)munmap(memory, assay_large_pages_bytes(bytes)); }

uint32_t assay_processor_count(void) {
    long count = sysconf(_SC_NPROCESSORS_ONLN);
#if defined(__linux__)
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof(allowed), &allowed) == 0) count = CPU_COUNT(&allowed);
#endif
    return count < 1 ? 1 : (uint32_t)count;
}
