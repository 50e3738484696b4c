// SPDX-License-Identifier: Apache-2.0
#ifndef ASSAY_TAINT_WATCH_H
#define ASSAY_TAINT_WATCH_H
#include "../Kernels/subject.h"

// Whether what the kernels mean to branch on is made known, and how many kernels have run.
extern bool publishing;
extern unsigned watched;

void watch_all_bn254(const assay_bn254_table *k);
void watch_all_bls12381(const assay_bls12381_table *k);
void watch_control_bn254(const assay_bn254_table *k);
void watch_control_bls12381(const assay_bls12381_table *k);
#endif
