// SPDX-License-Identifier: Apache-2.0
#ifndef ASSAY_TEST_SUITES_H
#define ASSAY_TEST_SUITES_H
#include "subject.h"

// Each runs all its checks on one backend.
#define DECLARE_SUITES(curve)                                                                                          \
    void test_fields_##curve(const assay_##curve##_table *kernels, const char *backend);                               \
    void test_tower_##curve(const assay_##curve##_table *kernels, const char *backend);                                \
    void test_groups_##curve(const assay_##curve##_table *kernels, const char *backend);                               \
    void test_pairing_##curve(const assay_##curve##_table *kernels, const char *backend);                              \
    void test_transforms_##curve(const assay_##curve##_table *kernels, const char *backend);                           \
    void test_multiplications_##curve(const assay_##curve##_table *kernels, const char *backend);                      \
    void test_lanes_##curve(void);                                                                                     \
    void test_backends_##curve(void);

DECLARE_SUITES(bn254)
DECLARE_SUITES(bls12381)

// What test_lanes does are the values in lanes that the vector backend is made of; test_backends compares all backends of this
// processor bit for bit, and their selection.
#endif
