// SPDX-License-Identifier: Apache-2.0
//
// The long comparison of all backends with GMP: `judge [seed] [share] [part…]`. A share of 1 is the whole run, a share of
// 1000 its thousandth part; without names of parts, all are done. Prints what was compared, how often, and how many results were different; see scripts/judge.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../Kernels/suites.h"
#include "judge.h"
#include "residues.h"

enum { KIND_LIMIT = 96 };
static struct { const char *kind; size_t count[ASSAY_BACKEND_COUNT], differences[ASSAY_BACKEND_COUNT]; } tallies[KIND_LIMIT];
static size_t kind_count, share = 1;

judged_backend judged[ASSAY_BACKEND_COUNT];
size_t judged_count;

size_t portion(size_t whole) { return whole / share > 0 ? whole / share : 1; }

void tally(size_t backend, const char *kind, size_t count, size_t differences) {
    size_t i = 0;
    while (i < kind_count && strcmp(tallies[i].kind, kind) != 0) i++;
    if (i == KIND_LIMIT) abort();
    if (i == kind_count) tallies[kind_count++].kind = kind;
    tallies[i].count[backend] += count;
    tallies[i].differences[backend] += differences;
    if (differences > 0) printf("DIFFERENT: %s on %s\n", kind, judged[backend].name);
}

void tally_one(size_t backend, const char *kind, bool same) { tally(backend, kind, 1, same ? 0 : 1); }

static double seconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

// The parts that were asked for, up to a null; none for all.
static char **wanted_parts;

static bool is_wanted(const char *name) {
    size_t i = 0;
    while (wanted_parts[i] != NULL && strcmp(wanted_parts[i], name) != 0) i++;
    return wanted_parts[0] == NULL || wanted_parts[i] != NULL;
}

static void run(const char *name, void (*part)(void)) {
    if (!is_wanted(name)) return;
    const double begin = seconds_now();
    part();
    printf("%-12s %8.1f s\n", name, seconds_now() - begin);
    fflush(stdout);
}

// A checked build differs from the one that ships in the values in lanes alone.
#ifdef ASSAY_CHECKED
enum { FIRST_BACKEND = ASSAY_BACKEND_IFMA };
#else
enum { FIRST_BACKEND = 0 };
#endif

static void find_backends(void) {
    for (int i = FIRST_BACKEND; i < ASSAY_BACKEND_COUNT; i++) {
        if (!assay_backend_select((assay_backend)i)) printf("%s cannot run here\n", assay_backend_name((assay_backend)i));
        else judged[judged_count++] = (judged_backend){assay_backend_name((assay_backend)i), assay_bn254_selected_table()};
    }
}

static size_t print_tallies(void) {
    size_t differences = 0, total[ASSAY_BACKEND_COUNT] = {0};
    printf("%-34s", "results compared with GMP's");
    FOR_BACKENDS(b) printf("%14s", judged[b].name);
    for (size_t i = 0; i < kind_count; i++) {
        printf("\n%-34s", tallies[i].kind);
        FOR_BACKENDS(b) {
            printf("%14zu", tallies[i].count[b]);
            total[b] += tallies[i].count[b];
            differences += tallies[i].differences[b];
        }
    }
    printf("\n%-34s", "all");
    FOR_BACKENDS(b) printf("%14zu", total[b]);
    printf("\n");
    return differences;
}

static void judge_lanes(void) {
    test_lanes_bn254();
    test_lanes_bls12381();
}

int main(int count, char **arguments) {
    const uint64_t seed = count > 1 ? strtoull(arguments[1], NULL, 10) : 20261122;
    share = count > 2 ? strtoull(arguments[2], NULL, 10) : 1;
    if (share == 0) share = 1;
    wanted_parts = arguments + (count > 3 ? 3 : count);
    check_seed(seed);
    printf("seed %llu, share 1/%zu\n", (unsigned long long)seed, share);
    const double begin = seconds_now();
    prepare_residues();
    find_backends();
    run("fields", judge_fields);
    run("groups", judge_groups);
    run("sums", judge_sums);
    run("transforms", judge_transforms);
    run("pairings", judge_pairings);
    check_rounds(share < 50 ? 50 / share : 1);
    run("lanes", judge_lanes);
    size_t passed, failed;
    check_counts(&passed, &failed);
    const size_t differences = print_tallies() + failed;
    printf("values in lanes within their bounds and as GMP says: %zu\n", passed);
    printf("seed %llu, share 1/%zu, %.0f s, differences: %zu\n", (unsigned long long)seed, share, seconds_now() - begin, differences);
    return differences == 0 ? 0 : 1;
}
