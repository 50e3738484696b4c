// SPDX-License-Identifier: Apache-2.0
#ifndef ASSAY_TEST_SUITES_H
#define ASSAY_TEST_SUITES_H
#include "bn254/table.h"

// Each runs all its checks on one backend.
void test_fields(const assay_bn254_table *kernels, const char *backend);
void test_tower(const assay_bn254_table *kernels, const char *backend);
void test_groups(const assay_bn254_table *kernels, const char *backend);
void test_pairing(const assay_bn254_table *kernels, const char *backend);
void test_transforms(const assay_bn254_table *kernels, const char *backend);
void test_multiplications(const assay_bn254_table *kernels, const char *backend);

// The values in lanes that the vector backend is made of.
void test_lanes(void);

// Compares all backends of this processor bit for bit, and their selection.
void test_backends(void);
#endif
