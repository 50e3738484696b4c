// SPDX-License-Identifier: Apache-2.0
//
// What the parts of the long comparison share: the backends that stand before the judge, how much of the whole run is to
// be done, and the tally of what was compared.
#ifndef ASSAY_JUDGE_H
#define ASSAY_JUDGE_H
#include "../Kernels/check.h"
#include "bn254/table.h"

typedef struct {
    const char *name;
    const assay_bn254_table *table;
} judged_backend;

extern judged_backend judged[ASSAY_BACKEND_COUNT];
extern size_t judged_count;
#define FOR_BACKENDS(i) for (size_t i = 0; i < judged_count; i++)

// `whole` divided by the share of the run, and at least one.
size_t portion(size_t whole);

// `count` results of one kind that a backend gave have been compared with GMP's, and so many were different.
void tally(size_t backend, const char *kind, size_t count, size_t differences);
// The same for one result.
void tally_one(size_t backend, const char *kind, bool same);

// Each compares one part of the kernels with GMP, on all backends.
void judge_fields(void);
void judge_groups(void);
void judge_sums(void);
void judge_transforms(void);
void judge_pairings(void);
#endif
