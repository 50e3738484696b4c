// SPDX-License-Identifier: Apache-2.0
//
// Memory that nothing may branch on or be addressed by, as the tool at hand keeps it: undefined memory of valgrind (after
// Langley's ctgrind, and libsecp256k1), or poisoned memory of clang's memory sanitizer.
#ifndef ASSAY_TAINT_H
#define ASSAY_TAINT_H
#include <stddef.h>

#if defined(__has_feature)
#if __has_feature(memory_sanitizer)
#define TAINT_BY_SANITIZER
#endif
#endif

#ifdef TAINT_BY_SANITIZER
#include <sanitizer/msan_interface.h>
#define taint_secret(memory, bytes) __msan_poison(memory, bytes)
#define taint_publish(memory, bytes) __msan_unpoison(memory, bytes)
// The sanitizer prints where it was and goes on; the exit status tells.
#define taint_errors() 0u
#else
#include <valgrind/memcheck.h>
#define taint_secret(memory, bytes) (void)VALGRIND_MAKE_MEM_UNDEFINED(memory, bytes)
#define taint_publish(memory, bytes) (void)VALGRIND_MAKE_MEM_DEFINED(memory, bytes)
#define taint_errors() (unsigned)VALGRIND_COUNT_ERRORS
#endif
#endif
