// SPDX-License-Identifier: Apache-2.0
// The one function of LLVM's libFuzzer that a program with a main function of its own calls.
#ifndef ASSAY_LIBFUZZER_H
#define ASSAY_LIBFUZZER_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*body)(const uint8_t *bytes, size_t size));

#endif
